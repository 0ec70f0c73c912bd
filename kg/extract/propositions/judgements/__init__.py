"""Claims that judge: what somebody is a threat to, and who is to blame for what."""
