"""The Oxigraph store of a build's `graph.nq` on disk, made at the first question.

See `kg.graph_store` for where it lies and when it is the build's. It is opened for reading alone,
so that any number of processes may ask it at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import compressed, graph_store
from kg.errors import KgError
from ontology.rdf import limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyoxigraph as ox

SPEED = 60e6
"""Bytes of N-Quads that are read into memory in a second of CPU (248 MB took 4.2 s)."""

_DATABASE = "oxigraph"


def place(path: Path) -> Path | None:
    """Return the part of `graph.store` for a graph file, made if need be; see `kg.graph_store`.

    Nothing for a file that is not the `graph.nq` of a build, or cannot be read: whoever reads that
    says why.
    """
    if path.name.removesuffix(compressed.ENDING) not in graph_store.PARTS["quads"]:
        return None
    try:
        return graph_store.part(path.parent, "quads", _make)
    except (ValueError, SyntaxError, MemoryError, RuntimeError, KgError):
        return None


def opened(part: Path) -> ox.Store:
    """Open a store for reading. Raises `OSError` where it cannot be read."""
    import pyoxigraph as ox

    return ox.Store.read_only(str(part / _DATABASE))


def discard(part: Path) -> None:
    """Take away a store that cannot be read."""
    graph_store.discard(part)


def patience(path: Path) -> float:
    """Return the seconds after which reading a graph file into memory is worth its time.

    Half of those that reading takes: what a store on disk cannot answer in these needs much of the
    graph, of which memory answers five to ten times faster.
    """
    try:
        times = compressed.USUAL_TIMES if compressed.is_compressed(path) else 1
        return max(1.0, path.stat().st_size * times / SPEED / 2)
    except OSError:
        return 1.0


def _make(files: Mapping[str, Path], aside: Path) -> None:
    import pyoxigraph as ox

    (path,) = files.values()
    with compressed.plain(path, aside) as text:
        limits.check_file(text, "nq")
        store = ox.Store(str(aside / _DATABASE))
        store.bulk_load(path=str(text), format=ox.RdfFormat.N_QUADS)
        store.flush()
