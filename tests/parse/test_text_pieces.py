"""Texts too long for one parse, and sentences that are none, keep every offset and every letter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import read_records
from kg.codec import line
from kg.model import Article
from kg.parse import text_pieces as cutting
from kg.parse.spacy_backend import SpacyParser
from kg.parse.text_pieces import (
    LONGEST,
    LONGEST_SENTENCE,
    LONGEST_WORD,
    cuts_of_sentence,
    windows,
)


def article(text: str) -> Article:
    found = list(read_records([line({"id": "a", "text": text})]))[-1]
    assert isinstance(found, Article)
    return found


@given(st.text("a b.\n(é𝒳", max_size=400), st.integers(1, 60), st.integers(1, 60))
def test_windows_are_the_whole_text(text: str, longest: int, word: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "LONGEST", longest)
        patch.setattr(cutting, "LONGEST_WORD", word)
        found = windows(text)
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(one[1] == other[0] and one[0] < one[1] for one, other in pairwise(found))
    assert all(end - start <= longest for start, end in found)


def test_a_text_within_the_measures_is_one_window() -> None:
    text = "He said so. " * (LONGEST // 12)
    assert windows(text) == [(0, len(text))]
    assert windows("x" * LONGEST_WORD) == [(0, LONGEST_WORD)]


@pytest.mark.parametrize(
    ("unit", "last"),
    [
        ("A line without a full stop\n", "\n"),
        ("One sentence. ", ". "),
        ("no end of it ", " "),
    ],
)
def test_long_texts_are_cut_at_the_best_place(unit: str, last: str) -> None:
    text = unit * (3 * LONGEST // len(unit))
    found = windows(text)
    assert len(found) >= 3
    assert all(text[:end].endswith(last) for _, end in found[:-1])


@pytest.mark.parametrize(
    "words",
    [["and"] * 2000, [";", "a"] * 1000, ["a", " \n"] * 900, ["a"] * LONGEST_SENTENCE + ["."]],
    ids=["joints", "marks", "blanks", "one more"],
)
def test_sentences_are_cut_to_their_measure(words: list[str]) -> None:
    starts = [0, *cuts_of_sentence(words, 0, len(words)), len(words)]
    assert all(0 < b - a <= LONGEST_SENTENCE for a, b in pairwise(starts))
    assert not any(words[k].isspace() for k in starts[1:-1])


def test_offsets_hold_in_every_window(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Mayor Ana Ruiz said on Monday that {n} boats had sunk." for n in range(60))
    whole = SpacyParser().parse(article(text))
    monkeypatch.setattr(cutting, "LONGEST", 500)
    parts = SpacyParser().parse(article(text))
    assert [t.i for t in parts.tokens] == list(range(len(parts.tokens)))
    assert all(text[t.start : t.end] == t.text for t in parts.tokens)
    assert [(t.start, t.head, t.sent) for t in parts.tokens] == [
        (t.start, t.head, t.sent) for t in whole.tokens
    ]
    assert parts.sentences == whole.sentences
    assert parts.entities == whole.entities


def test_a_sentence_without_end_is_cut() -> None:
    text = "She saw " + "cats and " * 1500 + "a dog.\n\nHe left. " + "(" * 2500
    parse = SpacyParser().parse(article(text))
    assert max(last - first for first, last in parse.sentences) <= LONGEST_SENTENCE
    assert "".join(t.text for t in parse.tokens).replace(" ", "").replace("\n", "") == "".join(
        text.split()
    )
    inside = {k: n for n, (a, b) in enumerate(parse.sentences) for k in range(a, b)}
    assert all(inside[t.i] == t.sent == inside[t.head] for t in parse.tokens)
