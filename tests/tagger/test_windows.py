"""Windows lose no word, keep places, and hold whole paragraphs where these fit."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.tagger.windows import Pieces, paragraphs, windows
from tests.tagger import tiny


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    return Pieces.load(tiny.write(tmp_path_factory.mktemp("pieces") / "model"))


def words(pieces: Pieces, text: str, longest: int = 24) -> list[list[str]]:
    made = windows(pieces, text, paragraphs(text), longest)
    return [[text[a:b] for a, b in window.words] for window in made]


def test_whole_paragraphs_as_long_as_they_fit(pieces: Pieces) -> None:
    text = "Kim said rain.\n\nOslo warned.\r\nTalks failed."
    assert words(pieces, text) == [
        ["Kim", "said", "rain", ".", "Oslo", "warned", ".", "Talks", "failed", "."]
    ]
    assert words(pieces, text, 11) == [
        ["Kim", "said", "rain", ".", "Oslo", "warned", "."],
        ["Talks", "failed", "."],
    ]


def test_marks_stand_at_the_ends_and_between_paragraphs(pieces: Pieces) -> None:
    (window,) = windows(pieces, "Kim said.\nTalks.", [(0, 9), (10, 16)])
    tokens = [tiny.VOCABULARY[i] for i in window.ids]
    assert tokens == ["[CLS]", "kim", "said", ".", "[SEP]", "talk", "##s", ".", "[SEP]"]
    assert window.firsts == (1, 2, 3, 5, 7)


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence(pieces: Pieces) -> None:
    text = "Kim said rain. Kim said rain. Kim said rain."
    assert [" ".join(w) for w in words(pieces, text, 12)] == [
        "Kim said rain . Kim said rain .",
        "Kim said rain .",
    ]
    assert max(map(len, words(pieces, "rain " * 50, 12))) == 10


def test_a_window_without_room_is_refused(pieces: Pieces) -> None:
    with pytest.raises(ConfigError, match="no room"):
        windows(pieces, "rain", [(0, 4)], 2)


@given(st.text(max_size=200), st.integers(3, 40))
def test_every_word_is_in_one_window_at_its_place(pieces: Pieces, text: str, size: int) -> None:
    made = windows(pieces, text, paragraphs(text), size)
    places = [place for window in made for place in window.words]
    assert places == sorted(places)
    for (_, end), (start, _) in pairwise(places):
        assert end <= start
    for window in made:
        assert len(window.ids) <= size
        assert len(window.firsts) == len(window.words)
        assert list(window.firsts) == sorted(set(window.firsts))
    covered = {i for a, b in places for i in range(a, b)}
    missed = [c for i, c in enumerate(text) if i not in covered and c.isascii() and c.isalnum()]
    assert missed == []


@given(st.text(alphabet="ab \t\n\r\u2028\x85.", max_size=40))
def test_paragraphs_are_what_lies_between_line_breaks(text: str) -> None:
    found = [text[a:b] for a, b in paragraphs(text)]
    assert found == [line for line in text.splitlines() if line.strip()]
