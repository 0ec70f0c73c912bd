"""The one name of what is done, whatever the word: the table `data/deeds.csv`.

In: a claim, and who and what fills its places. Out: the name of its deed. The table names classes,
events and verbs that are words for one thing done, some only to a kind of thing ("stormed | the
embassy" is a raid, "stormed | the beach" none).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.gazetteer.csv_rows import csv_rows
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Proposition
    from kg.resolve.claim_parts import Part

VERB = "to "
"""Opens the kind of a claim that is a verb of the text and no class of events."""

type _Row = tuple[str, frozenset[str], frozenset[str]]


@cache
def _deeds() -> Mapping[tuple[str, str], tuple[_Row, ...]]:
    found: dict[tuple[str, str], list[_Row]] = {}
    for row in csv_rows(files("kg.resolve") / "data" / "deeds.csv"):
        asked = frozenset(row["object"].split()), frozenset(row["subject"].split())
        for word in row["words"].split():
            found.setdefault((row["how"], word), []).append((row["deed"], *asked))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def event_deeds() -> frozenset[str]:
    """Return the deeds that classes of events are words for."""
    every = (row for (how, _), rows in _deeds().items() if how == "event" for row in rows)
    return frozenset(deed for deed, _, _ in every)


def _is_at_home(agents: Iterable[Part], whom: Iterable[Part]) -> bool:
    """Tell whether all that it is done to is the doers' own: "its jets crossed its border"."""
    mine = {p.country for p in agents} - {None}
    return bool(mine) and all(p.country in mine for p in whom)


def deed_of(claim: Proposition, agents: Iterable[Part], whom: Iterable[Part]) -> str:
    """Return the one name of what is done; the claim's own kind where the table has none."""
    kind = claim.key[0]
    does = {k for p in agents for k in p.kinds}
    done_to = {k for p in whom for k in p.kinds}

    def found() -> Iterator[str]:
        lemma = claim.predicate.lemma if claim.predicate is not None else ""
        name = kind.removeprefix(VERB)
        if kind.startswith(VERB):
            asked = [("verb", lemma.replace(" ", "-")), ("verb", name.replace(" ", "-"))]
            if tuple(whom) or name in words("deeds_of_one"):  # "came out": for nobody told
                asked += [("class", name), ("class", claim.predicate_class or "")]
        else:
            asked = [("event", f"{kind}/{lemma}"), ("event", kind)]
        for word in asked:
            for deed, objects, subjects in _deeds().get(word, ()):
                fits = (not objects or objects & done_to) and (not subjects or subjects & does)
                if fits and not (deed in words("deeds_abroad") and _is_at_home(agents, whom)):
                    yield deed

    return next(found(), kind)
