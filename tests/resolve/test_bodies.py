"""Organisations across articles: short names, countries, organs without their state, kinds."""

from __future__ import annotations

from kg.extract.actors.actor_records import body_actor, country_actor
from kg.gazetteer import gazetteer
from kg.model import Actor, ActorType
from tests.resolve.people import actors, body, named, person

SENATE = body_actor(gazetteer().bodies["us-senate"])
USA = country_actor(gazetteer().countries["USA"])
PERU = country_actor(gazetteer().countries["PER"])


def test_letters_are_the_only_name_that_they_fit_beside_them() -> None:
    long, short = body("Northern Lakes Board"), body("NLB")
    assert len(named(long, short)) == 2
    assert len(named(long, short, (long, short))) == 1
    other = body("National Lantern Bureau")
    assert len(named(long, other, short, (long, other, short))) == 3
    assert len(named((long, short), (other, short))) == 3


def test_two_letters_need_two_articles() -> None:
    long, short = body("Lakes Board"), body("LB")
    assert len(named((long, short))) == 2
    assert len(named((long, short), (long, short))) == 1


def test_a_short_name_of_the_table() -> None:
    assert len(named(body("GOP"), body("Republican Party"))) == 1
    assert len(named(body("Department of Labor"), body("Labor Department"))) == 1
    assert len(named(body("Department of Labor"), body("Department of Lakes"))) == 2


def test_two_long_names_of_the_same_letters_with_a_word_left_out() -> None:
    whole = body("Lakeland Youth Chess League", aliases=("LCL",))
    part = body("Lakeland Chess League", aliases=("LCL",))
    assert len(named(whole, part, body("LCL"))) == 1
    other = body("Lowland Crafts League", aliases=("LCL",))
    assert len(named(whole, part, other)) == 3
    assert len(named(whole, body("Lakeland Youth Chess Club", aliases=("LCL",)))) == 2


def test_royal_and_a_plural_are_style() -> None:
    assert len(named(body("Royal Lakeland Chess League"), body("Lakeland Chess League"))) == 1
    assert len(named(body("Royal Bank of Lakeland"), body("Bank of Lakeland"))) == 2
    assert len(named(body("Royal League"), body("League"))) == 2
    assert len(named(body("Rapid Aid Force"), body("Rapid Aid Forces"))) == 1
    assert len(named(body("Aid Force"), body("Aid Forces"))) == 2


def test_a_country_told_once_makes_no_second_body() -> None:
    plain = body("Greens")
    assert len(named(*[plain] * 20, body("Greens", country="GEO"))) == 1
    (greens,) = actors(*[plain] * 20, body("Greens", country="GEO"), body("Greens", country="JPN"))
    assert greens.country is None
    two = [body("Greens", country="NOR")] * 9 + [body("Greens", country="PER")] * 9
    assert sorted(map(len, named(*two))) == [9, 9]


def _senates(*articles: tuple[Actor, ...] | Actor) -> list[int]:
    told = [(SENATE, USA)] * 3
    return sorted(len(a.appearances) for a in actors(*told, *articles) if "Senate" in a.label)


def test_an_organ_without_its_state_is_that_of_the_articles_own() -> None:
    bare = body("Senate")
    assert _senates((bare, USA)) == [4]
    assert _senates((bare, PERU)) == [1, 3]
    assert _senates((bare, USA, body("Lakeland Senate"))) == [1, 1, 3]
    assert _senates(bare) == [4]
    assert _senates(bare, *[PERU] * 5) == [1, 3]
    assert len(actors((SENATE, USA), (bare, USA))) == 2  # one article alone tells the state
    told = actors(*[(SENATE, USA)] * 3, *[(bare, USA)] * 9)
    assert [(a.label, a.type) for a in told] == [("United States Senate", ActorType.ORGAN)]


def test_what_nearly_all_take_a_name_for_it_is() -> None:
    known = [person("Orla Fenwick")] * 24
    assert len(named(*known, body("Fenwick"))) == 1
    assert len(named(*known[:9], body("Fenwick"))) == 2
    lone = [person("Chatter")] * 5
    assert len(named(*lone)) == 5
    assert len(named(*lone, *[body("Chatter")] * 3)) == 1
    assert len(named(person("Ana Chatter"), *lone, *[body("Chatter")] * 3)) > 1
