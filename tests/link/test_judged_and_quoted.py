"""Contrary judgements of one thing, one body's words in several papers, answers across papers."""

from __future__ import annotations

import pytest

from tests.link.test_between_papers import drawn, kinds

FOURTEEN = "The board will answer each of the tales that have been told of it this spring"


@pytest.mark.parametrize(
    ("text", "opposed"),
    [
        (
            "Anna Lund said she did not agree to the hug from Per Dahl. Dahl said the hug was"
            " consensual.",
            True,
        ),
        (
            "Anna Lund said she did not consent to being hugged by Per Dahl. Dahl said the hug was"
            " mutual, euphoric and consensual.",
            True,
        ),
        (
            "Anna Lund said she did not agree to the sale. Per Dahl said the hug was consensual.",
            False,
        ),
        ("Anna Lund said the first sale was unfair. Per Dahl said the sale was fair.", True),
        (
            "Anna Lund said the first sale was unfair. Per Dahl said the second sale was fair.",
            False,
        ),
        ("Anna Lund said the sale of arms was illegal. Per Dahl said the sale was legal.", True),
        (
            "Anna Lund said the sale of arms was illegal. Per Dahl said the sale of grain was"
            " legal.",
            False,
        ),
        ("Anna Lund said the vase was invaluable. Per Dahl said the vase was valuable.", False),
        (
            "Anna Lund said the sale was not fair and legal. Per Dahl said the sale was legal.",
            False,
        ),
    ],
)
def test_a_judgement_opposes_its_contrary_of_one_thing(text: str, opposed: bool) -> None:
    assert any(kind == "contradicts" for kind, _, _ in drawn(text)) is opposed


def test_in_two_papers_one_thing_is_judged_where_the_speakers_are_met_in_both() -> None:
    one = "Anna Lund said the hug was not consensual. Per Dahl said it rained."
    other = "Per Dahl said the hug was consensual. Anna Lund denied that she had agreed to the hug."
    links = drawn(one, other)
    assert "contradicts" in {kind for kind, _, _ in links}
    assert "restates" in kinds(links, "Anna Lund")
    apart = drawn(
        "Anna Lund said the hug was not consensual.", "Per Dahl said the hug was consensual."
    )
    assert not apart


@pytest.mark.parametrize(
    ("one", "other", "again"),
    [
        ("The Norwegian Rowing Federation said", "In a statement the NRF said", True),
        ("The Norwegian Rowing Federation said", "The Farmers Party said", True),
        ("Ruth Otieno said", "Paul Mensah said", False),
    ],
    ids=["letters", "a long sentence of two bodies", "two people"],
)
def test_one_bodys_words_are_one_utterance_by_whatever_name(
    one: str, other: str, again: bool
) -> None:
    links = drawn(*(f"{who} on Monday: “{FOURTEEN}.”" for who in (one, other)))
    assert any(kind == "restates" for kind, _, _ in links) is again
    assert not any(kind == "corroborates" for kind, _, _ in links)


def test_a_short_phrase_of_two_bodies_is_no_utterance_of_one() -> None:
    told = "The sale will harm all who live by the lake"
    links = drawn(
        f"The Harbour Union said on Monday: “{told}.”",
        f"The Farmers Party said on Monday: “{told}.”",
    )
    assert not any(kind == "restates" for kind, _, _ in links)


def test_a_body_and_its_letters_do_not_back_each_other() -> None:
    told = "said Peru sent tanks to Bolivia."
    apart = drawn(f"The Norwegian Rowing Federation {told}", f"The Harbour Union {told}")
    assert "corroborates" in {kind for kind, _, _ in apart}
    links = drawn(f"The Norwegian Rowing Federation {told}", f"The NRF {told}")
    assert "corroborates" not in {kind for kind, _, _ in links}


def test_a_denial_answers_the_charge_as_other_papers_tell_it() -> None:
    links = drawn(
        "Fiji accused Samoa of arming the Reef Front. Samoa denied the accusation.",
        "Fiji said that Samoa had armed the Reef Front.",
        "Tonga said that Samoa had armed the Reef Front.",
    )
    found = [ends for kind, _, ends in links if kind == "responds-to"]
    assert found == [frozenset({"Fiji", "Samoa"})]


@pytest.mark.parametrize(("said", "answers"), [("baseless", True), ("closed", False)])
def test_who_makes_nothing_of_a_case_answers_the_charge(said: str, answers: bool) -> None:
    links = drawn(
        f"Niger accused Mali of arming the Sand Front. Mali told journalists the case was {said}."
    )
    assert (kinds(links, "Niger", "Mali") >= {"contradicts", "responds-to"}) is answers
