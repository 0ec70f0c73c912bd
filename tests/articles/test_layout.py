"""Texts broken at a width, and what only looks like one."""

from __future__ import annotations

import textwrap

import pytest

from kg.articles import label
from kg.articles.lines.parser_text import flattened
from kg.model import LineKind

PARAGRAPHS = [
    "Governor Ada Brandt said on Monday that the border would stay closed until the treaty had been"
    " signed by both sides. She did not say when the government would decide, and no date was set.",
    "“We shall not pay for a dam that nobody wanted,” Jan Hale, the fire chief, told reporters in"
    " Ostia. “It will not hold. Nobody in the town was asked about it before the work began.”",
    "The ministry declined to comment.",
    "Hale’s deputy, Tom Lind, denied that the wall was cracked, and a spokeswoman for the builders"
    " said that no water had come through it since the winter of 2019, when it was last mended.",
]


@pytest.mark.parametrize("width", [35, 55, 65, 72, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["blank", "none"])
@pytest.mark.parametrize("indent", ["", "   "], ids=["flush", "indented"])
@pytest.mark.parametrize("quoted", ["", "> "], ids=["plain", "quoted"])
def test_a_broken_paragraph_is_one_line(width: int, between: str, indent: str, quoted: str) -> None:
    broken = [
        "\n".join(textwrap.wrap(p, width, initial_indent=indent, break_long_words=False))
        for p in PARAGRAPHS
    ]
    text = textwrap.indent(between.join(broken), quoted, lambda _: True)
    lines = label(text)
    flat = flattened(text, lines)
    found = [" ".join(x.span.of(flat).split()) for x in lines]
    if between == "\n" and not indent:  # a paragraph whose last line is full runs on
        assert " ".join(found) == " ".join(PARAGRAPHS)
        assert len(found) >= 2
        assert all(any(f.startswith(p[:30]) for p in PARAGRAPHS) for f in found)
    else:
        assert found == PARAGRAPHS
    kind = LineKind.BLOCK_QUOTATION if quoted else LineKind.PROSE
    assert {x.kind for x in lines} == {kind}


def test_headings_bylines_and_items_of_a_broken_text_keep_their_lines() -> None:
    text = (
        "Border to stay closed\n\nBy Ada Brandt\n"
        "OSTIA, Oct. 22 - The governor said on Monday that the\n"
        "border would stay closed until the treaty had been\nsigned. She named two reasons:\n\n"
        "- the cost of the dam, which had risen since the\n  spring of last year\n"
        "- the ministry’s silence\n\nWhat comes next\n\n"
        "The council meets on Friday, when the vote is to\n"
        "be held in the old town hall.\n"
    )
    lines = [(x.kind.value, x.span.of(flattened(text, label(text)))) for x in label(text)]
    assert lines == [
        ("headline", "Border to stay closed"),
        ("byline", "By Ada Brandt"),
        ("dateline", "OSTIA, Oct. 22 -"),
        (
            "prose",
            "The governor said on Monday that the border would stay closed until the treaty had"
            " been signed. She named two reasons:",
        ),
        ("list-item", "the cost of the dam, which had risen since the   spring of last year"),
        ("list-item", "the ministry’s silence"),
        ("section-head", "What comes next"),
        (
            "prose",
            "The council meets on Friday, when the vote is to be held in the old town hall.",
        ),
    ]


VERSE = """The river came by night
and took the bridge away
and nobody had seen the light
that burned until the day
the mayor said that it was late
and went to bed again
while all the town stood at the gate
and counted in the rain"""

ADDRESS = """Ministry of the Interior
Press office
12 Long Street
Ostia 1200
phone 555 0100"""

LIST = """apples from the valley
pears
plums of the late kind that keep until spring
figs
grapes, green and blue"""

SENTENCES = """The army said that the town had not been taken.
No side confirmed the report.
Three witnesses gave it to the agency on Monday.
They asked not to be named.
The ministry declined to comment."""


@pytest.mark.parametrize("text", [VERSE, ADDRESS, LIST, SENTENCES])
def test_lines_that_break_where_they_please_stay_apart(text: str) -> None:
    assert [x.span.of(text) for x in label(text)] == text.split("\n")


def test_paragraphs_on_one_line_each_stay_apart() -> None:
    text = "\n".join(PARAGRAPHS)
    assert [x.span.of(text) for x in label(text)] == PARAGRAPHS


def test_marks_of_plain_text_markup_lie_outside_the_lines() -> None:
    text = (
        "# Border to stay closed\n\n*By Ada Brandt*\n\n"
        "The **governor** said [on Monday](https://a.example/1) that it would stay closed.\n\n"
        "## What comes next\n\nThe council meets on Friday.\n\n"
        "Reactions\n---------\n\nNobody was asked, the fire chief said.\n"
    )
    lines = label(text)
    flat = flattened(text, lines)
    assert [(x.kind.value, " ".join(x.span.of(flat).split())) for x in lines] == [
        ("headline", "Border to stay closed"),
        ("byline", "By Ada Brandt"),
        ("prose", "The governor said on Monday that it would stay closed."),
        ("section-head", "What comes next"),
        ("prose", "The council meets on Friday."),
        ("section-head", "Reactions"),
        ("chrome", "---------"),
        ("prose", "Nobody was asked, the fire chief said."),
    ]


@pytest.mark.parametrize("mark", ["•", "‣", "◦", "▪", "➢", "-", "*", "–", "+", "→"])
def test_items_of_a_list_begin_behind_their_mark(mark: str) -> None:
    text = f"It named two reasons:\n{mark} the cost\n{mark} the silence\nIt meets on Friday."
    assert [(x.kind.value, x.span.of(text)) for x in label(text)][1:3] == [
        ("list-item", "the cost"),
        ("list-item", "the silence"),
    ]


@pytest.mark.parametrize("marks", [("1.", "2."), ("(1)", "(2)"), ("a)", "b)"), ("i.", "ii.")])
def test_numbers_and_letters_count_items(marks: tuple[str, str]) -> None:
    text = f"It has two parts.\n{marks[0]} the cost\n{marks[1]} the silence\nIt meets on Friday."
    assert [x.kind.value for x in label(text)] == ["prose", "list-item", "list-item", "prose"]


def test_a_lone_dash_or_number_begins_no_list() -> None:
    text = "The council met.\n– Nobody came, he said.\nIt meets on Friday.\n12. March is the day."
    assert [x.span.of(text) for x in label(text)] == text.split("\n")
