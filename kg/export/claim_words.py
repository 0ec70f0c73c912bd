"""What a claim is made of, in words: its class of predicate and what fills its roles.

A claim inside a claim is called one ("the claim “…”"), so that it never reads as fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ontology.lists import closed_list
from ontology.predicate_classes import predicate_classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Actor, OwnClass, Proposition


@dataclass(frozen=True, slots=True)
class ClassName:
    """A class of predicates in words: its label, its wider class or "", and what it means."""

    label: str
    parent: str
    definition: str


@cache
def _of_the_table() -> Mapping[str, ClassName]:
    return {
        one.id: ClassName(one.label, one.parent, one.definition)
        for one in predicate_classes().values()
    }


def class_names(own: Iterable[OwnClass] = ()) -> Mapping[str, ClassName]:
    """Return the classes of the ontology's table and the user's own, by id."""
    return {**_of_the_table(), **{c.id: ClassName(c.label, c.parent, c.definition) for c in own}}


def class_label(name: str, names: Mapping[str, ClassName]) -> str:
    """Return the label of a class; of one that is not known its id in words."""
    return names[name].label if name in names else name.replace("-", " ")


def with_wider_classes(name: str, names: Mapping[str, ClassName]) -> list[str]:
    """Return a class and all that it falls under, the narrowest first, each once."""
    found: list[str] = []
    while name and name not in found:
        found.append(name)
        name = names[name].parent if name in names else ""
    return found


def quantity_words(bound: str, value: float, most: float | None = None) -> str:
    """Return the number that a claim tells, from a value to the most where that is another.

    >>> quantity_words("at_most", 8000), quantity_words("exact", 2.5, 3)
    ('up to 8,000', '2.5 to 3')
    """
    told = " to ".join(f"{n:,.15g}" for n in (value, most) if n is not None)
    return f"{closed_list('bound').column('page')[bound]} {told}".strip()


def filler_words(label: str, proposition: str | None = None, owner: str | None = None) -> str:
    """Return what fills a role, of a thing also whose it is where its words do not tell.

    >>> filler_words("Sudovia sends tanks", "p-1"), filler_words("Our plan", None, "Norland")
    ('the claim “Sudovia sends tanks”', 'Our plan (of Norland)')
    """
    if proposition is not None:
        return f"the claim “{label}”"
    return f"{label} (of {owner})" if owner and owner not in label else label


def roles(record: Proposition, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return the roles of a claim with what fills each: `agent: Norland`; `actors` are by id."""
    found = []
    for role, fillers in record.roles:
        for one in fillers:
            owner = actors.get(one.owner or "")
            told = filler_words(one.label, one.proposition, owner.label if owner else None)
            found.append(f"{role}: {told}")
    return tuple(found)
