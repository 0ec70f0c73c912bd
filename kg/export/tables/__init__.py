"""The records themselves, one a line: JSON lines and Parquet."""
