"""Quotations found by their marks alone, whatever happened to the marks."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.extract.grammar.quotation_spans import Quote, find_quotes
from kg.model import Article, Line, LineKind, Parse, Span
from kg.parse import ParsedArticle

NOTHING = Parse(parser="none", tokens=(), sentences=(), entities=())


def quotes(text: str, kind: LineKind = LineKind.PROSE) -> tuple[Quote, ...]:
    """Return the quotations of a text whose lines are all of one kind."""
    lines, start = [], 0
    for row in text.split("\n"):
        if row.strip():
            lines.append(Line(span=Span(start, start + len(row)), kind=kind))
        start += len(row) + 1
    article = Article(id="q", text=text, source="q", lines=tuple(lines))
    return find_quotes(ParsedArticle(article, NOTHING))


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no” and “never”.", ["no", "never"]),
        ('He said "no" and "never".', ["no", "never"]),
        ("Er sagte „nein” und ging.", ["nein"]),
        ("Elle dit « non ».", ["non"]),
        ("‘We won’t go,’ she said.", ["We won’t go,"]),
        ("'We won't go,' she said.", ["We won't go,"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ('"He said "no" twice," she said.', ['He said "no" twice,']),
        ('"No," he said. "Yes," she said.', ["No,", "Yes,"]),
        ("The farmers' union and the miners’ union.", []),
        ("It’s the mayor’s dog, isn't it?", []),
        ("no marks at all", []),
        ("(“in brackets”) and—“after a dash”", ["in brackets", "after a dash"]),
        ('A 6’ man and a 5" nail.', []),
        ("", []),
    ],
)
def test_pairs_are_found(text: str, found: list[str]) -> None:
    assert inner(text) == found


def test_a_lost_opening_mark_opens_at_the_lines_start_or_after_the_last_quotation() -> None:
    (lost,) = quotes("We have nothing,” she said.")
    assert (lost.inner, lost.opened, lost.closed) == (Span(0, 16), False, True)
    text = "“One,” she said. Two is here,” he said."
    assert inner(text)[0] == "One,"
    assert quotes(text)[1].opened is False


def test_an_opening_mark_without_its_partner_runs_to_the_lines_end_and_no_further() -> None:
    text = "“We lost the bridge.\n“The phones went.”\nNobody called."
    first, second = quotes(text)
    assert (first.inner.of(text), first.closed) == ("We lost the bridge.", False)
    assert (second.inner.of(text), second.closed) == ("The phones went.", True)


def test_only_prose_and_headlines_hold_quotations() -> None:
    text = "“No,” he said."
    assert [len(quotes(text, kind)) for kind in (LineKind.PROSE, LineKind.HEADLINE)] == [1, 1]
    assert quotes(text, LineKind.CAPTION) == quotes(text, LineKind.REPEAT) == ()


@settings(max_examples=300)
@given(st.text(alphabet="ab .,\n“”„«»‘’\"'é中🙂\u00a0([{—", max_size=40))
@example("“”")
@example("'a")
@example('"a"b"c')
@example("”””“““")
def test_whatever_the_marks_quotations_are_in_order_apart_and_in_their_line(text: str) -> None:
    found = quotes(text)
    before = 0
    for quote in found:
        assert 0 <= quote.outer.start <= quote.inner.start <= quote.inner.end <= quote.outer.end
        assert quote.outer.end <= len(text)
        assert before <= quote.outer.start < quote.outer.end
        assert "\n" not in quote.outer.of(text)
        around = text[quote.outer.start : quote.inner.start]
        around += text[quote.inner.end : quote.outer.end]
        marks = sum(not c.isspace() for c in around)  # « so » has blanks inside its marks
        present = quote.opened + quote.closed
        assert present <= marks <= 2 * present  # two apostrophes may stand for one mark
        before = quote.outer.end
    assert found == quotes(text)
