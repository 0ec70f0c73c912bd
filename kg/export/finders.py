"""What found a statement: the finder that its rule belongs to, and those that found it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.extractor import UNPARSED
from kg.model import Finder

if TYPE_CHECKING:
    from kg.model import Statement

_FINDERS = {
    "tagger": Finder.TAGGER,
    "person": Finder.PERSON,
    "llm": Finder.LLM,
    "plugin": Finder.PLUGIN,
}
"""Rules that are not the rules': what finds by them."""


def finder_of(rule: str) -> Finder:
    """Return what finds by a rule.

    >>> [finder_of(rule).value for rule in ("verb-clause", "llm-unparsed", "plugin:mine")]
    ['rules', 'llm', 'plugin']
    """
    return _FINDERS.get(rule.partition(":")[0].removesuffix(UNPARSED), Finder.RULES)


def found_beside(said: Statement) -> tuple[Finder, ...]:
    """Return what found a statement beside the finder that its rule belongs to."""
    own = finder_of(said.rule)
    return tuple(f for f in said.found_by if f is not own)
