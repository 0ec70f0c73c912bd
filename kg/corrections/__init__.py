"""A person's word on statements: `corrections.jsonl`, honoured by every build, undone at will.

Here is what reads the lines; what honours them (`apply`, `corrected_links`) needs the rooms of
extraction, which a server and `kg correct` need not wait for.
"""

from kg.corrections.correction_lines import Line, effective_digest, read_corrections

__all__ = ["Line", "effective_digest", "read_corrections"]
