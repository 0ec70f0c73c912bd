"""How well, how fast and in how much memory are actors joined across thousands of articles?

usage: python -m tests.benchmarks.identity [--articles 1000 10000] [--seed 1] [--misses N]

The collection is generated: people with known identity, drawn by Zipf's law into articles of one
country or one field, under the variants that newspapers print (transliterations, initials, short
forms, surname with office, order of Korean names, capitals of organisations), with and without
office, country and body; one in twenty shares the full name of somebody else, but for the twenty
most told of: by Zipf's law these have a third of all appearances, and no two people that the papers
write of every day share a full name. Nor do two of one country and office, or of one body, whom no
printed word would tell apart. Rules do not see the generator's truth: each article hands over what
extraction would, and nothing more. An article of either size names as many people, two to six.

Time is CPU time, the least of several runs after one that warms up.

    goals   pairwise precision at least .99, recall at least .90 (over pairs of appearances in two
            articles); time from 1,000 to 10,000 articles grows at most 12 times
"""

from __future__ import annotations

import argparse
import random
import re
import time
import tracemalloc
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest.mock import patch

from kg.extract.actors import body_actor, country_actor
from kg.gazetteer import gazetteer
from kg.gazetteer.spelling import transliteration
from kg.ids import key_id
from kg.model import Actor, ActorType, Extraction
from kg.resolve import attach, clusters, resolve

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
_RUNS = 5
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
_WELL_KNOWN = 20
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

    def __init__(self, articles: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.articles = articles
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
            if made and self.random.random() < 0.05 and number >= _WELL_KNOWN:
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


def _seconds(
    extractions: list[Extraction], texts: dict[str, str], published: dict[str, str]
) -> float:
    """Return the CPU seconds of one run; what it returns is let go after the clock stops."""
    began = time.process_time()
    resolved = resolve(extractions, texts, published=published)
    took = time.process_time() - began
    del resolved
    return took


def _comparisons(
    extractions: list[Extraction], texts: dict[str, str], published: dict[str, str]
) -> int:
    """Return how many pairs were weighed."""
    with (
        patch.object(clusters, "weigh", wraps=clusters.weigh) as joining,
        patch.object(attach, "weigh", wraps=attach.weigh) as attaching,
    ):
        resolve(extractions, texts, published=published)
        return int(joining.call_count + attaching.call_count)


def measure(articles: int, seed: int) -> tuple[float, float, float, int, int, list[str]]:
    """Return precision, recall, CPU seconds, comparisons, peak bytes, and misses in words."""
    world = World(articles, seed)
    extractions, texts, truth = [], {}, {}
    for extraction, text, told in world.extractions():
        extractions.append(extraction)
        texts[extraction.article] = text
        truth.update({(extraction.article, a): n for a, n in told.items()})
    years = {a: f"{2020 + int(a[1:]) % 3}-0{1 + int(a[1:]) % 9}-11" for a in texts}
    resolved = resolve(extractions, texts, published=years)
    took = min(_seconds(extractions, texts, years) for _ in range(_RUNS))
    compared = _comparisons(extractions, texts, years)
    tracemalloc.start()
    resolve(extractions, texts, published=years)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # the truth of every appearance: by article and the person's names printed there
    cells: Counter[tuple[str, int]] = Counter()
    spread: dict[int, Counter[str]] = defaultdict(Counter)
    mixed: dict[str, Counter[str]] = defaultdict(Counter)
    keyed = {
        (e.article, n): truth[e.article, a.id]
        for e in extractions
        for a in e.actors
        if a.type is ActorType.PERSON
        for n in (a.label,)
    }
    for actor in resolved.actors:
        if actor.type is ActorType.PERSON:
            for one in actor.appearances:
                person = keyed[one.article, one.names[0]]
                cells[actor.id, person] += 1
                spread[person][f"{actor.label} {actor.role} {actor.country} {actor.id[-4:]}"] += 1
                mixed[actor.id][f"{one.names[0]} #{person}"] += 1
    both = sum(n * (n - 1) // 2 for n in cells.values())
    found: Counter[str] = Counter()
    true: Counter[int] = Counter()
    for (actor_id, person), n in cells.items():
        found[actor_id] += n
        true[person] += n
    pairs = sum(n * (n - 1) // 2 for n in found.values())
    wanted = sum(n * (n - 1) // 2 for n in true.values())
    wrong = []
    for cell in mixed.values():
        people = Counter[str]()
        for name, n in cell.items():
            people[name.split("#")[1]] += n
        lost = sum(people.values()) ** 2 - sum(n * n for n in people.values())
        if lost:
            wrong.append((lost, f"mixed, {lost // 2} pairs: {cell.most_common(4)}"))
    for person, cell in spread.items():
        lost = sum(cell.values()) ** 2 - sum(n * n for n in cell.values())
        if lost:
            name = f"{world.people[person].name} {world.people[person].role}"
            wrong.append((lost, f"split, {lost // 2} pairs: {name}: {cell.most_common(5)}"))
    told = [text for _, text in sorted(wrong, reverse=True)]
    return both / pairs, both / wanted, took, compared, peak, told


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--misses", type=int, default=0)
    chosen = options.parse_args()
    times = []
    for articles in chosen.articles:
        precision, recall, took, compared, peak, wrong = measure(articles, chosen.seed)
        times.append(took)
        print(
            f"{articles:>6} articles  precision {precision:.4f} (goal .99)  recall {recall:.4f}"
            f" (goal .90)  {took:.3f} CPU s  {compared / articles:.1f} comparisons an article"
            f"  peak {peak / 1e6:.0f} MB"
        )
        for line in wrong[: chosen.misses]:
            print(f"    {line}")
    if len(times) > 1:
        print(f"time grows {times[-1] / times[0]:.1f} times (goal 12)")


if __name__ == "__main__":
    main()
