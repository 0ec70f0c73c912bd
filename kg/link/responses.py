"""Who answers whom: "denied these allegations", "dismissed the minister's assertions"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.model import ANSWERING, Link, LinkKind, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.link.dates import Window
    from kg.model import Actor, Proposition, Stance, Statement

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
    for one in statements:
        for side in _sides(one, actors):
            sayings[one.article, side].append(one.id)
    for one in statements:
        if one.act not in ANSWERING or not one.content:
            continue
        content = " ".join(one.content[0].of(texts[one.article]).split())
        owner, noun = _pointed(content)
        if noun not in words("claims") and noun.removesuffix("s") not in words("claims"):
            continue
        found = _of_owner(one, owner, sayings, by_id, claims) if owner else []
        found = found or _on_claim(one, claims, by_id, windows)
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
        firm = any(s.statement == name and _is_claim(s) for p in told for s in p.stances)
        if firm and one.evidence.start < answer.evidence.start and name not in answer.via:
            found.append(name)
    return found


def _on_claim(
    answer: Statement,
    claims: Mapping[str, Proposition],
    statements: Mapping[str, Statement],
    windows: Mapping[str, Window | None],
) -> list[str]:
    """Return who claims what an answer is about: in its own article, if anybody does there.

    What "these allegations" are, a reader knows from the article. Those of another are answered
    only where they go back to an utterance or text that this article tells of too.
    """
    here = {s.origin for s in statements.values() if s.article == answer.article and s.origin}
    mine = {p.actor for p in answer.speakers}
    when = windows.get(answer.id)
    found = []
    for stance in (s for p in answer.propositions if p in claims for s in claims[p].stances):
        one = statements[stance.statement]
        if not _is_claim(stance) or one.id == answer.id or answer.id in one.via:
            continue
        if not one.speakers or mine & {p.actor for p in one.speakers}:
            continue
        then, abroad = windows.get(one.id), one.article != answer.article
        unknown = when is None or then is None or when.before(then) or one.origin not in here
        if abroad and unknown:
            continue
        found.append((abroad, one.id))
    near = [name for abroad, name in sorted(set(found)) if not abroad]
    return near or [name for _, name in sorted(set(found))]


def _is_claim(stance: Stance) -> bool:
    """Tell whether a stance puts a proposition as fact."""
    firm = stance.modality is Modality.REALIS and not stance.presupposed
    return firm and stance.polarity is Polarity.POS
