"""Which PLOVER types do clauses tell? A script, not a test.

usage: python -m tests.benchmarks.plover_types SENTENCES.jsonl[.gz] SCORER.py [--cache FOLDER]

Every clause that has a type (`clause_plover_type`) is an event of its sentence: its `who` is the
source, what it is done to or with is the target. Printed are the scorer's lines for the two halves
by the hash of the sentence's id.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.extract.clauses import clauses
from kg.model import Parse
from kg.parse import ParsedArticle
from kg.parse.cache import default_folder, parse_all
from kg.parse.spacy_backend import SpacyParser
from tests.clause_types import clause_plover_type
from tests.reading import articles_of

if TYPE_CHECKING:
    from kg.extract.clauses import Clause

    type Record = dict[str, Any]

TOWARDS = ("with", "to", "against", "of", "on", "for", "by", "from", "in")
"""Prepositions before a party that an event is aimed at."""


def main() -> None:
    """Print the scores of each half."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("sentences", type=Path)
    options.add_argument("scorer", type=Path)
    options.add_argument("--cache", type=Path, default=default_folder())
    given = options.parse_args()
    data = given.sentences.read_bytes()
    text = (gzip.decompress(data) if given.sentences.suffix == ".gz" else data).decode("utf-8")
    gold: list[Record] = [json.loads(line) for line in text.split("\n") if line.strip()]
    found: dict[str, list[Record]] = {}
    articles = articles_of({r["id"]: r["text"] for r in gold})
    for article, parse in parse_all(articles, SpacyParser(), given.cache):
        if isinstance(parse, Parse):
            parsed = ParsedArticle(article, parse)
            events = [_event(parsed, c) for c in clauses(parsed)]
            found[article.id] = [e for e in events if e["plover"] is not None]
    for half in ("even", "odd"):
        part = [r for r in gold if _half(r["id"]) == half]
        print(half)
        print(_scored(part, found, given.scorer))


def _event(parsed: ParsedArticle, clause: Clause) -> Record:
    aimed = [a for a in (clause.whom, clause.what) if a is not None]
    aimed += [a.argument for a in clause.adjuncts if a.argument.preposition in TOWARDS]
    return {
        "plover": clause_plover_type(parsed, clause),
        "source_text": [clause.who.span.of(parsed.text)] if clause.who is not None else [],
        "target_text": [a.span.of(parsed.text) for a in aimed],
    }


def _half(name: str) -> str:
    return "odd" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "even"


def _scored(gold: list[Record], found: dict[str, list[Record]], scorer: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        right, told = Path(folder) / "gold.jsonl", Path(folder) / "told.jsonl"
        right.write_text("".join(json.dumps(r) + "\n" for r in gold), encoding="utf-8")
        lines = [{"id": r["id"], "events": found.get(r["id"], [])} for r in gold]
        told.write_text("".join(json.dumps(r) + "\n" for r in lines), encoding="utf-8")
        command = [sys.executable, str(scorer), str(right), str(told)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
