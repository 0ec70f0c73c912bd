from pathlib import Path

import pytest

from tests.corrections.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, parses: Path) -> Desk:
    return Desk(tmp_path, parses)
