"""Figures count words and whole attributions."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.tagger.measure import Figures, attributions, words
from kg.tagger.tags import Attribution, Role

TEXT = "Kim said that it rained, and Oslo denied it."


def a(source: str, cue: str, content: str) -> Attribution:
    def place(words: str) -> tuple[Span, ...]:
        start = TEXT.index(words)
        return (Span(start, start + len(words)),) if words else ()

    return Attribution(place(source), place(cue), place(content))


GOLD = [a("Kim", "said", "that it rained"), a("Oslo", "denied", "it.")]


def test_the_same_is_all_right() -> None:
    assert attributions(TEXT, GOLD, GOLD) == Figures(2, 2, 2)
    assert attributions(TEXT, GOLD, GOLD[::-1]).f1 == 1


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (a("Kim", "said", "it rained,"), 1),
        (a("Kim", "said", "that"), 1),
        (a("Oslo", "said", "that it rained"), 0),
        (a("", "said", "that it rained"), 0),
        (a("Kim", "and", "that it rained"), 0),
        (a("Kim", "said", "and Oslo denied"), 0),
    ],
)
def test_half_of_source_and_content_and_a_word_of_the_cue(found: Attribution, right: int) -> None:
    assert attributions(TEXT, GOLD, [found]) == Figures(right, 1, 2)


def test_two_of_one_count_once() -> None:
    assert attributions(TEXT, GOLD, [GOLD[0], GOLD[0]]) == Figures(1, 2, 2)


def test_words_of_a_role() -> None:
    assert words(TEXT, Role.CONTENT, GOLD, [a("Kim", "said", "rained, and")]) == Figures(1, 2, 4)
    assert words(TEXT, Role.SOURCE, GOLD, []).precision == 0
    assert words(TEXT, Role.SOURCE, [], []).f1 == 0
