"""Who says "I" in an interview printed without labels."""

from __future__ import annotations

import pytest

from kg.extract.stages import extract
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

ASKED = (
    "How long have you kept bees?\n\nOver ten years. I was a child then.\n\n"
    "Do you sell the honey?\n\nYes, and my sister helps me.\n\n"
    "What comes next?\n\nI want to rest. “I never rest,” Oto Brandt says.\n"
)


def first_persons(text: str) -> list[tuple[str, str]]:
    """Return the words of the first person that mention somebody, with whom, in text order."""
    (article,) = articles_of({"a": text})
    found = extract(ParsedArticle(article, SpacyParser().parse(article)))
    labels = {a.id: a.label for a in found.actors}
    told = (m for m in found.mentions if m.basis == "first person")
    return [(m.span.of(article.text), labels[m.actor]) for m in told]


def test_the_one_whom_the_headline_names_answers() -> None:
    told = first_persons(f"The Herald interviews beekeeper Mara Quill\n\n{ASKED}")
    mine = [(word, who) for word, who in told if who == "Mara Quill"]
    assert mine == [
        ("I", "Mara Quill"),
        ("my", "Mara Quill"),
        ("me", "Mara Quill"),
        ("I", "Mara Quill"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Karl Moor sold the farm to Mara Quill. The Herald interviewed her in May.",
        "Karl Moor sold the farm. The Herald spoke with Mara Quill in May.",
    ],
)
def test_of_several_whom_the_opening_says_to_be_interviewed(opening: str) -> None:
    told = first_persons(f"{opening}\n\n{ASKED}")
    assert ("my", "Mara Quill") in told


@pytest.mark.parametrize(
    "opening",
    [
        "The Herald interviews beekeepers Mara Quill and Karl Moor",
        "Beekeepers see a good year",
        "Mara Quill keeps bees",
    ],
    ids=["with-two", "with-nobody", "no-interview"],
)
def test_nobody_answers_where_it_is_not_told_who(opening: str) -> None:
    told = first_persons(f"{opening}\n\n{ASKED}")
    assert [who for _, who in told if who != "Oto Brandt"] == []


def test_a_question_or_two_make_no_interview() -> None:
    text = "The Herald interviews Mara Quill\n\nWho knows?\n\nI know, said nobody.\n\nIt rained.\n"
    assert first_persons(text) == []
