"""What a side is charged with, as one claim: who says so, who denies it, in whatever words."""
