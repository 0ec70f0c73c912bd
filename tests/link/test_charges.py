"""Charges: who makes and who denies one meet on one claim, each stand marked as following."""

from __future__ import annotations

import pytest

from kg.build import assemble
from tests.reading import articles_of, extractions_of

type Stands = dict[str, set[tuple[str, str, str]]]

FUNDS = "Benin accused Chile of funding the Zarra rebels. Chile denied supporting the Zarra rebels."
ARMS = "Peru accused Chile of arming the Zarra rebels."


def stands(*texts: str, day: str = "2024-05-06") -> Stands:
    """Return by the label of each charge who stands how to it, and on what basis."""
    articles = articles_of({f"t{i}": text for i, text in enumerate(texts)}, day)
    graph = assemble(articles, extractions_of(articles).values())
    names = {a.id: a.label for a in graph.actors}
    who = {s.id: " and ".join(names[p.actor] for p in s.speakers) for s in graph.statements}
    return {
        p.label: {(who[e.statement], e.polarity.value, e.basis.value) for e in p.entailed}
        for p in graph.propositions
        if p.entailed
    }


def test_narrower_words_of_several_papers_are_one_charge() -> None:
    found = stands(
        ARMS,
        "Togo accused Chile of sending rifles to the Zarra rebels.",
        FUNDS,
    )
    assert found["Chile supports Zarra"] == {
        ("Peru", "pos", "narrower"),
        ("Togo", "pos", "narrower"),
        ("Benin", "pos", "narrower"),
        ("Chile", "neg", "reworded"),
    }
    assert ("Chile", "neg", "wider-denied") in found["Chile gives arms to Zarra"]


def test_who_denies_the_narrower_denies_no_wider_charge() -> None:
    found = stands(
        "Benin accused Chile of supporting the Zarra rebels.",
        f"{ARMS} Chile denied arming the Zarra rebels.",
    )
    assert {(who, side) for who, side, _ in found["Chile supports Zarra"]} == {
        ("Benin", "pos"),
        ("Peru", "pos"),
    }


def test_a_charge_has_no_stances_of_its_own() -> None:
    articles = articles_of({"t0": ARMS, "t1": f"{ARMS} Chile denied the charge."}, "2024-05-06")
    graph = assemble(articles, extractions_of(articles).values())
    charges = [p for p in graph.propositions if p.entailed]
    assert charges
    assert all(not p.stances for p in charges)
    told = {name for s in graph.statements for name in s.propositions}
    assert told.isdisjoint(p.id for p in charges)


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        (f"{ARMS} Chile denied the allegations.", True),
        (f"{ARMS} Chile denied the allegations against it.", True),
        (f"{ARMS} Chile called the accusations baseless.", True),
        (f"{ARMS} Chile denied the allegations of fraud.", False),
        (f"{ARMS} Togo denied the allegations.", False),
        (f"{ARMS} Chile said there was no evidence for the allegations.", True),
        (f"{ARMS} Chile said there was no evidence of rain.", False),
    ],
)
def test_a_denial_without_words_of_its_own_is_of_what_its_side_is_charged_with(
    text: str, denies: bool
) -> None:
    found = stands(text, "Togo accused Chile of funding the Zarra rebels.")
    sides = {(who, side) for who, side, _ in found.get("Chile gives arms to Zarra", ())}
    assert (("Chile", "neg") in sides) is denies


def test_a_denial_alone_in_its_paper_is_of_the_one_charge_that_others_tell() -> None:
    alone = "Chile denied the accusations on Monday."
    found = stands(ARMS, "Togo accused Chile of sending rifles to the Zarra rebels.", alone)
    assert ("Chile", "neg", "pointed") in found["Chile gives arms to Zarra"]
    two = stands(
        ARMS,
        "Togo accused Chile of sending rifles to the Zarra rebels.",
        "Peru accused Chile of committing genocide. Chile committed genocide, Togo said.",
        alone,
    )
    assert all(("Chile", "neg", "pointed") not in some for some in two.values())


def test_another_victim_is_another_charge() -> None:
    found = stands(
        f"{ARMS} Chile denied the allegations.",
        "Togo accused Chile of arming the Rova rebels. Chile denied arming the Rova rebels.",
    )
    assert {who for who, _, _ in found["Chile gives arms to Zarra"]} == {"Peru", "Chile"}
    assert all("Togo" not in {who for who, _, _ in some} for some in found.values())


def test_a_weapon_is_known_by_its_sort_and_by_many_nouns() -> None:
    found = stands(
        "Activists accused the government of Chile of using a sonic weapon. Chile denied it.",
        "Peru said the police of Chile had used a sound cannon against students.",
        "Togo accused the government of Chile of using chemical weapons.",
    )
    sonic = next(some for label, some in found.items() if "sonic" in label or "sound" in label)
    assert {("Peru", "pos"), ("Chile", "neg")} <= {(who, side) for who, side, _ in sonic}
    assert all(who != "Togo" for who, _, _ in sonic)


def test_a_deed_of_nobody_told_is_filled_and_marked_so() -> None:
    found = stands(
        "Peru said a sonic weapon had been used. Chile's police denied using a sonic weapon.",
        "Togo accused the police of Chile of using a sonic weapon.",
    )
    some = next(iter(found.values()))
    assert ("Peru", "pos", "filled") in some
    assert ("Togo", "pos", "part") in some


def test_what_is_spread_about_a_deed_is_no_charge_of_it() -> None:
    found = stands(
        "Chile accused Peru of spreading lies about the use of a sonic weapon by Chile.",
        "Togo accused Chile of using a sonic weapon. Chile denied using a sonic weapon.",
    )
    assert all(("Chile", "pos") not in {(w, s) for w, s, _ in some} for some in found.values())


def test_support_in_politics_is_no_charge() -> None:
    assert not stands(
        "Ada Lee accused Bo Ruiz of supporting Cy Dahl. Bo Ruiz denied supporting Cy Dahl.",
        "Bo Ruiz backs Cy Dahl, Ada Lee said.",
    )


def test_both_sides_of_a_charge_are_linked_across_papers() -> None:
    articles = articles_of(
        {
            "t0": ARMS,
            "t1": "Togo accused Chile of sending rifles to the Zarra rebels.",
            "t2": "Benin accused Chile of funding the Zarra rebels."
            " Chile denied supporting the Zarra rebels.",
        },
        "2024-05-06",
    )
    graph = assemble(articles, extractions_of(articles).values())
    names = {a.id: a.label for a in graph.actors}
    who = {s.id: names[s.speakers[0].actor] for s in graph.statements if s.speakers}
    drawn = {(x.kind.value, who[x.source], who[x.target]) for x in graph.links}
    assert {("contradicts", "Chile", accuser) for accuser in ("Peru", "Togo", "Benin")} <= drawn
    assert ("responds-to", "Chile", "Benin") in drawn


def test_no_order_of_articles_matters() -> None:
    texts = [
        ARMS,
        FUNDS,
        "Togo accused Chile of sending rifles to the Zarra rebels.",
    ]
    assert stands(*texts) == stands(*reversed(texts))


DAM = "Togo accused Chile of blowing up the Vestona dam."


def test_a_place_is_one_with_another_word_to_its_name() -> None:
    found = stands(
        DAM,
        "Peru said Chile had bombed the Nova Vestona dam.",
        "Chile denied attacking the dam at Nova Vestona.",
        "Peru said Chile had destroyed the Orlanda dam.",
    )
    some = next(some for label, some in found.items() if "attacks" in label)
    assert {("Togo", "pos"), ("Peru", "pos"), ("Chile", "neg")} <= {(w, s) for w, s, _ in some}


def test_who_does_not_say_who_did_it_accuses_nobody_where_each_side_is_accused() -> None:
    texts = (
        "Peru said a sonic weapon had been used. Chile's police denied using a sonic weapon.",
        "Togo accused the army of Chile of using a sound cannon.",
    )
    rivals = "Chile accused Togo of using a sonic weapon. Togo denied using a sonic weapon."
    for others, says in (((), True), ((rivals,), False)):
        found = stands(*texts, *others)
        assert found
        peru = any(who == "Peru" for some in found.values() for who, _, _ in some)
        assert peru is says


def test_the_accused_asserts_nothing_of_himself() -> None:
    found = stands(
        f"{ARMS} Chile said it had armed the Zarra rebels.",
        "Togo accused Chile of sending rifles to the Zarra rebels.",
    )
    assert all(("Chile", "pos") not in {(w, s) for w, s, _ in some} for some in found.values())


def test_what_something_was_by_somebody_is_his_deed() -> None:
    found = stands(
        DAM,
        "Peru said the blast of the Vestona dam was an attack by Chile."
        " Chile denied the accusations.",
    )
    some = next(some for label, some in found.items() if "Vestona" in label)
    assert ("Peru", "pos") in {(who, side) for who, side, _ in some}


def test_corroboration_counts_a_charge_as_any_claim() -> None:
    from kg.link.corroboration import corroborations

    texts = {
        "t0": ARMS,
        "t1": "Togo accused Chile of sending rifles to the Zarra rebels. Chile denied it.",
    }
    articles = articles_of(texts, "2024-05-06")
    graph = assemble(articles, extractions_of(articles).values())
    actors = {a.id: a for a in graph.actors}
    found = corroborations(graph.statements, graph.propositions, actors)
    charge = next(p for p in graph.propositions if p.label == "Chile gives arms to Zarra")
    told = found[charge.id]
    assert {actors[s.id].label for s in told.asserted_by} == {"Peru", "Togo"}
    assert {actors[s.id].label for s in told.denied_by} == {"Chile"}
    assert told.independent == 2


def test_who_is_not_named_backs_nobody() -> None:
    text = "Ada Lee was accused of stealing the money of the club."
    articles = articles_of({"t0": text, "t1": text.replace("money", "cash")}, "2024-05-06")
    graph = assemble(articles, extractions_of(articles).values())
    assert "corroborates" not in {x.kind.value for x in graph.links}


def test_the_oppositions_officials_are_no_voice_of_the_government() -> None:
    found = stands(
        "Chile's opposition officials accused the government of Chile of using a sonic weapon.",
        "Togo accused the police of Chile of using a sonic weapon. Chile denied it.",
    )
    some = next(iter(found.values()))
    assert any("opposition" in who for who, side, _ in some if side == "pos")


LOADED = "Peru said weapons had been loaded onto a Bolivian cargo ship."


def test_what_carries_the_arms_is_no_side_and_whom_its_teller_accuses_did_it() -> None:
    found = stands(
        f"Peru accused Chile of arming Bolivia. {LOADED} Togo accused Benin of arming Bolivia.",
        "Togo accused Chile of arming Bolivia. Chile denied it.",
    )
    assert ("Peru", "pos", "filled") in found["Chile gives arms to Bolivia"]
    assert all(who != "Peru" for who, _, _ in found.get("Benin gives arms to Bolivia", ()))


def test_who_denies_what_nobody_did_denies_it_of_whom_his_article_accuses() -> None:
    found = stands(
        "Peru accused Chile of arming Bolivia. Peru said Chile had sent it rifles.",
        "Bolivia denied that Chile had sent it rifles."
        " Bolivia denied that rifles had been loaded onto a ship.",
    )
    assert ("Bolivia", "neg", "filled") in found["Chile gives arms to Bolivia"]
    assert all(not label.startswith("Bolivia") for label in found)


def test_a_joined_claim_is_told_in_each_of_its_articles() -> None:
    sold = "Chile sent rifles to the Zarra rebels, Peru said."
    found = stands(
        f"{sold} Chile denied arming the Zarra rebels.",
        f"{sold} Togo accused Benin of arming the Zarra rebels."
        " Peru said guns had been loaded onto the plane.",
    )
    assert ("Peru", "pos", "filled") in found["Chile gives arms to Zarra"]


@pytest.mark.parametrize(
    ("called", "denies"),
    [("called the report baseless", True), ("called the winter harsh", False)],
)
def test_who_is_charged_and_calls_it_untrue_denies_it(called: str, denies: bool) -> None:
    found = stands(
        f"{ARMS} Chile {called}.", "Togo accused Chile of sending rifles to the Zarra rebels."
    )
    stood = {(who, basis) for who, side, basis in found["Chile gives arms to Zarra"] if side}
    assert (("Chile", "pointed") in stood) is denies


def test_a_family_answers_for_each_of_its_members() -> None:
    text = "Hale Research accused Ada Dahl of holding a stake in an offshore fund. The Dahls {}"
    found = stands(
        text.format("said: “We reject the baseless allegations.”"),
        "Hale Research said Ada Dahl had a hidden stake in the fund.",
    )
    assert ("Dahls", "neg", "pointed") in found["Ada Dahl has a hidden stake"]


def test_countries_in_the_plural_take_up_none_that_is_armed() -> None:
    found = stands(
        "Peru accused Chile of arming Bolivia. Chile denied the allegations.",
        "Togo said Chile sold arms to other countries.",
    )
    assert {who for who, _, _ in found["Chile gives arms to Bolivia"]} == {"Peru", "Chile"}


def test_one_who_makes_a_charge_twice_in_an_article_says_it_again() -> None:
    articles = articles_of(
        {"t0": f"{ARMS} Peru said on Friday that Chile had sent rifles to the Zarra rebels."},
        "2024-05-06",
    )
    graph = assemble(articles, extractions_of(articles).values())
    assert [x.kind.value for x in graph.links] == ["restates"]


def test_that_nothing_tells_of_another_s_deed_clears_no_accused() -> None:
    found = stands(
        "Chile attacked Peru, Togo said. Togo accused Chile of attacking Peru.",
        "“There is no evidence the attacks on Peru came from Oman,” Togo's minister Ann Lee said."
        " Chile rejected the claim that it attacked Peru.",
    )
    assert "Ann Lee" not in {who for told in found.values() for who, _, _ in told}


RAID = "Togo accused Chile of attacking Peru. Chile denied any part in the attack."
OIL = "Benin blamed Chile for drone attacks on Peruvian oil industry."
SAUDI = RAID.replace("Peru", "Saudi Arabia")
FIRM = "Benin blamed Chile for the attack on Saudi Orlapetrol."


@pytest.mark.parametrize(
    ("raid", "other", "charge"),
    [
        (RAID, OIL, "Chile attacks Peru"),
        (SAUDI, FIRM, "Chile attacks Saudi Arabia"),
    ],
)
def test_what_is_done_to_the_one_thing_of_a_state_is_done_to_the_state(
    raid: str, other: str, charge: str
) -> None:
    assert {(who, side) for who, side, _ in stands(raid, other)[charge]} == {
        ("Togo", "pos"),
        ("Benin", "pos"),
        ("Chile", "neg"),
    }


def test_where_two_bodies_of_a_state_are_told_each_is_charged_apart() -> None:
    found = stands(SAUDI, FIRM, "Kenya blamed Chile for the attack on Saudi Vestasteel.")
    assert "Benin" not in {who for who, _, _ in found.get("Chile attacks Saudi Arabia", ())}
