"""What does the worst text cost beside its parse? Seconds of CPU for each of the hostile texts.

    python -m tests.benchmarks.hostile --characters 100000

Each unit of `tests/extract/hostile.toml` is repeated to that many characters, read, parsed,
extracted and assembled with the guard off. The last column names the stages that stopped at their
budget of steps: that text is kept without what they would have found.
"""

from __future__ import annotations

import argparse
import json
import time

from kg.articles import read_records
from kg.build import assemble
from kg.extract.stages import extract
from kg.guard import OVER_BUDGET
from kg.model import Article
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.extract.test_hostile import inputs

GOAL = 5.0
"""Seconds for 100,000 characters, beside the parse."""


def main() -> int:
    """Print the table; exit code 1 where a text takes longer than the goal."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--characters", type=int, default=100_000)
    parser.add_argument("--only", default="", help="Texts with these words in their name.")
    chosen = parser.parse_args()
    spacy = SpacyParser()
    spacy.parse(_article("warm", "Brandt said so.", "2024-10-22"))
    slow = 0
    print(f"{'text':<44} {'read':>6} {'parse':>7} {'rest':>6}")
    for one in inputs():
        if chosen.only not in one["name"]:
            continue
        before, unit, after = one.get("before", ""), one["unit"], one.get("after", "")
        times = max(1, (chosen.characters - len(before) - len(after)) // len(unit))
        began = time.process_time()
        article = _article(one["name"], before + unit * times + after, one.get("date"))
        read = time.process_time()
        parse = spacy.parse(article)
        parsed = time.process_time()
        found = extract(ParsedArticle(article, parse))
        assemble([article], [found])
        over = ", ".join(
            d.message.split(" ")[0] for d in found.diagnostics if d.code == OVER_BUDGET
        )
        rest = time.process_time() - parsed
        late = read - began + rest > GOAL * chosen.characters / 100_000
        slow += late
        figures = f"{read - began:>6.2f} {parsed - read:>7.2f} {rest:>6.2f}"
        print(f"{one['name']:<44} {figures} {over} {'slow' if late else ''}".rstrip(), flush=True)
    return 1 if slow else 0


def _article(name: str, text: str, date: str | None) -> Article:
    record = {"id": name, "text": text, "date": date or "2024-10-22"}
    return next(a for a in read_records([json.dumps(record)]) if isinstance(a, Article))


if __name__ == "__main__":
    raise SystemExit(main())
