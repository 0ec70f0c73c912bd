"""What is told before is found without going through everything, and is what that would find."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.blocks import within
from kg.extract.statements.occasion_days import Earlier
from kg.model import Span
from tests.specimen import S_BRANDT

SPANS = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(1, 900)).map(lambda p: Span(p[0], sum(p))),
    max_size=30,
)


@given(SPANS, SPANS)
def test_within_is_covered_by_one_of_them(spans: list[Span], places: list[Span]) -> None:
    inside = within(spans)
    assert [inside(p) for p in places] == [any(s.covers(p) for s in spans) for p in places]


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), max_size=25), st.integers(0, 60))
def test_the_last_told_before(told: list[tuple[int, bool]], place: int) -> None:
    every = [
        replace(
            S_BRANDT,
            id=f"s{k % 20}",
            evidence=Span(start, start + 5),
            via=("s0",) if second else (),
        )
        for k, (start, second) in enumerate(told)
    ]
    before = [s for s in every if s.evidence.start < place and not s.via]
    earlier = Earlier(every)
    assert earlier.last_before(place) is (before[-1] if before else None)
    for wanted in (("s3", "s1"), ("s0",), ("elsewhere",)):
        first = next((s for s in every if s.id in wanted), None)
        assert earlier.named(wanted) is first
