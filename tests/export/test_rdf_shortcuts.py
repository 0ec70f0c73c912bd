"""The derived graph never says more than the statements do."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pyoxigraph as ox
import pytest

from kg.export.rdf import iris as names
from kg.export.rdf.shortcuts import shortcuts, stand
from kg.link.claim_attitudes import Attitude, attitude
from kg.model import Act, Antecedent, Certainty, Direction, Modality, Polarity, Span, Stance
from ontology import files, terms
from tests import specimen as sp

STANCES = [
    Stance(statement="s", polarity=p, modality=m, certainty=c)
    for p, m, c in product(Polarity, Modality, Certainty)
]
ALL = list(product(Act, STANCES, (False, True)))


def stand_of(act: Act, stance: Stance, *, conditional: bool = False, **more: Any) -> str:
    """Return the property for a statement of an act, whose speaker means to do what he plans."""
    record = replace(
        sp.S_BRANDT,
        act=act,
        modality=stance.modality,
        whose_will=(sp.BRANDT.id,),
        conditions=(Span(0, 3),) if conditional else (),
        **more,
    )
    return stand(record, sp.SENT, stance)


def declared(name: str) -> dict[str, set[str]]:
    """Return the acts, polarities and modalities that the vocabulary declares for a shortcut."""
    store = ox.Store()
    store.load(files.read("shortcuts.ttl"), format=ox.RdfFormat.TURTLE)
    found: dict[str, set[str]] = {}
    for key in ("Act", "Polarity", "Modality"):
        pattern = (ox.NamedNode(terms.NS + name), ox.NamedNode(f"{terms.NS}shortcut{key}"), None)
        found[key] = {
            getattr(q.object, "value", "").rsplit("/", 1)[1]
            for q in store.quads_for_pattern(*pattern, None)
        }
    return found


def test_only_a_plain_positive_realis_stand_is_an_assertion() -> None:
    for act, stance, conditional in ALL:
        if stand_of(act, stance, conditional=conditional) == "asserts":
            assert stance.polarity is Polarity.POS
            assert stance.modality is Modality.REALIS
            assert stance.certainty in (Certainty.CERTAIN, Certainty.UNSPECIFIED)
            assert not conditional
            assert act in (
                *(Act.STATE, Act.CONFIRM, Act.ACCUSE, Act.CONDEMN, Act.WARN, Act.PRAISE, Act.AGREE),
                *(Act.DENY, Act.DECLINE),  # that it was not; what one goes on to tell
            )


@pytest.mark.parametrize("name", terms.STANCE_SHORTCUTS)
def test_a_stand_is_as_the_vocabulary_declares_it(name: str) -> None:
    wanted = declared(name)
    cases = [(a, s) for a, s, c in ALL if stand_of(a, s, conditional=c) == name]
    assert cases
    for act, stance in cases:
        assert not wanted["Act"] or act.value in wanted["Act"]
        assert not wanted["Polarity"] or stance.polarity.value in wanted["Polarity"]
        assert not wanted["Modality"] or stance.modality.value in wanted["Modality"]


@pytest.mark.parametrize(("act", "name"), terms.ACT_SHORTCUTS.items())
def test_an_act_has_the_shortcut_that_the_vocabulary_declares(act: str, name: str) -> None:
    assert declared(name)["Act"] == {act}


def test_declining_is_no_stand_but_on_what_one_goes_on_to_tell() -> None:
    for stance, conditional in product(STANCES, (False, True)):
        told = stance.polarity is Polarity.POS
        as_said = stand_of(Act.STATE, stance, conditional=conditional)
        wanted = as_said if told else "declinesToConfirm"
        assert stand_of(Act.DECLINE, stance, conditional=conditional) in (wanted, "mentions")
        presupposed = replace(stance, presupposed=True)
        assert stand_of(Act.DECLINE, presupposed, conditional=conditional) == "mentions"


@pytest.mark.parametrize(
    ("polarity", "modality", "name"),
    [
        (Polarity.POS, Modality.CONSIDERED, "considers"),
        (Polarity.NEG, Modality.CONSIDERED, "mentions"),
        (Polarity.NEG, Modality.REALIS, "disputes"),
        (Polarity.NEG, Modality.INTENDED, "rulesOut"),
        (Polarity.UNSPECIFIED, Modality.REALIS, "mentions"),
        (Polarity.POS, Modality.UNSPECIFIED, "mentions"),
        (Polarity.POS, Modality.QUESTION, "asks"),
        (Polarity.POS, Modality.CONDITIONAL, "conditionallyHolds"),
    ],
)
def test_stand_of_a_saying(polarity: Polarity, modality: Modality, name: str) -> None:
    stance = Stance(statement="s", polarity=polarity, modality=modality)
    assert stand_of(Act.STATE, stance) == name


@pytest.mark.parametrize("modality", [Modality.FUTURE, Modality.INTENDED, Modality.OBLIGATION])
@pytest.mark.parametrize("polarity", [Polarity.POS, Polarity.NEG])
def test_what_is_meant_on_a_condition_is_no_plan_and_no_demand(
    polarity: Polarity, modality: Modality
) -> None:
    stance = Stance(statement="s", polarity=polarity, modality=modality)
    assert stand_of(Act.STATE, stance, conditional=True) == "mentions"


def test_only_at_whom_an_act_is_aimed_has_the_shortcut_of_the_act() -> None:
    (target,) = sp.S_OFFICIAL.targets
    warned = (names.actor(sp.OFFICIAL.id), "warns", names.actor(sp.SUDOVIA.id))
    assert warned in shortcuts(sp.S_OFFICIAL, {})
    about = replace(sp.S_OFFICIAL, targets=(replace(target, how=Direction.ABOUT),))
    assert shortcuts(about, {}) == []
    told = replace(sp.S_BRANDT, targets=about.targets)
    assert [key for _, key, _ in shortcuts(told, {})] == ["statesAbout"]


def test_a_plan_that_is_reported_of_another_is_not_the_speakers() -> None:
    stances = {sp.SENT: replace(sp.P_SENT.stances[0], modality=Modality.INTENDED)}
    planned = replace(sp.S_BRANDT, modality=Modality.INTENDED, targets=())

    def keys(*will: str) -> list[str]:
        return [key for _, key, _ in shortcuts(replace(planned, whose_will=will), stances)]

    assert keys(sp.BRANDT.id) == ["intends"]
    assert keys(sp.SUDOVIA.id) == ["mentions"]
    assert keys() == ["mentions"]
    promised = replace(planned, act=Act.PLEDGE, modality=Modality.REALIS)
    assert [key for _, key, _ in shortcuts(promised, stances)] == ["intends"]


def test_hedged_statements_give_nothing() -> None:
    stances = {sp.SENT: sp.P_SENT.stances[0]}
    assert {key for _, key, _ in shortcuts(sp.S_BRANDT, stances)} == {"statesAbout", "asserts"}
    assert shortcuts(replace(sp.S_BRANDT, hedge=Span(0, 3)), stances) == []


def test_what_an_interviewer_puts_to_somebody_is_not_held() -> None:
    stance = sp.P_SENT.stances[0]
    held = {key for _, key, _ in shortcuts(sp.S_BRANDT, {sp.SENT: stance})}
    asked = replace(sp.S_BRANDT, rule="transcript-question")
    assert "asserts" in held
    assert "mentions" in {key for _, key, _ in shortcuts(asked, {sp.SENT: stance})}
    assert "asserts" not in {key for _, key, _ in shortcuts(asked, {sp.SENT: stance})}


SIDES = {
    "asserts": {Attitude.ASSERTS},
    "denies": {Attitude.DENIES, Attitude.RULES_OUT, Attitude.OPPOSES},
    "disputes": {Attitude.DENIES},
    "expects": {Attitude.EXPECTS},
    "intends": {Attitude.WANTS},
    "demands": {Attitude.WANTS},
    "opposes": {Attitude.OPPOSES},
    "rulesOut": {Attitude.RULES_OUT},
    "declinesToConfirm": {Attitude.DECLINES},
}
"""The attitudes to a claim for each word that takes a side."""


def test_no_word_takes_another_side_than_all_the_other_files() -> None:
    met = set()
    for act, stance, conditional in ALL:
        for hedge, unless in product((None, Span(0, 3)), (None, False, True)):
            ties = () if unless is None else (tie(unless=unless),)
            conditions = (Span(0, 3),) if conditional else ()
            record = replace(sp.S_BRANDT, act=act, conditions=conditions, hedge=hedge)
            record = replace(record, modality=stance.modality, antecedents=ties)
            record = replace(record, whose_will=(sp.BRANDT.id,))
            taken = attitude(record, sp.P_SENT, stance)
            keys = {key for _, key, path in shortcuts(record, {sp.SENT: stance}) if path == SENT}
            for key in keys:
                met.add(key)
                assert taken in SIDES.get(key, set(Attitude) - {Attitude.ASSERTS, Attitude.DENIES})
            if hedge is None and taken in (Attitude.ASSERTS, Attitude.DENIES):
                assert keys <= {"asserts"} if taken is Attitude.ASSERTS else {"denies", "disputes"}
    assert met == set(terms.STANCE_SHORTCUTS)


def tie(*, unless: bool) -> Antecedent:
    return Antecedent(span=Span(0, 3), proposition=sp.SENT, unless=unless)


SENT = names.proposition(sp.SENT)
