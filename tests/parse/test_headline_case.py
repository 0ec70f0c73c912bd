"""Headlines in Title Case as the parser sees them; what is a name keeps its capital."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import label
from kg.model import Article
from kg.parse.headline_case import with_headlines_as_sentences
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

WORDS = frozenset(
    (
        "blames",
        "grant",
        "meet",
        "rejects",
        "raid",
        "bridge",
        "over",
        "old",
        "court",
        "march",
        "wo",
        "high",
        "red",
        "sea",
        "white",
        "house",
    )
)

BELOW = (
    "Governor Ada Clark met Ulysses Grant on Monday in the city of Ostia, where the court of the"
    " old town sat. No other court sat. The High Court did not."
)


def seen(headline: str, below: str = BELOW) -> str:
    text = f"{headline}\n\n{below}\n"
    article = Article(id="a", text=text, source="a.txt", lines=label(text))
    made = with_headlines_as_sentences(article, WORDS.__contains__)
    assert len(made.text) == len(text)
    assert made.text.casefold() == text.casefold()
    assert made.text.endswith(f"{below}\n")
    return made.text.split("\n")[0]


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("Clark Blames Chad for Raid on Bridge", "Clark blames Chad for raid on bridge"),
        ("Clark Blames Grant Over Raid", "Clark blames Grant over raid"),  # a name below
        ("Clark Rejects Grant for Bridge", "Clark rejects Grant for bridge"),
        ("Old Court Rejects Bridge", "Old court rejects bridge"),  # small below, but for its name
        ("High Court Rejects Old Bridge", "High Court rejects old bridge"),
        ("Poll: Old Bridge Rejects Raid", "Poll: Old bridge rejects raid"),
        ("EU Rejects McNeil Raid on U.S. Bridge", "EU rejects McNeil raid on U.S. bridge"),
        ("Xylo Rejects Quonset Raid", "Xylo rejects Quonset raid"),  # in no dictionary
        ("Old Bridge Won’t Meet Clark’s Raid", "Old bridge won’t meet Clark’s raid"),
        ("Raid on Bridge March 3 Rejects Clark", "Raid on bridge March 3 rejects Clark"),
        ("Hillary Rejects Bridge Over Cleveland", "Hillary rejects bridge over Cleveland"),
        ("Cyberattack Rejects Old Bridge Raid", "Cyberattack rejects old bridge raid"),
        ("Cruz Rejects Raid on White House", "Cruz rejects raid on White House"),
        ("Cruz Rejects Raid on Red Bridge", "Cruz rejects raid on red bridge"),
        ("Cruz Rejects Raid on Red Sea Bridge", "Cruz rejects raid on Red Sea bridge"),
    ],
)
def test_a_headline_is_a_sentence_with_its_names(headline: str, sentence: str) -> None:
    assert seen(headline) == sentence


@pytest.mark.parametrize(
    "line",
    [
        "Clark blames Chad for raid on Old Bridge",  # written as a sentence
        "CLARK BLAMES CHAD FOR RAID",
        "Ada Clark",
        "From Old Bridge Court:",
    ],
)
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert seen(line) == line


@given(st.text(st.sampled_from("AaBb İßŁł’'. \n"), max_size=80))
def test_no_letter_is_lost_or_moved(text: str) -> None:
    article = Article(id="a", text=text, source="a.txt", lines=label(text))
    made = with_headlines_as_sentences(article, lambda _: True)
    assert len(made.text) == len(text)
    assert [a for a, b in zip(text, made.text, strict=True) if a != b and a.lower() != b] == []


def test_words_are_small_for_the_parser_and_quoted_as_printed() -> None:
    (article,) = articles_of({"t": f"Clark Blames Chad for Raid on Bridge\n\n{BELOW}"})
    tokens = SpacyParser().parse(article).tokens
    blames = tokens[1]
    assert (blames.text, blames.tag) == ("blames", "VBZ")
    assert article.text[blames.start : blames.end] == "Blames"
