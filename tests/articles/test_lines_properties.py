"""What holds of the labels of any text whatever, hostile ones included."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import label
from kg.articles.lines.parser_text import flattened
from kg.model import Line, LineKind

PIECES = st.sampled_from(
    [
        "By Anna Park",
        "Share",
        "Posted Oct. 23, 2024",
        "October 22, 2024 08:45 KST",
        "Source: Reuters",
        "SEOUL, Oct. 22 (Yonhap) -- The ministry said on Tuesday that it would wait.",
        "The ministry said on Tuesday that it would wait for a while.",
        "“We will wait,” the minister told reporters.",
        "Minister Jo Lind, left, speaks in the capital, Monday. Reuters",
        "WHAT NEXT?",
        "한국어",
        "- an item of a list",
        "- another item",
        "• a third",
        "2. a second",
        "> quoted words that were sent",
        "# A heading of it",
        "====",
        "**Brandt:** We will _not_ wait, [she](https://a.example) said.",
        "MS. BRANDT: Will you wait?",
        "Q: Will you wait?",
        "A: We will.",
        "(Laughter.)",
        "the border would stay closed until the treaty had been signed by",
        "Jo Lind jo@paper.example · Ada Brandt ada@paper.example",
        "\u2028",
        "\x00\x0b\ud800",
        " \t\u00a0",
        "‘’",
        ".",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=25).map("\n".join),
    st.text(alphabet='\n .,!?"“”‘’—-:()@[]09AZazé한\u2028\u00a0\r', max_size=120),
)


MARK = re.compile(
    r"[#>*_~=\[\]\"“'‘(.)\-–—―:]"  # headings, quotations, emphasis, links, around labels
    r"|[^\w\s]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}:\d{2}(?::\d{2})?"  # lists, times
)
"""What may stand outside all lines: marks, never a word."""


def check(text: str, lines: tuple[Line, ...]) -> None:
    covered = 0
    for line in lines:
        assert covered <= line.span.start
        assert not MARK.sub("", text[covered : line.span.start]).strip()
        quote = line.span.of(text)
        assert quote
        assert quote == quote.strip()
        assert (line.repeats is not None) == (line.kind is LineKind.REPEAT)
        if line.repeats:
            assert line.repeats.end <= len(text)
            assert not line.repeats.overlaps(line.span)
        covered = line.span.end
    assert not MARK.sub("", text[covered:]).strip()
    flat = flattened(text, lines)
    assert len(flat) == len(text)
    assert all("\n" not in line.span.of(flat) for line in lines)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=30)))
def test_lines_are_ordered_stripped_and_hold_every_character(text: str, title: str | None) -> None:
    check(text, label(text, title))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS)
def test_labels_depend_on_nothing_but_the_text(text: str) -> None:
    assert label(text) == label(text)


HOSTILE = {
    "one word": "a" * 200_000,
    "one line": "word " * 100_000,
    "many equal lines": "The minister said that.\n" * 20_000,
    "many short lines": "a\n" * 50_000,
    "almost equal lines": "\n".join(
        f"The minister said on day {i} that the troops had not yet come to the border town."
        for i in range(4000)
    ),
    "a phrase over and over": "the same words again and " * 20_000,
    "open brackets": "(" * 100_000,
    "capitals": "A B, C/D " * 20_000 + "— text",
    "at signs": "a@" * 50_000,
    "dates": "Oct. 18 " * 20_000,
    "stops": "a. " * 50_000,
    "stars": "*a" * 50_000,
    "emphasis": "**a** " * 30_000,
    "brackets": "[a" * 50_000,
    "links": "[a](" * 30_000,
    "marks of quotation": "> " * 50_000 + "a",
    "hashes": "# " * 50_000,
    "labels": "MR A: We will.\n" * 10_000,
    "broken lines": "the border would stay closed until the day\n" * 10_000,
    "nested pull quotes": "\n".join("one two three four five six " * k for k in range(1, 60)),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_texts_are_labelled(name: str) -> None:
    """Texts made to be slow: a step that is not linear would hang here."""
    text = HOSTILE[name]
    check(text, label(text))
