"""The exporters by the file that each writes, found as entry points; writing a chosen set of them.

An exporter is an entry point of the group `kg.exporters` whose name is the file it writes and
whose object is a `kg.export.release.Exporter`. None is loaded before it is asked to write, so
that `--only jsonl` pays for no graph library.
"""

from __future__ import annotations

from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import IO, TYPE_CHECKING, cast

from kg import compressed, folder, graph_store
from kg.cycles import without_cycle_search
from kg.errors import ConfigError
from kg.export import staging
from kg.export.pieces import Pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kg.export.release import Exporter, Release

GROUP = "kg.exporters"

ON_REQUEST = frozenset(
    (
        *("graph.gexf", "neo4j-nodes.csv", "neo4j-edges.csv"),
        *("statements.parquet", "propositions.parquet", "actors.parquet", "links.parquet"),
    )
)
"""Files that are written when they are asked for: they say again what others say."""


LARGE = (".nq", ".ttl", ".trig", ".jsonld", ".graphml", ".gexf", ".jsonl")
"""Endings of the files that `--compress` writes compressed: ten times smaller or more."""

PLAIN = frozenset(("dataset.ttl", "issues.jsonl"))
"""Files with such an ending that are small, and stay as they are."""


SHARING = frozenset(("dataset.ttl", "graph.jsonld", "graph.nq", "graph.trig", "graph.ttl"))
"""Files that are written first, one after the other: they are made of the same lines."""


def written_name(name: str, compress: bool) -> str:
    """Return the name under which a file is written: `graph.nq`, or compressed `graph.nq.gz`."""
    large = name.endswith(LARGE) and name not in PLAIN
    return name + compressed.ENDING if compress and large else name


def _registered(found: Iterable[EntryPoint]) -> dict[str, EntryPoint]:
    known: dict[str, EntryPoint] = {}
    for entry in found:
        if not folder.plain(entry.name):
            raise ConfigError(f"exporter {entry.value}: {entry.name!r} is not a plain file name")
        other = known.setdefault(entry.name, entry)
        if other.value != entry.value:
            pair = " and ".join(sorted((other.value, entry.value)))
            raise ConfigError(f"two exporters write {entry.name}: {pair}")
    return dict(sorted(known.items()))


def _known() -> dict[str, EntryPoint]:
    return _registered(entry_points(group=GROUP))


def names() -> list[str]:
    """Return the names of the files that can be written, sorted."""
    return list(_known())


def select(only: str | None, also: str | None = None) -> list[str]:
    """Return the files named by `only`: comma-separated file names or suffixes.

    Without it these are the default ones; those named by `also` are added.

    `"trig,graph.html"` is the TriG and the page; `"graphml"` is both GraphML files. Raises
    ConfigError, with the known names, for a part that names nothing.
    """
    return _select(names(), only, also)


def _select(known: list[str], only: str | None, also: str | None) -> list[str]:
    chosen = _named(known, only) if only is not None else set(known) - ON_REQUEST
    return sorted(chosen | (_named(known, also) if also is not None else set()))


def _named(known: list[str], only: str) -> set[str]:
    wanted = [part.strip() for part in only.split(",") if part.strip()]
    chosen: set[str] = set()
    for part in wanted:
        hits = [n for n in known if n == part or n.endswith("." + part.removeprefix("."))]
        if not hits:
            raise ConfigError(f"no exporter writes {part!r}; known: {', '.join(known)}")
        chosen.update(hits)
    if not chosen:
        raise ConfigError(f"nothing to write was named; known: {', '.join(known)}")
    return chosen


def _load(entry: EntryPoint) -> Exporter:
    try:
        return cast("Exporter", entry.load())
    except (ImportError, AttributeError) as error:
        maker = f" of {entry.dist.name}" if entry.dist else ""
        message = f"exporter {entry.name} ({entry.value}{maker}) cannot be loaded: {error}"
        raise ConfigError(message) from error


@without_cycle_search()
def write(
    release: Release,
    out_dir: Path,
    only: str | None = None,
    progress: Callable[[str], None] | None = None,
    also: str | None = None,
    pieces: Pieces | None = None,
) -> list[Path]:
    """Write the files chosen by `only` and `also` into `out_dir` and return their paths.

    All are put in place at once, with `build.json` that says that they belong together: a run
    that is killed or fails changes nothing (`kg.export.staging`). `progress` is called with each
    file's name before it is written. `pieces` tells of the files of the build before: what is
    made of the same is taken from them. Raises ConfigError for an unknown name or an exporter that
    cannot be loaded, or where another build is writing.
    """
    from kg.export.run_id import run_id  # who only asks for names pays for none of the records

    known = _known()
    chosen = {written_name(n, release.compress): n for n in _select(list(known), only, also)}
    found = pieces or Pieces()

    def write_one(written: str, out: IO[bytes]) -> None:
        name = chosen[written]
        if progress is not None:
            progress(written)
        if name not in SHARING:
            release.shared.clear()
        exporter = _load(known[name])
        if written != name:
            with compressed.writer(out) as file:
                exporter(release, file)
        elif name.endswith(LARGE):
            shaped_by = f"{release.base} {release.text}"
            found.write(out, out_dir / name, shaped_by, partial(exporter, release))
        else:
            exporter(release, out)

    ordered = sorted(chosen, key=lambda written: (chosen[written] not in SHARING, written))
    written = staging.write_all_or_none(out_dir, run_id(release), ordered, write_one)
    release.shared.clear()
    graph_store.drop_stale(out_dir)
    return sorted(written)
