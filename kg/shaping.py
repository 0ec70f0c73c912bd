"""What shapes an extraction beside the rules: the parser, and files of the user's own."""

from __future__ import annotations

import hashlib
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from kg.parse.spacy_backend import SpacyParser

if TYPE_CHECKING:
    from pathlib import Path

    from kg.settings import Settings


def shaping(settings: Settings) -> tuple[str, ...]:
    """Return what shapes the extraction beside the rules: parser, tagger and words, by content."""
    files = (("tagger", settings.tagger), ("lexicon", settings.lexicon))
    given = [f"{name} {content_hash(path)}" for name, path in files if path is not None]
    return (SpacyParser(settings.model).name, *given, *_extractors(settings))


def _extractors(settings: Settings) -> tuple[str, ...]:
    """Return what tells other extractors than the rules apart: names, versions, model, prompt."""
    if settings.extractors == ("rules",):
        return ()
    versions = {
        point.name: f" {point.dist.name} {point.dist.version}" if point.dist is not None else ""
        for point in entry_points(group="kg.extractors")
    }
    named = tuple(f"extractor {name}{versions.get(name, '')}" for name in settings.extractors)
    asked = settings.llm
    return (*named, *([f"llm {asked.model} {asked.prompt}"] if asked is not None else []))


def content_hash(path: Path) -> str:
    """Return the hash of a file, or of all files of a folder."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()
