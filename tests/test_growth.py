"""One article four times as long costs four times as much: see `tests.benchmarks.growth`."""

from kg.extract.stages import extract
from kg.extract.statements.statement_records import FAR
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.attribution.reading import records
from tests.benchmarks.growth import measured
from tests.reading import articles_of

LENGTH = 50_000
"""Characters of the longer text."""
MOST = 1.7
"""What a character of the longer one costs of what it costs of the shorter, at most: 1.0 measured,
where work that goes with the square of the length would cost four times as much."""


def test_what_a_character_costs_beyond_the_parse_does_not_grow_with_the_text() -> None:
    text = "\n\n".join(r["text"].strip() for r in records("gum-news.jsonl"))[:LENGTH]
    quarter = text[: len(text) // 4]
    _, short, long = (measured(one) for one in (quarter, quarter, text))  # tables are read once
    assert (short.astray, long.astray, short.code, long.code) == (0, 0, 0, 0)
    each = [run.beyond / run.characters for run in (short, long)]
    assert each[1] <= MOST * each[0], f"{each[0] * 1e6:.1f} to {each[1] * 1e6:.1f} µs a character"


def test_the_evidence_in_a_turn_without_end_does_not_grow_with_it() -> None:
    turn = " ".join(f"Hall {n} is closed. Will gate {n} open in spring?" for n in range(400))
    text = f"MS DOE: Is it over?\n\nMR ROE: {turn}\n\nMS DOE: Thank you.\n\nMR ROE: Goodbye.\n"
    article = articles_of({"turn": text})[0]
    found = extract(ParsedArticle(article, SpacyParser().parse(article)))
    lengths = [s.evidence.end - s.evidence.start for s in found.statements]
    assert len(lengths) > 100
    assert max(lengths) < 2 * FAR < len(text) / 2
