"""Files in pieces: what is made of the same is copied, and the bytes are those of all anew."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg import folder
from kg.export import registry
from kg.export.graph.graphml_writer import Writer
from kg.export.pieces import Pieces, PieceWriter
from kg.export.rdf import sorted_quads
from kg.export.release import Release
from kg.model import Act, Polarity
from kg.store.fingerprints import plain, print_of
from kg.store.memo import Memo
from kg.store.piece_keys import Written, key_of, packed, unpacked
from tests import specimen
from tests.benchmarks.made_graph import made
from tests.export import hostile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.export.graph.graphml_writer import Value
    from kg.model import Graph
    from kg.store.piece_keys import Place

WRITTEN = "nq,ttl,trig,jsonld,graph.graphml,dataset.ttl"


def after(out: Path, pieces: Pieces) -> Pieces:
    """Return the pieces as the next run knows them."""
    hashes = folder.hashes(out)

    def earlier(name: str) -> Written | None:
        record = pieces.written.get(name)
        return None if record is None else Written(hashes[name], unpacked(record))

    return Pieces(earlier)


def held(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in out.iterdir()}


def test_one_changed_statement_is_all_that_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count: list[object] = []
    own = sorted_quads.own_lines

    def counted(node: object, graph: str, base: str) -> object:
        count.append(node)
        return own(node, graph, base)  # type: ignore[arg-type]

    monkeypatch.setattr(sorted_quads, "own_lines", counted)
    first = made(300)
    changed = replace(first.statements[7], rule="another-rule")
    second = replace(first, statements=(*first.statements[:7], changed, *first.statements[8:]))
    pieces = Pieces()
    memo = Memo()
    registry.write(Release(first, memo=memo), tmp_path / "out", WRITTEN, pieces=pieces)
    whole = len(count)
    count.clear()
    again = Release(second, memo=Memo(memo.new.get))
    registry.write(again, tmp_path / "out", WRITTEN, pieces=after(tmp_path / "out", pieces))
    some = len(count)
    registry.write(Release(second), tmp_path / "fresh", WRITTEN)
    assert held(tmp_path / "out") == held(tmp_path / "fresh")
    assert 0 < some < whole / 4


def test_a_node_that_did_not_change_is_drawn_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    own = Writer.node

    def noted(writer: Writer, name: str, row: Mapping[str, Value]) -> None:
        drawn.append(name)
        own(writer, name, row)

    monkeypatch.setattr(Writer, "node", noted)
    first, pieces = made(300), Pieces()
    registry.write(Release(first), tmp_path / "out", "graph.graphml", pieces=pieces)
    whole = len(drawn)
    drawn.clear()
    second = with_changed(first, "statements", 7, rule="another-rule")
    known = after(tmp_path / "out", pieces)
    registry.write(Release(second), tmp_path / "out", "graph.graphml", pieces=known)
    assert first.statements[7].id in drawn
    assert len(drawn) < whole / 4


def with_changed(graph: Graph, kind: str, place: int, **fields: object) -> Graph:
    """Return a graph with one record of a kind changed."""
    records = list(getattr(graph, kind))
    records[place] = replace(records[place], **fields)
    return replace(graph, **{kind: tuple(records)})


def owned() -> Graph:
    """Return the specimen, its things those of somebody: a name that the words of a claim need."""
    graph = specimen.graph()
    whose = graph.actors[0].id
    claims = tuple(
        replace(
            claim,
            roles=tuple(
                (role, tuple(f if f.actor else replace(f, owner=whose) for f in fillers))
                for role, fillers in claim.roles
            ),
        )
        for claim in graph.propositions
    )
    return replace(graph, propositions=claims)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("actors", {"label": "Another name"}),
        ("articles", {"publisher": "Another paper", "title": "Another title"}),
        ("statements", {"act": Act.DEMAND, "polarity": Polarity.NEG}),
        ("propositions", {"label": "Another claim", "predicate_class": "meet"}),
        ("issues", {"label": "Another issue"}),
    ],
)
def test_whatever_record_changes_the_files_are_those_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, fields: dict[str, object]
) -> None:
    monkeypatch.setattr("kg.export.pieces.SIZE", 1)  # a piece a record: none shields another
    graph, pieces, files = owned(), Pieces(), f"{WRITTEN},jsonl"
    registry.write(Release(graph), tmp_path / "out", files, pieces=pieces)
    for place in range(len(getattr(graph, kind))):
        changed = with_changed(graph, kind, place, **fields)
        known = after(tmp_path / "out", pieces)
        registry.write(Release(changed), tmp_path / "out", files, pieces=known)
        registry.write(Release(changed), tmp_path / "fresh", files)
        assert held(tmp_path / "out") == held(tmp_path / "fresh"), place
        pieces = known


@pytest.mark.parametrize("room", [0, 40])
def test_lines_kept_for_the_next_syntax_are_those_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    graph = made(60)
    registry.write(Release(graph), tmp_path / "kept", WRITTEN)
    count: list[object] = []
    own = sorted_quads.own_lines

    def counted(node: object, path: str, base: str) -> object:
        count.append(node)
        return own(node, path, base)  # type: ignore[arg-type]

    monkeypatch.setattr(sorted_quads, "own_lines", counted)
    registry.write(Release(graph), tmp_path / "again", WRITTEN)
    once = len(count)
    monkeypatch.setattr(sorted_quads, "KEPT", room)
    registry.write(Release(graph), tmp_path / "anew", WRITTEN)
    assert len(count) - once > 2 * once
    assert held(tmp_path / "kept") == held(tmp_path / "anew")


@pytest.mark.parametrize("graph", [specimen.graph(), hostile.graph()])
def test_another_base_takes_nothing(tmp_path: Path, graph: Graph) -> None:
    pieces = Pieces()
    registry.write(Release(graph), tmp_path / "out", WRITTEN, pieces=pieces)
    other = Release(graph, base="https://news.example/")
    registry.write(other, tmp_path / "out", WRITTEN, pieces=after(tmp_path / "out", pieces))
    registry.write(other, tmp_path / "fresh", WRITTEN)
    assert held(tmp_path / "out") == held(tmp_path / "fresh")


def written(old: Path, known: Mapping[bytes, Place], *parts: str) -> tuple[bytes, PieceWriter]:
    out = io.BytesIO()
    with PieceWriter(out, ("a",), old, known) as writer:
        for part in parts:
            if part == "-":
                writer.write(b"-")
            else:
                writer.put(key_of(part), part.upper().encode)
    return out.getvalue(), writer


def test_pieces_are_copied_wherever_they_stood(tmp_path: Path) -> None:
    old = tmp_path / "old"
    data, first = written(old, {}, "one", "-", "two", "three", "four")
    assert data == b"ONE-TWOTHREEFOUR"
    old.write_bytes(data.lower())  # so that a copy is told from what is made
    again, second = written(old, first.places, "three", "four", "new", "-", "one", "two")
    assert again == b"threefourNEW-onetwo"
    assert second.places == written(old, {}, "three", "four", "new", "-", "one", "two")[1].places


def test_a_file_that_became_shorter_is_told(tmp_path: Path) -> None:
    old = tmp_path / "old"
    data, first = written(old, {}, "one", "two")
    old.write_bytes(data[:-1])
    with pytest.raises(OSError, match="became shorter"):
        written(old, first.places, "one", "two")


def test_places_come_back_or_none_do() -> None:
    places = {key_of(n): (n, n + 1) for n in range(5)}
    record = packed(places)
    assert unpacked(record) == places
    assert unpacked(record[:-1]) == unpacked(b"") == unpacked("text") == {}
    assert unpacked(packed({})) == {}


def test_equal_records_have_one_print_and_others_another() -> None:
    graph = specimen.graph()
    records = (*graph.articles, *graph.actors, *graph.statements, *graph.propositions)
    copies = [replace(one) for one in records]
    assert [print_of(one) for one in records] == [print_of(one) for one in copies]
    assert len({print_of(one) for one in records}) == len(records)
    with pytest.raises(TypeError, match="no value of the model"):
        plain(object())
