"""What the tests of the language model share: a command line that asks a scripted server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from click.testing import CliRunner

from kg.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

KEY = "sk-test-0f1e2d3c4b5a"
START = """
import sys
sys.modules["torch"] = None
from kg.cli import run
"""
"""How a process of its own starts: without torch, which spaCy loads where it is installed, in as
long as all else takes, and which nothing here uses."""


class Kg(Protocol):
    """Runs `kg` on articles on standard input, against the server at a URL."""

    def __call__(self, url: str, texts: dict[str, str], *options: str) -> Result: ...


@pytest.fixture
def kg(tmp_path: Path, parses: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Return what runs `kg extract --extractor llm`, with answers kept for this test alone."""
    monkeypatch.setenv("SAYSO_LLM_KEY", KEY)
    monkeypatch.setattr("kg.llm.request_queue.FIRST_WAIT", 0.01)

    def run(url: str, texts: dict[str, str], *options: str) -> Result:
        lines = [json.dumps({"id": i, "text": t, "date": "2024-10-22"}) for i, t in texts.items()]
        where = ("--llm-url", url, "--llm-model", "made-up", "--cache", str(tmp_path / "cache"))
        if "rules" in options:
            where = where[-2:]
        extractor = () if "--extractor" in options else ("--extractor", "llm")
        args = ["extract", "--jsonl", "--jobs", "1", *extractor, *where, *options]
        return CliRunner().invoke(cli, args, input="\n".join(lines), standalone_mode=False)

    return run


def records(result: Result) -> list[dict[str, Any]]:
    """Return the records that a run printed; a run that broke breaks the test."""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return [json.loads(line) for line in result.stdout.splitlines()]
