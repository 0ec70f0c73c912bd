"""One claim across articles, by what is claimed and not by its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ids import key_id
from kg.model import Filler, Modality, Polarity, Proposition, Span, Stance
from kg.resolve.claims import joined_claims, key_parts
from kg.resolve.renaming import renamed
from tests.resolve.people import Extraction

if TYPE_CHECKING:
    from kg.model import Graph

COUNTRIES = {"a-1": "NOR", "a-2": "TCD", "a-3": "PER", "a-9": "NOR"}


def claim(
    article: str, agent: str, theme: str = "troops", recipient: str = "", number: str = ""
) -> Proposition:
    sides = (*filter(None, [agent]), "", *filter(None, [theme]), "", *filter(None, [recipient]))
    key = ("send", *sides, number)
    roles = [("agent", (Filler(label=agent, actor=agent, country=COUNTRIES[agent]),))]
    if recipient:
        filler = Filler(label=recipient, actor=recipient, country=COUNTRIES.get(recipient))
        roles.append(("recipient", (filler,)))
    stance = Stance(
        statement=f"s-{article}-{recipient}{number}",
        polarity=Polarity.POS,
        modality=Modality.REALIS,
    )
    return Proposition(
        id=key_id("p", *key),
        key=key,
        label=f"{agent} sends {theme} to {recipient}",
        roles=tuple(roles),
        article=article,
        trigger=Span(0, 1),
        stances=(stance,),
    )


OPEN, FULL = claim("b", "a-1"), claim("a", "a-1", recipient="a-2")


def test_an_open_role_is_filled_by_the_only_fuller_claim() -> None:
    (found,), new = joined_claims([OPEN, FULL])
    assert found.id == FULL.id == new["b"][OPEN.id]
    assert {s.statement: s.filled for s in found.stances} == {
        "s-a-a-2": (),
        "s-b-": ("recipient",),
    }


def test_what_one_article_tells_as_done_is_an_event_though_another_has_it_promised() -> None:
    done = replace(claim("b", "a-1", recipient="a-2"), type="AID", mode="military")
    for told in ([FULL, done], [done, FULL]):
        (found,), _ = joined_claims(told)
        assert (found.type, found.mode) == ("AID", "military")
        assert found.article == FULL.article


def test_the_shortest_words_that_say_all_of_it_are_the_label() -> None:
    longer = replace(FULL, label=f"Depending on prices, {FULL.label}")
    later = replace(FULL, article="b", stances=claim("c", "a-1", recipient="a-2").stances)
    for told in ([longer, later], [later, longer]):
        (found,), _ = joined_claims(told)
        assert found.label == FULL.label
    (alone,), _ = joined_claims([OPEN, longer])  # an open claim does not say all of it
    assert alone.label == longer.label


def test_a_receiver_who_is_nobody_in_particular_leaves_no_open_role() -> None:
    loose = replace(OPEN, label="a-1 sends troops to other countries")
    found, new = joined_claims([loose, FULL])
    assert len(found) == 2
    assert new == {}


def test_with_two_receivers_an_open_claim_stays_open() -> None:
    found, new = joined_claims([OPEN, FULL, claim("c", "a-1", recipient="a-3")])
    assert len(found) == 3
    assert new == {}


def test_neither_home_nor_a_place_nor_another_agent_fills_a_role() -> None:
    for other in (
        claim("c", "a-1", recipient="a-9"),
        claim("c", "a-1", recipient="the far north"),
        claim("c", "a-2", recipient="a-3"),
        claim("c", "a-1", "tents", recipient="a-2"),
    ):
        assert len(joined_claims([OPEN, other])[0]) == 2


def test_units_of_one_thing_are_one_and_numbers_are_not() -> None:
    told = [
        claim("a", "a-1", recipient="a-2", number=n)
        for n in ("1500 exact troop", "1500 exact soldier", "10000 at_most soldier")
    ]
    found, _ = joined_claims(told)
    assert len(found) == 2
    assert sorted(len(p.stances) for p in found) == [1, 2]


def test_a_number_is_a_claim_of_its_own() -> None:
    counted = claim("b", "a-1", recipient="a-2", number="5 exact troop")
    assert len(joined_claims([FULL, counted])[0]) == 2


def test_two_actors_made_one_make_one_claim() -> None:
    told = Extraction(article="a", propositions=(FULL, claim("a", "a-9", recipient="a-2")))
    joined = renamed(told, {"a-9": "a-1"})
    assert [p.id for p in joined.propositions] == [FULL.id]


def test_words_alone_have_no_parts() -> None:
    assert key_parts(()) is None
    assert key_parts(("words", "x", "y")) is None


CLAIMS = st.builds(
    claim,
    st.sampled_from("abc"),
    st.sampled_from(["a-1", "a-2"]),
    st.sampled_from(["troops", "weapons"]),
    st.sampled_from(["", "a-2", "a-3"]),
    st.sampled_from(["", "5 exact troop"]),
)


@settings(max_examples=100)
@given(st.lists(CLAIMS, max_size=7), st.randoms())
def test_order_and_repeats_change_nothing(told: list[Proposition], random: object) -> None:
    shuffled = [*told, *told[:2]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert joined_claims(shuffled) == joined_claims(told)
    again, new = joined_claims(joined_claims(told)[0])
    assert new == {}
    assert [replace(p, stances=()) for p in again] == [
        replace(p, stances=()) for p in joined_claims(told)[0]
    ]


@given(st.permutations(["a-1", "a-2", "a-3"]), st.permutations(["a-1", "a-2", "a-3"]))
def test_the_parties_of_a_key_are_in_order_again_after_renaming(
    before: list[str], after: list[str]
) -> None:
    """One claim of three agents has one id, whatever their ids were within the article."""
    ids = dict(zip(before, after, strict=True))

    def key(*agents: str) -> tuple[str, ...]:
        return ("meet", *sorted(agents), "", "", "a-9", "")

    told = claim("alpha", "a-1")
    for agents in (before, before[:2], before[:1]):
        mine = replace(told, id=key_id("p", *key(*agents)), key=key(*agents))
        (found,) = renamed(Extraction(article="alpha", propositions=(mine,)), ids).propositions
        assert found.key == key(*(ids[a] for a in agents))
        assert found.id == key_id("p", *found.key)
        assert found.key == key_parts(found.key).parts  # type: ignore[union-attr]


def test_every_key_of_the_seeds_is_in_order(seeds: Graph) -> None:
    for one in seeds.propositions:
        known = key_parts(one.key)
        assert known is None or known.parts == one.key
