"""The deployment of troops in the seeds: who says so, who denies it, who gives no answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg.model import ActorType, Bound, Contrast, LinkKind, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Graph, Proposition, Stance


@pytest.fixture(scope="module")
def graph(seeds: Graph) -> Graph:
    return seeds


def called(graph: Graph, label: str) -> Proposition:
    (found,) = [p for p in graph.propositions if p.label == label]
    return found


def who(graph: Graph, wanted: Callable[[Stance], bool]) -> set[str]:
    """Return who takes a stance of some kind on the deployment."""
    actors = {a.id: a.label for a in graph.actors}
    said = {s.id: s for s in graph.statements}
    stances = called(graph, "North Korea sends troops to Russia").stances
    return {actors[p.actor] for x in stances if wanted(x) for p in said[x.statement].speakers}


def firm(stance: Stance, polarity: Polarity) -> bool:
    claimed = stance.modality is Modality.REALIS and not stance.presupposed
    return claimed and stance.polarity is polarity


def test_seoul_confirms_it_moscow_and_pyongyang_deny_it(graph: Graph) -> None:
    assert who(graph, lambda s: firm(s, Polarity.POS)) == {
        "Presidential Office of South Korea",
        "National Intelligence Service (South Korea)",
        "senior official (Presidential Office of South Korea)",
    }
    denied = who(graph, lambda s: firm(s, Polarity.NEG))
    assert denied == {"Russia", "North Korea", "North Korean diplomat", "Russia’s U.N. Ambassador"}


def test_seouls_leaders_take_it_for_granted(graph: Graph) -> None:
    granted = who(graph, lambda s: s.presupposed and s.polarity is Polarity.POS)
    assert {"Kim Tae-hyo", "South Korea", "leading South Korean figures"} <= granted


def test_who_gives_no_answer_neither_confirms_nor_denies_it(graph: Graph) -> None:
    open_yet = who(graph, lambda s: s.polarity is Polarity.UNSPECIFIED and not s.presupposed)
    assert open_yet == {"United States", "NATO", "State Media of North Korea"}
    declined = {s.id for s in graph.statements if s.act == "decline"}
    bearing = {LinkKind.CONTRADICTS, LinkKind.CORROBORATES, LinkKind.RESTATES}
    assert not {x for x in graph.links if x.kind in bearing and {x.source, x.target} & declined}


def test_four_numbers_are_four_claims_and_no_contradiction(graph: Graph) -> None:
    numbers = {
        (p.quantity.value, p.quantity.bound)
        for p in graph.propositions
        if p.quantity and p.key[:1] == ("send",) and "North Korea sends" in p.label
    }
    assert numbers == {
        (1500.0, Bound.EXACT),
        (10000.0, Bound.AT_MOST),
        (8000.0, Bound.AT_MOST),
        (13000.0, Bound.AT_LEAST),
    }
    assert not [x for x in graph.links if x.contrast is Contrast.QUANTITY]


def test_each_denial_contradicts_each_confirmation_once(graph: Graph) -> None:
    claim = called(graph, "North Korea sends troops to Russia")
    said = {s.id: (s.article, tuple(p.actor for p in s.speakers)) for s in graph.statements}
    yes = [s.statement for s in claim.stances if firm(s, Polarity.POS) and said[s.statement][1]]
    no = [s.statement for s in claim.stances if firm(s, Polarity.NEG)]
    # "the intelligence assessment confirming the deployment has been shared" takes it for granted
    assert (len(yes), len(no)) == (3, 4)
    drawn = [
        frozenset((said[x.source], said[x.target]))
        for x in graph.links
        if x.kind is LinkKind.CONTRADICTS and x.proposition == claim.id
    ]
    assert len(drawn) == len(set(drawn))
    assert {frozenset((said[a], said[b])) for a in yes for b in no} <= set(drawn)


def test_a_repeated_denial_is_noted_at_its_link(graph: Graph) -> None:
    claim = called(graph, "North Korea sends troops to Russia")
    twice = [x for x in graph.links if "said again in the same article" in x.reason]
    assert {x.proposition for x in twice} == {claim.id}
    said = {s.id: s for s in graph.statements}
    for one in twice:
        again = re.findall(r"s-[0-9a-f]{16}", one.reason.split("said again")[1])
        ends = [said[one.source], said[one.target]]
        for name in again:
            who = {p.actor for p in said[name].speakers}
            assert any(
                e.article == said[name].article and {p.actor for p in e.speakers} == who
                for e in ends
            )


def test_the_anonymous_briefing_of_three_papers_is_one_origin(graph: Graph) -> None:
    texts = {a.id: a.text for a in graph.articles}
    opened = {
        "000": "Depending on how the military cooperation",
        "001": "We are watching the situation closely",
        "002": "South Korea could look into providing",
        "003": "We would consider supplying weapons",
    }
    origins = {
        number: {
            s.origin
            for s in graph.statements
            if s.article.startswith(number) and s.content[0].of(texts[s.article]).startswith(words)
        }
        for number, words in opened.items()
    }
    assert all(len(o) == 1 for o in origins.values()), origins
    assert origins["000"] == origins["001"] == origins["002"]
    assert origins["003"] != origins["000"]  # told a week later, of no day that it names


def test_denials_answer_whom_they_deny(graph: Graph) -> None:
    actors = {a.id: a.label for a in graph.actors}
    said = {s.id: s for s in graph.statements}
    answers = {
        (actors[p.actor], actors[q.actor])
        for x in graph.links
        if x.kind is LinkKind.RESPONDS_TO
        for p in said[x.source].speakers
        for q in said[x.target].speakers
    }
    spy = "National Intelligence Service (South Korea)"
    assert {("Russia", spy), ("North Korea", spy), ("Russia’s U.N. Ambassador", spy)} <= answers


NAMED = {
    "Antonio Guterres", "Ban Kil-joo", "Cho Han-bum", "Cho Tae-yul", "David Lammy", "Farhan Haq",
    "Georgiy Zinoviev", "Jeon Ha-kyu", "Kim Hong-kyun", "Kim Tae-hyo", "Mark Rutte", "Robert Wood",
    "Shin Won-sik", "Volodymyr Zelenskiy", "Yoon Suk Yeol",
}  # fmt: skip


def test_every_named_person_is_one_node(graph: Graph) -> None:
    people = [a for a in graph.actors if a.type is ActorType.PERSON]
    assert sorted(a.label for a in people) == sorted(NAMED)


def test_no_name_stands_for_two_actors_but_a_surname(graph: Graph) -> None:
    homes: dict[str, set[str]] = {}
    for actor in graph.actors:
        for name in (actor.label, *actor.aliases) if actor.named else ():
            homes.setdefault(name, set()).add(actor.label)
    shared = {name: labels for name, labels in homes.items() if len(labels) > 1}
    assert shared == {"Kim": {"Kim Tae-hyo", "Kim Hong-kyun"}}


def test_moscow_and_two_ministers_judge_the_cooperation_one_way_and_the_other(graph: Graph) -> None:
    actors = {a.id: a.label for a in graph.actors}
    said = {s.id: s for s in graph.statements}
    (found,) = [x for x in graph.links if x.contrast is Contrast.EVALUATION]
    assert [actors[p.actor] for p in said[found.source].speakers] == ["Georgiy Zinoviev"]
    assert {actors[p.actor] for p in said[found.target].speakers} == {"Cho Tae-yul", "David Lammy"}


def test_seouls_line_is_restated_across_papers(graph: Graph) -> None:
    actors = {a.id: a for a in graph.actors}
    said = {s.id: s for s in graph.statements}
    drawn = [x for x in graph.links if x.reason.startswith("one side, ")]
    assert len(drawn) >= 10
    for one in drawn:
        ends = [said[one.source], said[one.target]]
        assert {actors[p.actor].country for s in ends for p in s.speakers} == {"KOR"}
        assert len({s.article for s in ends}) == 2
