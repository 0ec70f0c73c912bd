"""An older Python is told in a sentence what is needed, whatever it is asked to run."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = ("kg/__init__.py", "kg/__main__.py")
OLDER = [name for minor in (8, 9, 10, 11) if (name := shutil.which(f"python3.{minor}"))]


@pytest.mark.parametrize("name", FILES)
def test_what_an_older_python_reads_first_is_in_its_own_language(name: str) -> None:
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 8))
    assert isinstance(tree, ast.Module)


def test_it_is_told_before_anything_else_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    code = compile((ROOT / FILES[0]).read_text(encoding="utf-8"), FILES[0], "exec")
    monkeypatch.setattr(sys, "version_info", (3, 11, 2, "final", 0))
    before = set(sys.modules)
    with pytest.raises(SystemExit) as end:
        exec(code, {"__name__": "kg"})
    assert end.value.code == 2
    assert set(sys.modules) == before


@pytest.mark.skipif(not OLDER, reason="there is no older Python here")
@pytest.mark.parametrize("asked", [["-m", "kg", "--help"], ["-c", "import kg.cli"]])
def test_an_older_python_says_what_is_needed(asked: list[str], tmp_path: Path) -> None:
    told = 0
    for program in OLDER:
        done = subprocess.run(
            [program, "-B", *asked], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
        if "pyenv" in done.stderr:  # a stand-in for a Python that is not there
            continue
        told += 1
        assert done.returncode == 2, done.stderr
        assert done.stderr.startswith("sayso needs Python 3.12 or later, and this is Python 3.")
        assert done.stderr.count("\n") == 1
    if not told:
        pytest.skip("there is no older Python here")


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--version"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.split()[0]) == (0, "kg,")
