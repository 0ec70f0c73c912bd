"""How many predicates have a class? A script, not a test.

usage: python -m tests.benchmarks.predicate_coverage TEXTS [--all] [--half even|odd] [--missing N]
           [--cache FOLDER]

TEXTS is a folder of .txt files, or JSON lines (.jsonl, .jsonl.gz) of `{"id" or "doc_id", "text"}`
with or without `attributions` (each with the places of its `content`). Counted are the predicates
of the clauses inside attributed contents, of all clauses where there are none or with `--all`. What
is said with a plain "be", "have", "say" or "do" is counted apart. `--half` takes the texts whose id
has an even or odd SHA-256: the lexicon was worked down on even halves, so that the odd ones are new
to it. `--missing` prints the most frequent predicates that have no class, of the even half alone.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.extract.clauses import Kind, clauses
from kg.extract.clauses.predicate_use import clause_class
from kg.model import Parse, Span
from kg.parse import ParsedArticle
from kg.parse.cache import default_folder, parse_all
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Clause

    type Text = tuple[str, str, list[Span] | None]

PLAIN = ("be", "have", "say", "do")


def main() -> None:
    """Print how many predicates have a class, by what kind of predicate they are."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("texts", type=Path)
    options.add_argument("--all", action="store_true", help="all clauses, not of contents alone")
    options.add_argument("--half", choices=("even", "odd"))
    options.add_argument("--missing", type=int, default=0)
    options.add_argument("--cache", type=Path, default=default_folder())
    given = options.parse_args()
    texts = [t for t in _texts(given.texts) if given.half in (None, _half(t[0]))]
    of: Counter[str] = Counter()
    classed: Counter[str] = Counter()
    names: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    places = {name: None if given.all else spans for name, _, spans in texts}
    articles = articles_of({name: text for name, text, _ in texts})
    for article, parse in parse_all(articles, SpacyParser(), given.cache):
        if not isinstance(parse, Parse):
            continue
        parsed = ParsedArticle(article, parse)
        for clause in clauses(parsed):
            spans = places[article.id]
            if spans is not None and not any(s.covers(clause.predicate) for s in spans):
                continue
            sort = _sort(clause)
            found = clause_class(parsed, clause)
            of[sort] += 1
            classed[sort] += found is not None
            if found is not None:
                names[found.name] += 1
            else:
                missing[f"{clause.lemma} ({sort})"] += 1
    plain = [k for k in of if k.startswith("plain")]
    rest = [k for k in of if k not in plain]
    print(f"{len(texts)} texts, {sum(of.values())} predicates, {len(names)} classes")
    for label, sorts in (("predicates", rest), ("be, have, say, do", plain)):
        many, right = sum(of[k] for k in sorts), sum(classed[k] for k in sorts)
        print(f"{label}: {right} of {many} have a class, {right / max(1, many):.3f}")
    for sort in sorted(of):
        print(f"  {sort:18} {classed[sort]:6} of {of[sort]:6} {classed[sort] / of[sort]:.3f}")
    if given.half == "even":
        for word, many in missing.most_common(given.missing):
            print(f"{many:5} {word}")


def _sort(clause: Clause) -> str:
    if clause.kind in (Kind.COPULA, Kind.SMALL, Kind.EXISTENTIAL):
        return f"plain {clause.kind.value}"
    if clause.kind is Kind.VERB and clause.lemma in PLAIN:
        return f"plain {clause.lemma}"
    return clause.kind.value


def _half(name: str) -> str:
    return "odd" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "even"


def _texts(path: Path) -> Iterator[Text]:
    if path.is_dir():
        for file in sorted(path.rglob("*.txt")):
            yield file.stem, file.read_text(encoding="utf-8"), None
        return
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            record: dict[str, Any] = json.loads(line)
            told = record.get("attributions")
            inside = [Span(a, b) for one in told for a, b in one["content"]] if told else None
            yield record.get("doc_id") or record["id"], record["text"], inside


if __name__ == "__main__":
    main()
