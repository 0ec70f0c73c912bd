"""Records are found by id, name and ends as a reader of the whole tables finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import graph_store
from kg.errors import InputError
from kg.export import registry
from kg.export.release import Release
from kg.extract.reports.rule_meanings import meaning
from kg.query import actor_tables, record_index
from kg.query.records import tables
from kg.query.table import FORMATS
from tests import specimen
from tests.query import graphs

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.record_index import RecordIndex


@pytest.fixture(params=["on disk", "in memory"])
def out(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(graph_store, "LEAST", 0 if request.param == "on disk" else 1 << 40)
    registry.write(Release(graphs.graph()), tmp_path / "out", "jsonl")
    return tmp_path / "out"


def index(out: Path) -> RecordIndex:
    found = record_index.opened(out)
    assert (out / graph_store.NAME).is_dir() == (graph_store.LEAST == 0)
    return found


def test_every_record_is_found_by_its_id(out: Path) -> None:
    found = index(out)
    for kind, records in tables(out, record_index.KINDS[:3]).items():
        for record in records:
            assert found.by_id(kind, record["id"]) == record
            assert found.with_id(record["id"]) == [(kind, record)]
            assert (kind, record) in found.beginning(record["id"][:4])
            assert (kind, record) not in found.beginning(record["id"], "links")
    assert found.by_id("actors", "s-0") is None
    assert found.beginning("q-") == []


def test_statements_and_links_are_found_by_their_ends_in_order(out: Path) -> None:
    whole, found = tables(out, record_index.KINDS), index(out)
    for actor in whole["actors"]:
        assert found.labels[actor["id"]] == actor["label"]
        for role in record_index.ROLES:
            wanted = [s for s in whole["statements"] if actor["id"] in [p["id"] for p in s[role]]]
            assert found.statements_with(role, actor["id"]) == wanted
    assert any(found.links_of(s["id"]) for s in whole["statements"])
    for said in whole["statements"]:
        wanted = [x for x in whole["links"] if said["id"] in (x["source"], x["target"])]
        assert found.links_of(said["id"]) == wanted
    assert list(found.labels) == [a["id"] for a in whole["actors"]]
    assert len(found.labels) == len(whole["actors"])
    assert found.labels.get("a-0") is None


def test_actors_are_found_by_any_name_in_any_case(out: Path) -> None:
    found = index(out)
    for actor in tables(out, ["actors"])["actors"]:
        for name in (actor["label"], *actor["aliases"]):
            assert ("actors", actor) in found.called(name.upper())
    assert found.called("Nobody") == []


def test_the_list_of_actors_is_that_of_the_records(out: Path) -> None:
    actors = tables(out, ["actors"])["actors"]
    found = index(out)
    for layout, written in FORMATS.items():
        assert found.listed(layout) == written(actor_tables.listed(actors))
    assert list(found.actors()) == actors


def test_the_words_of_rules_are_those_of_the_rules(out: Path) -> None:
    found = index(out)
    for said in tables(out, ["statements"])["statements"]:
        assert found.rule_words(said["rule"]) == meaning(said["rule"])
    with pytest.raises(KeyError):
        found.rule_words("no such rule")


def test_a_damaged_index_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_store, "LEAST", 0)
    registry.write(Release(specimen.graph()), tmp_path, "jsonl")
    wanted = record_index.opened(tmp_path).listed("json")
    for damage in (b"", b"not a database" * 1000, None):
        (place,) = (tmp_path / graph_store.NAME).glob("records-*/records.db")
        if damage is None:
            place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
        else:
            place.write_bytes(damage)
        assert record_index.opened(tmp_path).listed("json") == wanted


def test_bytes_that_are_no_text_are_looked_for_and_not_found(out: Path) -> None:
    found = index(out)  # as an argument of the command line may hold them
    for odd in ("a-\udc80", "\ud800", "a-\0"):
        assert (found.with_id(odd), found.beginning(odd), found.called(odd)) == ([], [], [])
        assert found.labels.get(odd) is None


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "s-1"}\n{"id": "s-1"'])
def test_a_spoilt_table_is_told_with_its_line(line: str, out: Path) -> None:
    (out / "statements.jsonl").write_text(line)
    (out / "build.json").unlink()

    told = rf"statements\.jsonl, line {len(line.splitlines())}: not"
    with pytest.raises(InputError, match=told):
        record_index.opened(out)
