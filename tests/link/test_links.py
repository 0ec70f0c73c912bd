"""How statements bear on each other: only claims of fact corroborate or contradict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.link import link, with_origins
from kg.link.links import MOST
from kg.model import (
    Contrast,
    Dated,
    LinkKind,
    Modality,
    Participant,
    Polarity,
    Proposition,
    Span,
    Stance,
    Statement,
    Voice,
)
from tests import specimen as sp

POS, NEG = Polarity.POS, Polarity.NEG


def said(name: str, speaker: str, article: str = "alpha", **more: object) -> Statement:
    who = (Participant(actor=speaker),)
    made = replace(sp.S_BRANDT, id=name, article=article, speakers=who, origin=f"o-{name}")
    return replace(made, **more)  # type: ignore[arg-type]


def claim(*stances: tuple[str, Polarity, Modality]) -> Proposition:
    found = (Stance(statement=n, polarity=p, modality=m) for n, p, m in stances)
    return replace(sp.P_SENT, stances=tuple(found))


def linked(
    one: Statement,
    other: Statement,
    sides: tuple[Polarity, Polarity],
    modality: Modality = Modality.REALIS,
) -> list[LinkKind]:
    made = claim((one.id, sides[0], Modality.REALIS), (other.id, sides[1], modality))
    return [x.kind for x in link([one, other], [made])]


def test_two_speakers_on_one_side_corroborate() -> None:
    assert linked(said("s-1", "a-1"), said("s-2", "a-2", "beta"), (POS, POS)) == [
        LinkKind.CORROBORATES
    ]


def test_two_speakers_on_two_sides_contradict() -> None:
    one, other = said("s-1", "a-1"), said("s-2", "a-2", "beta")
    (found,) = link(
        [one, other], [claim(("s-1", POS, Modality.REALIS), ("s-2", NEG, Modality.REALIS))]
    )
    assert (found.kind, found.source, found.target) == (LinkKind.CONTRADICTS, "s-1", "s-2")
    assert found.proposition == sp.SENT
    assert (found.contrast, found.score) == (Contrast.POLARITY, 1.0)
    assert sp.P_SENT.label in found.reason


def on(day: str) -> Dated:
    return Dated(day, "told")


def test_the_same_speaker_denies_later_what_he_said_a_changed_position() -> None:
    one = said("s-1", "a-1", said_on=on("2024-10-22"))
    other = said("s-2", "a-1", "beta", said_on=on("2024-10-23"))
    made = claim(("s-1", POS, Modality.REALIS), ("s-2", NEG, Modality.REALIS))
    (found,) = link([one, other], [made])
    assert (found.kind, found.source, found.target) == (LinkKind.CHANGED_POSITION, "s-2", "s-1")
    (found,) = link([replace(one, said_on=on("2024-10-24")), other], [made])
    assert (found.source, found.target) == ("s-1", "s-2")


def test_on_days_that_are_not_told_apart_the_same_speaker_neither_contradicts_nor_changes() -> None:
    one, other = said("s-1", "a-1"), said("s-2", "a-1", "beta")
    assert linked(one, other, (POS, NEG)) == []


def test_the_same_speaker_elsewhere_restates_and_in_one_article_does_not() -> None:
    one = said("s-1", "a-1")
    assert linked(one, said("s-2", "a-1", "beta"), (POS, POS)) == [LinkKind.RESTATES]
    assert linked(one, said("s-2", "a-1"), (POS, POS)) == []


def test_a_denial_said_again_in_one_article_is_linked_once() -> None:
    one, other = said("s-1", "a-1"), said("s-2", "a-2", "beta", evidence=Span(0, 9))
    again = said("s-0", "a-2", "beta", evidence=Span(20, 29))
    firm = Modality.REALIS
    made = claim(("s-1", POS, firm), ("s-2", NEG, firm), ("s-0", NEG, firm))
    (found,) = link([one, other, again], [made])
    assert (found.kind, found.source, found.target) == (LinkKind.CONTRADICTS, "s-1", "s-2")
    assert found.reason.endswith("; said again in the same article (s-0)")
    elsewhere = replace(again, article="gamma")
    assert len(link([one, other, elsewhere], [made])) == 3


def test_one_utterance_in_two_papers_is_no_corroboration() -> None:
    one = said("s-1", "a-1", origin="o-1")
    assert linked(one, said("s-2", "a-2", "beta", origin="o-1"), (POS, POS)) == [LinkKind.RESTATES]


@pytest.mark.parametrize("modality", [m for m in Modality if m is not Modality.REALIS])
@pytest.mark.parametrize("side", [POS, NEG])
def test_what_is_not_claimed_as_fact_bears_on_nothing(modality: Modality, side: Polarity) -> None:
    one, other = said("s-1", "a-1"), said("s-2", "a-2", "beta")
    assert linked(one, other, (POS, side), modality) == []


def test_declining_to_confirm_neither_supports_nor_contradicts() -> None:
    one, other = said("s-1", "a-1"), said("s-2", "a-2", "beta")
    for side in (POS, NEG):
        assert linked(one, other, (side, Polarity.UNSPECIFIED)) == []


def test_a_statement_inside_another_is_not_set_against_it() -> None:
    one = said("s-1", "a-1")
    assert linked(one, said("s-2", "a-2", via=("s-1",)), (POS, POS)) == []


def test_links_are_sorted_and_each_once_whatever_the_order() -> None:
    people = [said(f"s-{i}", f"a-{i % 3}", f"article{i}") for i in range(5)]
    stances = [(s.id, NEG if i % 2 else POS, Modality.REALIS) for i, s in enumerate(people)]
    found = link(people, [claim(*stances)])
    keys = [(x.kind, x.source, x.target) for x in found]
    assert keys == sorted(set(keys))
    assert (
        len(found) == 7
    )  # no speaker against himself on one day; no denial of the unknown backs another
    assert link(reversed(people), [claim(*stances)]) == found


def test_links_of_many_statements_grow_with_their_number_alone() -> None:
    many = [said(f"s-{i:04}", f"a-{i}", f"article{i}") for i in range(MOST * 5)]
    stances = [(s.id, NEG if i % 2 else POS, Modality.REALIS) for i, s in enumerate(many)]
    found = link(many, [claim(*stances)])
    assert len(many) - 2 <= len(found) <= 2 * len(many)
    assert {x.kind for x in found} == {LinkKind.CORROBORATES, LinkKind.CONTRADICTS}
    assert {s.id for s in many} == {end for x in found for end in (x.source, x.target)}


def test_an_origin_is_the_speaker_with_the_same_letters() -> None:
    text = "“We left.” “We left”! We left. We stayed."
    first, second, third, other = (
        Span(1, 9),
        Span(12, 19),
        Span(22, 30),
        Span(31, 41),
    )
    same = [said(f"s-{i}", "a-1", content=(c,)) for i, c in enumerate((first, second, third))]
    differing = [
        said("s-8", "a-2", content=(first,)),
        said("s-9", "a-1", content=(other,)),
    ]
    found = with_origins([*same, *differing], {"alpha": text})
    assert len({s.origin for s in found[:3]}) == 1
    assert len({s.origin for s in found}) == 3
    assert [replace(s, origin=None) for s in found] == [
        replace(s, origin=None) for s in (*same, *differing)
    ]


def sides(
    one: Statement, other: Statement, taken: Polarity = NEG, *, both: bool = False
) -> list[str]:
    """Return the reasons of links where the first side is only taken for granted."""
    stances = (
        Stance(statement=one.id, polarity=POS, modality=Modality.REALIS, presupposed=True),
        Stance(statement=other.id, polarity=taken, modality=Modality.REALIS, presupposed=both),
    )
    made = replace(sp.P_SENT, stances=stances)
    return [f"{x.kind}: {x.reason.split(':')[0]}" for x in link([one, other], [made])]


def test_what_is_taken_for_granted_backs_nothing_but_is_contradicted_by_a_denial() -> None:
    one, other = said("s-1", "a-1"), said("s-2", "a-2", "beta")
    assert sides(one, other) == ["contradicts: one denies what the other takes for granted"]
    assert sides(one, other, POS) == []
    assert sides(one, other, both=True) == []


def test_an_article_backs_a_claim_of_another_paper_and_not_of_its_own() -> None:
    told = said("s-1", "a-1", voice=Voice.ARTICLE, speakers=())
    assert linked(told, said("s-2", "a-2", "beta"), (POS, POS)) == [LinkKind.CORROBORATES]
    assert linked(told, said("s-2", "a-2"), (POS, POS)) == []
    hedged = replace(told, hedge=Span(0, 4))
    assert linked(hedged, said("s-2", "a-2", "beta"), (POS, POS)) == []
    assert sides(told, said("s-2", "a-2", "beta")) == []
