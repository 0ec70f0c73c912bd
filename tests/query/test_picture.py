"""The picture of a small collection: who is cited and spoken about, what is new, who changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.articles import read_records
from kg.build import assemble
from kg.export import registry
from kg.export.release import Release
from kg.model import Article
from kg.query.analysis import VIEWS
from kg.query.network import load
from kg.query.picture import NO_OUTLET, new
from tests.reading import extractions_of

if TYPE_CHECKING:
    from kg.query.network import Network
    from kg.query.table import Table

PAPERS = (
    (
        "post",
        "The Lima Post",
        "2024-05-01",
        "Chile's foreign ministry said on Wednesday that Peru had attacked Bolivia.\n\n"
        '"The harbour is closed," Mary Hill said.\n\n'
        "An official said that the road was closed.\n",
    ),
    (
        "times",
        "The Oslo Times",
        "2024-05-01",
        "Mary Hill denied on Wednesday that Argentina had attacked Bolivia.\n\n"
        "Mary Hill condemned Peru.\n",
    ),
    (
        "news",
        "The Oslo Times",
        "2024-05-08",
        "Peru denied on Wednesday that it had attacked Bolivia.\n\n"
        "Brazil said on Wednesday that Peru had attacked Bolivia.\n\n"
        "Chile's army said on Wednesday that Peru had attacked Bolivia.\n\n"
        "Mary Hill said on Wednesday that Bolivia had been attacked by Argentina.\n\n"
        "John Brown said on Wednesday that the bridge was unsafe.\n",
    ),
    ("copy", None, "2024-05-09", "Mary Hill condemned Peru.\n"),
)


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> Network:
    lines = [
        json.dumps({"id": name, "publisher": outlet, "date": day, "text": text})
        for name, outlet, day, text in PAPERS
    ]
    articles = [a for a in read_records(lines) if isinstance(a, Article)]
    folder = tmp_path_factory.mktemp("papers")
    graph = assemble(articles, extractions_of(articles).values())
    registry.write(Release(graph), folder, "jsonl,report.json")
    return load(folder)


def rows(table: Table, key: str) -> dict[object, dict[str, object]]:
    found = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return {row[key]: row for row in found}


def test_who_is_cited_counts_utterances_and_not_copies(net: Network) -> None:
    found = rows(VIEWS["cited"](net, 20), "source")
    hill = found["Mary Hill"]
    assert (hill["utterances"], hill["statements"], hill["quoted"]) == (4, 5, 1)
    assert (hill["articles"], hill["outlets"]) == (4, 3)
    assert hill["named"] is True
    assert found["official"]["named"] is False
    assert next(iter(found)) == "Mary Hill"


def test_who_is_spoken_about_counts_the_sides_that_do(net: Network) -> None:
    peru = rows(VIEWS["spoken-about"](net, 20), "actor")["Peru"]
    assert peru["by"] == 3  # Chile, whatever its voice, Brazil, Mary Hill; its own word is left out
    assert (peru["at"], peru["conflict"], peru["cooperation"]) == (2, 2, 0)


def test_how_much_an_outlet_rests_on_unnamed_sources(net: Network) -> None:
    found = rows(VIEWS["outlets"](net, 20), "outlet")
    post = found["The Lima Post"]
    assert (post["articles"], post["statements"]) == (1, 3)
    assert (post["named"], post["unnamed"], post["share"]) == (2, 1, 0.33)
    assert found["The Oslo Times"]["share"] == 0.0
    assert found[NO_OUTLET]["articles"] == 1


def test_what_is_new_since_a_day(net: Network) -> None:
    found = [row[:3] for row in new(net, 20, "2024-05-08").rows]
    assert ("denial", "Peru attacks Bolivia", "Peru") in found
    assert ("side", "Peru attacks Bolivia", "Brazil") in found  # and not Chile's army
    assert ("claim", "The bridge is unsafe", "John Brown") in found
    assert ("source", "John Brown", "person") in found
    whats = {(kind, what) for kind, what, _ in found}
    assert ("claim", "Peru attacks Bolivia") not in whats
    assert ("claim", "Argentina attacks Bolivia") not in whats  # which was denied before
    assert ("source", "Mary Hill") not in whats
    (brazil,) = (row for row in new(net, 20, "2024-05-08").rows if row[0] == "side")
    assert brazil[4] == 1


def test_nothing_undated_is_new(net: Network) -> None:
    first = {row[3] for row in new(net, 99, "2024-05-01").rows}
    assert "" not in first
    assert new(net, 20, "2025").rows == ()
    last = {row[3] for row in new(net, 20).rows}
    assert last <= {"2024-05-09"}


def test_who_changed_with_both_sides_and_days(net: Network) -> None:
    (row,) = VIEWS["changed"](net, 20).rows
    assert row[:6] == (
        *("Mary Hill", "Argentina attacks Bolivia"),
        *("denies", "2024-05-01", "asserts", "2024-05-08"),
    )


def test_a_window_of_an_empty_collection_is_empty() -> None:
    from kg.query.network import network

    empty = network([], [], [], {})
    for view in ("cited", "spoken-about", "outlets", "new", "changed"):
        assert VIEWS[view](empty, 9).rows == ()


README = Path(__file__).parents[2] / "kg/query/README.md"


@pytest.mark.parametrize("view", VIEWS)
def test_every_number_is_told_in_the_readme(view: str, net: Network) -> None:
    table = README.read_text(encoding="utf-8").split("| view | columns |")[1].split("\n\n")[0]
    told = {row.split("|")[1].strip(" `"): row for row in table.splitlines() if "`" in row}
    assert set(told) == set(VIEWS)
    words = set(re.findall(r"`([\w-]+)`", told[view]))
    assert set(VIEWS[view](net, 1).columns) <= words
