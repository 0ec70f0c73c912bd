"""Words in their sentence, letter by letter: what is alike, and what is not."""

from __future__ import annotations

import itertools

import pytest

from kg.llm.grounding import Shown, grounded
from kg.llm.model_answers import answer
from kg.llm.prompt_windows import windows
from kg.llm.sentences import Sentence, sentences
from kg.llm.word_places import Stretch
from kg.model import Span
from tests.reading import articles_of

TEXT = "“We  sent\nnothing,” she ‘said’ to the Brandts. Brandt's aide was there."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We sent nothing", ["We  sent\nnothing"]),
        ('"We sent nothing,"', ["“We  sent\nnothing,”"]),
        ("she 'said'", ["she ‘said’"]),
        ("Brandt", ["Brandt"]),
        ("Brandt's aide", ["Brandt's aide"]),
        ("we sent nothing", []),
        ("We sent nothing.", []),
        ("We … nothing", []),
        ("Brand", []),
        ("", []),
        (" ", []),
    ],
)
def test_blanks_and_marks_are_alike_and_nothing_else(words: str, found: list[str]) -> None:
    places = Stretch.of(TEXT, Span(0, len(TEXT))).find(words)
    assert [p.of(TEXT) for p in places] == found


def test_korean_words_may_end_before_a_particle() -> None:
    text = "장관은 월요일에 댐이 안전하다고 말했다."
    (place,) = Stretch.of(text, Span(0, len(text))).find("장관")
    assert place == Span(0, 2)


def test_of_several_places_the_one_beside_the_cue_is_meant() -> None:
    text = "She saw that he left, and he said that he knew."
    (article,) = articles_of({"a": text})
    shown = Shown.of(article, sentences(article), "llm")
    told = {
        "speaker": {"sentence": 1, "words": "he"},
        "cue": {"sentence": 1, "words": "said"},
        "content": [{"sentence": 1, "words": "he knew"}],
    }
    (one,), notes = grounded([told], shown)
    assert not notes
    assert one.speaker == Span(text.index("he said"), text.index("he said") + 2)


def test_pieces_of_a_quotation_that_goes_on_are_one_place() -> None:
    text = "“It rained. It never stopped,” Ann Lee said."
    (article,) = articles_of({"a": text})
    pieces = [{"sentence": 1, "words": "It rained."}, {"sentence": 2, "words": "It never stopped"}]
    told = {"content": pieces, "cue": {"sentence": 2, "words": "said"}}
    (one,), _ = grounded([told], Shown.of(article, sentences(article), "llm"))
    assert [c.of(text) for c in one.content] == ["It rained. It never stopped"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Brandt left on Aug. 4 for the U.S. and came back. He slept.", 2),
        ("“It rained. It poured.” So she said. Did she? Yes!", 5),
        ("댐이 안전하다. 그는 말했다. 비가 온다.", 3),
        ("他说没有。他走了。", 2),
        ("One line without a stop", 1),
    ],
)
def test_sentences_without_a_parse(text: str, count: int) -> None:
    (article,) = articles_of({"a": text})
    found = sentences(article)
    assert [s.number for s in found] == list(range(1, count + 1))
    assert all(s.span.of(text).strip() == s.span.of(text) for s in found)


def test_windows_overlap_and_leave_nothing_out() -> None:
    found = [Sentence(n, Span(100 * n, 100 * n + 90)) for n in range(1, 60)]
    made = windows(found, limit=900, shared=3)
    assert [s.number for s in made[0]] == list(range(1, 11))
    assert {s for w in made for s in w} == {*found}
    for before, after in itertools.pairwise(made):
        assert before[-3:] == after[:3]
    (alone, *_) = windows([Sentence(1, Span(0, 9_000)), *found], limit=900)
    assert len(alone) == 1


@pytest.mark.parametrize(
    ("text", "finish", "count", "problem"),
    [
        ('{"statements": []}', "stop", 0, None),
        ('```json\n{"statements": [{}]}\n```', "stop", 1, None),
        ('Sure. {"a": 1} {"statements": [{}, 7]}', "stop", 2, None),
        ('{"statements": [{"act": "state"}, {"act": "st', "length", 1, "truncated"),
        ('{"statements": [{"act": "sta', "length", 0, "truncated"),
        ('{"statements": 3}', "stop", 0, "malformed"),
        ("", "stop", 0, "malformed"),
        ("[" * 100_000, "stop", 0, "malformed"),
        ('{"statements": [' + '{"a":' * 100_000, "stop", 0, "malformed"),
    ],
)
def test_whatever_was_answered_is_read_as_far_as_it_goes(
    text: str, finish: str, count: int, problem: str | None
) -> None:
    found = answer(text, finish)
    assert (len(found.statements), found.problem) == (count, problem)
