"""What a denial is of: the charges told before it, and what its words point back at."""
