import io
import json
from dataclasses import replace
from itertools import product

import pytest

from kg.export.page.page_words import force
from kg.export.release import Release
from kg.export.stance_families import FAMILIES, StanceFamily, family_of, family_towards
from kg.export.tables.json_lines import propositions
from kg.link.claim_attitudes import Attitude, attitude
from kg.model import FIRM, SURE, Act, Certainty, Graph, Modality, Polarity, Span
from kg.model import Stance as Stand
from tests.export.test_html import data_of, written
from tests.specimen import P_SENT, S_BRANDT, S_DENIAL, S_OFFICIAL

FACT = "put as fact by the speaker"


def test_the_specimen_has_a_claim_a_threat_on_a_condition_and_a_denial() -> None:
    found = [family_of(s) for s in (S_BRANDT, S_OFFICIAL, S_DENIAL)]
    assert found == [StanceFamily.ASSERTS, StanceFamily.CONSIDERS, StanceFamily.DENIES]


def test_nothing_but_a_plain_positive_statement_asserts() -> None:
    wanting = {Act.CONSIDER, Act.DEMAND, Act.PROPOSE, Act.PLEDGE, Act.THREATEN, Act.WORRY, Act.ASK}
    wanting |= {Act.EXPECT}
    for act, modality, polarity in product(Act, Modality, Polarity):
        said = replace(S_BRANDT, act=act, modality=modality, polarity=polarity)
        asserted = family_of(said) is StanceFamily.ASSERTS
        plain = modality in {Modality.REALIS, Modality.FUTURE} and polarity is Polarity.POS
        assert plain or not asserted
        assert asserted or FACT not in force(said) or act in wanting


@pytest.mark.parametrize(
    ("change", "family"),
    [
        ({"act": Act.DECLINE, "polarity": Polarity.NEG}, StanceFamily.DECLINES),
        ({"act": Act.REFUSE, "polarity": Polarity.NEG}, StanceFamily.OPPOSES),
        ({"act": Act.DENY, "polarity": Polarity.POS}, StanceFamily.DENIES),
        ({"polarity": Polarity.NEG, "modality": Modality.CONDITIONAL}, StanceFamily.CONSIDERS),
        ({"polarity": Polarity.NEG, "certainty": Certainty.PROBABLE}, StanceFamily.CONSIDERS),
        ({"polarity": Polarity.NEG, "hedge": Span(0, 1)}, StanceFamily.CONSIDERS),
        ({"polarity": Polarity.NEG, "conditions": (Span(0, 1),)}, StanceFamily.CONSIDERS),
        ({"polarity": Polarity.NEG, "modality": Modality.INTENDED}, StanceFamily.CONSIDERS),
        ({"act": Act.WORRY, "polarity": Polarity.NEG}, StanceFamily.CONSIDERS),
        ({"act": Act.PLEDGE, "conditions": (Span(0, 1),)}, StanceFamily.CONSIDERS),
        ({"act": Act.PLEDGE}, StanceFamily.WANTS),
        ({"modality": Modality.OBLIGATION}, StanceFamily.WANTS),
        # "they must not cross the line"; "it will not happen"
        ({"modality": Modality.OBLIGATION, "polarity": Polarity.NEG}, StanceFamily.OPPOSES),
        ({"modality": Modality.FUTURE, "polarity": Polarity.NEG}, StanceFamily.OPPOSES),
        ({"certainty": Certainty.POSSIBLE}, StanceFamily.CONSIDERS),
        ({"certainty": Certainty.PROBABLE}, StanceFamily.CONSIDERS),
        ({"hedge": Span(0, 1)}, StanceFamily.CONSIDERS),
        ({"polarity": Polarity.UNSPECIFIED}, StanceFamily.CONSIDERS),
        ({"modality": Modality.FUTURE}, StanceFamily.ASSERTS),
    ],
)
def test_the_furthest_from_an_assertion_wins(
    change: dict[str, object], family: StanceFamily
) -> None:
    assert family_of(replace(S_BRANDT, **change)) is family  # type: ignore[arg-type]


SIGN = {
    "asserts": "asserts",
    "expects": "asserts",
    "denies": "denies",
    "rules-out": "opposes",
    "opposes": "opposes",
    "wants": "wants",
    "considers": "considers",
    "supposes": "considers",
    "excepts": "considers",
    "declines": "declines",
    "presupposes": "presumes",
}
"""The sign that the page may draw for each side that the files tell."""


def shown(value: Graph) -> dict[tuple[str, str], str]:
    """Return the sign that the page draws for each statement and claim, by their ids."""
    data = data_of(written(value))
    said, keys = data["statements"], [s["key"] for s in data["lists"]["stance"]]
    found = {}
    for i, name in enumerate(said["id"]):
        families = said["towards"][i] or [said["stance"][i]] * len(said["claims"][i])
        for claim, family in zip(said["claims"][i], families, strict=True):
            found[name, data["claims"]["id"][claim]] = keys[family]
    return found


def test_no_sign_of_the_seeds_says_another_thing_than_their_files(seeds: Graph) -> None:
    out = io.BytesIO()
    propositions(Release(seeds), out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    told = {(s["statement"], p["id"]): s["side"] for p in rows for s in p["stances"]}
    drawn = shown(seeds)
    assert len(drawn) > 200
    assert {"considers", "denies", "asserts", "wants"} <= set(drawn.values())
    assert drawn == {pair: SIGN[told[pair]] for pair in drawn}


STANDS = list(product(Act, Modality, Polarity, Certainty))
"""Every way to put a content, a plain one and one that is hedged, conditioned or another's."""


@pytest.mark.parametrize(
    "change",
    [{}, {"hedge": Span(0, 1)}, {"conditions": (Span(0, 1),)}, {"rule": "transcript-question"}],
)
def test_a_sign_of_yes_or_no_is_drawn_only_of_what_is_firmly_said(
    change: dict[str, object],
) -> None:
    drawn = {StanceFamily.ASSERTS, StanceFamily.DENIES}
    for act, modality, polarity, certainty in STANDS:
        said = replace(S_BRANDT, **change)  # type: ignore[arg-type]
        held = Stand(statement=said.id, polarity=polarity, modality=modality, certainty=certainty)
        said = replace(said, act=act, polarity=polarity, modality=modality, certainty=certainty)
        claim = replace(P_SENT, stances=(held,))
        firm = not change and modality in FIRM and certainty in SURE
        for family in (family_of(said), family_towards(said, claim, held)):
            assert firm or family not in drawn
        assert family_towards(said, claim, held) is FAMILIES[attitude(said, claim, held)]


@pytest.mark.parametrize("act", [Act.DENY, Act.REFUSE, Act.STATE])
def test_a_firm_no_is_drawn_as_one(act: Act) -> None:
    held = Stand(statement=S_BRANDT.id, polarity=Polarity.NEG, modality=Modality.REALIS)
    said = replace(S_BRANDT, act=act, polarity=Polarity.NEG)
    no = StanceFamily.OPPOSES if act is Act.REFUSE else StanceFamily.DENIES
    assert family_of(said) is no
    assert family_towards(said, replace(P_SENT, stances=(held,)), held) is no


def test_who_denies_a_negation_asserts_it() -> None:
    held = Stand(statement=S_DENIAL.id, polarity=Polarity.POS, modality=Modality.REALIS)
    assert family_towards(S_DENIAL, replace(P_SENT, stances=(held,)), held) is StanceFamily.ASSERTS


def test_who_takes_it_for_granted_has_no_family() -> None:
    held = Stand(
        statement=S_BRANDT.id, polarity=Polarity.POS, modality=Modality.REALIS, presupposed=True
    )
    assert family_towards(S_BRANDT, replace(P_SENT, stances=(held,)), held) is None
    assert set(FAMILIES) == set(Attitude) - {Attitude.PRESUPPOSES}


@pytest.mark.parametrize(
    ("act", "whose", "family"),
    [
        (Act.STATE, "speaker", StanceFamily.WANTS),  # "we will send aid"
        (Act.STATE, "another", StanceFamily.CONSIDERS),  # "they plan to send troops"
        (Act.STATE, None, StanceFamily.CONSIDERS),
        (Act.DEMAND, "another", StanceFamily.WANTS),
        (Act.PLEDGE, None, StanceFamily.WANTS),
    ],
)
def test_a_plan_reported_of_another_is_not_wanted(
    act: Act, whose: str | None, family: StanceFamily
) -> None:
    speaker = S_BRANDT.speakers[0].actor
    will = {"speaker": (speaker,), "another": (f"not-{speaker}",), None: ()}[whose]
    planned = replace(S_BRANDT, act=act, modality=Modality.INTENDED, whose_will=will)
    assert family_of(planned) is family
    held = Stand(statement=S_BRANDT.id, polarity=Polarity.POS, modality=Modality.INTENDED)
    claim = replace(P_SENT, stances=(held,))
    assert family_towards(planned, claim, held) is family
    assert attitude(planned, claim, held).value == family.value


def test_a_denial_says_first_that_it_is_one() -> None:
    assert force(S_DENIAL) == "denied"
    assert force(replace(S_DENIAL, modality=Modality.FUTURE)) == "denied; said to lie ahead"


def test_what_is_considered_is_never_worded_as_fact() -> None:
    assert force(S_OFFICIAL) == "would consider; nothing decided"
    assert force(S_BRANDT) == FACT
    assert force(replace(S_BRANDT, hedge=Span(0, 1))) == "not put as plain fact; reportedly"
    likely = replace(S_BRANDT, certainty=Certainty.PROBABLE)
    assert force(likely) == "not put as plain fact; as likely"
