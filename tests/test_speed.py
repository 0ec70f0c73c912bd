"""Extraction stays as fast beside the parse as it is: see `tests.benchmarks.extraction`."""

from __future__ import annotations

from itertools import islice

from tests.attribution.reading import records
from tests.benchmarks.extraction import MOST, share_of_parse

TEXTS = 8
"""Enough that the figure stands: about 3,000 tokens."""


def test_extraction_costs_no_more_of_the_parse_than_it_may() -> None:
    texts = {r["doc_id"]: r["text"] for r in islice(records("gum-news.jsonl"), TEXTS)}
    share = share_of_parse(texts, rounds=3)
    assert share <= MOST, f"extraction costs {share:.2f} of the parse"
