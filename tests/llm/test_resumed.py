"""A run that is killed goes on where it was: nothing that was answered is sent again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from kg.cli import run
from tests.llm.answering import said, shown, text_of
from tests.llm.conftest import KEY, START
from tests.llm.server import Says, serving

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.llm.server import Server

TEXT = (
    "Die Ministerin sagte am {} Mai, dass der Damm sicher sei und dass man ihn nicht noch einmal"
    " prüfen werde, weil es dafür keinen Grund gebe."
)
MANY, BEFORE = 8, 5


def answered(request: dict[str, Any]) -> Says:
    sentences = shown(request)
    one = said(sentences, "Die Ministerin", "sagte", "der Damm sicher sei")
    return Says(text_of(one))


def command(folder: Path, url: str) -> list[str]:
    return [
        *("build", str(folder / "articles"), "-o", str(folder / "out")),
        *("--extractor", "llm", "--llm-url", url, "--llm-model", "made-up", "--jobs", "1"),
        *("--llm-jobs", "1", "--cache", str(folder / "cache"), "--date", "2024-10-22"),
    ]


def started(folder: Path, url: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "SAYSO_LLM_KEY": KEY, "COLUMNS": "200"}
    program = (sys.executable, "-c", f"{START}\nsys.exit(run(sys.argv[1:]))")
    return subprocess.Popen(
        [*program, *command(folder, url)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def killed_while_it_waits(folder: Path, url: str, server: Server) -> None:
    """Run until the server holds the next answer back, then kill."""
    process = started(folder, url)
    until = time.monotonic() + 120
    while len(server.asked) <= BEFORE and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL


def test_a_killed_run_sends_nothing_twice_and_no_file_holds_the_key(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "articles").mkdir()
    for number in range(MANY):
        path = tmp_path / "articles" / f"text-{number}.txt"
        path.write_text(TEXT.format(number + 1), encoding="utf-8")

    def script(request: dict[str, Any], number: int) -> Says:
        return answered(request) if number <= BEFORE or held[0] else Says(cut=True, delay=0.5)

    held = [False]
    with serving(script) as server:
        killed_while_it_waits(tmp_path, server.url, server)
        first = list(server.answered)
        held[0] = True
        monkeypatch.setenv("SAYSO_LLM_KEY", KEY)
        monkeypatch.setenv("COLUMNS", "200")
        code = run(command(tmp_path, server.url))
        told = capfd.readouterr().err + caplog.text
    assert code == 0, told
    assert len(first) == BEFORE
    assert len(server.answered) == MANY
    assert len(set(server.answered)) == MANY
    assert f"{MANY - BEFORE} requests" in told
    assert f"{BEFORE} answers kept from before" in told
    records = (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(r)["rule"] for r in records} == {"llm-unparsed"}
    assert len(records) == MANY
    files = [f for f in tmp_path.rglob("*") if f.is_file()]
    assert tmp_path / "cache" / "answers.db" in files
    for file in files:
        assert KEY.encode() not in file.read_bytes(), file
    assert KEY not in told
    marked_everywhere(tmp_path / "out")


def marked_everywhere(out: Path) -> None:
    """Every such statement is marked in the RDF and on the page; the run's model is told."""
    quads = (out / "graph.nq").read_text(encoding="utf-8")
    assert '"llm-unparsed"' in quads
    assert "neither clauses nor noun phrases were checked" in quads
    assert "llm-model: made-up" in quads
    page = (out / "graph.html").read_text(encoding="utf-8")
    assert "llm-unparsed" in page
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    assert report["extractors"]["llm-model"] == "made-up"
    assert report["extractors"]["llm-prompt"]
