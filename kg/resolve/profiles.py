"""What single articles know of their actors, put side by side: the input of every comparison."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING

from kg.ids import digest, key_id, text_digest
from kg.model import ActorType
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.model import Actor, Extraction

_ID = attrgetter("id")
NAMING = frozenset({"name", "government", "organ", "office of", "people", "metonym", "acronym"})
"""Reasons for which the words of a mention are a name of the actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One actor of one article: what is observed, and who is named beside it.

    `place` counts the profiles in order of article and key; `key` is the actor's id before anything
    is decided across articles, `entry` the row of a user's table that its name stands for,
    `organ` the id of the organ of state that it names without the state, `company` the people and
    bodies of the article, itself among them: one set for all its profiles.
    """

    id: str
    article: str
    key: str
    place: int
    actor: Actor
    names: tuple[str, ...]
    seen: str | None = None
    entry: str | None = None
    organ: str | None = None
    company: frozenset[str] = field(default=frozenset())

    @property
    def year(self) -> int | None:
        """The year in which the article was published."""
        return int(self.seen[:4]) if self.seen and self.seen[:4].isdecimal() else None


type Group = tuple[Profile, ...]
"""Profiles that say the same; the first stands for them in comparisons."""


def profiles(
    extractions: Sequence[Extraction],
    texts: Mapping[str, str],
    published: Mapping[str, str],
) -> Iterator[Profile]:
    """Yield the profiles of all articles, in order of article and key.

    A second copy of a text under another name has profiles of its own.
    """
    copies: Counter[str] = Counter()
    place = 0
    for extraction in extractions:
        text = texts[extraction.article]
        sha256 = text_digest(text)
        copies[sha256] += 1
        copy = extraction.article if copies[sha256] > 1 else ""
        printed = _printed(extraction, text)
        company = frozenset(intern(a.id) for a in extraction.actors if _tells(a))
        for actor in sorted(extraction.actors, key=_ID):
            names = {*printed.get(actor.id, ()), *actor.aliases, actor.label}
            yield Profile(
                id="ap-" + digest(sha256, copy, actor.id),
                article=extraction.article,
                key=intern(actor.id),  # one text for all articles: half the time to compare them
                place=place,
                actor=actor,
                names=tuple(sorted(names)) if actor.named else (actor.label,),
                seen=published.get(extraction.article),
                company=company,
            )
            place += 1


def _tells(actor: Actor) -> bool:
    """Tell whether being named beside an actor tells anything: states are everywhere."""
    return actor.named and not actor.members and actor.type is not ActorType.COUNTRY


def _printed(extraction: Extraction, text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in extraction.mentions:
        if mention.basis in NAMING:
            name = bare_name(" ".join(mention.span.of(text).split()))
            if name:
                found.setdefault(mention.actor, set()).add(name)
    return found


def bare_name(name: str) -> str:
    """Return a name without article and possessive mark; nothing for "his office"."""
    plain = name.removesuffix("'s").removesuffix("’s").strip()
    first, _, rest = plain.partition(" ")
    if first.casefold() in words("possessives"):
        return ""
    return rest if first.casefold() in words("determiners") and rest else plain


_ASSUMED = 2
_MOST = math.log(8)


class Rarity:
    """How much it tells that two articles name the same other: the rarer it is, the more."""

    def __init__(self, companies: Sequence[frozenset[str]]) -> None:
        self._articles = max(len(companies), 2)
        self._counts = Counter(one for company in companies for one in company)
        whole = math.log(self._articles)
        self._tells = {a: math.log(self._articles / n) / whole for a, n in self._counts.items()}

    def shared(self, one: Profile, other: Profile) -> float:
        """Return from 0 to 1 how telling the others are that two profiles are named beside."""
        both = one.company & other.company
        told = [self._tells[a] for a in both if a not in (one.key, other.key)]
        return min(1.0, math.fsum(told))  # fsum: the same in whatever order a set has

    def odds(self, actor: str, times: int, size: int) -> float:
        """Return how much likelier an actor is in an article of somebody than in any article.

        A logarithm, to be summed over a company; `times` of his `size` articles name the actor. Two
        articles of no company are assumed, and no other tells more than a factor of eight.
        """
        usual = self._counts[actor] / self._articles
        here = (times + _ASSUMED * usual) / (size + _ASSUMED)
        return max(-_MOST, min(_MOST, math.log(here / usual)))

    def lift(self, actor: str, times: int, size: int) -> float:
        """Return how much likelier somebody of `size` articles is in another that names an actor.

        A logarithm; `times` of his articles name the actor. Who is named once tells nothing.
        """
        others = self._counts[actor] - 1
        share = size / self._articles
        return math.log((times + _ASSUMED * share) / ((others + _ASSUMED) * share))


def is_known(one: Profile) -> bool:
    """Tell whether an actor is of the gazetteer's tables: a state, an organ, a body."""
    kind = one.actor.type in (ActorType.ORGAN, ActorType.COUNTRY)
    return one.actor.named and (kind or one.actor.wikidata is not None)


def namesake_id(key: str, mark: str) -> str:
    """Return the id of one of several actors whose name gives the same key."""
    return key_id("a", "person", key, mark)
