"""Where an article names the targets of its statements."""

from __future__ import annotations

from kg.extract.stages import extract
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of


def named(text: str) -> list[tuple[str, str | None]]:
    """Return the targets of what is said in a text, each with the words that name it there."""
    (article,) = articles_of({"a": text})
    found = extract(ParsedArticle(article, SpacyParser().parse(article)))
    labels = {a.id: a.label for a in found.actors}
    told = (t for s in found.statements if s.speakers for t in s.targets)
    return [(labels[t.actor], t.span and t.span.of(article.text)) for t in told]


def test_each_of_those_joined_has_words_of_its_own() -> None:
    assert named("Ann Lee pledged support for the guild and the harbour board.") == [
        ("guild", "the guild"),
        ("harbour board", "the harbour board"),
    ]


def test_whom_only_the_event_tells_has_his_words_in_the_content() -> None:
    told = named("Chad agreed to lift a ban on imports of Malian beef.")
    assert told == [("Mali", "Malian")]


def test_whom_the_content_does_not_name_has_none() -> None:
    told = named("Chad sent troops to Mali. Ann Lee said the deployment was a threat.")
    assert told == [("Chad", None)]
