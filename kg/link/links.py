"""Links between statements, each with its kind, reason and score.

Only claims of fact corroborate or contradict: what is considered, demanded or pledged does neither,
and declining to confirm is neither support nor denial. What is only taken for granted supports
nothing; it is contradicted by a denial all the same. Nothing is resolved or overwritten.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.link.bearings import bearing
from kg.link.conflicting_numbers import disagreements
from kg.link.dates import window
from kg.link.evaluations import judgements
from kg.link.government_positions import government_lines
from kg.link.origins import Origins, events_with_parties
from kg.link.responses import responses
from kg.model import Link, LinkKind, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.link.dates import Window
    from kg.model import Actor, Proposition, Stance, Statement

MOST = 40
"""Statements of one proposition that are compared in pairs; beyond, only with the first of each
side, so that links grow with the statements and not with their square."""


def link(
    statements: Iterable[Statement],
    propositions: Iterable[Proposition],
    *,
    texts: Mapping[str, str] | None = None,
    actors: Mapping[str, Actor] | None = None,
    published: Mapping[str, str] | None = None,
) -> tuple[Link, ...]:
    """Return the links between statements, sorted.

    With the articles' `texts`, restatements of one origin and answers are found too; `actors` by id
    tell whose side a speaker is on, `published` when what is undated may have been said.
    """
    said = sorted(statements, key=lambda s: s.id)
    claims = sorted(propositions, key=lambda p: p.id)
    by_id = {s.id: s for s in said}
    dates = published or {}
    windows = {s.id: window(s, dates.get(s.article)) for s in said}
    found: dict[tuple[LinkKind, str, str], Link] = {}

    def add(links: Iterable[Link]) -> None:
        for one in links:
            found.setdefault((one.kind, one.source, one.target), one)

    for proposition in claims:
        add(_on(proposition, by_id, windows))
    add(disagreements(claims, by_id, windows))
    add(judgements(claims, by_id))
    if texts is not None:
        origins = Origins(said, texts, actors or {}, dates, events_with_parties(claims))
        add(_restated(by_id, origins, found))
        add(_new(government_lines(origins.told, origins.weights, actors or {}), found))
        add(responses(said, claims, texts, actors or {}, windows))
    return tuple(found[k] for k in sorted(found))


def _restated(
    by_id: Mapping[str, Statement],
    origins: Origins,
    found: Mapping[tuple[LinkKind, str, str], Link],
) -> Iterator[Link]:
    """Yield what has one origin in two articles, where no claim in common links it already."""
    for pair in origins.shared(across=True):
        one, other = by_id[pair.source], by_id[pair.target]
        known = any(
            (LinkKind.RESTATES, *ends) in found for ends in ((one.id, other.id), (other.id, one.id))
        )
        if not known:
            common = sorted(set(one.propositions) & set(other.propositions))
            yield Link(
                kind=LinkKind.RESTATES,
                source=one.id,
                target=other.id,
                proposition=next(iter(common), None),
                reason=pair.reason,
                score=pair.score,
            )


def _new(links: Iterable[Link], found: Mapping[tuple[LinkKind, str, str], Link]) -> Iterator[Link]:
    """Yield the links between statements that no other link of claims joins."""
    joined = {frozenset(k[1:]) for k in found if k[0] is not LinkKind.RESPONDS_TO}
    yield from (x for x in links if frozenset((x.source, x.target)) not in joined)


def _on(
    proposition: Proposition,
    statements: Mapping[str, Statement],
    windows: Mapping[str, Window | None],
) -> Iterator[Link]:
    firm = [s for s in proposition.stances if s.modality is Modality.REALIS]
    taken = [s for s in firm if s.polarity in (Polarity.POS, Polarity.NEG)]
    claims, again = _told_once(taken, statements)
    pairs = combinations(claims, 2) if len(claims) <= MOST else _with_first(claims)
    for one, other in pairs:
        mine, theirs = statements[one.statement], statements[other.statement]
        if theirs.id in mine.via or mine.id in theirs.via:
            continue
        found = bearing(one, other, mine, theirs, windows)
        if found is not None:
            ends = (theirs.id, mine.id) if found.turned else (mine.id, theirs.id)
            yield Link(
                kind=found.kind,
                source=ends[0],
                target=ends[1],
                proposition=proposition.id,
                reason=f"{found.reason}: {proposition.label}{_repeated(again, ends)}",
                contrast=found.contrast,
                score=found.score,
            )


def _told_once(
    stances: list[Stance], statements: Mapping[str, Statement]
) -> tuple[list[Stance], Mapping[str, list[str]]]:
    """Return the stances that bear on others, and the statements that only repeat theirs.

    Of what the same speakers say to one effect in one article the firmest is linked, then the
    first: a denial that a paper prints twice is one denial.
    """
    told: defaultdict[tuple[object, ...], list[Stance]] = defaultdict(list)
    for stance in stances:
        said = statements[stance.statement]
        who = tuple(sorted(p.actor for p in said.speakers)) or said.voice
        told[said.article, who, stance.polarity].append(stance)
    chosen, again = [], {}
    for same in told.values():
        first = min(
            same,
            key=lambda s: (
                s.presupposed,
                s.filled,
                statements[s.statement].evidence,
                s.statement,
            ),
        )
        chosen.append(first)
        again[first.statement] = sorted({s.statement for s in same} - {first.statement})
    return sorted(chosen, key=lambda s: s.statement), again


def _repeated(again: Mapping[str, list[str]], ends: tuple[str, str]) -> str:
    """Return what the article of an end says again, in words."""
    told = [name for end in ends for name in again.get(end, ())]
    return f"; said again in the same article ({', '.join(told)})" if told else ""


def _with_first(claims: list[Stance]) -> Iterator[tuple[Stance, Stance]]:
    for side in (Polarity.POS, Polarity.NEG):
        first = next((c for c in claims if c.polarity is side), None)
        if first is not None:
            yield from ((first, c) for c in claims if c is not first)
