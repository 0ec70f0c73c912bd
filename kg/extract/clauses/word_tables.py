"""The word tables in `data/`, loaded once; data/README.md says what each holds and whence."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.extract.clauses.model import Modal, Relation
from kg.gazetteer.csv_rows import csv_rows
from kg.model.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATA = files("kg.extract.clauses") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What a governing word does to its clause: whose it is (by class), and how it stands."""

    subject: Modal | None = None
    object: Modal | None = None
    raising: Modal | None = None
    small: Modal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All tables, by lemma."""

    words: Mapping[str, frozenset[str]]
    governors: Mapping[str, Control]
    prepositional: Mapping[tuple[str, str], str]
    """(verb, its particle included, and preposition) → the place filled, `what` or `whom`."""
    phrasal: frozenset[tuple[str, str, str]]
    """(verb, particle, preposition) of verbs of three words: "put up with"."""
    object_prepositional: frozenset[tuple[str, str]]
    """(verb, preposition) after an object: "accuse X of"."""
    recipients: Mapping[str, frozenset[str]]
    """Verb → the prepositions of its second object."""
    fixed: frozenset[tuple[str, str]]
    """(verb, bare noun) that are one predicate: "take place"."""
    light: Mapping[tuple[str, str], str]
    """(verb, noun) → the verb that the noun comes from."""
    nominals: Mapping[str, str]
    subordinators: Mapping[str, tuple[Relation, Modal]]
    gerunds: Mapping[str, Relation]
    modals: Mapping[str, Modal]


def _governors() -> dict[str, Control]:
    found: dict[str, dict[str, Modal]] = defaultdict(dict)
    for row in csv_rows(_DATA / "governors.csv"):
        for verb in row["verbs"].split():
            found[verb].setdefault(row["control"], Modal(row["modal"]))
    return {verb: Control(**classes) for verb, classes in found.items()}


def _recipients() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in csv_rows(_DATA / "ditransitive.csv"):
        for verb in row["verbs"].split():
            found[verb].add(row["preposition"])
    return {verb: frozenset(prepositions) for verb, prepositions in found.items()}


def _light(nominals: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the light verbs' nouns; `noun:verb` names a verb that is none of the noun's own."""
    found = {}
    for row in csv_rows(_DATA / "light.csv"):
        for entry in row["nouns"].split():
            noun, _, verb = entry.partition(":")
            found[row["verb"], noun] = verb or nominals.get(noun, noun)
    return found


@cache
def tables() -> Tables:
    """Return the tables that ship with the package."""
    words = tomllib.loads((_DATA / "words.toml").read_text(encoding="utf-8"))
    pairs: dict[tuple[str, str], str] = {}
    after_object = set()
    for row in csv_rows(_DATA / "prepositional.csv"):
        preposition = row["preposition"]
        for verb in row["verbs"].split():
            if preposition.startswith("object:"):
                after_object.add((verb, preposition.removeprefix("object:")))
            else:
                pairs.setdefault((verb, preposition), row["role"])
    phrasal = set()
    for row in csv_rows(_DATA / "phrasal.csv"):
        for verb in row["verbs"].split():
            phrasal.add((verb, row["particle"], row["preposition"]))
            pairs.setdefault((f"{verb} {row['particle']}", row["preposition"]), row["role"])
    nominals = {row["noun"]: row["verb"] for row in csv_rows(_DATA / "nominals.csv")}
    return Tables(
        phrasal=frozenset(phrasal),
        words={name: frozenset(values) for name, values in words.items()},
        governors=_governors(),
        prepositional=pairs,
        object_prepositional=frozenset(after_object),
        recipients=_recipients(),
        fixed=frozenset((row["verb"], row["noun"]) for row in csv_rows(_DATA / "fixed.csv")),
        light=_light(nominals),
        nominals=nominals,
        gerunds={
            row["preposition"]: Relation(row["relation"]) for row in csv_rows(_DATA / "gerunds.csv")
        },
        modals={row["word"]: Modal(row["modal"]) for row in csv_rows(_DATA / "modals.csv")},
        subordinators={
            row["words"]: (Relation(row["relation"]), Modal(row["modal"]))
            for row in csv_rows(_DATA / "subordinators.csv")
        },
    )


@kept
def words(name: str) -> frozenset[str]:
    """Return one list of `words.toml`."""
    return tables().words[name]
