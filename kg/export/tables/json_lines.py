"""Exporters of the records themselves, one JSON line each, in an order that never changes."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from kg import codec
from kg.export.encode import utf8
from kg.link.sides import side
from kg.link.whose_side import Sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.export.release import Release
    from kg.link.corroboration import ClaimSide, Corroboration
    from kg.model import Actor, Proposition, Span, Statement


def place(record: Statement) -> tuple[str, int, int, str]:
    """Return the sort key of a statement: article, evidence, cue or else content, id."""
    first = record.cue or (record.content[0] if record.content else record.evidence)
    return (record.article, record.evidence.start, first.start, record.id)


def statement_rows(release: Release) -> Iterator[codec.Json]:
    """Yield the records of statements in order of article and place."""
    for one in sorted(release.graph.statements, key=place):
        yield codec.statement(one, release.actors, release.articles[one.article].text)


def proposition_rows(release: Release) -> Iterator[codec.Json]:
    """Yield the records of propositions in order of id, each with what stands behind it."""
    for one in sorted(release.graph.propositions, key=lambda p: p.id):
        behind = release.corroborations.get(one.id)
        yield {
            **codec.proposition(one),
            "stances": [
                {**codec.stance(s), "side": side(release.statements[s.statement], one, s).value}
                for s in one.stances
            ],
            "corroboration": None if behind is None else corroboration(behind, release.actors),
        }


def corroboration(record: Corroboration, actors: Mapping[str, Actor]) -> codec.Json:
    """Return what stands behind and against a claim as JSON; `actors` by id give the labels."""

    def sides(taken: Iterable[ClaimSide]) -> list[codec.Json]:
        return [
            {
                "id": one.id,
                "label": actors[one.id].label,
                "speakers": list(one.speakers),
                "named": one.named,
            }
            for one in taken
        ]

    return {
        "asserted_by": sides(record.asserted_by),
        "denied_by": sides(record.denied_by),
        "not_confirmed_by": sides(record.not_confirmed_by),
        "narrated_in": list(record.narrated_in),
        "origins": record.origins,
        "denial_origins": record.denial_origins,
        "independent": record.independent,
        "only_unnamed": record.only_unnamed,
        "witnesses": list(record.witnesses),
        "parties": list(record.parties),
        "first": record.first or None,
        "last": record.last or None,
    }


def actor_rows(release: Release) -> Iterator[codec.Json]:
    """Yield the records of actors in order of id, each with the places that mention it."""
    places: dict[str, list[tuple[str, Span]]] = {}
    for mention in release.graph.mentions:
        places.setdefault(mention.actor, []).append((mention.article, mention.span))
    sides = Sides(release.actors)
    for one in sorted(release.graph.actors, key=lambda a: a.id):
        record = codec.actor(one, sorted(set(places.get(one.id, ()))))
        yield {**record, "speaks_for": list(sides.of(one))}


def link_rows(release: Release) -> Iterator[codec.Json]:
    """Yield the records of links in order of source, target and kind."""
    ordered = sorted(
        release.graph.links,
        key=lambda x: (x.source, x.target, x.kind, x.proposition or "", x.reason),
    )
    yield from (codec.link(x, release.statements) for x in ordered)


def issue_rows(release: Release) -> Iterator[codec.Json]:
    """Yield the records of issues of two claims or more, in order of id."""
    claims: dict[str, list[Proposition]] = {}
    for claim in sorted(release.graph.propositions, key=lambda p: p.id):
        claims.setdefault(claim.issue or "", []).append(claim)
    for one in release.issues.values():
        mine = claims[one.id]
        said = {s.statement for claim in mine for s in claim.stances}
        behind = [b for c in mine if (b := release.corroborations.get(c.id)) is not None]
        yield {
            "id": one.id,
            "label": one.label,
            "matter": None if one.matter is None else one.matter.value,
            "actor": one.actors[0] if one.actors else None,
            "claims": len(mine),
            "disputed": sum(bool(b.asserted_by and b.denied_by) for b in behind),
            "speakers": len({p.actor for s in said for p in release.statements[s].speakers}),
            "statements": len(said),
        }


def statements(release: Release, out: IO[bytes]) -> None:
    """Write `statements.jsonl`, in order of article and place."""
    _write(out, statement_rows(release))


def propositions(release: Release, out: IO[bytes]) -> None:
    """Write `propositions.jsonl`, in order of id."""
    _write(out, proposition_rows(release))


def actors(release: Release, out: IO[bytes]) -> None:
    """Write `actors.jsonl`, in order of id, each with the places that mention it."""
    _write(out, actor_rows(release))


def links(release: Release, out: IO[bytes]) -> None:
    """Write `links.jsonl`, in order of source, target and kind."""
    _write(out, link_rows(release))


def issues(release: Release, out: IO[bytes]) -> None:
    """Write `issues.jsonl`, in order of id."""
    _write(out, issue_rows(release))


def _write(out: IO[bytes], records: Iterable[codec.Json]) -> None:
    for record in records:
        out.write(utf8(codec.line(record, dense=True)) + b"\n")
