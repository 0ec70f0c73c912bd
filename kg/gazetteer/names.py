"""Load the tables in `data/` once, and look names up in them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.gazetteer.csv_rows import csv_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DATA = files("kg.gazetteer") / "data"


@cache
def words(name: str) -> tuple[str, ...]:
    """Return one list of `data/words.toml`."""
    listed = tomllib.loads((_DATA / "words.toml").read_text(encoding="utf-8"))
    return tuple(listed[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state: its alpha-3 and alpha-2 codes, Wikidata id, names, capitals and adjectives."""

    alpha3: str
    alpha2: str
    wikidata: str
    name: str
    aliases: tuple[str, ...]
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]

    @property
    def after_of(self) -> str:
        """The name as it stands after "of": "the United States", "South Korea"."""
        return f"the {self.name}" if self.name.startswith(words("after_the")) else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation, a named organ of a state, or a news medium (`organ_class` "news")."""

    key: str
    name: str
    type: str
    country: str | None
    parent: str | None
    organ_class: str | None
    wikidata: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ that every state has; `label` holds `{country}`.

    `country` is the state that alone calls an organ so ("the Home Office"), where there is one.
    """

    organ_class: str
    label: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office or occupation; `unique` when a body has one holder of it at a time.

    `office` is its name in most states ("foreign minister" for a foreign secretary), `organ` the
    class of the organ where it is held.
    """

    name: str
    unique: bool
    office: str
    organ: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """All tables, keyed by folded name (see `fold`)."""

    countries: Mapping[str, Country]
    places: Mapping[str, Country]
    """Country names, aliases and capitals."""
    adjectives: Mapping[str, Country]
    bodies: Mapping[str, Body]
    body_names: Mapping[str, Body]
    organs: Mapping[str, Organ]
    organ_bodies: Mapping[tuple[str, str], Body]
    """(class, alpha-3) → the body of that class with a name of its own."""
    roles: Mapping[str, Role]
    surnames: frozenset[str]
    given: Mapping[str, str]
    """The commonest given names that are men's (`m`) or women's (`f`)."""
    genders: Mapping[str, str]
    """Given names of many languages that are men's (`m`) or women's (`f`), the commonest too."""
    first_names: frozenset[str]
    """Given names of many languages, those of both men and women too."""
    ambiguous: frozenset[str]
    """Names that only count as a state's where the recogniser says so."""

    def country(self, name: str) -> Country | None:
        """Find a country by name, alias, capital or adjective."""
        key = fold(name)
        return self.places.get(key) or self.adjectives.get(key)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """Make two spellings of a name compare equal: case, full stops, marks, a leading "the".

    >>> fold("The U.S.") == fold("us") == fold("US’s")
    True
    """
    text = name.replace("’", "'").replace("\u00a0", " ").casefold().strip()
    text = re.sub(r"'s?$", "", text).replace(".", "")
    text = re.sub(r"\s+", " ", text)
    return text.removeprefix("the ")


def _lines(name: str) -> list[str]:
    return (_DATA / name).read_text(encoding="utf-8").splitlines()


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _countries() -> Iterator[Country]:
    for row in csv_rows(_DATA / "countries.csv"):
        yield Country(
            alpha3=row["alpha3"],
            alpha2=row["alpha2"],
            wikidata=row["wikidata"],
            name=row["name"],
            aliases=_split(row["aliases"]),
            capitals=_split(row["capital"]),
            adjectives=_split(row["adjectives"]),
        )


def _bodies() -> Iterator[Body]:
    for row in csv_rows(_DATA / "bodies.csv"):
        yield Body(
            key=row["key"],
            name=row["name"],
            type=row["type"],
            country=row["country"] or None,
            parent=row["parent"] or None,
            organ_class=row["class"] or None,
            wikidata=row["wikidata"] or None,
            aliases=_split(row["aliases"]),
        )


@cache
def organs_by_class() -> Mapping[str, Organ]:
    """Return the organs that every state has, by class; of several phrases the last row's."""
    return {organ.organ_class: organ for organ in gazetteer().organs.values()}


@cache
def gazetteer() -> Gazetteer:
    """Return the tables that ship with the package."""
    countries = list(_countries())
    bodies = list(_bodies())
    places: dict[str, Country] = {}
    for country in countries:  # names first: a capital never shadows a country (Singapore)
        for name in (country.name, *country.aliases):
            places.setdefault(fold(name), country)
    for country in countries:
        for name in country.capitals:
            places.setdefault(fold(name), country)
    roles: dict[str, Role] = {}
    for row in csv_rows(_DATA / "roles.csv"):
        role = Role(
            name=row["role"],
            unique=row["unique"] == "yes",
            office=row["office"] or row["role"],
            organ=row["organ"] or None,
        )
        for name in (row["role"], *_split(row["aliases"])):
            roles.setdefault(fold(name), role)
    given = {row["name"]: row["gender"] for row in csv_rows(_DATA / "given-names.csv")}
    languages = {
        row["name"]: row["gender"] for row in csv_rows(_DATA / "given-names-by-language.csv")
    }
    return Gazetteer(
        countries={c.alpha3: c for c in countries},
        places=places,
        adjectives={fold(a): c for c in countries for a in c.adjectives},
        bodies={b.key: b for b in bodies},
        body_names={fold(n): b for b in bodies for n in (b.name, *b.aliases)},
        organs={
            fold(phrase): Organ(
                organ_class=row["class"], label=row["label"], country=row["country"] or None
            )
            for row in csv_rows(_DATA / "organs.csv")
            for phrase in _split(row["phrases"])
        },
        organ_bodies={(b.organ_class, b.country): b for b in bodies if b.organ_class and b.country},
        roles=roles,
        surnames=frozenset(_lines("surnames.txt")),
        given=given,
        genders={name: told for name, told in {**languages, **given}.items() if told},
        first_names=frozenset({*languages, *given}),
        ambiguous=frozenset(_lines("ambiguous.txt")),
    )
