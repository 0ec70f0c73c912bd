"""Claims that fall under wider ones: a kind of thing under its kind, more told under less."""

from __future__ import annotations

import pytest

from kg.link.broader_claims import kinds_above
from tests.reading import graph_of


def above(*texts: str) -> dict[str, set[str]]:
    graph = graph_of(*texts)
    labels = {p.id: p.label for p in graph.propositions}
    return {p.label: {labels[b.id] for b in p.broader} for p in graph.propositions if p.broader}


def test_a_sort_falls_under_its_kind_and_that_under_a_wider_one() -> None:
    assert above(
        "Anna Bell said France had built ballistic missiles.",
        "Carl Hale said France had built missiles.",
        "Adam Lind said France had built weapons.",
    ) == {
        "France builds ballistic missiles": {"France builds missiles"},
        "France builds missiles": {"France builds weapons"},
    }


def test_events_fall_under_wider_ones_by_whatever_verb() -> None:
    assert above(
        "Anna Bell said Chad had sent ballistic missiles to Mali.",
        "Carl Hale said Chad had supplied missiles to Mali.",
        "Adam Lind said Chad had delivered weapons to Mali.",
        "Ida Holm said Chad had sent drones to Mali.",
    ) == {
        "Chad sends ballistic missiles to Mali": {"Chad sends missiles to Mali"},
        "Chad sends missiles to Mali": {"Chad sends weapons to Mali"},
        "Chad sends drones to Mali": {"Chad sends weapons to Mali"},
    }


def test_a_number_is_told_besides() -> None:
    assert above(
        "Anna Bell said France had built 300 missiles.", "Carl Hale said France had built missiles."
    ) == {"France builds 300 missiles": {"France builds missiles"}}


@pytest.mark.parametrize(
    "other",
    [
        "Carl Hale said France had built drones.",
        "Carl Hale said Italy had built missiles.",
        "Carl Hale said France had bought missiles.",
        "Carl Hale said France had built 200 missiles.",
    ],
)
def test_another_kind_doer_deed_or_number_is_another_claim(other: str) -> None:
    assert not above("Anna Bell said France had built 300 missiles.", other)


def test_claims_stay_apart_with_their_own_stances() -> None:
    graph = graph_of(
        "Anna Bell said France had built ballistic missiles.",
        "Carl Hale denied that France had built missiles.",
    )
    assert [len(p.stances) for p in graph.propositions] == [1, 1]


def test_kinds_end_and_none_is_its_own() -> None:
    assert kinds_above("howitzer") == ("artillery", "weapon")
    assert kinds_above("weapon") == ()


def test_one_dismissal_is_one_claim_by_whatever_verb() -> None:
    graph = graph_of(
        "Anna Bell said France had dismissed Adam Lind. Carl Hale said France had sacked "
        "Adam Lind. Eva Kohl said France had hired Adam Lind."
    )
    assert sorted(len(p.stances) for p in graph.propositions) == [1, 2]
