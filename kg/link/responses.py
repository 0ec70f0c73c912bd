"""Who answers whom: "denied these allegations", "dismissed the minister's assertions"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.link.bearings import is_put_as_fact
from kg.model import ANSWERING, Link, LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from kg.link.dates import Window
    from kg.model import Actor, Proposition, Statement

_OWNER = re.compile(r"^(?:the\s+)?(.{2,60}?)[’']s?\s+(?:\w+\s+){0,2}?([a-z]+)\b")
MOST = 20
"""Statements that one answer is linked to: those of its own article first, then by id."""


@cache
def _pointer() -> re.Pattern[str]:
    """Return the pattern of the noun that a content begins with: "the new charges"."""
    before = "|".join(sorted(words("pointing_determiners")))
    return re.compile(rf"^(?:both\s+|all\s+)?(?:(?:{before})\s+)?(?:\w+\s+)?([a-z]+)\b")


def responses(
    statements: Sequence[Statement],
    propositions: Iterable[Proposition],
    texts: Mapping[str, str],
    actors: Mapping[str, Actor],
    windows: Mapping[str, Window | None],
) -> Iterator[Link]:
    """Yield a link from each answer to what it answers.

    An answer points: its content is a noun for claims, with or without whose they are. It answers
    those who claim the proposition that it is about and, where they are named, their claims alone.
    Nothing said later is answered.
    """
    by_id = {s.id: s for s in statements}
    claims = {p.id: p for p in propositions}
    sayings: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for one in statements:
        for side in _sides(one, actors):
            sayings[one.article, side].append(one.id)
        if one.origin:
            origins[one.article].add(one.origin)
    putting = _Putting(claims, by_id)
    for one in statements:
        if one.act not in ANSWERING or not one.content:
            continue
        content = " ".join(one.content[0].of(texts[one.article]).split())
        owner, noun = _pointed(content)
        if noun not in words("claims") and noun.removesuffix("s") not in words("claims"):
            continue
        found = _of_owner(one, owner, sayings, by_id, claims) if owner else []
        found = found or _on_claim(one, putting, windows, origins[one.article])
        for other in found[:MOST]:
            yield Link(
                kind=LinkKind.RESPONDS_TO,
                source=one.id,
                target=other,
                proposition=next(iter(one.propositions), None),
                reason=f"{one.act.value}: “{content[:80]}”",
                score=0.8 if owner or by_id[other].article == one.article else 0.6,
            )


def _pointed(content: str) -> tuple[str | None, str]:
    """Return whose claims a content points at, as an alpha-3 code, and the noun for them."""
    owned = _OWNER.match(content)
    if owned is not None:
        country = gazetteer().country(owned[1])
        return (country.alpha3 if country else None), owned[2].casefold()
    plain = _pointer().match(content)
    return None, plain[1].casefold() if plain else ""


def _sides(one: Statement, actors: Mapping[str, Actor]) -> set[str]:
    return {c for p in one.speakers if p.actor in actors and (c := actors[p.actor].country)}


def _of_owner(
    answer: Statement,
    owner: str,
    sayings: Mapping[tuple[str, str], list[str]],
    statements: Mapping[str, Statement],
    claims: Mapping[str, Proposition],
) -> list[str]:
    """Return what the owner's side claims in the answer's article, if it claims an event."""
    found = []
    for name in sorted(sayings.get((answer.article, owner), ())):
        one = statements[name]
        told = [claims[p] for p in one.propositions if p in claims and claims[p].roles]
        firm = any(s.statement == name and is_put_as_fact(s) for p in told for s in p.stances)
        if firm and one.evidence.start < answer.evidence.start and name not in answer.via:
            found.append(name)
    return found


class _Putting:
    """The statements that put a proposition as fact, sorted by id."""

    def __init__(
        self, claims: Mapping[str, Proposition], statements: Mapping[str, Statement]
    ) -> None:
        self._claims = claims
        self._statements = statements
        self._known: dict[str, dict[str, list[Statement]]] = {}

    def by_article(self, proposition: str) -> Mapping[str, list[Statement]]:
        """Return those who put a proposition, by article."""
        if proposition not in self._known:
            claim = self._claims.get(proposition)
            stances = claim.stances if claim is not None else ()
            ids = sorted({s.statement for s in stances if is_put_as_fact(s)})
            found: defaultdict[str, list[Statement]] = defaultdict(list)
            for name in ids:
                found[self._statements[name].article].append(self._statements[name])
            self._known[proposition] = dict(found)
        return self._known[proposition]


def _on_claim(
    answer: Statement,
    putting: _Putting,
    windows: Mapping[str, Window | None],
    here: Set[str],
) -> list[str]:
    """Return who claims what an answer is about: in its own article, if anybody does there.

    What "these allegations" are, a reader knows from the article. Those of another are answered
    only where they go back to an utterance or text that this article tells of too: one of `here`.
    No more than `MOST` are looked for.
    """
    mine = {p.actor for p in answer.speakers}
    when = windows.get(answer.id)

    def is_answered(one: Statement) -> bool:
        if one.id == answer.id or answer.id in one.via or not one.speakers:
            return False
        if any(p.actor in mine for p in one.speakers):
            return False
        then = windows.get(one.id)
        later = when is None or then is None or when.before(then)
        return one.article == answer.article or (not later and one.origin in here)

    def first(articles: Iterable[list[Statement]]) -> list[str]:
        fitting = (islice((s.id for s in told if is_answered(s)), MOST) for told in articles)
        return sorted({name for names in fitting for name in names})

    told = [putting.by_article(name) for name in answer.propositions]
    near = first(by[answer.article] for by in told if answer.article in by)
    return near or first(found for by in told for a, found in by.items() if a != answer.article)
