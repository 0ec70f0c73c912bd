"""Answers, charges, denials and retellings between statements, from texts by the real flow."""

from __future__ import annotations

import pytest

from kg.build import assemble
from tests.reading import articles_of, extractions_of

type Drawn = set[tuple[str, str | None, frozenset[str]]]

CHARGE = "Peru accused Chile of sending tanks to Bolivia."


def drawn(*texts: str, day: str = "2024-05-06") -> Drawn:
    """Return the links between texts of one day: kind, polarity, and the speakers of both ends."""
    articles = articles_of({f"t{i}": text for i, text in enumerate(texts)}, day)
    graph = assemble(articles, extractions_of(articles).values())
    names = {a.id: a.label for a in graph.actors}
    who = {s.id: " and ".join(names[p.actor] for p in s.speakers) for s in graph.statements}
    return {
        (x.kind.value, x.polarity and x.polarity.value, frozenset({who[x.source], who[x.target]}))
        for x in graph.links
    }


def kinds(links: Drawn, *ends: str) -> set[str]:
    """Return the kinds of the links between two speakers."""
    return {kind for kind, _, both in links if both == frozenset(ends)}


@pytest.mark.parametrize(
    ("text", "answered", "other"),
    [
        (
            "Peru accused the army of Chile of shelling a camp on Friday. Togo and Benin blamed"
            " each other for the delays.\n\nChile denied these allegations.",
            "Peru",
            "Togo and Benin",
        ),
        (
            f"{CHARGE} Togo said Chile had sent tanks to Bolivia."
            "\n\nChile rejected the Togolese claims.",
            "Togo",
            "Peru",
        ),
        (
            "Peru proposed talks with Chile. Togo said the winter had been mild. Chile rejected"
            " Peru's offer.",
            "Peru",
            "Togo",
        ),
    ],
    ids=["the last charge against it", "whose they are", "an offer is what is proposed"],
)
def test_an_answer_is_linked_to_what_it_points_at(text: str, answered: str, other: str) -> None:
    links = drawn(text)
    assert "responds-to" in kinds(links, "Chile", answered)
    assert "responds-to" not in kinds(links, "Chile", other)


def test_a_denial_of_a_charge_contradicts_it_also_where_its_content_only_points() -> None:
    text = "Peru accused the army of Chile of shelling a camp. Chile denied these allegations."
    assert kinds(drawn(text), "Chile", "Peru") == {"contradicts", "responds-to"}


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Chile's defence ministry declined to comment on the allegations.", {"responds-to"}),
        ("Chile's defence ministry did not respond to a request for comment.", set()),
        ("Chile's defence ministry rejected the notion that age matters in politics.", set()),
    ],
)
def test_giving_no_answer_is_no_denial_and_what_tells_its_own_claim_points_at_none(
    answer: str, found: set[str]
) -> None:
    assert kinds(drawn(f"{CHARGE} {answer}"), "Defense Ministry of Chile", "Peru") == found


def test_who_calls_the_charges_against_him_unjustified_replies_to_them() -> None:
    reply = "The accusations are unjustified and harm the region, Chile's foreign ministry said."
    assert kinds(drawn(f"{CHARGE}\n\n{reply}"), "Foreign Ministry of Chile", "Peru") == {
        "responds-to"
    }
    other = "The elections are unjustified and harm the region, Chile's foreign ministry said."
    assert kinds(drawn(f"{CHARGE}\n\n{other}"), "Foreign Ministry of Chile", "Peru") == set()


def test_two_who_deny_one_charge_back_the_denial_and_one_side_says_it_again() -> None:
    again = f"On Monday {CHARGE} The Chilean foreign ministry denied the allegations."
    other = f"On Monday {CHARGE} Bolivia denied the allegations."
    first = f"{CHARGE} Chile denied the allegations."
    assert ("restates", "neg", frozenset({"Chile", "Foreign Ministry of Chile"})) in drawn(
        first, again
    )
    assert ("corroborates", "neg", frozenset({"Chile", "Bolivia"})) in drawn(first, other)


def test_one_side_restates_and_two_sides_corroborate() -> None:
    claim = "said Chile had sent tanks to Bolivia."
    ministry, president = f"The foreign ministry of Peru {claim}", f"Peru's president {claim}"
    abroad = f"The foreign ministry of Togo {claim}"
    one = drawn(ministry, president)
    assert {kind for kind, _, _ in one} == {"restates"}
    assert ("corroborates", "pos") in {(kind, side) for kind, side, _ in drawn(ministry, abroad)}


def test_what_is_said_more_than_a_month_apart_is_not_set_against_each_other() -> None:
    said = "said on {} that Chile had sent tanks to Bolivia."
    one = "The foreign ministry of Peru " + said.format("1 May 2024")
    soon = "The foreign ministry of Togo " + said.format("28 April 2024")
    long_ago = "The foreign ministry of Togo " + said.format("20 March 2024")
    assert {kind for kind, _, _ in drawn(one, soon)} == {"corroborates"}
    assert drawn(one, long_ago) == set()


def test_two_sides_make_one_charge_in_other_words() -> None:
    one = "Peru accused Chile of the shelling of a school in the border town of Ilo."
    same = "Togo accused Chile of the shelling of a school in Ilo, near the border."
    other = "Togo accused Chile of the theft of a painting from a museum in Lima."
    assert kinds(drawn(one, same), "Peru", "Togo") == {"corroborates"}
    assert kinds(drawn(one, other), "Peru", "Togo") == set()


def test_a_sentence_read_as_two_statements_is_not_linked_with_itself() -> None:
    text = (
        "Peru's president said the foreign ministry of Peru had confirmed that Chile had sent tanks"
        " to Bolivia."
    )
    assert drawn(text) == set()


def test_a_verb_without_parties_is_no_claim_in_common() -> None:
    assert drawn("Peru said it works.", "Togo said it works.") == set()


def test_who_denies_that_something_was_not_done_says_that_it_was() -> None:
    text = "Peru said that Chile had not repaid the loan. Chile denied the allegation."
    links = drawn(text)
    assert "contradicts" in kinds(links, "Chile", "Peru")
    assert "corroborates" not in kinds(links, "Chile", "Peru")


def test_what_is_no_charge_is_answered_where_it_is_told_just_before() -> None:
    backing = "Togo said Chile was backing the rebels of the north."
    last = f"{CHARGE} {backing} Chile denied the allegations."
    assert "responds-to" in kinds(drawn(last), "Chile", "Togo")
    assert "responds-to" not in kinds(drawn(last), "Chile", "Peru")
    before = f"{backing} {CHARGE} Chile denied the allegations."
    assert "responds-to" in kinds(drawn(before), "Chile", "Peru")
    assert "responds-to" not in kinds(drawn(before), "Chile", "Togo")


def test_an_unnamed_official_of_no_known_state_is_no_second_source() -> None:
    said = "said Chile had sent tanks to Bolivia."
    peru = f"The foreign ministry of Peru {said}"
    assert {kind for kind, _, _ in drawn(peru, f"A senior official {said}")} <= {"restates"}
    assert {kind for kind, _, _ in drawn(peru, f"The Togolese ambassador {said}")} == {
        "corroborates"
    }
    assert {kind for kind, _, _ in drawn(peru, f"The Peruvian authorities {said}")} == {"restates"}


def test_what_a_side_tells_of_its_own_deeds_is_no_allegation() -> None:
    accused = "Togo said Chile had sent tanks to Bolivia."
    deed = "Peru's foreign minister announced that Peru had expelled a Chilean diplomat."
    links = drawn(f"{accused} {deed} Chile rejected the allegations.")
    assert "responds-to" not in kinds(links, "Chile", "Peru's foreign minister")
    assert "responds-to" in kinds(links, "Chile", "Togo")


def test_a_country_and_its_side_deny_as_one_and_no_other_group_does() -> None:
    one = f"{CHARGE} The claim was rejected by the Chilean side as absurd."
    same = f"{CHARGE} Chile rejected the claim."
    links = drawn(one, same)
    assert ("restates", "neg", frozenset({"Chile", "Chilean side"})) in links
    assert "corroborates" not in kinds(links, "Chile", "Chilean side")


@pytest.mark.parametrize(("word", "found"), [("alleged ", False), ("", True)])
def test_what_a_paper_calls_alleged_is_not_taken_for_granted(word: str, found: bool) -> None:
    text = (
        f"Peru condemned the {word}deployment of Chilean troops to Bolivia."
        " Chile denied that it had sent troops to Bolivia."
    )
    assert ("contradicts" in kinds(drawn(text), "Chile", "Peru")) is found


def test_two_states_together_back_one_of_them_and_do_not_say_it_again() -> None:
    alone = "The foreign ministry of Peru said Chile had sent tanks to Bolivia."
    both = "Peru and Togo said Chile had sent tanks to Bolivia."
    ends = ("Foreign Ministry of Peru", "Peru and Togo")
    assert kinds(drawn(alone, both), *ends) == {"corroborates"}


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        (f"{CHARGE} Asked about the allegations, Chile said the winter had been mild.", True),
        (f"{CHARGE} On Monday Chile said the winter had been mild.", False),
        (f"{CHARGE} Responding to the claims, Chile said its tanks were old.", True),
        (f"{CHARGE} Chile said a judge would investigate these allegations.", True),
        (f"{CHARGE} Chile said a judge would investigate these delays.", False),
        (f"{CHARGE} Chile said Peru's remarks were harming trade.", True),
        (f"{CHARGE} Chile said Peru's exports were harming trade.", False),
        (f"{CHARGE} Chile said Peru's accusers claimed a reward.", False),
    ],
    ids=[
        *("asked about it", "no occasion", "responding to it", "an inquiry into it"),
        *("another inquiry", "of its words", "of other things", "accusers who claim"),
    ],
)
def test_an_answer_that_denies_nothing_is_tied_by_the_text(text: str, tied: bool) -> None:
    found = kinds(drawn(text), "Chile", "Peru")
    assert ("responds-to" in found) is tied
    assert "contradicts" not in found


def test_words_about_ones_own_remarks_are_not_what_another_answers() -> None:
    told = "Peru said its remarks were aimed at nobody. Chile said Peru's remarks harmed trade."
    assert "responds-to" not in kinds(drawn(told), "Chile", "Peru")


def test_what_the_accused_states_against_its_charge_answers_it() -> None:
    links = drawn(
        "Peru accused Chile of arming Bolivia. Chile said there was no evidence for the claims.",
        "Togo accused Chile of sending rifles to Bolivia.",
    )
    assert kinds(links, "Chile", "Peru") == {"contradicts", "responds-to"}
