"""`kg show` tells of every kind of statement how it is meant, and never that a claim is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg.export import registry
from kg.export.release import Release
from tests.export import planted
from tests.export.planted import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Statement
    from tests.cli.conftest import Kg

RELEASE = Release(planted.graph())


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("planted")
    registry.write(RELEASE, folder, "jsonl")
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_kg_show_tells_how_a_statement_and_its_claims_are_meant(
    kg: Kg, out: Path, kind: str
) -> None:
    (said,) = (s for s in RELEASE.graph.statements if f"flood-{kind}" in _words(s))
    shown = " ".join(kg("show", said.id, "-o", out).out.split())
    for claim in said.propositions:
        label = RELEASE.propositions[claim].label
        head = re.search(rf"{claim} {re.escape(label)} \(([^)]+)\)", shown)
        assert head is not None, shown
        assert (head[1] == "asserted") == (kind == "plain")
        assert (head[1] == "denied") == (kind in ("denied", "against"))
    if said.conditions:
        opener = "unless " if kind == "unless" else ""
        assert f"on a condition: “{opener}the dam-{kind} holds”" in shown or kind == "conditional"
    if said.hedge:
        assert "the article hedges: reportedly" in shown


def _words(said: Statement) -> list[str]:
    text = RELEASE.articles[said.article].text
    return [span.of(text) for span in said.content]
