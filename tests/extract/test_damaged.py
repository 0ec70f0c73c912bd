"""A thousand damaged articles: marks dropped, doubled and swapped, lines cut, words run together.

The articles are the seeds' own paragraphs, since invented ones are never as bad; what is done to
them comes from a fixed seed, so a failure here is the same failure everywhere.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from kg.extract.stages import extract
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.conftest import SEEDS
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Article, Line, Span, Statement

MARKS = "“”\"'‘’«»"
MANY = 1000
PARAGRAPHS = 4


def _dropped(text: str, dice: random.Random) -> str:
    return "".join(c for c in text if c not in MARKS or dice.random() > 0.4)


def _doubled(text: str, dice: random.Random) -> str:
    return "".join(c * 2 if c in MARKS and dice.random() < 0.4 else c for c in text)


def _swapped(text: str, dice: random.Random) -> str:
    return "".join(dice.choice(MARKS) if c in MARKS and dice.random() < 0.5 else c for c in text)


def _cut(text: str, dice: random.Random) -> str:
    places = sorted(dice.sample(range(len(text)), 2))
    return text[: places[0]] + text[places[1] :]


def _broken(text: str, dice: random.Random) -> str:
    place = dice.randrange(len(text))
    return text[:place] + "\n\n" + text[place:]


def _joined(text: str, dice: random.Random) -> str:
    return text.replace(" ", "", dice.randrange(3)).replace("\n\n", " ", dice.randrange(2))


DAMAGE: tuple[Callable[[str, random.Random], str], ...] = (
    _dropped,
    _doubled,
    _swapped,
    _cut,
    _broken,
    _joined,
)


def _texts() -> dict[str, str]:
    pages = [p.read_text("utf-8") for p in sorted(SEEDS.glob("*.txt"))]
    paragraphs = [p for page in pages for p in page.split("\n") if len(p) > 60]
    dice = random.Random(20241022)
    found = {}
    for number in range(MANY):
        start = dice.randrange(len(paragraphs) - PARAGRAPHS)
        text = "\n\n".join(paragraphs[start : start + PARAGRAPHS])
        for change in dice.sample(DAMAGE, 2):
            text = change(text, dice) or "."
        found[f"m{number:04}"] = text
    return found


@pytest.fixture(scope="module")
def damaged() -> list[tuple[Article, tuple[Statement, ...]]]:
    articles = articles_of(_texts())
    parses = SpacyParser().parse_all(articles)
    pairs = zip(articles, parses, strict=True)
    return [(a, extract(ParsedArticle(a, parse)).statements) for a, parse in pairs]


def _line(article: Article, span: Span) -> Line | None:
    return next((n for n in article.lines if n.span.covers(span)), None)


def test_all_are_read(damaged: list[tuple[Article, tuple[Statement, ...]]]) -> None:
    assert len(damaged) == MANY
    assert sum(len(said) for _, said in damaged) > 3 * MANY


def test_every_place_is_in_its_article(
    damaged: list[tuple[Article, tuple[Statement, ...]]],
) -> None:
    for article, said in damaged:
        for one in said:
            spans = [*one.content, *one.speaker_spans, *one.conditions, one.evidence]
            spans += [s for s in (one.cue, one.hedge, one.occasion) if s is not None]
            assert all(0 <= s.start < s.end <= len(article.text) for s in spans), one
            assert all(s.of(article.text).strip() for s in spans), one
            assert all(one.evidence.covers(s) for s in one.content), one


def test_a_speaker_is_named_in_the_paragraph_of_the_cue(
    damaged: list[tuple[Article, tuple[Statement, ...]]],
) -> None:
    """A mention next to the cue is next to the cue; who is carried over has no mention."""
    for article, said in damaged:
        for one in said:
            if one.cue is None:
                homes = [_line(article, s) for s in one.content]
            else:
                homes = [_line(article, one.cue)]
            for mention in one.speaker_spans:
                assert _line(article, mention) in homes, (one, article.text)
