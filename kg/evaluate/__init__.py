"""Part of sayso."""
