"""What finds the statements of a rule's name, in words: for exports, pages and the terminal."""

from __future__ import annotations

from fnmatch import fnmatchcase

from kg.extract.extractor import OTHER_RULES
from kg.extract.reports.report_rules import rule_of


def meaning(name: str) -> str:
    """Return what the rule of this name finds, in words; raises KeyError for an unknown name.

    >>> meaning("llm-unparsed").partition(":")[0]
    'a language model, in a language that nothing parses'
    """
    other = next((about for rule, about in OTHER_RULES.items() if fnmatchcase(name, rule)), None)
    return other or rule_of(name).about
