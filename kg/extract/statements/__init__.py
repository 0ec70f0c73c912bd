"""What makes a report a statement: its act, and the day on which it was said."""
