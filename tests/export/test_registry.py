from importlib.metadata import EntryPoint
from pathlib import Path
from typing import IO

import pytest

from kg.errors import ConfigError
from kg.export import registry
from kg.export.release import Release
from tests.specimen import graph

CONTRACT = [
    "graph.nq",
    "graph.ttl",
    "graph.trig",
    "graph.jsonld",
    "graph.graphml",
    "actors.graphml",
    "graph.html",
    "statements.jsonl",
    "propositions.jsonl",
    "actors.jsonl",
    "links.jsonl",
    "issues.jsonl",
    "report.json",
]


def good(release: Release, out: IO[bytes]) -> None:
    out.write(str(len(release.graph.statements)).encode())


def breaking(release: Release, out: IO[bytes]) -> None:
    out.write(b"half a file")
    raise RuntimeError("disk full")


def entry(name: str, function: str) -> EntryPoint:
    return EntryPoint(name, f"{__name__}:{function}", registry.GROUP)


def register(monkeypatch: pytest.MonkeyPatch, *entries: EntryPoint) -> None:
    monkeypatch.setattr(registry, "entry_points", lambda group: entries)


def test_every_file_of_the_contract_has_an_exporter() -> None:
    assert set(CONTRACT) <= set(registry.names())


def test_by_default_the_contract_and_the_description_are_written() -> None:
    assert registry.select(None) == sorted([*CONTRACT, "dataset.ttl"])
    assert set(registry.names()) >= registry.ON_REQUEST


def test_others_are_added_when_asked_for() -> None:
    assert registry.select("nq", "gexf") == ["graph.gexf", "graph.nq"]
    found = registry.select(None, "csv,parquet")
    assert set(found) - set(registry.select(None)) == registry.ON_REQUEST - {"graph.gexf"}
    with pytest.raises(ConfigError, match="no exporter writes 'xls'"):
        registry.select(None, "xls")


def test_names_are_sorted() -> None:
    assert registry.names() == sorted(registry.names())


@pytest.mark.parametrize(
    ("only", "chosen"),
    [
        ("ttl", ["dataset.ttl", "graph.ttl"]),
        ("graph.ttl", ["graph.ttl"]),
        (".trig , graph.html", ["graph.html", "graph.trig"]),
        ("graphml", ["actors.graphml", "graph.graphml"]),
        ("graphml,graph.graphml", ["actors.graphml", "graph.graphml"]),
    ],
)
def test_files_are_chosen_by_name_or_suffix(only: str, chosen: list[str]) -> None:
    assert registry.select(only) == chosen


@pytest.mark.parametrize("only", ["nope", "ttl,nope", "", " , ", "l", "../graph.ttl"])
def test_an_unknown_choice_lists_the_known_ones(only: str) -> None:
    with pytest.raises(ConfigError, match=r"statements\.jsonl"):
        registry.select(only)


def test_files_are_written_and_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    register(monkeypatch, entry("b.txt", "good"), entry("a.txt", "good"))
    told: list[str] = []
    paths = registry.write(Release(graph()), tmp_path / "new" / "out", progress=told.append)
    assert [p.name for p in paths] == told == ["a.txt", "b.txt"]
    assert [p.read_text() for p in paths] == ["3", "3"]


def test_a_failing_exporter_leaves_the_old_file_and_no_litter(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    register(monkeypatch, entry("a.txt", "breaking"))
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(RuntimeError, match="disk full"):
        registry.write(Release(graph()), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


@pytest.mark.parametrize("value", ["no_such_module_here:x", f"{__name__}:no_such_function"])
def test_a_plugin_that_cannot_be_loaded_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    register(monkeypatch, EntryPoint("a.txt", value, registry.GROUP))
    with pytest.raises(ConfigError, match=rf"a\.txt.*{value}"):
        registry.write(Release(graph()), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../a.txt", "/etc/passwd", "..", "a\\b"])
def test_an_exporter_cannot_write_outside_the_folder(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    register(monkeypatch, entry(name, "good"))
    with pytest.raises(ConfigError, match="not a plain file name"):
        registry.names()


def test_two_exporters_of_one_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, entry("a.txt", "good"), entry("a.txt", "breaking"))
    with pytest.raises(ConfigError, match="two exporters write"):
        registry.names()


def test_one_exporter_found_twice_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, entry("a.txt", "good"), entry("a.txt", "good"))
    assert registry.names() == ["a.txt"]
