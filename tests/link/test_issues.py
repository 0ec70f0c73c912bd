"""Issues: what is argued about, by matter and chief actor, whatever comes or goes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import assemble
from kg.link.issues import with_issues
from kg.link.matters import matter_of
from kg.model import Graph, Matter
from tests.reading import articles_of, extractions_of, graph_of

TEXTS = (
    "Anna Bell said Chad had sent missiles to Mali.",
    "Chad denied that it had sent missiles to Mali.",
    "Carl Hale said Chad is considering sending drones to Mali.",
    "Adam Lind said that Chad should stop supplying weapons.",
    "Anna Bell said Mali had deported 40 migrants.",
    "Carl Hale said that Mali's interior ministry would deport more migrants.",
    "Ida Holm said Adam Lind is a liar.",
    "Carl Hale called Adam Lind unfit.",
    "Ida Holm said the flood had hit the harbour.",
)


def sorted_by_issue(graph: Graph) -> dict[str, set[str]]:
    labels = {i.id: i.label for i in graph.issues}
    found: dict[str, set[str]] = {}
    for claim in graph.propositions:
        assert claim.issue is not None
        found.setdefault(labels[claim.issue], set()).add(claim.label)
    return found


def together(graph: Graph, *words: str) -> bool:
    """Tell whether the claims with these words are of one issue."""
    issues = [{c.issue for c in graph.propositions if word in c.label} for word in words]
    assert all(issues)
    return len(set().union(*issues)) == 1


def test_one_argument_is_one_issue_denied_planned_and_done() -> None:
    graph = graph_of(*TEXTS[:4])
    assert together(graph, "missiles", "drones", "weapons")
    (issue,) = {c.issue for c in graph.propositions}
    (named,) = (i for i in graph.issues if i.id == issue)
    assert named.matter is Matter.ARMS
    assert named.label.startswith("Chad: weapons")


def test_who_and_what_tell_issues_apart() -> None:
    graph = graph_of(TEXTS[0], "Anna Bell said Niger had sent missiles to Mali.", TEXTS[4])
    assert len({c.issue for c in graph.propositions}) == 3


def test_an_organ_stands_for_its_state() -> None:
    found = sorted_by_issue(graph_of(*TEXTS[4:6]))
    assert [len(claims) for claims in found.values()] == [2]
    assert [label.partition(":")[0] for label in found] == ["Mali"]


def test_what_somebody_is_like_is_an_issue() -> None:
    graph = graph_of(*TEXTS[6:8])
    assert together(graph, "liar", "unfit")


def test_who_is_charged_is_the_chief_actor() -> None:
    graph = graph_of(
        "Prosecutors said that they had charged Adam Lind with fraud.",
        "Carl Hale said that police had arrested Adam Lind.",
        "Adam Lind said that police had arrested Carl Hale.",
    )
    assert together(graph, "charge Adam Lind", "arrest Adam Lind")
    assert not together(graph, "arrest Adam Lind", "arrest Carl Hale")


def test_a_claim_about_a_claim_is_of_its_issue() -> None:
    graph = graph_of(
        "Anna Bell said that Carl Hale believes Chad has sent missiles to Mali.",
        "Adam Lind said that Chad had sent shells.",
    )
    assert together(graph, "believes", "missiles", "ammunition")


def test_what_no_word_tells_is_of_the_matter_that_its_article_tells_of_the_actor() -> None:
    emails = (
        "Anna Bell said Carl Hale had deleted an e-mail. She said Carl Hale had hacked a server. "
    )
    graph = graph_of(f"{emails}She said Carl Hale had painted the gate.")
    assert together(graph, "deletes", "hacks", "paints")
    once = graph_of(
        "Anna Bell said Carl Hale had deleted an e-mail. She said he had left the room."
    )
    assert not together(once, "deletes", "leaves")


def test_what_an_article_is_mostly_about_takes_in_what_no_word_tells() -> None:
    deeds = ("sent missiles", "sent tanks", "sent shells", "sent drones")
    arms = " ".join(f"Anna Bell said Chad had {deed} to Mali." for deed in deeds)
    graph = graph_of(f"{arms} Anna Bell said Carl Hale had painted the gate.")
    assert together(graph, "missiles", "tanks", "paints")
    few = graph_of(f"{arms.partition(' Anna')[0]} Anna Bell said Carl Hale had painted the gate.")
    assert not together(few, "missiles", "paints")


def test_what_one_article_tells_of_an_actor_besides_is_an_issue_of_its_own() -> None:
    told = "Anna Bell said Carl Hale had painted the gate. She said Carl Hale had left the room."
    graph = graph_of(told, "Anna Bell said Carl Hale had sung.", "Ida Holm said the gate was open.")
    assert together(graph, "paints", "leaves")
    labels = {i.id: i.label for i in graph.issues}
    (issue,) = {c.issue for c in graph.propositions if "paints" in c.label}
    assert labels[issue or ""] == "Carl Hale, in one article: Carl Hale leaves the room"


def test_what_no_word_tells_stands_alone() -> None:
    graph = graph_of(
        "Anna Bell said Carl Hale had painted the gate.",
        "Anna Bell said Carl Hale had opened the letter.",
    )  # of two articles
    assert len({c.issue for c in graph.propositions}) == len(graph.propositions) == 2


ACCUSED = "Chad accused Mali of killing a priest. Mali denied that it had killed a priest."
INSULTED = "Mali said that Chad's claim was absurd. Chad said it was deeply worried."


def test_two_states_that_quarrel_are_one_issue_whoever_accuses() -> None:
    graph = graph_of(
        f"{ACCUSED} {INSULTED}", "Mali accused Chad of killing a monk. Chad denied killing a monk."
    )
    assert together(graph, "priest", "monk", "worried")
    (label,) = {i.label.partition(" (")[0] for i in graph.issues}
    assert label == "Chad and Mali: violence and killings"


def test_what_one_side_alone_tells_is_of_the_quarrel_that_other_articles_are_of() -> None:
    told = "Chad said that Mali had killed a nurse."
    assert together(graph_of(ACCUSED, told), "priest", "nurse")
    (issue,) = graph_of(told).issues
    assert issue.label.startswith("Mali: violence")


def test_two_states_that_only_speak_of_each_other_do_not_quarrel() -> None:
    graph = graph_of("Chad said Mali had killed a rebel. Mali said Chad had killed a monk.")
    assert not together(graph, "rebel", "monk")


def test_a_matter_of_its_own_and_a_third_state_stay_apart_from_a_quarrel() -> None:
    graph = graph_of(f"{ACCUSED} Chad said that Mali had raised tariffs. Chad said Niger had sung.")
    assert not together(graph, "priest", "tariff")
    assert not together(graph, "priest", "Niger")


def test_an_article_of_a_quarrel_moves_claims_and_renames_no_issue() -> None:
    told = "Chad said that Mali had killed a nurse."
    alone, quarrel, both = graph_of(told), graph_of(ACCUSED), graph_of(told, ACCUSED)
    assert {i.id for i in quarrel.issues} <= {i.id for i in both.issues}
    assert {i.id for i in alone.issues}.isdisjoint(i.id for i in both.issues)


@pytest.mark.parametrize(
    ("deed", "things", "states", "matter"),
    [
        ("send", ("non-lethal aid",), True, Matter.AID),
        ("send", ("offensive weapons",), True, Matter.ARMS),
        ("to write", ("letter on visa",), False, Matter.IMMIGRATION),
        ("to write", ("letter to bank on visa",), False, Matter.BANKS),  # the nearest word counts
        ("to hit", ("wall street bank",), False, Matter.BANKS),
        ("to be", ("is supreme court",), False, Matter.COURTS),
        ("visit", (), True, Matter.DIPLOMACY),
        ("visit", (), False, None),
        ("to arrest", ("banker",), False, Matter.INVESTIGATIONS),
        ("to take", (f"{'0a' * 32} 4711",), False, None),
        ("to take", ("a-0123456789abcdef tax return",), False, Matter.TAXES),
    ],
)
def test_words_and_deeds_tell_the_matter(
    deed: str, things: tuple[str, ...], states: bool, matter: Matter | None
) -> None:
    told = matter_of(deed, things, states)
    assert (told and told.matter) is matter


ARTICLES = articles_of({f"t{i}": text for i, text in enumerate(TEXTS)})
EXTRACTIONS = extractions_of(ARTICLES)


def graph_with(*places: int) -> Graph:
    some = [ARTICLES[i] for i in sorted(places)]
    return assemble(some, [EXTRACTIONS[a.id] for a in some])


WHOLE = graph_with(*range(len(TEXTS)))


@settings(derandomize=True, max_examples=25, deadline=None)
@given(st.sets(st.integers(0, len(TEXTS) - 1), min_size=1))
def test_articles_that_come_and_go_rename_no_issue(places: set[int]) -> None:
    whole = {c.id: c.issue for c in WHOLE.propositions}
    part = {c.id: c.issue for c in graph_with(*places).propositions}
    assert part
    assert all(whole.get(claim, issue) == issue for claim, issue in part.items())


@settings(derandomize=True, max_examples=10, deadline=None)
@given(st.integers(0, 99))
def test_the_order_of_claims_changes_nothing(seed: int) -> None:
    mixed = list(WHOLE.propositions)
    random.Random(seed).shuffle(mixed)
    claims, issues = with_issues(mixed, WHOLE.actors, WHOLE.statements)
    assert issues == WHOLE.issues
    assert {c.id: c.issue for c in claims} == {c.id: c.issue for c in WHOLE.propositions}


def test_every_claim_has_an_issue_that_is_there() -> None:
    known = {i.id for i in WHOLE.issues}
    assert {c.issue for c in WHOLE.propositions} == known
    people = {a.id for a in WHOLE.actors}
    assert all(set(i.actors) <= people for i in WHOLE.issues)
