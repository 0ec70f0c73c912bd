"""How well do clauses take contents apart? A script, not a test.

usage: python -m tests.benchmarks.contents GOLD_CONTENTS.jsonl CORPUS.jsonl[.gz] SCORER.py
           [--misses] [--cache FOLDER] [--records]

The contents are given: each content of the gold is one statement, and its clauses (`within`) are
the statement's propositions, in the shape that the scorer reads from `kg extract --jsonl`. A sole
object goes in as the theme, which the scorer takes for `what` or `whom`. Printed are the scorer's
lines for all contents and for the two halves by the hash of the article's name; what is missed
is printed of the even half only, so that the odd half stays unread.
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

from kg.extract.clauses import clauses, within
from kg.extract.clauses.predicate_use import clause_class
from kg.extract.predicate_lexicon import predicate_lexicon
from kg.model import Parse, Span
from kg.parse import ParsedArticle
from kg.parse.cache import default_folder, parse_all
from kg.parse.spacy_backend import SpacyParser
from ontology.predicate_classes import predicate_classes
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.clauses import Argument, Clause

    type Record = dict[str, Any]


def main() -> None:
    """Print the scores of all contents and of each half."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("gold", type=Path)
    options.add_argument("corpus", type=Path)
    options.add_argument("scorer", type=Path)
    options.add_argument("--misses", action="store_true", help="print misses of the even half")
    options.add_argument("--records", action="store_true", help="print the records instead")
    options.add_argument("--cache", type=Path, default=default_folder())
    given = options.parse_args()
    gold = list(_lines(given.gold))
    texts = {
        r.get("doc_id") or r["id"]: r["text"]
        for r in _lines(given.corpus)
        if (r.get("doc_id") or r["id"]) in {g["doc"] for g in gold}
    }
    records = list(_records(gold, texts, given.cache))
    if given.records:
        print("\n".join(json.dumps(r, sort_keys=True) for r in records))
        return
    halves = {"all": gold, "even": [g for g in gold if _even(g)]}
    halves["odd"] = [g for g in gold if not _even(g)]
    for name, part in halves.items():
        print(name, _scored(given, part, records, misses=given.misses and name == "even"))


def _even(record: Record) -> bool:
    return int(hashlib.sha256(record["doc"].encode()).hexdigest(), 16) % 2 == 0


def _lines(path: Path) -> Iterator[Record]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line.strip())


def _records(gold: list[Record], texts: dict[str, str], cache: Path) -> Iterator[Record]:
    """Yield one record an article: its gold contents as statements, their clauses as claims."""
    names = sorted({g["doc"] for g in gold})
    articles = articles_of({name: texts[name] for name in names})
    for article, parse in parse_all(articles, SpacyParser(), cache):
        assert isinstance(parse, Parse)
        parsed = ParsedArticle(article, parse)
        contents = [g["content"] for g in gold if g["doc"] == article.id]
        yield _record(parsed, contents)


def _record(parsed: ParsedArticle, contents: Iterable[list[list[int]]]) -> Record:
    statements: list[Record] = []
    propositions: list[Record] = []
    for number, content in enumerate(contents):
        name = f"{parsed.article.id}#{number}"
        statements.append(
            {"id": name, "voice": "attributed", "polarity": "pos", "content": content}
        )
        found = within(clauses(parsed), [Span(a, b) for a, b in content])
        propositions += [_proposition(parsed, c, name) for c in found]
    return {"id": parsed.article.id, "statements": statements, "propositions": propositions}


def _proposition(parsed: ParsedArticle, clause: Clause, statement: str) -> Record:
    def filler(argument: Argument | None) -> list[Record]:
        if argument is None:
            return []
        span = [argument.span.start, argument.span.end]
        return [{"span": span, "label": argument.span.of(parsed.text)}]

    sole = clause.what is None and clause.attribute is None
    found = clause_class(parsed, clause)
    classes = predicate_classes()
    return {
        "predicate": {"span": [clause.predicate.start, clause.predicate.end]},
        "label": clause.lemma,
        "stances": [{"statement": statement, "polarity": "neg" if clause.negated else "pos"}],
        "class": found.name if found is not None else None,
        "type": classes[found.name].plover or None if found is not None else None,
        "roles": {
            "agent": filler(clause.who),
            "theme": filler(clause.what) + (filler(clause.whom) if sole else []),
            "attribute": filler(clause.attribute),
            "recipient": [] if sole else filler(clause.whom),
        },
    }


_NAMES = """
agree consult support cooperate aid concede retreat request accuse reject threaten protest sanction
mobilize coerce assault charge try convict sentence acquit sue appeal investigate arrest release
elect run vote legislate appoint resign dismiss nominate buy sell invest pay hire cut raise die
injure be-born marry move meet say think want evaluate cause change exist possess know
"""
"""The classes that the gold has; a narrower one of ours counts as the nearest of these above it."""


def _class_map() -> str:
    lexicon, names = predicate_lexicon(), _NAMES.split()
    wide = {c: next((a for a in lexicon.above(c) if a in names), "") for c in lexicon.classes}
    return "".join(f"{name},{gold}\n" for name, gold in wide.items() if gold)


def _scored(
    given: argparse.Namespace, gold: list[Record], records: list[Record], *, misses: bool
) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "gold.jsonl"
        path.write_text("".join(json.dumps(g) + "\n" for g in gold), encoding="utf-8")
        named = {g["doc"] for g in gold}
        lines = [json.dumps(r) + "\n" for r in records if r["id"] in named]
        classes = Path(folder) / "classes.csv"
        classes.write_text(_class_map(), encoding="utf-8")
        command = [sys.executable, str(given.scorer), str(path), str(given.corpus)]
        command += ["--map", str(classes)]
        done = subprocess.run(
            [*command, "--misses"] if misses else command,
            input="".join(lines),
            capture_output=True,
            text=True,
            check=True,
        )
    return done.stdout.strip()


if __name__ == "__main__":
    main()
