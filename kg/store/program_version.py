"""Which program made something: hashes of its own modules and tables, which nobody has to raise."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

EXTRACTION = ("articles", "extract", "gazetteer", "guard.py", "ids.py", "model", "parse", "tagger")
"""What of `kg` shapes what is found in one article, beside the whole of `ontology`."""


@cache
def rules_version() -> str:
    """Return the hash of all that shapes what is extracted from one article."""
    own = Path(str(files("kg")))
    return _hash([*(own / name for name in EXTRACTION), Path(str(files("ontology")))])


@cache
def program_version() -> str:
    """Return the hash of all that shapes what a build writes."""
    return _hash([Path(str(files("kg"))), Path(str(files("ontology")))])


def _hash(places: list[Path]) -> str:
    digest = hashlib.sha256()
    for place in places:
        found = [place] if place.is_file() else place.rglob("*")
        for file in sorted(f for f in found if f.is_file() and f.suffix != ".pyc"):
            name = file.relative_to(place.parent).as_posix()
            digest.update(f"{name}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]
