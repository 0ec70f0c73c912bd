"""The formats that articles come in: one row each in `formats.py`, one module with its reader.

Comes in: the bytes of a file, of standard input, or of a file within another. Goes out: drafts of
articles, and diagnostics of what is none. A new format is a row, a reader and a fixture.
"""
