"""The line of a government: said again by its officials, in other papers, within days."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from kg.link import link
from kg.model import Actor, ActorType, Dated, LinkKind, Modality, Polarity, Span, Statement
from tests import specimen as sp
from tests.link.test_disagreements import event, stance
from tests.link.test_links import said

DAM = "a broken dam is a danger not only to the valley but also to the towns below it"
AGAIN = "the broken dam poses a danger not only to our valley but also to the towns below"
OTHER = "prices of bread will not be raised before the harvest has been brought in"
MINISTER = replace(sp.BRANDT, id="a-1", country="NOR", role="foreign minister")
ADVISER = replace(sp.BRANDT, id="a-2", country="NOR", role="national security adviser")
FOREIGNER = replace(sp.BRANDT, id="a-3", country="CHL", role="foreign minister")
SCHOLAR = replace(sp.BRANDT, id="a-4", country="NOR", role="professor")
STATE = replace(sp.NORLAND, id="a-5", type=ActorType.COUNTRY, country="NOR", role=None)
KNOWN = {a.id: a for a in (MINISTER, ADVISER, FOREIGNER, SCHOLAR, STATE)}


def restated(one: Actor, other: Actor, text: str = AGAIN, **more: object) -> list[str]:
    """Return the reasons for which the second's words, in another paper, restate the first's."""
    told = [_told("s-1", one, "x", DAM), _told("s-2", other, "y", text, **more)]
    others = [_told(f"s-{n}", SCHOLAR, f"z{n}", OTHER, said_on=None) for n in range(3, 9)]
    texts = {"x": DAM, "y": text, **{s.article: OTHER for s in others}}
    found = {link([*order, *others], [], texts=texts, actors=KNOWN) for order in permutations(told)}
    (links,) = found  # whatever the order
    return [
        x.reason
        for x in links
        if x.kind is LinkKind.RESTATES and {x.source, x.target} == {"s-1", "s-2"}
    ]


def _told(name: str, who: Actor, article: str, text: str, **more: object) -> Statement:
    whole = Span(0, len(text))
    about = {"said_on": Dated("2024-10-21", "told"), "propositions": (), **more}
    return said(name, who.id, article, content=(whole,), evidence=whole, **about)


@pytest.mark.parametrize("other", [ADVISER, STATE], ids=lambda a: a.role)
def test_two_officials_of_one_state_in_nearly_the_same_words(other: Actor) -> None:
    (reason,) = restated(MINISTER, other)
    assert reason.startswith("one side, in")


def test_one_event_that_two_officials_consider_in_other_words() -> None:
    weigh = {"modality": Modality.CONSIDERED, "propositions": ("p-1",)}
    texts = {"x": "sending the divers to the dam", "y": "the divers may have to go to the dam soon"}
    told = [
        _told(f"s-{n}", who, article, texts[article], **weigh)
        for n, who, article in ((1, MINISTER, "x"), (2, ADVISER, "y"))
    ]
    others = [_told(f"s-{n}", SCHOLAR, f"z{n}", OTHER) for n in range(3, 9)]
    texts |= {s.article: OTHER for s in others}
    claims = [event("p-1", "send", [stance(s, modality=Modality.CONSIDERED) for s in told])]
    links = link([*told, *others], claims, texts=texts, actors=KNOWN)
    (found,) = [x for x in links if x.source in ("s-1", "s-2")]
    assert (found.kind, found.proposition) == (LinkKind.RESTATES, "p-1")
    assert found.reason.startswith("one side, of one event, to one effect — ")


@pytest.mark.parametrize("other", [FOREIGNER, SCHOLAR], ids=lambda a: f"{a.country} {a.role}")
def test_others_do_not_speak_for_that_state(other: Actor) -> None:
    assert restated(MINISTER, other) == []


def test_other_words_another_stance_and_other_days_are_no_line() -> None:
    assert restated(MINISTER, ADVISER, OTHER) == []
    assert restated(MINISTER, ADVISER, polarity=Polarity.NEG) == []
    assert restated(MINISTER, ADVISER, modality=Modality.CONSIDERED) == []
    assert restated(MINISTER, ADVISER, said_on=Dated("2024-11-21", "told")) == []
    assert restated(MINISTER, ADVISER, said_on=None) == []
