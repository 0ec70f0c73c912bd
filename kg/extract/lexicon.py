"""The word lists in `data/`, loaded once. What a word does is data; rules only read it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.extract.user_lexicon import in_use
from kg.gazetteer.csv_rows import csv_rows
from kg.model import Act, Modality
from kg.model.kept import kept
from ontology.lists import closed_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.user_lexicon import UserLexicon

_DATA = files("kg.extract") / "data"
_LETTERS = frozenset({"s", "n", "i", "o", "g", "a", "t", "q"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that reports an act, and the frames its content may stand in (data/README.md)."""

    lemma: str
    act: Act
    frames: frozenset[str]

    @property
    def prepositions(self) -> frozenset[str]:
        """Prepositions that open the content right after the cue."""
        return frozenset([f for f in self.frames if f not in _LETTERS and ":" not in f])

    @property
    def object_prepositions(self) -> frozenset[str]:
        """Prepositions that open the content after an object ("accuse X of")."""
        return frozenset([f[2:] for f in self.frames if f.startswith("o:")])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists by name."""

    verbs: Mapping[str, Cue]
    verb_lemmas: frozenset[str]
    """The first words of `verbs`: the lemma without its particle."""
    nouns: Mapping[str, Act]
    adjectives: Mapping[str, Cue]
    wrappers: Mapping[str, Cue]
    words: Mapping[str, frozenset[str]]
    lists: Mapping[str, tuple[str, ...]]
    conditions: tuple[tuple[str, ...], ...]


def _cues(name: str, column: str) -> dict[str, Cue]:
    return {
        row[column]: Cue(
            lemma=row[column], act=Act(row["act"]), frames=frozenset(row["frames"].split())
        )
        for row in csv_rows(_DATA / name)
    }


LISTS = (
    "words.toml",
    "function_words.toml",
    "actors.toml",
    "contents.toml",
    "reports.toml",
    "event_words.toml",
    "claim_words.toml",
    "sources.toml",
    "standing.toml",
)
"""The files in `data/` with lists of words; no name of a list stands twice."""


def _word_lists() -> dict[str, list[str]]:
    """Return the lists of all files of `LISTS`; raises ValueError for a name that stands twice."""
    found: dict[str, list[str]] = {}
    for name in LISTS:
        table = tomllib.loads((_DATA / name).read_text(encoding="utf-8"))
        lists = {key: value for key, value in table.items() if isinstance(value, list)}
        twice = sorted(found.keys() & lists.keys())
        if twice:
            raise ValueError(f"word lists that stand twice: {', '.join(twice)}")
        found |= lists
    return found


def lexicon() -> Lexicon:
    """Return the lists that ship with the package, with the acts of the user's own words."""
    return _lexicon(in_use())


@kept
def _lexicon(user: UserLexicon) -> Lexicon:
    own = _shipped()
    if not user.acts:
        return own
    cues = {
        part: {
            word: Cue(lemma=word, act=act, frames=frozenset(frames.split()))
            for word, pos, act, frames in user.acts
            if pos == part
        }
        for part in "VA"
    }
    nouns = {word: act for word, pos, act, _ in user.acts if pos in ("N", "P")}
    verbs = {**own.verbs, **cues["V"]}
    return replace(
        own,
        verbs=verbs,
        verb_lemmas=_first_words(verbs),
        adjectives={**own.adjectives, **cues["A"]},
        nouns={**own.nouns, **nouns},
    )


@cache
def _shipped() -> Lexicon:
    words = _word_lists()
    openers = sorted((tuple(c.split()) for c in words["conditions"]), key=lambda c: (-len(c), c))
    verbs = _cues("cues.csv", "lemma")
    return Lexicon(
        verbs=verbs,
        verb_lemmas=_first_words(verbs),
        nouns={row["noun"]: Act(row["act"]) for row in csv_rows(_DATA / "nouns.csv")},
        adjectives=_cues("adjectives.csv", "adjective"),
        wrappers=_cues("wrappers.csv", "lemma"),
        words={name: frozenset(values) for name, values in words.items()},
        lists={name: tuple(values) for name, values in words.items()},
        conditions=tuple(openers),
    )


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(p.partition(" ")[0] for p in phrases)


@cache
def idioms() -> Mapping[tuple[str, str, str], Act]:
    """Return the acts of several words by verb (with particle), object noun and preposition."""
    return {
        (row["verb"], row["object"], row["preposition"]): Act(row["act"])
        for row in csv_rows(_DATA / "idioms.csv")
    }


@dataclass(frozen=True, slots=True)
class Construction:
    """A verb (or `=act`, any verb of that act) in a frame with an object of a list: another act."""

    verb: str
    frame: str
    object: str
    act: Act


@cache
def constructions() -> tuple[Construction, ...]:
    """Return the constructions that change an act; the first that fits counts."""
    rows = csv_rows(_DATA / "constructions.csv")
    return tuple(Construction(r["verb"], r["frame"], r["object"], Act(r["act"])) for r in rows)


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of an act in CAMEO and in PLOVER, None where these have none.

    `event` says when the act is an event in PLOVER's sense: `always`, where what is said is `firm`
    and under no condition, where it tells of the speaker's `own` deeds, or never. `modality` is how
    a content is put whose own form does not tell: what is demanded is an obligation.
    """

    cameo: str | None
    plover: str | None
    event: str
    modality: Modality | None


@cache
def acts() -> Mapping[Act, Codes]:
    """Return the codes of each act (`ontology/data/act.toml`)."""
    return {
        Act(value): Codes(
            row.get("cameo"),
            row.get("plover"),
            row.get("event", ""),
            Modality(row["modality"]) if "modality" in row else None,
        )
        for value, row in closed_list("act").rows.items()
    }


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a noun points back at: statements of these acts or cues, `any` claim near by without.

    `bare`: it also points with no determiner ("denied allegations").
    """

    acts: frozenset[Act]
    cues: frozenset[str]
    any: bool
    bare: bool


@cache
def pointers() -> Mapping[str, Pointer]:
    """Return the nouns by which a content points at what was said before."""
    return {
        r["noun"]: Pointer(
            acts=frozenset(Act(a) for a in r["acts"].split()),
            cues=frozenset(r["cues"].split()),
            any="any" in r["flags"].split(),
            bare="bare" in r["flags"].split(),
        )
        for r in csv_rows(_DATA / "pointers.csv")
    }


@dataclass(frozen=True, slots=True)
class FormOfAddress:
    """What a title before a name tells: `m` or `f`, its kind; and whether it is a noun too.

    Nouns and names ("general", "Dean") are titles only where more speaks for it. `office` is what
    somebody is of whom nothing else is told: "Mr Justice Hale" is a judge.
    """

    gender: str | None
    kind: str
    noun: bool
    office: str | None


@cache
def forms_of_address() -> Mapping[str, FormOfAddress]:
    """Return the forms of address by their words in lower case, without full stop."""
    return {
        r["form"]: FormOfAddress(
            r["gender"] or None, r["kind"], r["noun"] == "yes", r["office"] or None
        )
        for r in csv_rows(_DATA / "forms_of_address.csv")
    }


@cache
def justifications() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the wordings by which an article justifies a source: why, where it stands, words."""
    return tuple(
        (r["why"], r["stands"], tuple(r["words"].split()))
        for r in csv_rows(_DATA / "justifications.csv")
    )


@cache
def ages_meant() -> Mapping[str, tuple[int, int]]:
    """Return the least and the greatest age of whom a noun calls by his age: "teenager"."""
    rows = csv_rows(_DATA / "ages.csv")
    return {r["noun"]: (int(r["from"]), int(r["to"])) for r in rows}


@kept
def words(name: str) -> frozenset[str]:
    """Return one list of the files of `LISTS`."""
    return _shipped().words[name]


@cache
def ordered_words(name: str) -> tuple[str, ...]:
    """Return one list of the files of `LISTS` in its order, where the first that fits counts."""
    return _shipped().lists[name]
