"""Exports that may not carry the articles' text: no word of it is in any file that is written."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pyarrow.parquet
import pytest

from kg.build import build
from kg.cli import run
from kg.export import registry
from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.export.text_limits import Text, limited
from kg.settings import Settings
from ontology.rdf.validate import validate_graph
from tests import specimen
from tests.export import planted

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph

HEADLINE = "Plimsket garrows over zumpit"
QUOTED = (
    "Ada Brandt, the president of Norland, said on Tuesday that Sudovia had sent 300 blenters to"
    " the harbour of Ostia, “a frondling of quarvel peace”.",
    "A drumbly spokesman for the trade union denied having stolen 40 crates of wobkins.",
    "Sudovia will sell grimmocks to Ostia if the harbour stays open, Brandt said.",
)
NOT_QUOTED = "The old vextor of the valley was snorly, and the chimbles fell."
NAMES = {"ada", "brandt", "norland", "norland's", "sudovia", "ostia"}
WORDS = frozenset(re.findall(r"\w{4,}", " ".join((HEADLINE, *QUOTED, NOT_QUOTED)).lower()))
PLANTED = (
    *("plimsket", "garrow", "zumpit", "blenter", "frondling", "quarvel", "drumbly"),
    *("wobkin", "grimmock", "vextor", "snorly", "chimble"),
)
SENTENCES = (" had sent", "frondling of", "stays open", "fell.", "crates of", "garrows over")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("articles")
    text = "\n\n".join((HEADLINE, *QUOTED, NOT_QUOTED))
    (folder / "norland.txt").write_text(text, encoding="utf-8")
    found = build([folder], Settings(date="2024-10-23", cache=folder / ".cache"))
    assert len(found.statements) >= 3
    assert found.articles[0].title == HEADLINE
    return found


def words_of(out: Path) -> dict[str, str]:
    """Return what the files of a build say, by name; tables as the text of their cells."""
    found = {}
    for path in sorted(out.iterdir()):
        if path.suffix == ".parquet":
            found[path.name] = str(pyarrow.parquet.read_table(path).to_pylist()).lower()
        else:
            found[path.name] = path.read_bytes().decode("utf-8").lower()
    return found


def written(graph: Graph, text: Text, out: Path) -> dict[str, str]:
    also = ",".join(registry.ON_REQUEST)
    registry.write(Release(graph, text=text), out, also=also)
    found = words_of(out)
    assert set(found) >= set(registry.names())
    return found


def test_all_is_what_the_page_alone_holds(graph: Graph, tmp_path: Path) -> None:
    found = written(graph, Text.ALL, tmp_path)
    assert [name for name, text in found.items() if "vextor" in text] == ["graph.html"]
    holding = {name for name, text in found.items() if "blenters" in text}
    assert len(holding) >= 12


def test_quoted_leaves_no_word_that_nothing_cites(graph: Graph, tmp_path: Path) -> None:
    found = written(graph, Text.QUOTED, tmp_path)
    for name, text in found.items():
        assert not [w for w in ("vextor", "snorly", "chimbles") if w in text], name
    assert "frondling of quarvel peace" in found["statements.jsonl"]
    assert "frondling of quarvel peace" in found["graph.html"]


def test_none_leaves_no_word_of_the_article_in_any_file(graph: Graph, tmp_path: Path) -> None:
    found = written(graph, Text.NONE, tmp_path)
    for name, text in found.items():
        assert not [w for w in (*PLANTED, *SENTENCES) if w in text], name
    assert "ada brandt" in found["actors.jsonl"]


def test_of_the_records_names_and_words_of_lists_are_left(graph: Graph, tmp_path: Path) -> None:
    """Whatever word of the article is left in the tables is one of theirs without it, too."""
    found = written(graph, Text.NONE, tmp_path)
    tables = " ".join(found[f"{n}.jsonl"] for n in ("statements", "actors", "links", "issues"))
    mine = WORDS - NAMES - {"president", "tuesday"}  # an office; the basis of a day says it
    left = {w for w in mine if re.search(rf"\b{re.escape(w)}\b", tables)}
    assert left <= {"said", "spokesman", "trade", "union"}


@pytest.mark.parametrize("text", [Text.QUOTED, Text.NONE])
def test_it_conforms_and_counts_the_same(graph: Graph, text: Text) -> None:
    for value in (graph, specimen.taken_apart(), planted.graph()):
        told = limited(value, text)
        assert [s.id for s in told.statements] == [s.id for s in value.statements]
        assert [len(a.text) for a in told.articles] == [len(a.text) for a in value.articles]
        assert [a.sha256 for a in told.articles] == [a.sha256 for a in value.articles]
        assert Release(value, text=text).corroborations == Release(value).corroborations
        out = io.BytesIO()
        rdf.nquads(Release(value, text=text), out)
        assert validate_graph(out.getvalue(), "nq").conforms
    assert limited(graph, Text.ALL) is graph


def test_a_collection_keeps_to_it(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "one.txt").write_text("\n\n".join((HEADLINE, *QUOTED)), encoding="utf-8")
    (tmp_path / "two.txt").write_text(NOT_QUOTED + "\n\n" + QUOTED[2], encoding="utf-8")
    made = ["build", str(folder), "-o", str(out), "-q"]
    assert run([*made, "--cache", str(tmp_path / "cache")]) == 0
    assert b"blenters" in (out / "graph.nq").read_bytes()
    assert run([*made, "--cache", str(tmp_path / "cache"), "--text", "none"]) == 0
    assert run(["add", str(out), str(tmp_path / "two.txt"), "-q"]) == 0
    for path in out.iterdir():
        if path.suffix != ".db":  # the collection keeps what it was given
            told = path.read_bytes().decode("utf-8").lower()
            assert not [w for w in PLANTED if w in told], path.name
