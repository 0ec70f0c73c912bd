"""What the commands say of a folder whose files are not of one build, and of a build that fails."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import folder
from kg.export import registry
from kg.export.release import Release
from kg.export.run_id import run_id
from kg.store.collection import FILE
from tests import specimen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Kg

ROOT = Path(__file__).parents[2]
MIXED = "is not the file that is named in build.json: the folder holds files of two builds"
COMMANDS = [
    ("query", "denials", "-o"),
    ("show", specimen.S_DENIAL.id, "-o"),
    ("actors", "-o"),
    ("actors", "merge", "a-0", "a-1", "-o"),
    ("analyse", "-o"),
    ("eval", os.devnull, "-o"),
    ("diff", "{whole}"),
]


def other() -> Release:
    graph = specimen.graph()
    dated = replace(graph.articles[1], title="Another title")
    return Release(replace(graph, articles=(graph.articles[0], dated), links=()))


@pytest.fixture
def mixed(exports: Path, tmp_path: Path) -> Path:
    """Return a folder with files of two builds, as a copy over another makes it."""
    out = tmp_path / "mixed"
    registry.write(other(), out)
    for name in ("graph.nq", "actors.jsonl"):
        shutil.copy(exports / name, out)
    (out / "actors.jsonl").write_bytes((exports / "actors.jsonl").read_bytes() + b"\n")
    (out / "graph.nq").write_bytes((exports / "graph.nq").read_bytes() + b"\n")
    return out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: " ".join(c[:2]))
def test_files_of_two_builds_are_told_in_one_line(
    command: tuple[str, ...], kg: Kg, exports: Path, mixed: Path
) -> None:
    done = kg(*(word.format(whole=exports) for word in command), mixed)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert MIXED in done.err
    (mixed / folder.MANIFEST).unlink()  # then nobody can know
    assert MIXED not in kg(*(word.format(whole=exports) for word in command), mixed).err


def test_a_file_named_alone_is_held_against_the_build_that_it_lies_in(
    kg: Kg, exports: Path, mixed: Path, tmp_path: Path
) -> None:
    done = kg("query", "denials", "--graph", mixed / "graph.nq")
    assert done.code == 2
    assert MIXED in done.err
    shutil.copy(exports / "graph.nq", mixed / "theirs.nq")
    shutil.copy(exports / "graph.nq", tmp_path)
    for path in (mixed / "theirs.nq", tmp_path / "graph.nq", exports / "graph.nq"):
        assert kg("query", "denials", "--graph", path).code == 0


def test_validation_tells_a_file_of_another_build_and_goes_on(
    kg: Kg, exports: Path, mixed: Path
) -> None:
    assert kg("validate", exports / "graph.nq").code == 0
    done = kg("validate", mixed / "graph.nq")
    assert done.code == 1
    assert done.out.startswith("one-build: The files in the folder of a build are those that")
    assert "does not conform: 1 broken rule in" in done.err


def test_the_run_is_the_graphs_whatever_is_written(tmp_path: Path, exports: Path) -> None:
    def run(release: Release, name: str, only: str) -> str:
        registry.write(release, tmp_path / name, only)
        found = folder.read_manifest(tmp_path / name / folder.MANIFEST)
        assert found is not None
        return found.run

    release = Release(specimen.graph())
    found = folder.read_manifest(exports / folder.MANIFEST)
    assert found is not None
    assert run(release, "a", "links.jsonl") == found.run == run_id(release)
    assert f'"run": "{run_id(release)}"' in (exports / "report.json").read_text()
    others = [
        other(),
        Release(specimen.graph(), base="https://a.example/"),
        Release(specimen.graph(), configuration=(("model", "m"),)),
    ]
    assert len({run_id(release), *(run_id(one) for one in others)}) == 4
    assert run_id(Release(specimen.graph(), html_filter=("act=deny",))) == run_id(release)
    run(release, "a", "actors.jsonl")
    assert {p.name for p in (tmp_path / "a").iterdir()} == {
        "actors.jsonl",
        "build.json",
        "links.jsonl",
    }


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a folder with two articles."""
    place = tmp_path / "articles"
    place.mkdir()
    (place / "one.txt").write_text("Norland denied on Monday that it had sent troops to Sudovia.\n")
    (place / "two.txt").write_text("Sudovia warned that it would close its border.\n")
    return place


def test_what_another_build_wrote_is_told_when_it_goes(
    kg: Kg, articles: Path, tmp_path: Path, parses: Path
) -> None:
    out = tmp_path / "out"
    (tmp_path / "out").mkdir()
    (out / "judgements.jsonl").write_text("")
    assert kg("build", articles, "-o", out, "--cache", parses, "--only", "jsonl").code == 0
    added = kg("build", articles, "-o", out, "--cache", parses, "--only", "nq")
    assert "removed" not in added.err
    (articles / "two.txt").unlink()
    done = kg("build", articles, "-o", out, "--cache", parses, "--only", "nq,actors.jsonl")
    gone = "issues.jsonl, links.jsonl, propositions.jsonl, statements.jsonl"
    assert f"removed from {out}, files of another build: {gone}\n" in done.err
    assert {p.name for p in out.iterdir()} == {
        "actors.jsonl",
        "build.json",
        FILE,
        "graph.nq",
        "judgements.jsonl",
    }


KILLED = """
import os, signal, sys
left, real = int(sys.argv[1]), os.replace
def replace(*names):
    global left
    if ".build-" in str(names[0]):
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
    return real(*names)
os.replace = replace
from kg.cli import run
sys.exit(run(sys.argv[2:]))
"""


def exported(out: Path) -> dict[str, bytes]:
    """Return the bytes of the exports in a folder; the store beside them need not be the same."""
    return {p.name: p.read_bytes() for p in out.iterdir() if p.is_file() and p.name != FILE}


@pytest.mark.skipif(os.name != "posix", reason="a process is killed")
@pytest.mark.parametrize(("after", "new"), [(0, False), (2, True)])
def test_a_build_that_is_killed_leaves_one_whole_build(
    after: int, new: bool, kg: Kg, articles: Path, tmp_path: Path, parses: Path
) -> None:
    out, undisturbed = tmp_path / "out", tmp_path / "undisturbed"
    words = ("build", articles, "--cache", parses, "--only", "nq,jsonl,report.json", "-o")
    kg(*words, out)
    old = exported(out)
    (articles / "three.txt").write_text("Ostia said that Norland must pay.\n")
    kg(*words, undisturbed)
    whole = exported(undisturbed)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(after), *map(str, words), str(out)],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert kg("actors", "-o", out).code == 0
    assert exported(out) == (whole if new else old)
    assert kg(*words, out).code == 0
    assert exported(out) == whole


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of its own, of 160 kB: for a store and little else."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(place)], capture_output=True
    )
    if made.returncode:
        pytest.skip("only root can mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a tmpfs")
def test_a_full_disk_is_told_in_one_line(disk: Path, kg: Kg, articles: Path, parses: Path) -> None:
    out = disk / "out"
    words = ("build", articles, "--cache", parses, "-o", out)
    assert kg(*words, "--only", "actors.jsonl").code == 0
    old = exported(out)
    done = kg(*words, "-q")
    assert (done.code, done.out) == (2, "")
    assert re.fullmatch(rf"kg: {out}/graph\.\w+: No space left on device\n", done.err)
    assert exported(out) == old


@pytest.mark.skipif(os.name != "posix", reason="needs a lock on folders")
def test_a_second_build_is_refused_before_it_reads(
    kg: Kg, articles: Path, tmp_path: Path, parses: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with folder.locked(out):
        done = kg("build", articles, "-o", out, "--cache", parses)
    assert done.code == 2
    told = f"another build is writing to {out}; run this one again when that one is done"
    assert done.err == f"kg: {told}\n"
    assert list(out.iterdir()) == []
