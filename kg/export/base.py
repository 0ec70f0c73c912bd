"""The base of the graph's own IRIs: a setting of the run, checked before anything is read."""

from __future__ import annotations

import re

from kg.errors import ConfigError
from kg.export.release import BASE

_IRI = re.compile(r"(https?|urn|tag):[^\s<>\"{}|\\^`\x00-\x20]+")


def checked_base(iri: str | None) -> str:
    """Return the base IRI, ending in a slash or hash; raises ConfigError for anything else."""
    if iri is None:
        return BASE
    if not _IRI.fullmatch(iri):
        raise ConfigError(f"{iri!r} is no IRI to name things with; give one like {BASE}")
    return iri if iri.endswith(("/", "#", ":")) else iri + "/"
