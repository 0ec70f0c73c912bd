"""What a tagger found beside the rules: added where they found nothing, never against them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.stages import extract
from kg.model import Act, Finder, Polarity, Quotation, Span
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.tagger.runtime import Tagged
from tests.reading import articles_of

if TYPE_CHECKING:
    from kg.model import Statement


def read(text: str, *found: tuple[str, str, str, float]) -> tuple[Statement, ...]:
    """Return the statements of a text beside a tagger that found source, cue, content, score."""

    def place(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),) if words else ()

    (article,) = articles_of({"a": text})
    tagged = [Tagged(place(s), place(q), place(c), score) for s, q, c, score in found]
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    return extract(parsed, tagged).statements


def test_what_no_rule_finds_is_added() -> None:
    text = "The ferry was late.\n\nIngrid Solberg swooned over the new harbour for an hour."
    assert read(text) == ()
    (said,) = read(text, ("Ingrid Solberg", "swooned over", "the new harbour", 0.93))
    assert said.rule == "tagger"
    assert said.confidence == 0.93
    assert said.act is Act.STATE
    assert [s.of(text) for s in said.speaker_spans] == ["Ingrid Solberg"]
    assert [s.of(text) for s in said.content] == ["the new harbour"]


def test_a_tagger_in_doubt_is_not_heard() -> None:
    text = "The ferry was late.\n\nIngrid Solberg swooned over the new harbour for an hour."
    assert read(text, ("Ingrid Solberg", "swooned over", "the new harbour", 0.79)) == ()


def test_what_a_rule_found_stays_as_it_was() -> None:
    text = "The ferry was late.\n\nKenya denied that its ships had left the harbour."
    alone = read(text)
    assert [s.rule for s in alone] == ["verb-clause"]
    assert read(text, ("Kenya", "denied", "its ships", 0.99)) == alone
    assert read(text, ("", "had left", "the harbour", 0.99)) == alone


def test_what_found_a_statement_is_told() -> None:
    text = "The ferry was late.\n\nKenya denied that its ships had left the harbour."
    (alone,) = read(text)
    assert alone.found_by == (Finder.RULES,)
    content = "its ships had left the harbour"
    (both,) = read(text, ("Kenya", "denied", content, 0.99))
    assert both.found_by == (Finder.RULES, Finder.TAGGER)
    assert replace(both, found_by=alone.found_by) == alone
    (doubted,) = read(text, ("Kenya", "denied", content, 0.5))
    assert doubted == alone
    text = "The ferry was late.\n\nIngrid Solberg swooned over the new harbour for an hour."
    (added,) = read(text, ("Ingrid Solberg", "swooned over", "the new harbour", 0.93))
    assert added.found_by == (Finder.TAGGER,)


def test_a_speaker_whom_the_text_does_not_name_is_none() -> None:
    text = "The ferry was late.\n\nTalk went round that the dam had burst."
    (said,) = read(text, ("", "Talk went round", "that the dam had burst", 0.9))
    assert said.speakers == ()
    assert said.speaker_spans == ()
    assert [s.of(text) for s in said.content] == ["the dam had burst"]


def test_a_quotation_loses_its_marks() -> None:
    text = "The ferry was late.\n\nOn the wall Petra Novak had left this: “Nobody paid us, ever.”"
    found = list(read(text, ("Petra Novak", "had left", "“Nobody paid us, ever.”", 0.9)))
    assert len(found) == 1
    assert found[0].quotation is Quotation.DIRECT
    assert [s.of(text) for s in found[0].content] == ["Nobody paid us, ever."]


def test_what_is_negated_is_kept_back_not_said() -> None:
    text = "The ferry was late.\n\nJonas Berg would not be drawn on the sale of the bank."
    found = read(text, ("Jonas Berg", "would not be drawn on", "the sale of the bank", 0.9))
    assert [(s.act, s.polarity) for s in found] == [(Act.DECLINE, Polarity.NEG)]
