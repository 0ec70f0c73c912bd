"""Thousands of damaged articles through the whole flow, with the guard off: what breaks, what lies.

    python -m tests.benchmarks.fuzz --texts news.jsonl.gz --count 20000

Each article is some paragraphs of a seed, or of a text of `--texts` (JSON lines with `text`),
changed one to three times: letters, marks and scripts swapped, spans and lines cut, doubled and
moved, runs without end, numbers that are none, and published on a day at the calendar's edge. The
number of an article and the seed give it again anywhere. Counted are exceptions, articles over the
budget of steps, places that do not give their words back, and records that another run makes
otherwise.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import random
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg import codec
from kg.articles import read_records
from kg.build import assemble
from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.extract.stages import extract
from kg.guard import OVER_BUDGET, OverBudgetError, failure
from kg.model import Article, Severity
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.model import Graph, Parse

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SHARD = 100
"""Articles that a process takes at once."""
LEAST, MOST = 200, 600
"""Characters of an article before it is changed."""
EXPORTED = 10
"""One article in so many is also written as RDF."""

DATES = (
    *("0001-01-01", "0001-01-02", "0001", "9999-12-31", "9999-12", "9999", "1582-10-15"),
    *("2024-02-29", "2023-12-31", "2024-10", "2024", "1900-03-01", "2024-10-22", "2024-10-22"),
)
MARKS = "“”„‟\"'‘’‚‛«»‹›`´()[]{}—–-…;:,.!?*|"
DIGITS = "²³¹①②⑩½¼٠١٢३४１２７𝟙𝟚ⅣⅫ〇〡"
ODD = (
    *("\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u202e", "\u2066", "\u2069", "\u00a0"),
    *("\u0301", "\u0308", "\u20dd", "\ufe0f", "\U0001f600", "\U0001d4d0", "\U00020000", "\u2028"),
    *("\u0085", "\u3000", "\u0130", "\u00df", "\ufb01", "\u01c5", "قال", "אמר", "สวัสดี", "说"),
    *("\x00", "\x0b", "\x1b", "\ud800", "\uffff", "\t", "\r"),
)
NUMBERS = (
    *("12¹", "10²", "②", "1e999", "9" * 30, "9" * 400, "1,000,000,000 trillion", "0", "-0", "NaN"),
    *("½", "1/0", "٣٤", "1.2.3", "$1bn", "€9k", "100%", "third", "dozens of dozens", "2024-13-45"),
)
TIMES = (
    *(
        "on Feb. 30",
        "in the year 0000",
        "next week",
        "this weekend",
        "three decades ago",
        "0000-00-00",
    ),
    *(
        "the day before",
        "on Monday, Feb. 29, 2100",
        "last century",
        "999 years ago",
        "in 999 years",
    ),
    *("in ²⁰²⁴", "by the end of the decade", "the 9990s", "the first quarter of 9999"),
)
JOINTS = (
    " and ",
    ", ",
    " said that ",
    " of the ",
    " who said ",
    " if ",
    " not ",
    " — ",
    "; ",
    " or ",
)


@dataclass(slots=True)
class Tally:
    """What came out, and the numbers of the articles that show it."""

    articles: int = 0
    statements: int = 0
    places: int = 0
    uncaught: Counter[str] = field(default_factory=Counter)
    over: list[int] = field(default_factory=list)
    astray: list[int] = field(default_factory=list)
    unlike: list[int] = field(default_factory=list)
    shown: dict[str, int] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        self.articles += other.articles
        self.statements += other.statements
        self.places += other.places
        self.uncaught += other.uncaught
        self.over += other.over
        self.astray += other.astray
        self.unlike += other.unlike
        for what, number in other.shown.items():
            self.shown.setdefault(what, number)

    def told(self) -> list[str]:
        """Return what is wrong, a line for each kind, with the numbers of articles that show it."""
        lines = [
            f"{times} × {what}, first in article {self.shown[what]}"
            for what, times in self.uncaught.most_common()
        ]
        kinds = (("over", self.over), ("astray", self.astray), ("unlike", self.unlike))
        return lines + [f"{name}: {sorted(numbers)[:20]}" for name, numbers in kinds if numbers]


@cache
def pages(texts: Path | None) -> tuple[tuple[str, ...], ...]:
    """Return the paragraphs of each text that articles are made of."""
    found = [p.read_text("utf-8") for p in sorted(SEEDS.glob("*.txt"))]
    if texts is not None:
        opened = gzip.open if texts.suffix == ".gz" else open
        with opened(texts, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return tuple(tuple(p for p in text.split("\n") if p.strip()) for text in found)


def made(number: int, seed: int, texts: Path | None) -> dict[str, str]:
    """Return the record of an article by its number."""
    dice = random.Random(f"{seed}/{number}")
    paragraphs = dice.choice(pages(texts))
    start = dice.randrange(len(paragraphs))
    text = ""
    for one in paragraphs[start:]:
        text += one[:MOST] + "\n\n"
        if len(text) >= LEAST + dice.randrange(MOST - LEAST):
            break
    for change in dice.choices(CHANGES, k=dice.randint(1, 3)):
        text = change(text, dice) or "."
    record = {"id": f"f{number:05}", "text": text if text.strip() else text + "."}
    day = dice.choice(DATES) if dice.random() < 0.7 else None
    return record | ({"date": day} if day else {})


def _place(text: str, dice: random.Random) -> int:
    return dice.randrange(len(text) + 1)


def _span(text: str, dice: random.Random) -> tuple[int, int]:
    start = _place(text, dice)
    return start, min(len(text), start + dice.choice((1, 5, 40, 200)))


def _cut(text: str, dice: random.Random) -> str:
    start, end = _span(text, dice)
    return text[:start] + text[end:]


def _doubled(text: str, dice: random.Random) -> str:
    start, end = _span(text, dice)
    return text[:end] + text[start:end] * dice.choice((1, 2, 30)) + text[end:]


def _moved(text: str, dice: random.Random) -> str:
    start, end = _span(text, dice)
    rest = text[:start] + text[end:]
    place = _place(rest, dice)
    return rest[:place] + text[start:end] + rest[place:]


def _lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    kind = dice.randrange(4)
    if kind == 0:
        dice.shuffle(lines)
    elif kind == 1:
        lines *= 2
    elif kind == 2:
        lines = [words for line in lines for words in line.split(" ")]
    return (" " if kind == 3 else "\n").join(lines)


def _marks(text: str, dice: random.Random) -> str:
    return "".join(dice.choice(MARKS) if c in MARKS and dice.random() < 0.4 else c for c in text)


def _more_marks(text: str, dice: random.Random) -> str:
    mark = dice.choice(MARKS)
    return "".join(c + mark if c == " " and dice.random() < 0.15 else c for c in text)


def _inserted(parts: Sequence[str]) -> Callable[[str, random.Random], str]:
    def change(text: str, dice: random.Random) -> str:
        for _ in range(dice.randint(1, 6)):
            place = _place(text, dice)
            text = text[:place] + dice.choice(parts) + text[place:]
        return text

    return change


def _between_words(parts: Sequence[str]) -> Callable[[str, random.Random], str]:
    def change(text: str, dice: random.Random) -> str:
        words = text.split(" ")
        for _ in range(dice.randint(1, 4)):
            words.insert(dice.randrange(len(words) + 1), dice.choice(parts))
        return " ".join(words)

    return change


def _digits(text: str, dice: random.Random) -> str:
    return "".join(dice.choice(DIGITS) if c.isdigit() or dice.random() < 0.01 else c for c in text)


def _run(text: str, dice: random.Random) -> str:
    place = _place(text, dice)
    unit = dice.choice((*JOINTS, *MARKS, "a", " ", "\n", "Russia and ", "he said ", "“", "( "))
    return text[:place] + unit * dice.choice((20, 100, 400)) + text[place:]


def _cased(text: str, dice: random.Random) -> str:
    start, end = _span(text, dice)
    change = dice.choice((str.upper, str.lower, str.swapcase, str.title))
    return text[:start] + change(text[start:end]) + text[end:]


def _joined(text: str, dice: random.Random) -> str:
    joint = dice.choice(JOINTS)
    return "".join(joint if c in ".!?" and dice.random() < 0.6 else c for c in text)


def _letters(text: str, dice: random.Random) -> str:
    letters = list(text)
    for _ in range(dice.randint(1, 20)):
        letters[dice.randrange(len(letters))] = chr(
            dice.choice((dice.randrange(32, 0x3000), 0x1F600))
        )
    return "".join(letters)


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    *(
        _cut,
        _doubled,
        _moved,
        _lines,
        _marks,
        _more_marks,
        _digits,
        _run,
        _cased,
        _joined,
        _letters,
    ),
    *(_inserted(ODD), _between_words(NUMBERS), _between_words(TIMES)),
)


def shard(numbers: Sequence[int], seed: int, texts: Path | None) -> Tally:
    """Return what the articles of these numbers come to."""
    tally = Tally()
    known: dict[str, int] = {}
    articles: list[Article] = []
    for number in numbers:
        record = made(number, seed, texts)
        known[record["id"]] = number
        found = list(_tried(tally, number, lambda r=record: _read(r)) or ())
        articles += [a for a in found if isinstance(a, Article)]
    parses = _parsed(tally, articles, known)
    for article, parse in parses:
        _one(tally, known[article.id], article, parse)
    tally.articles += len(numbers)
    return tally


def _read(record: dict[str, str]) -> list[object]:
    return list(read_records([json.dumps(record)]))


def _parsed(
    tally: Tally, articles: Sequence[Article], known: dict[str, int]
) -> Iterator[tuple[Article, Parse]]:
    parser = SpacyParser()
    try:
        yield from list(zip(articles, parser.parse_all(articles), strict=True))
    except Exception:  # noqa: BLE001
        for article in articles:
            parse = _tried(tally, known[article.id], lambda a=article: parser.parse(a))
            if parse is not None:
                yield article, parse


def _tried[T](tally: Tally, number: int, work: Callable[[], T]) -> T | None:
    try:
        return work()
    except OverBudgetError:
        tally.over.append(number)
    except Exception as broken:  # noqa: BLE001
        what = failure("", None, broken).message.partition(";")[0].strip()
        tally.uncaught[what] += 1
        tally.shown.setdefault(what, number)
    return None


def _one(tally: Tally, number: int, article: Article, parse: Parse) -> None:
    first = _tried(tally, number, lambda: _whole(article, parse))
    again = _tried(tally, number, lambda: _whole(article, parse)) if first is not None else None
    if first is None or again is None:
        return
    graph, records = first
    costly = any(d.code == OVER_BUDGET and d.severity is Severity.ERROR for d in graph.diagnostics)
    tally.over += [number] if costly else []
    places = list(_places(graph, records))
    text = article.text
    tally.statements += len(graph.statements)
    tally.places += len(places)
    quotes = all(r["quote"] == text[slice(*r["evidence"])] for r in records if "quote" in r)
    inside = all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in places)
    if not (quotes and inside and text == made_text(article)):
        tally.astray.append(number)
    if records != again[1]:
        tally.unlike.append(number)
    if number % EXPORTED == 0:
        _tried(tally, number, lambda: rdf.nquads(Release(graph), io.BytesIO()))


def made_text(article: Article) -> str:
    """Return the text from its lines and what stands between them."""
    places = [x.span for x in article.lines]
    ends = [0, *(s.end for s in places)]
    starts = [*(s.start for s in places), len(article.text)]
    between = [article.text[a:b] for a, b in zip(ends, starts, strict=True)]
    words = [*(s.of(article.text) for s in places), ""]
    return "".join(part for pair in zip(between, words, strict=True) for part in pair)


def _whole(article: Article, parse: Parse) -> tuple[Graph, list[dict[str, object]]]:
    graph = assemble([article], [extract(ParsedArticle(article, parse))])
    actors = {a.id: a for a in graph.actors}
    records = [codec.statement(s, actors, article.text) for s in graph.statements]
    records += [codec.proposition(p) for p in graph.propositions]
    records += [codec.actor(a) for a in graph.actors]
    return graph, json.loads(json.dumps(records, allow_nan=False))


def _places(graph: Graph, records: object) -> Iterator[tuple[int, int]]:
    """Yield every pair of offsets in the records, and the places of the mentions."""
    stack = [records]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            stack += one.values()
        elif isinstance(one, list):
            if len(one) == 2 and all(type(k) is int for k in one):
                yield one[0], one[1]
            else:
                stack += one
    yield from ((m.span.start, m.span.end) for m in graph.mentions)


def fuzzed(count: int, seed: int, texts: Path | None, processes: int) -> Tally:
    """Return what `count` articles come to."""
    shards = [range(k, min(k + SHARD, count)) for k in range(0, count, SHARD)]
    whole = Tally()
    if processes == 1:
        for numbers in shards:
            whole.add(shard(numbers, seed, texts))
        return whole
    with ProcessPoolExecutor(processes) as pool:
        jobs = [pool.submit(shard, numbers, seed, texts) for numbers in shards]
        for done, job in enumerate(jobs, 1):
            whole.add(job.result())
            if done % 5 == 0:
                print(f"… {whole.articles} articles", *whole.told(), sep="\n  ", flush=True)
    return whole


def main() -> int:
    """Print the table; exit code 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20241022)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--show", type=int, metavar="NUMBER", help="Print one article and end.")
    chosen = parser.parse_args()
    if chosen.show is not None:
        print(json.dumps(made(chosen.show, chosen.seed, chosen.texts)))
        return 0
    began = time.perf_counter()
    tally = fuzzed(chosen.count, chosen.seed, chosen.texts, chosen.processes)
    rows = (
        ("articles", tally.articles),
        ("statements", tally.statements),
        ("places checked", tally.places),
        ("uncaught", tally.uncaught.total()),
        ("over the budget", len(tally.over)),
        ("with a place that does not give its words back", len(tally.astray)),
        ("that another run reads otherwise", len(tally.unlike)),
        ("seconds", round(time.perf_counter() - began)),
    )
    for name, figure in rows:
        print(f"{name:<48} {figure:>9,}")
    wrong = tally.told()
    print(*(f"  {line}" for line in wrong), sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
