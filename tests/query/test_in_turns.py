"""Answers in turns: which part gives the units, and how many of them are asked at a time."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.errors import ConfigError
from kg.query import in_turns, kept_units, sparql
from kg.query.kept_units import KeptUnits

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.table import Table

QUERY = """PREFIX x: <urn:x:>
SELECT ?kind ?said WHERE {
  # in turn ?s ?kind by ?kind:
  ?s x:kind ?kind .
  # with actor ?who: ?s x:by ?who .
  # end of turn
  ?s x:said ?said .
} ORDER BY ?kind ?said
"""
SKOS = "http://www.w3.org/2004/02/skos/core#"


def part(query: str = QUERY) -> in_turns.Part:
    found = in_turns.part(query)
    assert found is not None
    return found


@pytest.fixture
def store() -> ox.Store:
    """Return a store of 400 things of 100 kinds, each said by one of two."""
    lines = [f'<urn:x:{who}> <{SKOS}prefLabel> "{who} Berg" .' for who in ("Ada", "Una")]
    for n in range(400):
        who = "Ada" if n % 3 else "Una"
        lines += (
            f'<urn:x:{n}> <urn:x:kind> "k{n % 100:03}" .',
            f'<urn:x:{n}> <urn:x:said> "words {n:03}" .',
            f"<urn:x:{n}> <urn:x:by> <urn:x:{who}> .",
        )
    found = ox.Store()
    found.load("\n".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    return found


def test_the_part_is_asked_alone_and_replaced_by_what_it_gives() -> None:
    found = part()
    assert found.asked.startswith("PREFIX x: <urn:x:>\nSELECT DISTINCT ?s ?kind WHERE {")
    assert found.asked.endswith("ORDER BY ?kind")
    query = found.query_of([("<urn:x:1>", '"a"'), ("<urn:x:2>", None)])
    assert '(<urn:x:1> "a")\n(<urn:x:2> UNDEF)' in query
    assert "x:kind" not in query


def test_a_query_without_a_part_or_with_one_in_no_order_is_asked_whole() -> None:
    assert in_turns.part("SELECT * { ?s ?p ?o }") is None
    assert in_turns.part(QUERY.replace("by ?kind:", "by ?other:")) is None


def test_units_that_are_alike_in_their_order_are_never_parted() -> None:
    units = [(f"<urn:x:{n}>", f'"k{n // 30}"') for n in range(300)]
    seen: list[int] = []
    asked = []
    for query in in_turns.slices(part(), units, 1_000, seen):
        asked.append({line.split()[1] for line in query.split("\n") if line.startswith("(<")})
        seen += range(query.count("(<urn"))
    assert len(asked) == 2
    assert sum(map(len, asked)) == len(set().union(*asked)) == 10


def test_no_more_is_asked_than_is_wanted() -> None:
    units = [(f"<urn:x:{n}>", f'"k{n}"') for n in range(10_000)]
    seen: list[int] = []
    asked = 0
    for query in in_turns.slices(part(), units, 100, seen):
        asked += query.count("(<urn")
        seen += range(query.count("(<urn"))
    assert 100 <= asked < 200


def test_the_rows_are_those_of_the_whole_query(store: ox.Store) -> None:
    whole = sparql.answer(QUERY, store, sparql.ROWS + 1)
    assert len(whole.rows) == 400
    for rows in (1, 99, 400):
        found = sparql.answer(QUERY, store, rows)
        assert found.rows == whole.rows[:rows]
        assert found.cut == (rows < 400)


def test_units_that_are_kept_are_not_asked_again(store: ox.Store) -> None:
    kept = KeptUnits()
    told = sparql.units_of(QUERY, store, 10, kept)
    assert told is not None
    asked, units = told
    kept.add(asked, units[-2:])
    assert len(sparql.answer(QUERY, store, 100, kept=kept).rows) == 2
    assert sparql.units_of("SELECT * { ?s ?p ?o }", store, 10, kept) is None


def test_units_are_kept_in_a_folder_if_they_took_their_time(
    store: ox.Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(rows: int = 100, *, lasting: bool = True) -> Table:
        return sparql.answer(QUERY, store, rows, kept=KeptUnits(tmp_path), lasting=lasting)

    monkeypatch.setattr(kept_units, "WORTH", 60.0)
    wanted = answer()
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(kept_units, "WORTH", -1.0)
    assert answer(lasting=False) == wanted
    assert list(tmp_path.iterdir()) == []
    assert answer() == wanted
    (file,) = tmp_path.iterdir()
    head, *lines = file.read_bytes().splitlines(keepends=True)
    assert len(lines) == 400
    asked = part().asked.encode()
    some = b"".join(lines[:2])
    digest = hashlib.sha256(asked + b"\0" + some).hexdigest().encode()
    file.write_bytes(digest + b"\n" + some)
    assert len(answer(lasting=False).rows) == 2  # they are read
    for damaged in (b"", head, digest + b"\n" + b"".join(lines), b"\0" * 4000):
        file.write_bytes(damaged)
        assert answer() == wanted
        assert file.read_bytes() == head + b"".join(lines)
    other = QUERY.replace("?s x:kind ?kind .", "?s x:kind ?kind . FILTER (?kind = 'k007')")
    assert len(sparql.answer(other, store, kept=KeptUnits(tmp_path)).rows) == 4


EACH = """PREFIX x: <urn:x:>
SELECT ?kind ?said WHERE {
  # in turn ?kind ?count by ?kind:
  {
    SELECT ?kind (COUNT(?name) AS ?count) {
      # first
      ?one x:kind ?kind .
      # row by row
      OPTIONAL { ?one x:by ?name }
    } GROUP BY ?kind
  }
  # end of turn
  ?s x:kind ?kind .
  FILTER (?count > 3)
  # row by row
  OPTIONAL { ?s x:said ?said }
} ORDER BY ?kind ?said
"""


def test_what_is_looked_up_row_by_row_comes_after_a_select_of_its_own(store: ox.Store) -> None:
    found = part(EACH)
    assert found.asked.count(f"LIMIT {in_turns.NEVER}") == 1
    query = found.query_of([('"k001"', "4")])
    assert query.count(f"LIMIT {in_turns.NEVER}") == 1
    assert query.index("x:kind") < query.index("LIMIT") < query.index("OPTIONAL")
    whole = sparql.answer(EACH, store, sparql.ROWS + 1)
    assert len(whole.rows) == 400
    assert sparql.answer(EACH, store, 400).rows == whole.rows
    assert f"LIMIT {in_turns.NEVER}" not in found.of_none


def test_a_name_is_looked_up_and_the_query_begins_by_its_actors(store: ox.Store) -> None:
    query = in_turns.with_values(QUERY, lambda name: '"una"' if name == "actor" else "")
    assert in_turns.names(query) == ['"una"']
    assert len(sparql.answer(query, store, 1_000).rows) == 134
    assert len(sparql.answer(query, store, sparql.ROWS + 1).rows) == 134
    assert in_turns.with_values(QUERY, lambda _: "") == QUERY.replace(
        "  # with actor ?who: ?s x:by ?who .\n", ""
    )
    nobody = in_turns.with_values(QUERY, lambda _: '"un"')
    assert sparql.answer(nobody, store, 1_000).columns == ("kind", "said")
    assert sparql.answer(nobody, store, 1_000).rows == ()


def test_all_turns_together_have_the_time_of_one_query(store: ox.Store) -> None:
    with pytest.raises(sparql.TooLongError, match="longer than 0 s"):
        sparql.answer(QUERY, store, 100, seconds=0)
    with pytest.raises(ConfigError, match="SERVICE"):
        sparql.answer(QUERY.replace("?s x:said", "SERVICE <urn:x> {} ?s x:said"), store, 100)
