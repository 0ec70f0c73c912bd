"""Exporters of the records themselves, one JSON line each, in an order that never changes."""

from __future__ import annotations

from functools import partial
from typing import IO, TYPE_CHECKING, NamedTuple

from kg import codec
from kg.export.encode import utf8
from kg.export.pieces import put, together
from kg.link.claim_attitudes import attitude
from kg.link.whose_side import Sides
from kg.store.fingerprints import plain
from kg.store.piece_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.export.release import Release
    from kg.link.corroboration import ClaimSide, Corroboration
    from kg.model import Actor, Proposition, Span, Statement


def place(record: Statement) -> tuple[str, int, int, str]:
    """Return the sort key of a statement: article, evidence, cue or else content, id."""
    first = record.cue or (record.content[0] if record.content else record.evidence)
    return (record.article, record.evidence.start, first.start, record.id)


class Row(NamedTuple):
    """A record to be written: its id, what makes it, and the hash of all that it is made of."""

    id: str
    key: bytes
    make: Callable[[], codec.Json]


def statement_rows(release: Release) -> Iterator[codec.Json]:
    """Yield the records of statements in order of article and place."""
    yield from (row.make() for row in _statements(release))


def _statements(release: Release) -> Iterator[Row]:
    print_of = release.prints.of
    for one in sorted(release.graph.statements, key=place):
        home = release.articles[one.article]
        people = _named(release, [p.actor for p in (*one.speakers, *one.targets, *one.addressees)])
        key = key_of(print_of(one), print_of(home), list(map(print_of, people.values())))
        yield Row(one.id, key, partial(codec.statement, one, people, home.text))


def _named(release: Release, ids: Iterable[str]) -> dict[str, Actor]:
    """Return the actors whose names a record needs, and no others: all that it is made of."""
    return {name: release.by_name[name] for name in sorted({*ids})}


def proposition_rows(release: Release) -> Iterator[codec.Json]:
    """Yield the records of propositions in order of id, each with what stands behind it."""
    yield from (row.make() for row in _propositions(release))


def _propositions(release: Release) -> Iterator[Row]:
    print_of = release.prints.of
    for one in sorted(release.graph.propositions, key=lambda p: p.id):
        behind = release.corroborations.get(one.id)
        said = {s.statement: release.statements[s.statement] for s in one.stances}
        sides = (*behind.asserted_by, *behind.denied_by, *behind.not_confirmed_by) if behind else ()
        people = _named(release, [side.id for side in sides])
        key = key_of(
            print_of(one),
            plain(behind),
            list(map(print_of, said.values())),
            list(map(print_of, people.values())),
        )
        yield Row(one.id, key, partial(_proposition, one, behind, said, people))


def _proposition(
    one: Proposition,
    behind: Corroboration | None,
    said: Mapping[str, Statement],
    people: Mapping[str, Actor],
) -> codec.Json:
    return {
        **codec.proposition(one),
        "stances": [
            {**codec.stance(s), "side": attitude(said[s.statement], one, s).value}
            for s in one.stances
        ],
        "corroboration": None if behind is None else corroboration(behind, people),
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
    yield from (row.make() for row in _actors(release))


def _actors(release: Release) -> Iterator[Row]:
    places: dict[str, list[tuple[str, Span]]] = {}
    for mention in release.graph.mentions:
        places.setdefault(mention.actor, []).append((mention.article, mention.span))
    sides = Sides(release.actors)
    for one in sorted(release.graph.actors, key=lambda a: a.id):
        seen, for_whom = sorted(set(places.get(one.id, ()))), list(sides.of(one))
        key = key_of(release.prints.of(one), [(a, s.start, s.end) for a, s in seen], for_whom)
        yield Row(one.id, key, partial(_actor, one, seen, for_whom))


def _actor(one: Actor, seen: list[tuple[str, Span]], for_whom: list[str]) -> codec.Json:
    return {**codec.actor(one, seen), "speaks_for": for_whom}


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
    _write_pieces(out, _statements(release))


def propositions(release: Release, out: IO[bytes]) -> None:
    """Write `propositions.jsonl`, in order of id."""
    _write_pieces(out, _propositions(release))


def actors(release: Release, out: IO[bytes]) -> None:
    """Write `actors.jsonl`, in order of id, each with the places that mention it."""
    _write_pieces(out, _actors(release))


def links(release: Release, out: IO[bytes]) -> None:
    """Write `links.jsonl`, in order of source, target and kind."""
    _write(out, link_rows(release))


def issues(release: Release, out: IO[bytes]) -> None:
    """Write `issues.jsonl`, in order of id."""
    _write(out, issue_rows(release))


def _write(out: IO[bytes], records: Iterable[codec.Json]) -> None:
    for record in records:
        out.write(utf8(codec.line(record, dense=True)) + b"\n")


def _write_pieces(out: IO[bytes], rows: Iterable[Row]) -> None:
    """Write records by the dozen: those of which nothing changed as they stood before."""
    for some in together(rows):
        put(out, key_of([r.key for r in some]), partial(_lines, some))


def _lines(rows: Iterable[Row]) -> bytes:
    return b"".join(utf8(codec.line(row.make())) + b"\n" for row in rows)
