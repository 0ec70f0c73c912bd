"""Numbers and judgements that exclude each other, and answers to what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.link import link
from kg.model import (
    Act,
    Actor,
    Bound,
    Contrast,
    Dated,
    Filler,
    LinkKind,
    Modality,
    Polarity,
    Proposition,
    Quantity,
    Span,
    Stance,
    Statement,
)
from tests import specimen as sp
from tests.link.test_links import said

POS, NEG, REALIS = Polarity.POS, Polarity.NEG, Modality.REALIS


def event(
    name: str, kind: str, stances: list[Stance], number: tuple[float, Bound] | None = None
) -> Proposition:
    recipient = "a-9" if name < "p-5" else "a-8"
    quantity = None
    told = ""
    if number is not None:
        quantity = Quantity(value=number[0], unit="tank", bound=number[1], span=Span(0, 1))
        told = f"{number[0]:g} {number[1]} tank"
    return Proposition(
        id=name,
        key=(kind, "a-7", "", "", recipient, told),
        label=name,
        roles=(("agent", (Filler(label="x", actor="a-7"),)),),
        quantity=quantity,
        article="alpha",
        trigger=Span(0, 1),
        stances=tuple(stances),
    )


def stance(statement: Statement, polarity: Polarity = POS, modality: Modality = REALIS) -> Stance:
    return Stance(statement=statement.id, polarity=polarity, modality=modality)


ONE, OTHER = said("s-1", "a-1"), said("s-2", "a-2", "beta")


@pytest.mark.parametrize(
    ("mine", "theirs", "clash"),
    [
        ((1500, Bound.EXACT), (3000, Bound.EXACT), True),
        ((1500, Bound.EXACT), (1500, Bound.APPROX), False),
        ((1500, Bound.EXACT), (1550, Bound.APPROX), False),
        ((1500, Bound.EXACT), (10000, Bound.AT_MOST), False),
        ((1500, Bound.AT_LEAST), (1000, Bound.AT_MOST), True),
        ((1500, Bound.AT_LEAST), (3000, Bound.EXACT), False),
    ],
)
def test_numbers_that_exclude_each_other(
    mine: tuple[float, Bound], theirs: tuple[float, Bound], clash: bool
) -> None:
    claims = [event("p-1", "send", [stance(ONE)], mine)]
    claims.append(event("p-2", "send", [stance(OTHER)], theirs))
    found = [(x.kind, x.contrast) for x in link([ONE, OTHER], claims)]
    assert found == ([(LinkKind.CONTRADICTS, Contrast.QUANTITY)] if clash else [])


def test_sent_and_being_prepared_and_perhaps_there_are_three_claims() -> None:
    third = said("s-3", "a-3", "gamma")
    claims = [
        event("p-1", "send", [stance(ONE)], (1500, Bound.EXACT)),
        event("p-2", "send", [stance(OTHER, modality=Modality.INTENDED)], (10000, Bound.EXACT)),
        event("p-3", "send", [stance(third, modality=Modality.POSSIBLE)], (8000, Bound.EXACT)),
    ]
    assert link([ONE, OTHER, third], claims) == ()


def test_numbers_of_other_days_or_of_one_speaker_do_not_clash() -> None:
    later = replace(OTHER, said_on=Dated("2024-11-30", "told"))
    same = said("s-2", "a-1", "beta")
    for theirs in (later, same):
        claims = [event("p-1", "send", [stance(ONE)], (1500, Bound.EXACT))]
        claims.append(event("p-2", "send", [stance(theirs)], (3000, Bound.EXACT)))
        assert link([ONE, theirs], claims) == ()


def test_a_deed_judged_one_way_and_the_other_by_different_rules() -> None:
    claims = [event("p-1", "violate", [stance(ONE)]), event("p-6", "violate", [stance(OTHER, NEG)])]
    (found,) = link([ONE, OTHER], claims)
    assert (found.kind, found.contrast) == (LinkKind.CONTRADICTS, Contrast.EVALUATION)
    assert (found.source, found.target) == ("s-2", "s-1")
    sent = [event("p-1", "send", [stance(ONE)]), event("p-6", "send", [stance(OTHER, NEG)])]
    assert link([ONE, OTHER], sent) == ()


TEXT = "these allegations|South Korea’s assertions|the bridge|the mayor's claims"


def answer(words: str, act: Act = Act.DENY, **more: object) -> Statement:
    start = TEXT.index(words)
    place = Span(start, start + len(words))
    return said("s-5", "a-5", "gamma", act=act, content=(place,), evidence=place, **more)


def answered(
    words: str,
    act: Act = Act.DENY,
    *told: Statement,
    beside: tuple[Statement, ...] = (),
    **more: object,
) -> list[str]:
    denial = answer(words, act, **more)
    claims = [event("p-1", "send", [stance(s) for s in told] + [stance(denial, NEG)])]
    denial = replace(denial, propositions=("p-1",))
    texts = {"alpha": TEXT, "beta": TEXT, "gamma": TEXT}
    known = {"a-1": replace(sp.NORLAND, id="a-1", country="KOR")}
    found = link([*told, *beside, denial], claims, texts=texts, actors=known)
    return [x.target for x in found if x.kind is LinkKind.RESPONDS_TO]


HERE = replace(ONE, article="gamma")


def test_a_pointer_answers_those_who_claim_it_in_its_article() -> None:
    assert answered("these allegations", Act.DENY, HERE, OTHER) == ["s-1"]
    assert answered("these allegations", Act.DECLINE, HERE) == ["s-1"]
    assert answered("these allegations", Act.DENY, ONE, OTHER) == []


def test_a_pointer_answers_what_another_article_tells_of_one_utterance() -> None:
    told = said("s-3", "a-1", "gamma", origin=ONE.origin)
    assert answered("these allegations", Act.DENY, ONE, OTHER, beside=(told,)) == ["s-1"]


def test_a_denial_of_what_another_claims_in_its_article_answers_him() -> None:
    assert answered("the bridge", Act.DENY, HERE) == ["s-1"]
    assert answered("the bridge", Act.DENY, ONE) == []


def test_what_does_not_point_or_is_no_answer_answers_nothing() -> None:
    assert answered("the bridge", Act.DECLINE, HERE) == []
    assert answered("these allegations", Act.STATE, HERE) == []


def test_nothing_said_later_or_by_oneself_is_answered() -> None:
    told = said("s-3", "a-1", "gamma", origin=ONE.origin)
    later = replace(ONE, said_on=Dated("2025-01-01", "told"))
    own = said("s-1", "a-5", "gamma")
    assert answered("these allegations", Act.DENY, later, beside=(told,)) == []
    assert answered("these allegations", Act.DENY, own) == []


def test_claims_of_a_named_side_are_that_sides() -> None:
    korean = replace(said("s-1", "a-1", "gamma"), propositions=("p-1",), evidence=Span(0, 1))
    other = replace(said("s-2", "a-2", "gamma"), propositions=("p-1",), evidence=Span(0, 1))
    assert answered("South Korea’s assertions", Act.DENY, korean, other) == ["s-1"]


def test_numbers_of_two_places_or_of_one_side_do_not_clash() -> None:
    def counted(name: str, one: Statement, number: int, *place: str) -> Proposition:
        made = event(name, "send", [stance(one)], (number, Bound.EXACT))
        fillers = tuple(Filler(label=p) for p in place)
        return replace(made, roles=(*made.roles, ("place", fillers))) if place else made

    def clash(mine: Proposition, theirs: Proposition, **actors: Actor) -> int:
        known = {a.id: a for a in actors.values()}
        return len(link([ONE, OTHER], [mine, theirs], actors=known))

    north = counted("p-1", ONE, 40, "Northport")
    assert clash(north, counted("p-2", OTHER, 10, "Southport")) == 0
    assert clash(north, counted("p-2", OTHER, 10, "Northport")) == 1
    assert clash(north, counted("p-2", OTHER, 10)) == 1
    army = replace(sp.MINISTRY, id="a-1", affiliation="a-7")
    police = replace(sp.MINISTRY, id="a-2", affiliation="a-7")
    state = replace(sp.NORLAND, id="a-7")
    assert clash(north, counted("p-2", OTHER, 10), army=army, police=police, state=state) == 0
