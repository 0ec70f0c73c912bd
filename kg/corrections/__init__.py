"""A person's word on statements: `corrections.jsonl`, honoured by every build, undone at will."""

from kg.corrections.apply import Corrected, corrected, with_classes
from kg.corrections.corrected_links import corrected_links
from kg.corrections.correction_lines import Line, effective_digest, read_corrections

__all__ = [
    "Corrected",
    "Line",
    "corrected",
    "corrected_links",
    "effective_digest",
    "read_corrections",
    "with_classes",
]
