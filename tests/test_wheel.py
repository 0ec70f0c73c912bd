"""The wheel holds both packages with their data and nothing else."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("kg", "ontology")


def tracked() -> set[str]:
    """Return the files of the two packages, all but what Python leaves behind."""
    return {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".pyo")
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Return the wheel, built with the locked hatchling in this process: no network needed."""
    out = tmp_path_factory.mktemp("wheel")
    from hatchling.builders.wheel import WheelBuilder

    (built,) = WheelBuilder(str(ROOT)).build(directory=str(out), versions=["standard"])
    return zipfile.ZipFile(built)


def test_the_wheel_holds_the_packages_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = {n for n in wheel.namelist() if not n.startswith("sayso-") and not n.endswith("/")}
    assert names == tracked()
    kinds = {Path(name).suffix for name in names}
    assert {".py", ".ttl", ".rq", ".csv", ".typed"} <= kinds


def test_the_wheel_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    (folder,) = {n.split("/")[0] for n in wheel.namelist() if n.startswith("sayso-")}
    metadata = wheel.read(f"{folder}/METADATA").decode()
    assert "\nName: sayso\n" in metadata
    assert "\nLicense-Expression: MIT\n" in metadata
    entries = wheel.read(f"{folder}/entry_points.txt").decode()
    assert "kg = kg.cli:main" in entries
    assert "[kg.exporters]" in entries
    licences = [n for n in wheel.namelist() if re.search(r"/licenses/.*LICENSE", n)]
    assert len(licences) == 2
