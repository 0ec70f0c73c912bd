"""The lexicon of events: which words tell an event of which class, with which objects.

`data/classes.csv` has the classes with their PLOVER type and the way their roles are written,
`data/events.csv` the words: verbs with their particle, preposition or kind of object, and nouns
with their modifiers. The most specific row that fits decides: "lifted the curfew" is not "lifted".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.gazetteer.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Token

_DATA = files("kg.extract") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A class of events.

    `verb` and `link` write its label; `target` are the places where its recipient stands, best
    first; `of` tells what an actor after "of" is to its noun; `level` whose deed it is: `state`
    when organs and leaders act and suffer for their state, `agent` when only the doer does, `own`
    when nobody does.
    """

    name: str
    type: str
    mode: str | None
    context: str
    verb: str
    link: str
    target: tuple[str, ...]
    of: str
    level: str
    flags: frozenset[str]

    @property
    def mutual(self) -> bool:
        """Both sides do it: talks, agreements, clashes."""
        return "mutual" in self.flags

    @property
    def loose(self) -> bool:
        """Its label's words are wider than the words that tell it: "gives way to" for "accepts"."""
        return "loose" in self.flags

    @property
    def themed(self) -> bool:
        """Something is given, taken or moved."""
        return "theme" in self.flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the lexicon: a word of a class, and what must stand beside it."""

    kind: Kind
    particles: frozenset[str]
    objects: frozenset[str]
    mode: str | None
    target: tuple[str, ...]
    turn: str

    @property
    def rank(self) -> int:
        """How much the row asks for; the row that asks for more is tried first."""
        return 2 * bool(self.objects) + bool(self.particles)


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the classes by name."""
    return {
        r["class"]: Kind(
            name=r["class"],
            type=r["type"],
            mode=r["mode"] or None,
            context=r["context"],
            verb=r["verb"],
            link=r["link"],
            target=tuple(r["target"].split()),
            of=r["of"],
            level=r["level"],
            flags=frozenset(r["flags"].split()),
        )
        for r in csv_rows(_DATA / "classes.csv")
    }


@cache
def triggers() -> Mapping[tuple[str, str], tuple[Row, ...]]:
    """Return the rows by lemma and part of speech (`V` or `N`), the most specific first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for r in csv_rows(_DATA / "events.csv"):
        kind = kinds()[r["class"]]
        row = Row(
            kind=kind,
            particles=frozenset(r["with"].split()),
            objects=frozenset(r["object"].split()),
            mode=r["mode"] or kind.mode,
            target=tuple(r["target"].split()) or kind.target,
            turn=r["turn"],
        )
        for lemma in r["lemmas"].split():
            found.setdefault((lemma, r["pos"]), []).append(row)
    return {k: tuple(sorted(v, key=lambda row: -row.rank)) for k, v in found.items()}


def verb_lemma(token: Token) -> str:
    """Return a verb's lemma; the parser's "stag" for "staged" gets back its last letter."""
    lemma = token.lemma.casefold()
    if (lemma, "V") not in triggers() and (lemma + "e", "V") in triggers():
        return lemma + "e"
    return lemma


@cache
def themes() -> Mapping[str, tuple[str, str]]:
    """Return theme class and context by lemma."""
    return {r["lemma"]: (r["theme"], r["context"]) for r in csv_rows(_DATA / "themes.csv")}


@cache
def _wider_themes() -> Mapping[str, str]:
    rows = csv_rows(_DATA / "themes.csv")
    return {r["theme"]: r["broader"] for r in rows if r["broader"]}


def theme_chain(theme: str) -> tuple[str, ...]:
    """Return a class of things and the wider ones that it falls under, the nearest first.

    >>> theme_chain("missiles"), theme_chain("aid")
    (('missiles', 'weapons'), ('aid',))
    """
    found = [theme]
    while (theme := _wider_themes().get(theme, "")) and theme not in found:
        found.append(theme)
    return tuple(found)


@cache
def objects() -> Mapping[str, frozenset[str]]:
    """Return the lemmas of each kind of object; the theme classes are kinds of objects too."""
    found = {r["object"]: set(r["lemmas"].split()) for r in csv_rows(_DATA / "objects.csv")}
    for lemma, (theme, _) in themes().items():
        for kind in theme_chain(theme):
            found.setdefault(kind, set()).add(lemma)
    return {k: frozenset(v) for k, v in found.items()}


@cache
def modes() -> Mapping[tuple[str, str], str]:
    """Return the mode that a word beside an event of a PLOVER type tells, by type and lemma."""
    found: dict[tuple[str, str], str] = {}
    for r in csv_rows(_DATA / "modes.csv"):
        for lemma in r["lemmas"].split():
            found.setdefault((r["type"], lemma), r["mode"])
    return found


@cache
def contexts() -> Mapping[str, str]:
    """Return the context that a word beside an event tells, by lemma."""
    found: dict[str, str] = {}
    for r in csv_rows(_DATA / "contexts.csv"):
        for lemma in r["lemmas"].split():
            found.setdefault(lemma, r["context"])
    return found


_VIOLENT = frozenset({"military", "terrorism", "peacekeeping"})
"""Contexts in which force is used."""


def is_violent(lemma: str) -> bool:
    """Tell whether a word beside an event puts it in a context of force: "troops", "bomb"."""
    return contexts().get(lemma) in _VIOLENT
