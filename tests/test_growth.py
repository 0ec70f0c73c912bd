"""One article four times as long costs four times as much: see `tests.benchmarks.growth`."""

from tests.attribution.reading import records
from tests.benchmarks.growth import measured

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
