"""Exporters of the records themselves, one JSON line each, in an order that never changes."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from kg import codec
from kg.export.encode import utf8

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.export.release import Release
    from kg.model import Span, Statement


def place(record: Statement) -> tuple[str, int, int, str]:
    """Return the sort key of a statement: article, evidence, cue or else content, id."""
    first = record.cue or (record.content[0] if record.content else record.evidence)
    return (record.article, record.evidence.start, first.start, record.id)


def statements(release: Release, out: IO[bytes]) -> None:
    """Write `statements.jsonl`, in order of article and place."""
    rows = sorted(release.graph.statements, key=place)
    texts = {a.id: a.text for a in release.graph.articles}
    _write(out, (codec.statement(s, release.actors, texts[s.article]) for s in rows))


def propositions(release: Release, out: IO[bytes]) -> None:
    """Write `propositions.jsonl`, in order of id."""
    rows = sorted(release.graph.propositions, key=lambda p: p.id)
    _write(out, (codec.proposition(p) for p in rows))


def actors(release: Release, out: IO[bytes]) -> None:
    """Write `actors.jsonl`, in order of id, each with the places that mention it."""
    places: dict[str, list[tuple[str, Span]]] = {}
    for mention in release.graph.mentions:
        places.setdefault(mention.actor, []).append((mention.article, mention.span))
    rows = sorted(release.graph.actors, key=lambda a: a.id)
    _write(out, (codec.actor(a, sorted(set(places.get(a.id, ())))) for a in rows))


def links(release: Release, out: IO[bytes]) -> None:
    """Write `links.jsonl`, in order of source, target and kind."""
    rows = sorted(
        release.graph.links,
        key=lambda x: (x.source, x.target, x.kind, x.proposition or "", x.reason),
    )
    _write(out, (codec.link(x) for x in rows))


def _write(out: IO[bytes], records: Iterable[codec.Json]) -> None:
    for record in records:
        out.write(utf8(codec.line(record)) + b"\n")
