"""A build's graph is asked in a store on disk: the same answers, whatever becomes of the store."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg import folder, graph_store
from kg.errors import ConfigError, InputError
from kg.export import registry
from kg.export.release import Release
from kg.query import named, sparql, stored_graph
from tests import specimen
from tests.query import graphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs signals and locks of POSIX")


@pytest.fixture(autouse=True)
def _small_graphs_have_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_store, "LEAST", 0)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    written = tmp_path / "out"
    registry.write(Release(graphs.graph()), written, "nq")
    return written


def stores(out: Path) -> list[str]:
    here = out / graph_store.NAME
    return sorted(p.name for p in here.iterdir()) if here.is_dir() else []


def in_memory(query: str, path: Path) -> object:
    return sparql.answer(query, sparql.load(path))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("whole")
    registry.write(Release(graphs.graph()), written, "nq")
    return written / "graph.nq"


@pytest.mark.parametrize("question", named.questions(), ids=lambda q: q.name)
def test_every_question_has_the_same_answer(question: named.Question, whole: Path) -> None:
    part = stored_graph.place(whole)
    assert part is not None
    on_disk = sparql.answer(question.query, stored_graph.opened(part))
    assert on_disk == in_memory(question.query, whole) == named.ask(question.name, whole)
    values = {p.name: "Ostia" for p in question.parameters if p.name == "actor"}
    bound = question.bound(values)
    assert sparql.answer(bound, stored_graph.opened(part)) == in_memory(bound, whole)


def test_the_store_is_made_once_and_read_from_then_on(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = out / "graph.nq"
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    wanted = in_memory(COUNT, path)
    assert sparql.run(COUNT, path) == wanted
    made = stores(out)
    assert [n.partition("-")[0] for n in made] == ["quads", "sayso"]
    monkeypatch.setattr(stored_graph, "_make", None)
    monkeypatch.setattr(sparql, "load", None)
    assert sparql.run(COUNT, path) == wanted
    assert stores(out) == made
    assert {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()} == before


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <http://x.example/g> { ?s ?p ?o }", "the file has no such graph"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is refused"),
        ("SELECT * {", "line 1"),
    ],
)
def test_what_is_refused_in_memory_is_refused_on_disk(query: str, told: str, out: Path) -> None:
    assert stored_graph.place(out / "graph.nq") is not None
    with pytest.raises(ConfigError, match=told):
        sparql.run(query, out / "graph.nq")


def test_graphs_and_rows_are_as_in_memory(out: Path) -> None:
    path = out / "graph.nq"
    one = "FROM <https://sayso.example/graph/article/beta>"
    for query in (f"SELECT (COUNT(*) AS ?n) {one} {{ ?s ?p ?o }}", "ASK { GRAPH ?g { ?s ?p ?o } }"):
        assert sparql.run(query, path) == in_memory(query, path)
    table = sparql.run("SELECT * { ?s ?p ?o }", path, rows=3)
    assert (len(table.rows), table.cut) == (3, True)


def test_what_the_store_cannot_answer_in_its_time_memory_does(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = out / "graph.nq"
    product = " . ".join(f"?s{i} ?p{i} ?o{i}" for i in range(2))
    query = f"SELECT (COUNT(*) AS ?n) {{ {product} }}"
    wanted = in_memory(query, path)
    monkeypatch.setattr(stored_graph, "patience", lambda path: 0.001)
    assert sparql.run(query, path) == wanted
    with pytest.raises(ConfigError, match=r"took longer than 0\.001 s"):
        sparql.run(query, path, seconds=0.001)


def test_a_new_build_takes_the_old_store_away_and_gets_its_own(out: Path) -> None:
    path = out / "graph.nq"
    old = stored_graph.place(path)
    registry.write(Release(specimen.graph()), out, "nq")
    assert not (out / graph_store.NAME).exists()
    assert sparql.run(COUNT, path) == in_memory(COUNT, path)
    new = stored_graph.place(path)
    assert new is not None
    assert new != old
    registry.write(Release(specimen.graph()), out, "links.jsonl")  # the same run
    assert new.is_dir()
    title = replace(specimen.graph().articles[1], title="Another title")
    other = replace(specimen.graph(), articles=(specimen.graph().articles[0], title), links=())
    registry.write(Release(other), out, "links.jsonl")  # a build without a graph
    assert not (out / graph_store.NAME).exists()


def test_a_file_that_is_changed_is_not_answered_from_the_store(out: Path) -> None:
    path = out / "graph.nq"
    assert stored_graph.place(path) is not None
    data = path.read_bytes()
    path.write_bytes(data[:-3] + b"#.\n")
    assert stored_graph.place(path) is None
    with pytest.raises(InputError, match="is not the file that is named"):
        folder.checked(out, "graph.nq")
    path.write_bytes(data)  # the same again, at another time
    assert stored_graph.place(path) is not None


def test_a_store_moves_with_its_folder(out: Path, tmp_path: Path) -> None:
    part = stored_graph.place(out / "graph.nq")
    assert part is not None
    copy = shutil.copytree(out, tmp_path / "copy")
    assert stored_graph.place(copy / "graph.nq") == copy / graph_store.NAME / part.name


def test_a_damaged_store_is_made_anew(out: Path) -> None:
    path = out / "graph.nq"
    wanted = in_memory(COUNT, path)
    for damage in (b"", b"\0" * 4000, None):
        part = stored_graph.place(path)
        assert part is not None
        for file in sorted((part / "oxigraph").iterdir()):
            if damage is None or file.name == "CURRENT":
                file.unlink()
            elif file.suffix == ".sst":
                file.write_bytes(damage)
        assert sparql.run(COUNT, path) == wanted
        part = stored_graph.place(path)
        assert part is not None
        assert sparql.answer(COUNT, stored_graph.opened(part)) == wanted
        assert len(stores(out)) == 2


@pytest.mark.parametrize("kind", ["folder", "file", "link", "marked by another"])
def test_what_is_not_ours_is_left_alone(kind: str, out: Path, tmp_path: Path) -> None:
    here = out / graph_store.NAME
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "quads-0123").mkdir()
    (theirs / "notes.txt").write_text("mine")
    if kind == "link":
        shutil.copy(_marked(tmp_path / "marked"), theirs)
        here.symlink_to(theirs)
    elif kind == "file":
        here.write_text("mine")
    else:
        shutil.copytree(theirs, here)
        if kind == "marked by another":
            (here / graph_store.MARK).write_text("[]")
    before = sorted(str(p) for p in tmp_path.rglob("*"))
    assert sparql.run(COUNT, out / "graph.nq") == in_memory(COUNT, out / "graph.nq")
    registry.write(Release(graphs.graph()), out, "nq")
    assert sorted(str(p) for p in tmp_path.rglob("*")) == before


def _marked(place: Path) -> Path:
    """Return the mark that a folder of ours bears."""
    registry.write(Release(graphs.graph()), place, "nq")
    assert stored_graph.place(place / "graph.nq") is not None
    mark = place / graph_store.NAME / graph_store.MARK
    data = mark.read_bytes()
    shutil.rmtree(place)
    place.write_bytes(data)
    moved = place.with_name(graph_store.MARK)
    return place.replace(moved)


def test_a_small_graph_is_read_as_it_is(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_store, "LEAST", (out / "graph.nq").stat().st_size + 1)
    assert sparql.run(COUNT, out / "graph.nq") == in_memory(COUNT, out / "graph.nq")
    assert stores(out) == []


@pytest.fixture
def read_only(out: Path, tmp_path: Path) -> Iterator[Path]:
    if os.name != "posix":
        pytest.skip("needs a folder that may not be written to")
    if os.geteuid() != 0:
        out.chmod(0o555)
        yield out
        out.chmod(0o755)
        return
    there = tmp_path / "there"
    there.mkdir()
    done = subprocess.run(["mount", "--bind", "-o", "ro", str(out), str(there)], check=False)
    if done.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield there
    finally:
        subprocess.run(["umount", str(there)], check=True)


def test_where_nothing_may_be_written_the_file_is_read(read_only: Path) -> None:
    path = read_only / "graph.nq"
    assert stored_graph.place(path) is None
    assert sparql.run(COUNT, path) == in_memory(COUNT, path)


ASK = """
import sys
from pathlib import Path
from kg import graph_store
graph_store.LEAST = 0
from kg.query import sparql
print(sparql.run(sys.argv[2], Path(sys.argv[1])))
"""


def asked(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ASK, str(path), COUNT]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@POSIX
def test_several_may_ask_at_once(out: Path) -> None:
    path = out / "graph.nq"
    wanted = f"{in_memory(COUNT, path)}\n"
    for _ in range(2):
        several = [asked(path) for _ in range(3)]
        assert [one.communicate(timeout=60)[0] for one in several] == [wanted] * 3
        assert len(stores(out)) == 2
        stored_graph.discard(out / graph_store.NAME / stores(out)[0])


@POSIX
def test_one_that_is_killed_leaves_nothing_that_stands_in_the_way(out: Path) -> None:
    path = out / "graph.nq"
    wanted = in_memory(COUNT, path)
    for moment in range(8):
        one = asked(path)
        until = time.monotonic() + 60
        while not (out / graph_store.NAME).exists() and one.poll() is None:
            assert time.monotonic() < until
        time.sleep(0.01 * moment)
        one.send_signal(signal.SIGKILL)
        one.communicate(timeout=60)
        assert sparql.run(COUNT, path) == wanted
        assert [n.partition("-")[0] for n in stores(out)] == ["quads", "sayso"]
        shutil.rmtree(out / graph_store.NAME)
