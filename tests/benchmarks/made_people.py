"""Articles that name people whose identity is known, with the names that newspapers print.

People are drawn by Zipf's law into articles of one country or one field, under the variants of
their names (transliterations, initials, short forms, surname with office, order of Korean names,
capitals of organisations), with and without office, country and body; one in twenty shares the full
name of somebody else. Two of one country and office, or of one body, do not: no printed word would
tell them apart. Nor do, unless asked for, the twenty most told of: no two people that the papers
write of every day share a full name. An article of either size names as many people, two to six.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import body_actor, country_actor
from kg.gazetteer import gazetteer
from kg.gazetteer.spelling import transliteration
from kg.ids import key_id
from kg.model import Actor, ActorType, Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

_WESTERN = tuple(
    re.split(
        r"\s+",
        """
    Adler Baker Bennett Berger Brandt Carter Castro Collins Cooper Costa Dawson Dubois Eriksen
    Ferrari Fischer Fletcher Foster Garcia Gomez Graham Hansen Harris Hoffman Hughes Jansen
    Jensen Keller Kowalski Larsen Lopez Marino Martin Mason Meyer Miller Moreau Morris Muller
    Murphy Nielsen Novak Olsen Palmer Parker Peeters Perez Reyes Richter Rossi Russell Sanders
    Santos Schmidt Silva Smith Sorensen Stewart Taylor Torres Turner Vargas Vidal Wagner
    Walker Weber Wilson Winter Wright Zimmermann
""".strip(),
    )
)
_FIRST = re.split(
    " ", "Ash Black Brad Brook Clay Crow Dun East Fair Green Hart Hol Lang Nor Os Rad"
)
_LAST = re.split(" ", "bury croft den field ford ham ley man more ton wood worth")
_PLACES = tuple(f"{first}{last}" for first in _FIRST for last in _LAST)
"""Surnames made from the parts of English place names: 180, so that namesakes stay as rare as the
share below says whatever the size of the collection."""
_SLAVIC = tuple(
    re.split(
        r"\s+",
        """
    Baranovsky Chernenko Danilevsky Fedorenko Gorbunov Ivanenko Kovalevsky Kravchenko
    Lebedevsky Makarenko Orlovsky Ostrovsky Pavlenko Petrenko Romanovsky Savchenko Shevchuk
    Sokolovsky Tarasenko Voronovsky Yakovenko Zaitsevsky
""".strip(),
    )
)
_KOREAN = tuple(
    re.split(
        r"\s+",
        """
    Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Shin Seo Kwon Hwang Ahn Song Hong
""".strip(),
    )
)
_SYLLABLES = tuple(
    re.split(
        r"\s+",
        """
    min seo jun ho yeon tae hyo woo jin hyun kyu sang won sik han bum gil su ji yul
""".strip(),
    )
)
_SLAVIC_GIVEN = tuple(
    re.split(
        r"\s+",
        """
    Volodymyr Andriy Serhiy Dmytro Mykola Alexei Sergei Dmitry Nikolai Yevgeny Yuri Mikhail
    Vladimir Viktor Boris Pavel Anatoly Gennady
""".strip(),
    )
)
_SPELLINGS = {"sky": ("sky", "skyy", "skiy", "skyi"), "enko": ("enko",), "chuk": ("chuk", "tchuk")}
_SHORT = {"Robert": "Bob", "William": "Bill", "Michael": "Mike", "James": "Jim", "Thomas": "Tom"}
_ROLES = (
    ("president", 1), ("prime minister", 1), ("foreign minister", 1), ("defense minister", 1),
    ("spokesman", 9), ("ambassador", 3), ("senator", 9), ("adviser", 9), ("professor", 9),
    ("analyst", 9), ("economist", 5), ("lawyer", 5), ("activist", 5), ("researcher", 5),
)  # fmt: skip
_TOWNS = tuple(
    re.split(
        r"\s+",
        """
    Alder Birch Cedar Delta Elm Fern Grove Harbor Iris Juniper Kestrel Laurel Maple
""".strip(),
    )
)
_KINDS = [
    "University",
    "Institute for Policy Studies",
    "Bank",
    "Foundation",
    "Energy",
    "Motors",
    "Media",
]
WELL_KNOWN = 20
"""People most told of; by Zipf's law they have a third of all appearances."""
COUNTRIES = ("USA", "GBR", "FRA", "DEU", "KOR", "UKR", "RUS", "POL", "BRA", "ESP", "NOR", "ITA")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a true identity."""

    number: int
    given: str
    family: str
    east: bool
    country: str
    role: str
    body: int
    gender: str | None

    @property
    def name(self) -> str:
        return f"{self.family} {self.given}" if self.east else f"{self.given} {self.family}"


class World:
    """People and bodies, and the articles that name them."""

    def __init__(self, articles: int, seed: int, well_known: int = WELL_KNOWN) -> None:
        self.random = random.Random(seed)
        self.articles = articles
        self.well_known = well_known
        given = sorted(gazetteer().given.items())
        self.given = [(n, g) for n, g in given if n.isascii() and n.isalpha()]
        self.bodies = [f"{t} {k}" for t in _TOWNS for k in _KINDS]
        self.people = list(self._people(max(60, articles // 4)))
        self.weights = [1 / (1 + rank) ** 0.9 for rank in range(len(self.people))]
        self.by_country: dict[str, list[int]] = defaultdict(list)
        for one in self.people:
            self.by_country[one.country].append(one.number)

    def _people(self, count: int) -> Iterator[Person]:
        made: list[Person] = []
        held: set[tuple[str, str]] = set()
        for number in range(count):
            country = self.random.choice(COUNTRIES)
            role = self.random.choices([r for r, _ in _ROLES], [w for _, w in _ROLES])[0]
            if (country, role) in held and role in ("president", "prime minister"):
                role = "adviser"
            held.add((country, role))
            if made and self.random.random() < 0.05 and number >= self.well_known:
                twin = self.random.choice(made)
                given, family, east, gender = twin.given, twin.family, twin.east, twin.gender
            else:
                given, family, east, gender = self._name(country)
            body = self.random.randrange(len(self.bodies))
            if any((o.given, o.family) == (given, family)
                   and ((o.country, o.role) == (country, role) or o.body == body)
                   for o in made):  # fmt: skip
                given, family, east, gender = self._name(country)  # nobody could tell them apart
            one = Person(number, given, family, east, country, role, body, gender)
            made.append(one)
            yield one

    def _name(self, country: str) -> tuple[str, str, bool, str | None]:
        pick = self.random.choice
        if country == "KOR":
            first, second = pick(_SYLLABLES), pick(_SYLLABLES)
            return f"{first.title()}-{second}", pick(_KOREAN), True, None
        if country in ("UKR", "RUS"):
            return pick(_SLAVIC_GIVEN), pick(_SLAVIC), False, "m"
        given, gender = pick(self.given)
        return given, pick((*_WESTERN, *_PLACES)), False, gender

    def extractions(self) -> Iterator[tuple[Extraction, str, dict[str, int]]]:
        """Yield articles as extracted, their texts, and the truth: the person of each actor id."""
        for number in range(self.articles):
            article = f"n{number:06}"
            lead = self.random.choices(self.people, self.weights)[0]
            told = {lead.number: lead}
            wanted = self.random.randrange(2, 7)
            while len(told) < wanted:
                near = self.random.random() < 0.7
                pool = self.by_country[lead.country] if near else range(len(self.people))
                weights = [self.weights[k] for k in pool]
                other = self.people[self.random.choices(list(pool), weights)[0]]
                told[other.number] = other
            actors: dict[str, Actor] = {}
            truth: dict[str, int] = {}
            names = {(p.family, p.given) for p in told.values()}
            for one in told.values():
                if len(names) < len(told) and any(
                    o.name == one.name and o.number < one.number for o in told.values()
                ):
                    continue  # an article tells its two namesakes apart by other means
                for actor in self._printed(one):
                    actors.setdefault(actor.id, actor)
                    if actor.type is ActorType.PERSON:
                        truth[actor.id] = one.number
            ordered = tuple(sorted(actors.values(), key=lambda a: a.id))
            yield Extraction(article=article, actors=ordered), f"{article} text", truth

    def _printed(self, one: Person) -> Iterator[Actor]:
        chance = self.random.random
        label = self._variant(one)
        told_role = chance() < 0.7 or " " not in label
        told_country = chance() < 0.75 or " " not in label
        academic = one.role in ("professor", "analyst", "economist", "researcher", "lawyer")
        state = country_actor(gazetteer().countries[one.country])
        affiliation = None
        if academic and told_role:
            name = self.bodies[one.body]
            if chance() < 0.15:
                name = f"{name}, Inc." if chance() < 0.5 else name.upper()
            key = key_id("a", "organisation", name.casefold())
            yield Actor(id=key, label=name, type=ActorType.ORGANISATION)
            affiliation = key
        elif told_country:
            affiliation = state.id
            yield state
        yield Actor(
            id=key_id("a", "person", transliteration(label)),
            label=label,
            type=ActorType.PERSON,
            country=one.country if affiliation == state.id else None,
            affiliation=affiliation,
            role=one.role if told_role else None,
            gender=one.gender if chance() < 0.8 else None,
        )
        if chance() < 0.2:
            yield body_actor(gazetteer().bodies["un"])

    def _variant(self, one: Person) -> str:
        pick, chance = self.random.choice, self.random.random()
        family = one.family
        for end, others in _SPELLINGS.items():
            if family.endswith(end):
                family = family.removesuffix(end) + pick(others)
        if one.east:
            spelled = pick([one.given, one.given, one.given.replace("-", "").title()])
            if chance < 0.05:
                return f"{one.given} {family}"
            return (
                family if chance < 0.10 else f"{family} {spelled if '-' in spelled else one.given}"
            )
        given = one.given
        if chance < 0.06:
            given = f"{given[0]}."
        elif chance < 0.12:
            given = _SHORT.get(given, given)
        elif chance < 0.15:
            return family
        elif chance < 0.22:
            given = {"Volodymyr": "Vladimir", "Sergei": "Serhiy", "Dmytro": "Dmitry"}.get(
                given, given
            )
        return f"{given} {family}"
