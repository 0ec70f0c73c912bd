"""Times whatever the text: every value is EDTF, every place exact, nothing crashes."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.times import Timeline
from kg.extract.times.anchoring import Anchors, anchored
from kg.extract.times.expression import Kind, Meaning
from kg.model import Article, Dated, Line, LineKind, Span
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from ontology.edtf import days

LINKING = ("on", "in", "the", "within", "since", "until", "by", "before", "after", "of", "a", ",")
WHICH = (
    "last",
    "next",
    "this",
    "past",
    "coming",
    "early",
    "late",
    "end",
    "earlier",
    "later",
    "ago",
)
NAMES = ("Tuesday", "Friday", "March", "May", "October", "Oct.", "summer", "today", "yesterday")
UNITS = (
    "day",
    "days",
    "week",
    "month",
    "year",
    "years",
    "afternoon",
    "quarter",
    "soon",
    "recently",
)
NUMBERS = ("two", "three", "few", "first", "second", "2019", "2023", "31", "30", "5", "1990s")
WORDS = (*LINKING, *WHICH, *NAMES, *UNITS, *NUMBERS, ".", "The", "ship", "left", "will", "leave")
LIMITS = {
    Kind.WEEKDAY: range(7),
    Kind.DATE: range(1, 13),
    Kind.MONTH: range(1, 13),
    Kind.SEASON: range(21, 25),
    Kind.QUARTER: range(1, 5),
}


def _can_be_read(meaning: Meaning) -> bool:
    """Tell whether the scanner can make this meaning."""
    within = meaning.number in LIMITS.get(meaning.kind, range(100))
    return within and (meaning.kind not in (Kind.YEAR, Kind.DECADE) or meaning.year is not None)


DATES = st.dates(dt.date(1, 1, 2), dt.date(9998, 12, 31))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), DATES)
def test_any_words_give_exact_places_and_valid_dates(words: list[str], published: dt.date) -> None:
    text = " ".join(["The ship left", *words])
    article = Article(
        id="t",
        text=text,
        source="t",
        lines=(Line(span=Span(0, len(text)), kind=LineKind.PROSE),),
        published=Dated(published.isoformat(), "test"),
    )
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    last = 0
    for found in Timeline(parsed).expressions:
        assert found.span.start >= last
        assert found.span == parsed.span(found.first, found.last)
        assert found.value is None or days(found.value), found
        assert found.basis
        last = found.span.end


@given(
    st.builds(
        Meaning,
        kind=st.sampled_from(Kind),
        number=st.one_of(st.integers(0, 12), st.integers(21, 24)),
        unit=st.sampled_from(["day", "week", "month", "year", "decade", "quarter", "weekend", ""]),
        which=st.sampled_from([None, -1, 0, 1]),
        year=st.one_of(st.none(), st.integers(1800, 2199)),
        day=st.one_of(st.none(), st.integers(1, 31)),
        edge=st.sampled_from(["", "since", "until", "after"]),
    ).filter(_can_be_read),
    DATES,
    st.booleans(),
)
def test_a_meaning_resolves_to_a_valid_date_or_none(
    meaning: Meaning, published: dt.date, ahead: bool
) -> None:
    anchors = Anchors(published=published, focus=published, ahead=ahead)
    value, _ = anchored(meaning, anchors)
    assert value is None or days(value) is not None, (meaning, value)


def test_a_day_of_publication_known_to_the_month_settles_no_weekday() -> None:
    text = "The ship left on Tuesday, and in June 2019."
    article = Article(
        id="t",
        text=text,
        source="t",
        lines=(Line(span=Span(0, len(text)), kind=LineKind.PROSE),),
        published=Dated("2024-11", "test"),
    )
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    assert [e.value for e in Timeline(parsed).expressions] == [None, "2019-06"]
