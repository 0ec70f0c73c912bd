"""What several test modules share: the seeds parsed once, and the graph built of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from kg.build import build
from kg.settings import Settings
from tests.chromium import browser as browser

if TYPE_CHECKING:
    from kg.model import Graph

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

settings.register_profile("sayso", derandomize=True, deadline=None, database=None)
settings.load_profile("sayso")


@pytest.fixture(scope="session")
def parses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of stored parses that lives as long as the session."""
    return tmp_path_factory.mktemp("parses")


@pytest.fixture(scope="session")
def seeds(parses: Path) -> Graph:
    """Return the graph of the seed articles; its parses are in `parses` from then on."""
    return build([SEEDS], Settings(cache=parses))
