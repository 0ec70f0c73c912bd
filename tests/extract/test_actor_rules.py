"""Which rule found whom a noun phrase means: an example for each."""

from __future__ import annotations

import pytest

from kg.extract.actors.actor_rules import BODY, RULES, SPEAKER, about
from kg.extract.stages import stages
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

EXAMPLES = (
    # rule, text, the words, whom they mean
    ("pronoun", "Mara Quill said that she had seen it.", "she", "Mara Quill"),
    (
        "counted-states",
        "Chad and Norway signed a pact. The two nations said it was good.",
        "The two nations",
        "Chad",
    ),
    ("person", "Mara Quill left. Quill said that it rained.", "Quill", "Mara Quill"),
    ("state", "The Chadian government said that it rained.", "The Chadian government", "Chad"),
    (
        "organ",
        "Chad\u2019s foreign ministry said that it rained.",
        "Chad\u2019s foreign ministry",
        "Foreign Ministry of Chad",
    ),
    (
        "outlet",
        "The Ostia Herald newspaper said it rained.",
        "The Ostia Herald newspaper",
        "Ostia Herald",
    ),
    (
        "office-in-letters",
        "Ostia District Investigation Officer (DIO) Ronald Kern left. The DIO said it rained.",
        "The DIO",
        "Ronald Kern",
    ),
    ("office", "A senior Chadian official said it rained.", None, "senior Chadian official"),
    (
        "definite-description",
        "A union of nurses met. The union said that it had won.",
        "The union",
        "union of nurses",
    ),
    ("organisation", "Orlo Shipping said that it rained.", "Orlo Shipping", "Orlo Shipping"),
    ("body", "He left the United Nations.", "United Nations", "United Nations"),
    ("speaker", "The lamplighter said that it rained.", None, "lamplighter"),
)


@pytest.mark.parametrize(("rule", "text", "words", "label"), EXAMPLES)
def test_the_rule_that_decided_is_told(rule: str, text: str, words: str | None, label: str) -> None:
    (article,) = articles_of({"a": text})
    read = stages(ParsedArticle(article, SpacyParser().parse(article)))
    labels = {a.id: a.label for a in read.extraction.actors}
    told = {(text[a:b], labels[name], r) for (a, b, name), r in read.actor_rules.items()}
    assert any(r == rule and who == label and words in (None, w) for w, who, r in told), told
    assert about(rule)


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [r.name for r in (*RULES, BODY, SPEAKER)]
    assert len(names) == len(set(names))
