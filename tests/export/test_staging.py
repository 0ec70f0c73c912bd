"""A folder holds one whole build whatever happens: the old one or the new one, byte for byte."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from kg import folder
from kg.errors import ConfigError, InputError
from kg.export import staging
from tests.export import killed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(os.name != "posix", reason="a process is forked and killed")


def held(out: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path in it, hidden ones too."""
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def seen(out: Path) -> dict[str, bytes]:
    return {name: data for name, data in held(out).items() if not name.startswith(".")}


@pytest.fixture
def old(tmp_path: Path) -> dict[str, bytes]:
    return held(killed.begun(tmp_path / "undisturbed-old"))


@pytest.fixture
def new(tmp_path: Path) -> dict[str, bytes]:
    out = killed.begun(tmp_path / "undisturbed-new")
    killed.put_new(out)
    return held(out)


def tries(kind: str, place: Path) -> list[tuple[Path, bool]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.export.killed", kind, str(place)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return [(Path(t["folder"]), t["killed"]) for t in told]


@POSIX
@pytest.mark.parametrize("kind", ["steps", "moments"])
def test_a_killed_build_leaves_the_old_one_or_the_new_one(
    kind: str, tmp_path: Path, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    ends = []
    for out, _ in tries(kind, tmp_path):
        names = folder.opened(out).manifest
        assert names is not None
        told = folder.contents(out, names.files)
        assert seen(out) in (old, new), out.name
        assert told.items() <= seen(out).items()
        ends.append(seen(out) == new)
        killed.put_new(out)
        assert held(out) == new, out.name
        assert sorted(p.name for p in out.iterdir()) == sorted(new), out.name
    assert len(ends) == killed.MOMENTS if kind == "moments" else len(ends) > 40
    if kind == "steps":
        assert ends == sorted(ends)  # the old one up to a step, the new one from there on
        assert len(set(ends)) == 2


@POSIX
def test_who_may_not_write_reads_the_new_build_through_a_change_broken_off(
    tmp_path: Path, new: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = 0
    for out, _ in tries("steps", tmp_path):
        if not (out / folder.READY / folder.MANIFEST).exists():
            continue
        broken += 1
        before = held(out)
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", refused)
            patch.setattr(os, "unlink", refused)
            found = folder.opened(out)
            assert found.manifest is not None
            for name in found.manifest.files:
                assert found.mixed(name) is None
            assert folder.contents(out, killed.NEW) == {n: new[n] for n in killed.NEW}
        assert held(out) == before
    assert broken > 10


def refused(*_: object, **__: object) -> None:
    raise OSError(30, "Read-only file system")


@POSIX
def test_who_reads_while_others_build_has_files_of_one_build(tmp_path: Path) -> None:
    out = killed.begun(tmp_path / "out")
    names = sorted(killed.OLD.keys() & killed.NEW.keys())
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.export.killed", "turns", str(out)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    until, found = time.monotonic() + 3, Counter[str]()
    while time.monotonic() < until:
        words = {data.split()[0] for data in folder.contents(out, names).values()}
        assert len(words) == 1, words
        found[words.pop().decode()] += 1
    done, _ = process.communicate(b"")
    assert process.returncode == 0
    assert int(done) > 3
    assert min(found["old"], found["new"]) > 1


def test_a_rerun_gives_the_same_bytes_and_keeps_what_is_not_ours(
    tmp_path: Path, new: dict[str, bytes]
) -> None:
    out = killed.begun(tmp_path / "out")
    for _ in range(2):
        killed.put_new(out)
        assert held(out) == new
    assert killed.MINE.items() <= new.items()
    assert "graph.html" not in new  # of the old build alone


def test_files_of_the_same_run_are_added(tmp_path: Path) -> None:
    write = killed._writer("same", {"a.txt": 10, "b.txt": 10})
    staging.write_all_or_none(tmp_path, "run-1", ["a.txt"], write)
    staging.write_all_or_none(tmp_path, "run-1", ["b.txt"], write)
    manifest = folder.read_manifest(tmp_path / folder.MANIFEST)
    assert manifest is not None
    assert (manifest.run, sorted(manifest.files)) == ("run-1", ["a.txt", "b.txt"])
    (tmp_path / "a.txt").unlink()
    staging.write_all_or_none(tmp_path, "run-1", ["b.txt"], write)
    manifest = folder.read_manifest(tmp_path / folder.MANIFEST)
    assert manifest is not None
    assert sorted(manifest.files) == ["b.txt"]


def test_a_file_that_was_changed_is_told_and_never_removed(tmp_path: Path) -> None:
    out = killed.begun(tmp_path / "out")
    (out / "graph.html").write_text("my own page")
    with pytest.raises(InputError, match=r"graph\.html is not the file that is named in build"):
        folder.checked(out, "graph.html")
    killed.put_new(out)
    assert (out / "graph.html").read_text() == "my own page"
    with pytest.raises(InputError, match=r"graph\.html is not named in build\.json: the folder"):
        folder.checked(out, "graph.html")


def test_files_of_two_builds_are_told(tmp_path: Path) -> None:
    one, other = killed.begun(tmp_path / "one"), killed.begun(tmp_path / "other")
    killed.put_new(other)
    (one / "actors.jsonl").write_bytes((other / "actors.jsonl").read_bytes())
    with pytest.raises(InputError, match="the folder holds files of two builds"):
        folder.contents(one, ["graph.nq", "actors.jsonl"])
    assert folder.checked(one, "graph.nq") == one / "graph.nq"
    same = bytes(reversed((one / "graph.nq").read_bytes()))
    (one / "graph.nq").write_bytes(same)  # of the same size
    with pytest.raises(InputError, match="the folder holds files of two builds"):
        folder.checked(one, "graph.nq")


def test_a_folder_without_a_manifest_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(b"x")
    assert folder.contents(tmp_path, ["graph.nq"]) == {"graph.nq": b"x"}
    assert folder.build_of_file(tmp_path / "graph.nq") is None
    assert folder.checked(tmp_path, "graph.nq") == tmp_path / "graph.nq"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[" * 100_000,
        b'{"scripts": {}}',
        b'{"run": "r", "files": {"../a.txt": {"size": 1, "sha256": "x"}}}',
        b'{"run": "r", "files": {"a.txt": 3}}',
        b" " * (2 << 20) + b"{}",
    ],
    ids=["empty", "deep", "other", "outside", "odd", "large"],
)
def test_a_build_json_of_something_else_is_left_alone(data: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "a.txt").write_bytes(b"x")
    (out / folder.MANIFEST).write_bytes(data)
    for wrong in (staging.files_of_earlier_build, killed.put_new, folder.opened):
        with pytest.raises(InputError, match=r"build\.json: not what `kg build` wrote"):
            wrong(out)
    assert held(out) == {folder.MANIFEST: data}
    assert (tmp_path / "a.txt").exists()
    (out / "mine.nq").write_bytes(b"")
    assert folder.build_of_file(out / "mine.nq") is None


@POSIX
def test_two_builds_at_a_time_are_refused(tmp_path: Path) -> None:
    out = killed.begun(tmp_path / "out")
    with folder.locked(out) as mine:
        assert mine
        for late in (staging.files_of_earlier_build, killed.put_new):
            with pytest.raises(ConfigError, match=r"another build is writing to .*out; run"):
                late(out)
        assert folder.checked(out, "graph.nq").exists()  # who reads is not kept waiting
    killed.put_new(out)


def test_a_writer_that_fails_changes_nothing(tmp_path: Path, old: dict[str, bytes]) -> None:
    out = killed.begun(tmp_path / "out")

    def write(name: str, file: IO[bytes]) -> None:
        file.write(b"half")
        if name == "b.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        staging.write_all_or_none(out, "run-new", ["a.txt", "b.txt"], write)
    assert held(out) == old
    assert sorted(p.name for p in out.iterdir()) == sorted(old)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of its own, of 200 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(place)], capture_output=True
    )
    if made.returncode:
        pytest.skip("only root can mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def failed(out: Path) -> OSError | None:
    try:
        killed.put_new(out)
    except OSError as error:
        return error
    return None


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a tmpfs")
def test_a_full_disk_leaves_the_old_build(
    disk: Path, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    out = killed.begun(disk / "out")
    full = 0
    for taken in range(24, -1, -1):
        (disk / "filler").write_bytes(b"x" * 4096 * taken)
        told = failed(out)
        (disk / "filler").unlink()
        if told is None:
            break
        assert told.strerror == "No space left on device"
        assert Path(told.filename).parent == out
        assert held(out) == old
        full += 1
    assert full > 5
    assert held(out) == new


@POSIX
def test_a_write_that_the_system_refuses_leaves_the_old_build(
    tmp_path: Path, old: dict[str, bytes]
) -> None:
    """As a full disk, for all who are not root: no file may grow over a size."""
    import resource

    out = killed.begun(tmp_path / "out")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large") as told:
            killed.put_new(out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, heard)
    assert told.value.filename == str(out / "graph.nq")
    assert held(out) == old
