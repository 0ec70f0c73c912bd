"""What is looked up by blocks is what going through everything would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.span_index import SpanIndex, by_span
from kg.model import Span

SPANS = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(1, 1500)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=12,
)


@given(SPANS, st.integers(0, 5000))
def test_every_span_that_holds_a_place_is_found_in_order(spans: list[Span], place: int) -> None:
    found = [s for s in by_span(spans).at(place) if s.start <= place < s.end]
    assert found == [s for s in spans if s.start <= place < s.end]


@given(SPANS, SPANS)
def test_every_span_that_shares_a_letter_is_found(spans: list[Span], wanted: list[Span]) -> None:
    found = set(by_span(spans).among(wanted))
    assert found >= {s for s in spans if any(s.overlaps(w) for w in wanted)}


def test_nothing_is_found_where_nothing_is() -> None:
    assert list(SpanIndex[int]().at(7)) == []
