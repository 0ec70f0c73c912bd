"""Names that are near to one that nobody has, for a question that found nothing."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from kg.query import sparql

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.query.named import Question

MOST = 5
_NAMES = """
PREFIX kg: <https://w3id.org/sayso/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?label ?name WHERE {
  ?actor a kg:Actor ; skos:prefLabel ?label ; skos:prefLabel|skos:altLabel ?name .
} ORDER BY ?label ?name
"""


def unknown_names(
    question: Question, values: dict[str, str], path: Path
) -> list[tuple[str, list[str]]]:
    """Return the names given that no actor of the graph has, each with the nearest actors."""
    asked = [p.name for p in question.parameters if "of one of its names" in p.meaning]
    given = [values[name] for name in asked if values.get(name)]
    if not given:
        return []
    found = sparql.run(_NAMES, path, 1_000_000).rows
    names = [(str(label), str(name)) for label, name in found]
    return [(one, nearest(one, names)) for one in given if not _met(one, names)]


def _met(words: str, names: Iterable[tuple[str, str]]) -> bool:
    wanted = f" {words.lower()} "
    return any(wanted in f" {name.lower()} " for _, name in names)


def nearest(words: str, names: Iterable[tuple[str, str]]) -> list[str]:
    """Return the labels of up to `MOST` actors whose name, or a word of it, is spelt like this.

    >>> nearest("Brant", [("Ada Brandt", "Ada Brandt"), ("Ostia", "Ostia")])
    ['Ada Brandt']
    """
    wanted = words.casefold()
    scored: dict[str, float] = {}
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    for label, name in names:
        for part in {name.casefold(), *name.casefold().split()}:
            matcher.set_seq1(part)
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                scored[label] = max(scored.get(label, 0.0), matcher.ratio())
    best = sorted((-score, label) for label, score in scored.items() if score >= _ALIKE)
    return [label for _, label in best[:MOST]]


_ALIKE = 0.7
"""Share of letters in common, in order, from which a spelling counts as near."""
