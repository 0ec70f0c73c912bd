"""The run that made a release: software, version, configuration, articles. There is no clock in it.

The same articles, version and configuration give the same run, so that a file of a release says
how it was made and is still the same bytes on every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import __version__
from kg.export.rdf import iris as names
from kg.ids import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.export.rdf.record_nodes import Node
    from kg.export.release import Release

SOFTWARE = f"software/sayso-{__version__}"


def run(release: Release) -> str:
    """Path of the run: of what it used, by the hashes of the articles' texts."""
    parts = [__version__, *(f"{k}={v}" for k, v in release.configuration)]
    used = sorted(a.sha256 for a in release.graph.articles)
    return "run/" + digest(*parts, *used)


def configuration(release: Release) -> str:
    """Path of the configuration, by the hash of its values."""
    return "configuration/" + _hash(release)


def settings_in_words(release: Release) -> str:
    """Return the configuration in words."""
    return "; ".join(f"{k}: {v}" for k, v in release.configuration) or "as it comes"


def nodes(release: Release) -> Iterator[Node]:
    """Yield the run with its software and its configuration."""
    yield {
        "id": run(release),
        "type": ["Run", "Activity"],
        "software": SOFTWARE,
        "used": [names.article(a.id) for a in release.graph.articles] + [configuration(release)],
    }
    yield {
        "id": SOFTWARE,
        "type": "SoftwareAgent",
        "name": "sayso",
        "softwareVersion": __version__,
    }
    yield {
        "id": configuration(release),
        "type": "Entity",
        "identifier": _hash(release),
        "comment": settings_in_words(release),
    }


def _hash(release: Release) -> str:
    return digest(*(f"{k}={v}" for k, v in release.configuration))
