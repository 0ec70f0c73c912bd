"""Imports point one way, as the contracts in pyproject.toml say."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    program = str(command) if command.exists() else shutil.which("lint-imports")
    assert program, "lint-imports is not installed: run the tests with `uv run pytest`"
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


def test_every_part_has_its_place_in_the_layers() -> None:
    """A package that no layer names could be imported from anywhere."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {part.strip() for layer in layers for part in layer.replace(":", "|").split("|")}
    there = {
        f"kg.{path.stem}"
        for path in (ROOT / "kg").iterdir()
        if path.name not in ("__init__.py", "__pycache__", "py.typed", "README.md")
    }
    assert there | {"ontology"} == named
