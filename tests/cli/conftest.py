"""Running `kg` in this process, over exports of the specimen graph."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from kg.cli import run
from kg.export import registry
from kg.export.release import Release
from tests import specimen

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


class Kg(Protocol):
    def __call__(self, *args: object, stdin: bytes = b"") -> Done: ...


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Run `kg` with arguments, and bytes on its standard input."""

    def call(*args: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = run([str(a) for a in args])
        found = capsys.readouterr()
        return Done(code, found.out, found.err)

    return call


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the exports of the specimen, as `kg build` would write them."""
    out = tmp_path_factory.mktemp("specimen") / "exports"
    registry.write(Release(specimen.graph()), out, "nq,ttl,jsonl,report.json")
    return out
