"""Sentences of the page agree, and what does not stand alone comes after what does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.export.page.page_words import is_many
from kg.model import Actor, ActorType
from tests.specimen import NORLAND, P_SENT, S_OFFICIAL, SENT, SUDOVIA, graph

if TYPE_CHECKING:
    from kg.model import Graph
    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def labelled(label: str) -> Graph:
    """Return the specimen with another label on the claim in dispute."""
    claims = (replace(p, label=label) if p.id == SENT else p for p in graph().propositions)
    return replace(graph(), propositions=tuple(claims))


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Sudovia sends weapons", "Sudovia denies that Sudovia sends weapons"),
        ("There are tanks in Ostia", "Sudovia denies that there are tanks in Ostia"),
        ("The tanks are in Ostia", "Sudovia denies that the tanks are in Ostia"),
        ("That Ostia has tanks is true", "Sudovia denies: “That Ostia has tanks is true”"),
        ("A. Brandt sends tanks", "Sudovia denies that A. Brandt sends tanks"),
        ("The Hague Post has tanks", "Sudovia denies that the Hague Post has tanks"),
    ],
)
def test_a_denied_claim_is_a_clause(open_graph: Open, label: str, told: str) -> None:
    opened = open_graph(labelled(label))
    assert opened.page.locator(".of-denials .name").first.inner_text() == told


@pytest.mark.parametrize(
    ("label", "first"),
    [
        ("We send tanks to Ostia", False),
        ("It is a mistake", False),
        ("That makes me smart", False),
        ("There are tanks", False),
        ("His [Emil Holm’s] tanks are in Ostia", True),
        ("That Ostia has tanks is a threat to Norland", True),
        ("US officials are in Ostia", True),
    ],
)
def test_a_claim_that_points_elsewhere_comes_after_those_that_stand_alone(
    open_graph: Open, label: str, first: bool
) -> None:
    value = labelled(label)
    claims = (replace(p, quantity=P_SENT.quantity) for p in value.propositions)
    value = replace(value, propositions=tuple(claims))
    opened = open_graph(value)
    numbers = opened.page.locator(".of-numbers .name").all_inner_texts()
    assert label in numbers
    assert (numbers[0] == label) or not first
    assert (numbers[-1] == label) or first


@pytest.mark.parametrize(
    ("label", "kind", "many"),
    [
        ("Republicans", ActorType.ORGANISATION, True),
        ("Norland Democrats", ActorType.ORGANISATION, False),
        ("Reuters", ActorType.ORGANISATION, False),
        ("Evans", ActorType.PERSON, False),
        ("analysts", ActorType.GROUP, True),
    ],
)
def test_a_body_called_by_its_members_is_many(label: str, kind: ActorType, many: bool) -> None:
    assert is_many(Actor(id="a-1", label=label, type=kind)) is many


def test_speakers_are_joined_with_and(open_graph: Open) -> None:
    both = (*S_OFFICIAL.speakers, *(replace(S_OFFICIAL.speakers[0], actor=NORLAND.id),))
    three = (*both, replace(S_OFFICIAL.speakers[0], actor=SUDOVIA.id))
    for speakers, end in ((both, " and Norland warn"), (three, ", Norland and Sudovia warn")):
        said = replace(S_OFFICIAL, speakers=speakers)
        opened = open_graph(
            replace(
                graph(),
                statements=tuple(said if s.id == said.id else s for s in graph().statements),
            )
        )
        head = opened.page.locator(f'.card[data-id="{said.id}"] .head').inner_text()
        assert f"{end} " in f"{head} ", head
