from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.query import graphs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of the enlarged specimen's `graph.nq`."""
    return graphs.export(tmp_path_factory.mktemp("graph"))
