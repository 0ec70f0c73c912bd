"""Names that the whole article settles: lone family names, "the South"."""

from __future__ import annotations

from kg.model import Entity
from kg.parse.recognised_names import name_parts, propagate
from tests.parse.trees import sentence


def test_a_family_name_alone_is_the_person_named_in_full() -> None:
    parsed = sentence(
        "Petra/PROPN/compound/2 Novak/PROPN/nsubj/3 left/VERB/ROOT/0",
        "Novak/PROPN/nsubj/2 slept/VERB/ROOT/0",
    )
    full, wrong = Entity(0, 2, "PERSON"), Entity(3, 4, "ORG")
    assert propagate(parsed.tokens, (full, wrong)) == (full, Entity(3, 4, "PERSON"))


def test_a_family_name_inside_another_name_stays_there() -> None:
    parsed = sentence(
        "Petra/PROPN/compound/2 Novak/PROPN/nsubj/3 left/VERB/ROOT/0",
        "Novak/PROPN/compound/2 Bank/PROPN/nsubj/3 closed/VERB/ROOT/0",
    )
    named = (Entity(0, 2, "PERSON"), Entity(3, 5, "ORG"))
    assert propagate(parsed.tokens, named) == named


def test_a_verb_is_no_name() -> None:
    parsed = sentence(
        "John/PROPN/compound/2 Will/PROPN/nsubj/3 left/VERB/ROOT/0",
        "Will/AUX/aux/2 rise/VERB/ROOT/0",
    )
    assert propagate(parsed.tokens, (Entity(0, 2, "PERSON"),)) == (Entity(0, 2, "PERSON"),)


def test_a_direction_is_a_state_where_the_article_names_one() -> None:
    parsed = sentence(
        "South/PROPN/compound/2 Sudan/PROPN/nsubj/3 voted/VERB/ROOT/0",
        "Then/ADV/advmod/4 the/DET/det/3 South/PROPN/nsubj/4 waited/VERB/ROOT/0",
    )
    named = Entity(0, 2, "GPE")
    assert propagate(parsed.tokens, (named,)) == (named, Entity(5, 6, "GPE"))
    assert propagate(parsed.tokens, ()) == ()


def test_a_direction_that_begins_a_longer_name_is_no_state() -> None:
    parsed = sentence(
        "South/PROPN/compound/2 Sudan/PROPN/nsubj/3 voted/VERB/ROOT/0",
        "Near/ADP/prep/4 the/DET/det/4 South/PROPN/compound/4 Pole/PROPN/ROOT/0",
    )
    assert propagate(parsed.tokens, (Entity(0, 2, "GPE"),)) == (Entity(0, 2, "GPE"),)


def test_numbers_are_no_names() -> None:
    parsed = sentence("Forty/NUM/nummod/2 sailed/VERB/ROOT/0")
    for label in ("CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"):
        assert propagate(parsed.tokens, (Entity(0, 1, label),)) == ()


def test_entities_come_out_in_text_order() -> None:
    parsed = sentence(
        "Novak/PROPN/nsubj/2 met/VERB/ROOT/0 Petra/PROPN/compound/4 Novak/PROPN/dobj/2"
    )
    found = propagate(parsed.tokens, (Entity(2, 4, "PERSON"),))
    assert found == (Entity(0, 1, "PERSON"), Entity(2, 4, "PERSON"))


def test_family_names_come_last_but_for_korean_ones() -> None:
    assert name_parts(["Ana", "de", "la", "Vega"]) == ("Vega", "Ana de la")
    assert name_parts(["Park", "Ji", "-", "won"]) == ("Park", "Ji-won")
    assert name_parts(["Park", "Jones"]) == ("Jones", "Park")
