"""A real server on this machine's own address, over a small collection that `kg build` made."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from kg.cli import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TOKEN = "a-token-of-the-tests-0123456789"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

ARTICLES = {
    "harbour": """Norland accuses Sudovia of sending tanks

Norland’s president Ada Brandt said on Tuesday that Sudovia had sent tanks to Ostia.
“Sudovia has sent 300 tanks to Ostia,” Brandt said. Norland urged Sudovia to withdraw its tanks.
""",
    "denial": """Sudovia denies <b>sending tanks</b>

Sudovia denied sending tanks to Ostia. Ostia’s foreign minister Emil Holm said that
Sudovia had sent tanks to Ostia <script>document.title = "gone"</script>.
""",
}

_PROGRAM = """
import sys
from kg import graph_store
from kg.serve import open_build, rebuilds
graph_store.LEAST, open_build.SMALL = int(sys.argv[1]), int(sys.argv[2])
rebuilds.PAUSES = (0.0,)
if sys.argv[3] == "still":
    rebuilds.Rebuilding.want = lambda self: None
from kg.cli import run
sys.exit(run(sys.argv[4:]))
"""
"""`kg`, which takes a collection of any size for a large one where it is told so, and builds
nothing anew where it is to keep still; a rebuild that fails is tried once."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its folder, where it listens, and how it is asked."""

    out: Path
    port: int
    log: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        method: str | None = None,
    ) -> Reply:
        """Send a request and return the reply; redirects are not followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)
        try:
            verb = method or ("GET" if body is None else "POST")
            connection.request(verb, path, body, dict(headers or {}))
            found = connection.getresponse()
            told = {k.lower(): v for k, v in found.getheaders()}
            return Reply(found.status, told, found.read())
        finally:
            connection.close()

    def send(self, path: str, **values: str) -> Reply:
        """Send a form with the token."""
        headers = {**FORM, "Authorization": f"Bearer {TOKEN}"}
        return self.ask(path, headers, urlencode(values).encode())

    def sparql(self, query: str, accept: str = "application/sparql-results+json") -> Reply:
        return self.ask(f"/sparql?{urlencode({'query': query})}", {"Accept": accept})


@contextmanager
def started(
    out: Path, *options: str, least: int = 10_000_000, small: int = 5_000, still: bool = False
) -> Iterator[Server]:
    """Start `kg serve` in a process of its own and wait until it listens."""
    told = (str(least), str(small), "still" if still else "")
    command = [sys.executable, "-c", _PROGRAM, *told, "serve", str(out)]
    with subprocess.Popen(
        [*command, "--port", "0", "--token", TOKEN, *options],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONWARNINGS": "default"},
    ) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            found = re.search(r":(\d+)/\?token=", line)
            assert found, line + process.stderr.read()
            yield Server(out, int(found[1]))
        finally:
            process.terminate()
            _, rest = process.communicate(timeout=30)
            assert "Traceback" not in rest, rest


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that `kg build` made of `ARTICLES`."""
    folder = tmp_path_factory.mktemp("served")
    for name, text in ARTICLES.items():
        (folder / "articles").mkdir(exist_ok=True)
        (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    options = ["--date", "2024-10-23", "--cache", str(folder / "parses"), "-q"]
    assert run(["build", str(folder / "articles"), "-o", str(folder / "out"), *options]) == 0
    return folder / "out"


@pytest.fixture(scope="session")
def reading(built: Path) -> Iterator[Server]:
    """Return a server that is only read from."""
    with started(built, "--seconds", "4") as server:
        yield server


@pytest.fixture
def writing(built: Path, tmp_path: Path) -> Iterator[Server]:
    """Return a server of a folder of its own."""
    shutil.copytree(built, tmp_path / "out")
    with started(tmp_path / "out") as server:
        yield server


@pytest.fixture(scope="session")
def unbuilt(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server that does not build anew, so that what is kept alone is looked at."""
    out = tmp_path_factory.mktemp("unbuilt") / "out"
    shutil.copytree(built, out)
    with started(out, still=True) as server:
        yield server


@pytest.fixture(scope="session")
def behind_a_proxy(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a server that a proxy asks; its folder has no collection, so a rebuild fails."""
    out = tmp_path_factory.mktemp("proxied") / "out"
    shutil.copytree(built, out)
    (out / "collection.db").unlink()
    with started(out, "--allowed-host", "desk.example", "--user-header", "X-Remote-User") as server:
        yield server
