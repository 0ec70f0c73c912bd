"""What follows a verb: infinitives, gerunds, phrases, what it predicates of its object."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest

from kg.extract.grammar import complementation
from kg.model import Token
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXTS = (
    "Kuhn was branded by Hale as a liar, and Lee denied sending tanks to Chad last week.",
    "Moreau called on Peru to leave and said that the port would soon be open.",
    "Weber told the crew they won; Brandt left as the tide rose and called the plan absurd.",
    "Chile sent Ruiz a letter.",
    "Prices may fall Governor Hale said.",
    "The importance of saving water grew.",
)


@pytest.fixture(scope="module")
def parsed() -> list[ParsedArticle]:
    """Return the texts parsed."""
    articles = articles_of({f"t{i}": t for i, t in enumerate(TEXTS)})
    parses = SpacyParser().parse_all(articles)
    return [ParsedArticle(a, p) for a, p in zip(articles, parses, strict=True)]


FOUND = {
    "_is_gerund": "sending: yes, saving: yes",
    "adverbial_nouns": "sending: week",
    "as_phrases": "branded: as",
    "coordinated": "branded: denied, called: said, rose: called",
    "finite_complements": "said: be, left: told, said: fall",
    "gerunds": "denied: sending",
    "has_auxiliary": "branded: yes, leave: yes, be: yes, fall: yes",
    "helped_verb": "was: branded, to: leave, would: be, may: fall",
    "holds_verb": (
        "was: yes, branded: yes, denied: yes, sending: yes, called: yes, leave: yes, "
        "said: yes, would: yes, be: yes, told: yes, crew: yes, won: yes, left: yes, rose:"
        " yes, called: yes, sent: yes, may: yes, fall: yes, said: yes, importance: yes, "
        "of: yes, saving: yes, grew: yes"
    ),
    "indirect_objects": "sent: Ruiz",
    "infinitives": "called: leave",
    "is_deed_of_others": "saving: yes",
    "loose_clauses": "left: rose",
    "nominal_complements": (
        "denied: sending, sending: tanks, called: leave, said: be, told: crew, left: "
        "told, called: plan, sent: letter, said: fall, saving: water"
    ),
    "object_predicative": "be: open, called: absurd",
    "objects_and_prepositions": (
        "branded: as, sending: tanks to, called: on, told: crew, called: plan, sent: Ruiz"
        " letter, importance: of, saving: water"
    ),
    "phrases": "branded: by as, sending: to, called: on, sent: Ruiz, importance: of",
    "phrases_and_particles": (
        "branded: by as, sending: to, called: on, sent: Ruiz, importance: of"
    ),
    "predicated_after": (
        "by: Hale, as: liar, to: Chad, week: last, on: Peru, be: open, of: saving"
    ),
    "predication": (
        "branded: as, denied: sending, sending: tanks to, called: on leave, said: be, be:"
        " soon open, told: crew, left: told, called: plan absurd, sent: Ruiz letter, "
        "said: fall, importance: of, saving: water"
    ),
    "stands_behind_clause": "said: yes",
    "subordinated": "that: be, as: rose",
}
"""Function → "word: what it finds" for every word that it finds something for."""
NAMES = [
    name
    for name, f in inspect.getmembers(complementation, inspect.isfunction)
    if f.__module__ == complementation.__name__ and name not in ("verbs_above", "is_place_left")
]


@pytest.mark.parametrize("name", NAMES)
def test_these_words_have_complements_and_no_others(parsed: list[ParsedArticle], name: str) -> None:
    function = getattr(complementation, name)
    pairs = ((t, _found(function(p, t), t)) for p in parsed for t in p.tokens)
    assert ", ".join(f"{t.text}: {found}" for t, found in pairs if found) == FOUND[name]


def _found(result: Token | bool | Iterable[Token] | None, asked: Token) -> str:
    if isinstance(result, bool):
        return "yes" if result else ""
    some = [result] if isinstance(result, Token) else [*(result or ())]
    return " ".join(t.text for t in some if t is not asked)


def test_what_stands_above_a_word(parsed: list[ParsedArticle]) -> None:
    first = parsed[0]
    chad = next(t for t in first.tokens if t.text == "Chad")
    above = complementation.verbs_above(first, chad)
    assert [t.text for t in above] == ["sending", "denied", "branded"]


def test_places_are_left_and_people_are_not(parsed: list[ParsedArticle]) -> None:
    left = {t.text for p in parsed for t in p.tokens if complementation.is_place_left(t)}
    assert "Chad" in left
    assert left.isdisjoint({"crew", "Ruiz", "Hale", "letter"})
