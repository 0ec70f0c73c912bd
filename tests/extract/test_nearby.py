"""What is told before is found without going through everything, and is what that would find."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.actors.book import ActorBook
from kg.extract.actors.coreference.definite_descriptions import NounsTold
from kg.extract.actors.facts.offices import last_before
from kg.extract.span_index import within
from kg.extract.statements.days_said.occasion_days import Earlier
from kg.model import Span
from tests.parse.trees import sentence
from tests.specimen import MINISTRY, S_BRANDT

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


@dataclass(frozen=True)
class Noun:
    """A noun at a place."""

    i: int


PLACES = st.integers(1, 30)


@given(st.lists(st.tuples(st.sampled_from("ab"), PLACES)), PLACES)
def test_the_noun_before_is_the_last_of_the_only_one(told: list[tuple[str, int]], at: int) -> None:
    found = NounsTold((key, Noun(i)) for key, i in told)  # type: ignore[misc]
    before = [(key, i) for key, i in told if i < at]
    one = len({key for key, _ in before}) == 1
    noun = found.before(at)
    assert (noun.i if noun is not None else None) == (max(i for _, i in before) if one else None)
    assert (found.first < at) == bool(before)


@given(st.lists(st.tuples(PLACES, PLACES, st.sampled_from("ab"))), PLACES)
def test_holders_are_those_of_the_last_place(told: list[tuple[int, int, str]], at: int) -> None:
    rows = sorted(told)
    last = max((row[0] for row in rows if row[0] < at), default=None)
    assert list(last_before(rows, at)) == [row for row in rows if row[0] == last]


@given(st.lists(PLACES, min_size=1, unique=True), PLACES)
def test_an_actor_was_last_called_so(starts: list[int], before: int) -> None:
    book = ActorBook(sentence("Rain/NOUN/nsubj/2 fell/VERB/ROOT/0"))
    book.add(MINISTRY)
    for start in starts:
        book.mention(Span(start, start + 1), MINISTRY.id, "name")
    last = MINISTRY.label.casefold().split(" ")[-1]
    expected = [(s, MINISTRY.id) for s in sorted(starts) if s < before][-1:]
    assert book.names_ending_in(last, before) == expected
    assert book.organs == {MINISTRY.label}
