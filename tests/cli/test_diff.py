"""`kg diff` on two folders."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.export import registry
from kg.export.release import Release
from tests.query.test_difference import without_beta

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg


def test_it_lists_what_differs_and_says_how_much(kg: Kg, exports: Path, tmp_path: Path) -> None:
    registry.write(Release(without_beta()), tmp_path, "jsonl")
    done = kg("diff", exports, tmp_path, "--format", "json")
    assert done.code == 0
    rows = json.loads(done.out)
    assert {r["record"] for r in rows} == {"statement", "proposition", "link"}
    assert "1 statement went" in done.err
    assert kg("diff", exports, tmp_path, "--exit-code").code == 1


def test_a_build_says_the_same_as_itself(kg: Kg, exports: Path) -> None:
    done = kg("diff", exports, exports, "--exit-code")
    assert (done.code, "(0 rows)" in done.out) == (0, True)
    assert "the two builds say the same" in done.err


def test_a_folder_without_a_build_is_named(kg: Kg, exports: Path, tmp_path: Path) -> None:
    done = kg("diff", exports, tmp_path / "none")
    assert done.code == 2
    assert "statements.jsonl" in done.err
