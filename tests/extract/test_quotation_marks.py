"""Each convention of quotation marks, alone, nested, and over several paragraphs."""

from __future__ import annotations

import pytest

from kg.articles.lines.parser_text import flattened
from kg.articles.lines.quotation_marks import marks_in
from kg.extract.grammar.quotation_spans import find_quotes
from kg.model import Article, Line, LineKind, Parse, Span
from kg.parse import ParsedArticle

CONVENTIONS = [
    *("“”", "„“", "„”", "«»", "»«", "»»", "””", "‹›", "›‹", "‘’", "‚‘", '""', "''", '“"', "「」"),
    *(
        "『』",
        "〝〞",
        ("``", "''"),
        ("‘‘", "’’"),
        ("« ", " »"),
        ("«\u00a0", "\u00a0»"),
        ('" ', ' "'),
    ),
]


def inner(text: str) -> list[str]:
    lines, start = [], 0
    for row in text.split("\n"):
        if row:
            lines.append(Line(span=Span(start, start + len(row)), kind=LineKind.PROSE))
        start += len(row) + 1
    nothing = Parse(parser="none", tokens=(), sentences=(), entities=())
    parsed = ParsedArticle(Article(id="q", text=text, source="q", lines=tuple(lines)), nothing)
    assert len(flattened(text, lines)) == len(text)
    return [" ".join(q.inner.of(text).split()) for q in find_quotes(parsed)]


@pytest.mark.parametrize("marks", CONVENTIONS)
def test_a_pair_is_a_quotation(marks: tuple[str, str]) -> None:
    opening, closing = marks
    text = f"She said {opening}we lost{closing} and {opening}nobody came{closing} at noon."
    assert inner(text) == ["we lost", "nobody came"]


@pytest.mark.parametrize(
    ("outer", "nested"), [("“”", "‘’"), ("„“", "‚‘"), ("«»", "‹›"), ("»«", "›‹")]
)
def test_a_quotation_in_another_is_part_of_it(outer: str, nested: str) -> None:
    text = f"{outer[0]}They said {nested[0]}no{nested[1]} twice,{outer[1]} she said."
    assert inner(text) == [f"They said {nested[0]}no{nested[1]} twice,"]


@pytest.mark.parametrize("marks", ["“”", "„“", "«»", '""'])
def test_an_open_quotation_ends_with_its_paragraph(marks: str) -> None:
    text = f"She said: {marks[0]}We lost.\n{marks[0]}Nobody came.{marks[1]}\nThe council met."
    assert inner(text) == ["We lost.", "Nobody came."]


@pytest.mark.parametrize(
    "text",
    [
        "Prices of 5, 6 and 7, the union’s and the farmers' share.",
        "» Read more",
        "A 6' man, 5\" nails, the ’90s and rock ’n’ roll.",
    ],
)
def test_other_uses_of_the_characters_are_none(text: str) -> None:
    assert inner(text) == []


def test_marks_that_open_without_end_are_read_in_good_time() -> None:
    for mark in "“„«»‘‚'\"`":
        text = f"{mark}a " * 20_000
        assert sum(1 for _ in marks_in(text, 0, len(text))) >= 0
