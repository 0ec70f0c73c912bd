"""Pages through the whole build: hour, author and posts are in the exports, and they conform."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ontology.rdf.validate import validate_graph
from tests.articles.publishers import SHAPES
from tests.articles.test_live_posts import DAYS, node, sections

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg


def test_hour_author_and_address_of_a_page_are_exported(
    kg: Kg, tmp_path: Path, parses: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text(SHAPES["chorus"][0](), encoding="utf-8")
    (tmp_path / "in/live.html").write_text(sections(node()), encoding="utf-8")
    fetched = {"address": "x", "url": "https://x.example/a", "file": "a.html"}
    line = json.dumps({**fetched, "retrieved": "2024-11-02T10:00:00Z"})
    (tmp_path / "in/fetched.jsonl").write_text(line + "\n", encoding="utf-8")
    out = tmp_path / "out"
    assert kg("build", tmp_path / "in", "-o", out, "--cache", parses).code == 0
    assert validate_graph(out / "graph.nq").breaches == ()
    graph = (out / "graph.nq").read_text(encoding="utf-8")
    assert '"2024-10-22T14:05:00-04:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>' in graph
    assert '<https://schema.org/author> "Ada Brandt"' in graph
    assert 'ns#publishedUntil> "2024-10-25"' in graph
    assert 'ns#retrievedTime> "2024-11-02T10:00:00Z"^^' in graph
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    told = {a["id"]: a for a in report["articles"]}
    assert told["a"]["published"]["time"] == "2024-10-22T14:05:00-04:00"
    assert (told["a"]["retrieved"], told["live"]["retrieved"]) == ("2024-11-02T10:00:00Z", None)
    assert (told["a"]["author"], told["a"]["url"][:8]) == ("Ada Brandt", "https://")
    lines = (out / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    said = [one for one in map(json.loads, lines) if one["article"] == "live"]
    days = [one["said_on"] for one in said if one["said_on"] and one["cue"]]
    assert set(days) == set(DAYS)
    assert not any(one.get("problems") for one in said)


def test_most_articles_undated_is_told_with_what_to_do(
    kg: Kg, tmp_path: Path, parses: Path
) -> None:
    for name in ("a", "b", "2024-10-22-c"):
        (tmp_path / f"{name}.txt").write_text("Norland said on Monday that it would wait.\n")
    done = kg("build", tmp_path, "-o", tmp_path.parent / "o1", "--cache", parses)
    told = [line for line in done.err.splitlines() if "have no publication date" in line]
    assert len(told) == 1
    assert told[0].startswith("2 of 3 articles have no publication date")
    assert "--default-date" in told[0]
    done = kg(
        *("build", tmp_path, "-o", tmp_path.parent / "o2", "--cache", parses),
        *("--default-date", "2024-10-23"),
    )
    assert "have no publication date" not in done.err
    report = json.loads((tmp_path.parent / "o2/report.json").read_text())
    days = {a["id"]: a["published"]["value"] for a in report["articles"]}
    assert days == {"a": "2024-10-23", "b": "2024-10-23", "2024-10-22-c": "2024-10-22"}
