from dataclasses import replace

import pytest

from kg.export.page.page_words import force
from kg.export.stance_families import Stance, stance, towards
from kg.link.sides import side
from kg.model import Act, Certainty, Modality, Polarity, Span
from kg.model import Stance as Side
from tests.specimen import P_SENT, S_BRANDT, S_DENIAL, S_OFFICIAL

OPEN = {"considered", "possible", "conditional", "hypothetical", "question", "unspecified"}
FACT = "put as fact by the speaker"


def test_the_specimen_has_a_claim_a_threat_on_a_condition_and_a_denial() -> None:
    found = [stance(s) for s in (S_BRANDT, S_OFFICIAL, S_DENIAL)]
    assert found == [Stance.ASSERTS, Stance.CONSIDERS, Stance.DENIES]


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("modality", Modality)
@pytest.mark.parametrize("polarity", Polarity)
def test_nothing_but_a_plain_positive_statement_asserts(
    act: Act, modality: Modality, polarity: Polarity
) -> None:
    said = replace(S_BRANDT, act=act, modality=modality, polarity=polarity)
    asserted = stance(said) is Stance.ASSERTS
    plain = modality in {Modality.REALIS, Modality.FUTURE} and polarity is Polarity.POS
    assert plain or not asserted
    assert asserted or FACT not in force(said) or act in {
        Act.CONSIDER, Act.DEMAND, Act.PROPOSE, Act.PLEDGE, Act.THREATEN,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "family"),
    [
        ({"act": Act.DECLINE, "polarity": Polarity.NEG}, Stance.DECLINES),
        ({"act": Act.REFUSE, "polarity": Polarity.NEG}, Stance.DENIES),
        ({"act": Act.DENY, "polarity": Polarity.POS}, Stance.DENIES),
        ({"polarity": Polarity.NEG, "modality": Modality.CONDITIONAL}, Stance.DENIES),
        ({"act": Act.PLEDGE, "conditions": (Span(0, 1),)}, Stance.CONSIDERS),
        ({"act": Act.PLEDGE}, Stance.WANTS),
        ({"modality": Modality.OBLIGATION}, Stance.WANTS),
        ({"certainty": Certainty.POSSIBLE}, Stance.CONSIDERS),
        ({"hedge": Span(0, 1)}, Stance.CONSIDERS),
        ({"polarity": Polarity.UNSPECIFIED}, Stance.CONSIDERS),
        ({"modality": Modality.FUTURE}, Stance.ASSERTS),
    ],
)
def test_the_furthest_from_an_assertion_wins(change: dict[str, object], family: Stance) -> None:
    assert stance(replace(S_BRANDT, **change)) is family  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "modality", "family"),
    [
        (Act.WARN, Modality.CONDITIONAL, Stance.CONSIDERS),  # "strikes come if pay does not rise"
        (Act.STATE, Modality.POSSIBLE, Stance.CONSIDERS),
        (Act.STATE, Modality.REALIS, Stance.DENIES),
        (Act.STATE, Modality.INTENDED, Stance.DENIES),
        (Act.DENY, Modality.POSSIBLE, Stance.DENIES),
    ],
)
def test_only_what_is_firmly_said_not_to_be_is_denied(
    act: Act, modality: Modality, family: Stance
) -> None:
    held = Side(statement=S_BRANDT.id, polarity=Polarity.NEG, modality=modality)
    assert towards(replace(S_BRANDT, act=act), held) is family


@pytest.mark.parametrize(
    ("act", "whose", "family"),
    [
        (Act.STATE, "speaker", Stance.WANTS),  # "we will send aid"
        (Act.STATE, "another", Stance.CONSIDERS),  # "they plan to send troops"
        (Act.STATE, None, Stance.CONSIDERS),
        (Act.DEMAND, "another", Stance.WANTS),
        (Act.PLEDGE, None, Stance.WANTS),
    ],
)
def test_a_plan_reported_of_another_is_not_wanted(
    act: Act, whose: str | None, family: Stance
) -> None:
    speaker = S_BRANDT.speakers[0].actor
    will = {"speaker": (speaker,), "another": (f"not-{speaker}",), None: ()}[whose]
    planned = replace(S_BRANDT, act=act, modality=Modality.INTENDED, whose_will=will)
    assert stance(planned) is family
    held = Side(statement=S_BRANDT.id, polarity=Polarity.POS, modality=Modality.INTENDED)
    assert towards(planned, held) is family
    claim = replace(P_SENT, stances=(held,))
    wanted = side(planned, claim, held)
    assert wanted.value == ("wants" if family is Stance.WANTS else "considers")


def test_a_denial_says_first_that_it_is_one() -> None:
    assert force(S_DENIAL) == "denied"
    assert force(replace(S_DENIAL, modality=Modality.FUTURE)) == "denied; said to lie ahead"


def test_what_is_considered_is_never_worded_as_fact() -> None:
    assert force(S_OFFICIAL) == "would consider; nothing decided"
    assert force(S_BRANDT) == FACT
    assert force(replace(S_BRANDT, hedge=Span(0, 1))) == f"{FACT}; reportedly"
