"""The matter of a claim: the field of the ontology's list `matter` that its words tell.

In: what a claim's key says is done, and its things as the key has them, in plain forms. Out: the
matter, or None. `data/matter_words.toml` has the words; to add to a matter, add to its words there.

>>> matter_of("to write", ("long letter on visa",)), matter_of("to write", ("long letter",))
(<Matter.IMMIGRATION: 'immigration'>, None)
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract.propositions.fillers import KIND
from kg.model import Matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_WORD = re.compile(r"(?<![\w-])[a-z]+(?:-[a-z]+)*(?![\w-])")
"""A word of a key; what holds a figure is an id or a place of an article."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Which matter a word tells, and a deed: always, alone, or alone as a deed of states."""

    words: Mapping[str, Matter]
    weak: Mapping[str, Matter]
    deeds: Mapping[str, Matter]
    deeds_alone: Mapping[str, Matter]
    deeds_of_states: Mapping[str, Matter]
    done_to: frozenset[str]
    marks: frozenset[str]
    prepositions: frozenset[str]


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
        **{k: frozenset(table[k].split()) for k in ("done_to", "marks", "prepositions")},
    )


def _name(deed: str) -> str:
    """Return a deed as the table has it: a verb, or a class of events in capitals."""
    return deed.removeprefix(KIND) if deed.startswith(KIND) else deed.upper()


def is_done_to(deed: str) -> bool:
    """Tell whether a deed is about the one to whom it is done: who is charged, praised, attacked.

    `deed` is the first part of a claim's key.
    """
    return _name(deed) in _lexicon().done_to


def matter_of(deed: str, things: Sequence[str], of_states: bool = False) -> Matter | None:
    """Return the matter of a claim: the first that its deed or a word of its things tells.

    The nouns that the things are go before the words around them. `of_states` tells whether a
    state or its government does it or has it done to it.
    """
    known = _lexicon()
    name = _name(deed)
    if name in known.deeds:
        return known.deeds[name]
    nouns = [form for thing in things for form in _forms_of_noun(thing)]
    every = [form for thing in things for form in _forms(content_words(thing))]
    return (
        _first(known.words, (*nouns, *every))
        or (known.deeds_of_states.get(name) if of_states else None)
        or _first(known.weak, nouns)
        or known.deeds_alone.get(name)
        or _first(known.weak, every)
    )


def content_words(thing: str) -> tuple[str, ...]:
    """Return the words of a thing as a key has it, without ids and places of articles."""
    return tuple(_WORD.findall(thing.casefold()))


def head_of(thing: str) -> str:
    """Return the noun that a thing is, "" for none: the last word before a preposition.

    >>> head_of("is criminal group"), head_of("supply of shell to ostia"), head_of("in norland")
    ('group', 'supply', 'norland')
    """
    return next(reversed(_before_preposition(thing)), "")


def _before_preposition(thing: str) -> tuple[str, ...]:
    known, found = _lexicon(), content_words(thing)
    first = 1 if found and found[0] in known.marks else 0
    return tuple(takewhile(lambda word: word not in known.prepositions, found[first:]))


def _first(table: Mapping[str, Matter], forms: Iterable[str]) -> Matter | None:
    return next((table[form] for form in forms if form in table), None)


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
    told = _before_preposition(thing)
    for size in (2, 1):
        if len(told) >= size:
            yield from _singular("-".join(told[-size:]))


def _singular(word: str) -> tuple[str, ...]:
    return (word, word[:-1]) if word.endswith("s") else (word,)
