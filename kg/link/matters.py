"""The matter of a claim: the field of the ontology's list `matter` that its words tell.

In: what a claim's key says is done, and its things as the key has them, in plain forms. Out: the
matter, or None. `data/matter_words.toml` has the words; to add to a matter, add to its words there.

>>> matter_of("to write", ("long letter on visa",))
Told(matter=<Matter.IMMIGRATION: 'immigration'>, word='visa')
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.propositions.fillers import KIND
from kg.model import Matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_WORD = re.compile(r"(?<![\w-])[a-z]+(?:-[a-z]+)*(?![\w-])")
"""A word of a key; what holds a figure is an id or a place of an article."""

_LISTS = ("done_to", "marks", "prepositions", "between_states")
"""Lists of words of the table that belong to no matter."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Which matter a word tells, and a deed: always, alone, or alone as a deed of states."""

    words: Mapping[str, Matter]
    weak: Mapping[str, Matter]
    deeds: Mapping[str, Matter]
    deeds_alone: Mapping[str, Matter]
    deeds_of_states: Mapping[str, Matter]
    aside: frozenset[str]
    done_to: frozenset[str]
    marks: frozenset[str]
    prepositions: frozenset[str]
    between_states: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    text = (files("kg.link") / "data" / "matter_words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    rows = {k: v for k, v in table.items() if isinstance(v, dict)}

    def by(column: str, weak: bool | None = None) -> dict[str, Matter]:
        told = ((m, r) for m, r in rows.items() if weak is None or r.get("weak", False) is weak)
        return {word: Matter(m) for m, r in told for word in r.get(column, "").split()}

    return _Lexicon(
        words=by("words", weak=False),
        weak=by("words", weak=True),
        deeds=by("deeds"),
        deeds_alone=by("deeds_alone"),
        deeds_of_states=by("deeds_of_states"),
        aside=frozenset(m for m, row in rows.items() if row.get("weak")),
        **{k: frozenset(table[k].split()) for k in _LISTS},
    )


def _name(deed: str) -> str:
    """Return a deed as the table has it: a verb, or a class of events in capitals."""
    return deed.removeprefix(KIND) if deed.startswith(KIND) else deed.upper()


def is_done_to(deed: str) -> bool:
    """Tell whether a deed is about the one to whom it is done: who is charged, praised, attacked.

    `deed` is the first part of a claim's key.
    """
    return _name(deed) in _lexicon().done_to


def is_weak(matter: Matter) -> bool:
    """Tell whether a matter comes up whatever else is argued about: whom somebody backs or aids."""
    return matter in _lexicon().aside


def is_between_states(word: str) -> bool:
    """Tell whether a word names only where two states meet that quarrel: their border."""
    return word in _lexicon().between_states


class Told(NamedTuple):
    """A matter with the word that tells it as the table has it, "" where a deed does."""

    matter: Matter
    word: str = ""


def matter_of(deed: str, things: Sequence[str], of_states: bool = False) -> Told | None:
    """Return the matter of a claim: the first that its deed or a word of its things tells.

    The nouns that the things are go before the words around them. `of_states` tells whether a
    state or its government does it or has it done to it.
    """
    known = _lexicon()
    name = _name(deed)
    if name in known.deeds:
        return Told(known.deeds[name])
    nouns = [form for thing in things for form in _forms_of_noun(thing)]
    every = [form for thing in things for form in _forms(content_words(thing))]
    return (
        _first(known.words, (*nouns, *every))
        or _of_deed(known.deeds_of_states, name if of_states else "")
        or _first(known.weak, nouns)
        or _of_deed(known.deeds_alone, name)
        or _first(known.weak, every)
    )


def _of_deed(table: Mapping[str, Matter], name: str) -> Told | None:
    return Told(table[name]) if name in table else None


def content_words(thing: str) -> tuple[str, ...]:
    """Return the words of a thing as a key has it, without ids and places of articles."""
    return tuple(_WORD.findall(thing.casefold()))


def _noun_phrase(thing: str) -> tuple[str, ...]:
    """Return a thing's words up to a preposition: the last is its noun."""
    known, found = _lexicon(), content_words(thing)
    first = 1 if found and found[0] in known.marks else 0
    return tuple(takewhile(lambda word: word not in known.prepositions, found[first:]))


def _first(table: Mapping[str, Matter], forms: Iterable[str]) -> Told | None:
    return next((Told(table[form], form) for form in forms if form in table), None)


def _forms(phrase: Sequence[str]) -> Iterator[str]:
    """Yield the words of a phrase, in order, each also without the ending of a plural.

    Two that stand together come first, joined by a hyphen.
    """
    for place, word in enumerate(phrase):
        if place + 1 < len(phrase):
            yield from _singular(f"{word}-{phrase[place + 1]}")
        yield from _singular(word)


def _forms_of_noun(thing: str) -> Iterator[str]:
    """Yield the forms of the noun that a thing is: with the word before it, then alone."""
    told = _noun_phrase(thing)
    for size in (2, 1):
        if len(told) >= size:
            yield from _singular("-".join(told[-size:]))


def _singular(word: str) -> tuple[str, ...]:
    return (word, word[:-1]) if word.endswith("s") else (word,)
