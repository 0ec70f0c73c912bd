"""What shapes an extraction beside the rules: the parser, and files of the user's own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kg.parse.spacy_backend import SpacyParser

if TYPE_CHECKING:
    from pathlib import Path

    from kg.settings import Settings


def shaping(settings: Settings) -> tuple[str, ...]:
    """Return what shapes the extraction beside the rules: parser, tagger and words, by content."""
    files = (("tagger", settings.tagger), ("lexicon", settings.lexicon))
    given = [f"{name} {content_hash(path)}" for name, path in files if path is not None]
    return (SpacyParser(settings.model).name, *given)


def content_hash(path: Path) -> str:
    """Return the hash of a file, or of all files of a folder."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()
