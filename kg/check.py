"""Hold every record against the ontology's rules; what breaks one is set aside, not lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import codec
from kg.model import Reject, Span
from ontology import records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Actor, Article, Filler, Graph, Link, Participant, Proposition, Statement
    from ontology.violation import Violation


def checked(graph: Graph) -> Graph:
    """Return the graph without the records that break a rule; those are its `rejects`."""
    actors = {a.id: a for a in graph.actors}
    written = {s.id: codec.statement(s, actors) for s in graph.statements}
    claims = {p.id: codec.proposition(p) for p in graph.propositions}
    places: dict[str, list[tuple[str, Span]]] = {}  # asked of the unnamed alone: no two articles
    for mention in (m for m in graph.mentions if not actors[m.actor].named):
        places.setdefault(mention.actor, []).append((mention.article, mention.span))
    by_id = {p.id: p for p in graph.propositions}
    stances = _stances(graph.propositions, claims, {s.id: s.article for s in graph.statements})
    found: dict[tuple[str, str, str], tuple[Violation, str]] = {}
    mine_of = _by_article(graph.statements)
    for article in graph.articles:
        mine = mine_of.get(article.id, [])
        about = sorted({p for s in mine for p in s.propositions if p in by_id})
        people = _people(mine, [by_id[p] for p in about], actors)
        for violation in records.check(
            _article(article),
            [written[s.id] for s in mine],
            [{**claims[p], "stances": stances[p, article.id]} for p in about],
            [codec.actor(actors[a], places.get(a, [])) for a in people],
        ):
            key = (violation.kind, violation.id, violation.rule)
            found.setdefault(key, (violation, article.id))
    if not found:
        return graph
    known = {**written, **claims, **{a: codec.actor(actors[a]) for a in actors}}
    rejects = tuple(_reject(*found[k], known) for k in sorted(found))
    return _without(replace(graph, rejects=rejects))


def linked(graph: Graph, links: Iterable[Link]) -> Graph:
    """Return the graph with the links that keep the rules; the others are among its `rejects`."""
    statements = {s.id for s in graph.statements}
    propositions = {p.id for p in graph.propositions}
    by_id = {f"{x.kind.value}/{x.source}/{x.target}/{x.proposition or ''}": x for x in links}
    written = ({"id": name, **codec.link(x)} for name, x in by_id.items())
    found: dict[str, Violation] = {}
    for violation in records.check_links(written, statements, propositions):
        found.setdefault(violation.id, violation)
    rejects = tuple(
        Reject(kind="link", id=k, rule=v.rule, reason=v.reason, record=codec.link(by_id[k]))
        for k, v in sorted(found.items())
    )
    kept = tuple(x for name, x in by_id.items() if name not in found)
    return replace(graph, links=kept, rejects=(*graph.rejects, *rejects))


def _article(article: Article) -> codec.Json:
    published = article.published
    day = {"value": published.value, "basis": published.basis} if published else None
    return {
        "id": article.id,
        "text": article.text,
        "published": day,
        "language": article.language,
        "sha256": article.sha256,
    }


def _stances(
    propositions: Iterable[Proposition], claims: dict[str, codec.Json], articles: dict[str, str]
) -> dict[tuple[str, str], list[object]]:
    """Return stance records by proposition and article, so that checking stays linear."""
    found: dict[tuple[str, str], list[object]] = {}
    for one in propositions:
        written = claims[one.id]["stances"]
        assert isinstance(written, list)
        for stance, record in zip(one.stances, written, strict=True):
            found.setdefault((one.id, articles[stance.statement]), []).append(record)
    return found


def _by_article(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for one in statements:
        found.setdefault(one.article, []).append(one)
    return found


def _people(mine: list[Statement], about: list[Proposition], actors: dict[str, Actor]) -> list[str]:
    """Return the actors that an article's records name, and those that these belong to."""
    found = {p.actor for s in mine for p in (*s.speakers, *s.targets, *s.addressees)}
    found |= {v for s in mine for v in s.via}
    found |= {f.actor for p in about for _, fs in p.roles for f in fs if f.actor}
    while True:
        above = {b for a in found if a in actors and (b := actors[a].affiliation)} - found
        if not above:
            return sorted(found & actors.keys())
        found |= above


def _reject(violation: Violation, article: str, known: dict[str, codec.Json]) -> Reject:
    span = Span(*violation.span) if violation.span and violation.span[0] >= 0 else None
    return Reject(
        kind=violation.kind,
        id=violation.id,
        rule=violation.rule,
        reason=violation.reason,
        article=article,
        span=span,
        record=known.get(violation.id.split("/")[0], {}),
    )


def _without(graph: Graph) -> Graph:
    """Take the rejected records out, and whatever only hung on them."""
    gone = {k: {r.id for r in graph.rejects if r.kind == k} for k in _KINDS}
    known = {a.id for a in graph.actors} - gone["actor"]
    actors = tuple(
        replace(a, affiliation=a.affiliation if a.affiliation in known else None)
        for a in graph.actors
        if a.id in known
    )
    statements = [
        s
        for s in graph.statements
        if s.id not in gone["statement"] and all(p.actor in known for p in s.speakers)
    ]
    kept = {s.id for s in statements}
    propositions = []
    for one in graph.propositions:
        stances = tuple(
            s
            for s in one.stances
            if s.statement in kept and f"{one.id}/{s.statement}" not in gone["stance"]
        )
        if one.id not in gone["proposition"] and stances:
            propositions.append(replace(one, stances=stances, roles=_filled(one, known)))
    claimed = {p.id: {s.statement for s in p.stances} for p in propositions}
    return replace(
        graph,
        actors=actors,
        statements=tuple(_trimmed(s, known, claimed, kept) for s in statements),
        propositions=tuple(propositions),
        mentions=tuple(m for m in graph.mentions if m.actor in known),
    )


def _filled(one: Proposition, actors: set[str]) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
    """Return the roles with actors that are there; a filler set aside keeps its words alone."""
    return tuple(
        (role, tuple(f if f.actor in actors else replace(f, actor=None) for f in fillers))
        for role, fillers in one.roles
    )


_KINDS = ("statement", "proposition", "actor", "stance")


def _trimmed(
    statement: Statement, actors: set[str], claimed: dict[str, set[str]], kept: set[str]
) -> Statement:
    def present(parties: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(p for p in parties if p.actor in actors)

    return replace(
        statement,
        targets=present(statement.targets),
        addressees=present(statement.addressees),
        via=tuple(v for v in statement.via if v in kept or v in actors),
        propositions=tuple(p for p in statement.propositions if statement.id in claimed.get(p, ())),
        antecedents=tuple(
            replace(a, consequents=tuple(c for c in a.consequents if c in claimed))
            for a in statement.antecedents
            if a.proposition in claimed
        ),
    )
