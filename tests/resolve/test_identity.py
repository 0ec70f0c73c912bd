"""Who is who across articles: what joins, what forbids, and what is left to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ids import key_id
from kg.model import Actor, ActorType, Judgement, Verdict
from tests.resolve.people import actors, body, named, person

ONE, TWO = [["0", "1"]], [["0"], ["1"]]
MINISTER = {"role": "foreign minister"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Andrei Ostrovsky"), person("Andrey Ostrovskiy")),
        (person("Park Min-jun"), person("Min-jun Park")),
        (person("Park Min-jun"), person("Park Min Jun")),
        (person("Ana Ruiz", "ESP", **MINISTER), person("Ana Ruiz")),
        (person("Ana Ruiz", "ESP", **MINISTER), person("Ana Ruiz", "ESP", role="president")),
        (person("Ana Ruiz", role="chief"), person("Ana Ruiz", role="chairman")),
        (person("Robert Hale", "USA", **MINISTER), person("Bob Hale", "USA", **MINISTER)),
        (person("Ana M. Ruiz", "ESP"), person("Ana Ruiz", "ESP")),
        (person("A. Ruiz", "ESP", **MINISTER), person("Ana Ruiz", "ESP", **MINISTER)),
        (person("Y. Ostrovsky", "UKR", **MINISTER), person("Yuri Ostrovsky", "UKR", **MINISTER)),
        (person("J. Ostrovsky", "UKR", **MINISTER), person("Yuri Ostrovsky", "UKR", **MINISTER)),
        (person("E. Ostrovsky", "UKR", **MINISTER), person("Yevhen Ostrovsky", "UKR", **MINISTER)),
        (person("B. Hale", "USA", **MINISTER), person("Bob Hale", "USA", **MINISTER)),
        (person("R. Hale", "USA", **MINISTER), person("Bob Hale", "USA", **MINISTER)),
        (person("É. Ruiz", "FRA", **MINISTER), person("Émile Ruiz", "FRA", **MINISTER)),
        (person("A.B. Ruiz", "ESP", **MINISTER), person("Ana Ruiz", "ESP", **MINISTER)),
        (person("Ruiz", "ESP", **MINISTER), person("Ana Ruiz", "ESP", **MINISTER)),
        (
            person("Volodymyr Kovalenko", "UKR", role="mayor"),
            person("Vladimir Kovalenko", "UKR", role="mayor"),
        ),
        (
            person("Muammar Qadhafi", "LBY", role="president"),
            person("Muammar Gaddafi", "LBY", role="president"),
        ),
        (person("Ana Ruiz", "ESP", role="journalist"), person("Ana Ruiz", role="columnist")),
        (body("Acme Widgets, Inc."), body("ACME Widgets")),
    ],
    ids=lambda a: f"{a.label} {a.role or ''}",
)
def test_one_actor(one: Actor, other: Actor) -> None:
    assert named(one, other) == ONE
    assert named(other, one) == ONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Kim Tae-woo", "KOR", **MINISTER), person("Kim Tae-jun", "KOR", **MINISTER)),
        (person("Ana Ruiz", "ESP"), person("Ana Ruiz", "MEX")),
        (person("Robin Hale", gender="m"), person("Robin Hale", gender="f")),
        (person("John A. Hale"), person("John B. Hale")),
        (person("Y. Hale", "USA", **MINISTER), person("Jonathan Hale", "USA", **MINISTER)),
        (person("J. Hale", "USA", **MINISTER), person("Igor Hale", "USA", **MINISTER)),
        (person("V. Hale", "USA", **MINISTER), person("Wendy Hale", "USA", **MINISTER)),
        (person("A.B. Hale", "USA", **MINISTER), person("A. C. Hale", "USA", **MINISTER)),
        (person("John Hale Jr."), person("John Hale Sr.")),
        (person("Ruiz"), person("Ana Ruiz")),
        (person("Kim", "KOR", role="spokesman"), person("Kim Tae-woo", "KOR", role="spokesman")),
        (person("Ruiz", "ESP", role="minister"), person("Ana Ruiz", "MEX", role="minister")),
        (person("Ana Ruiz", "ESP", role="senator"), person("Ana Ruiz", role="professor")),
        (person("Ana Ruiz", role="chief"), person("Ana Ruiz", role="striker")),
        (person("Ruiz", "ESP", **MINISTER), person("Ruiz", "ESP", role="deputy foreign minister")),
        (body("3rd Division"), body("5th Division")),
        (body("Northern Bank", country="NOR"), body("Northern Bank", country="USA")),
        (body("Lakes Party"), person("Lakes Party")),
    ],
    ids=lambda a: f"{a.label} {a.role or ''} {a.country or ''}",
)
def test_two_actors(one: Actor, other: Actor) -> None:
    assert named(one, other) == TWO
    assert named(other, one) == TWO


@pytest.mark.parametrize(
    ("role", "joined"), [("journalist", True), ("lawyer", True), ("minister", False), (None, False)]
)
def test_two_countries_part_nobody_who_is_told_of_in_one_story(
    role: str | None, *, joined: bool
) -> None:
    beside = [person("Ivo Hartcroft", role="lawyer"), body("Salt Bank"), body("Old Mill")]
    others = [[body(f"Firm {n}")] for n in range(30)]
    spaniard, mexican = (person("Ana Ruiz", c, role=role) for c in ("ESP", "MEX"))
    ana = [a for a in actors([spaniard, *beside], [mexican, *beside], *others) if "Ana" in a.label]
    assert len(ana) == (1 if joined else 2)
    apart = actors([spaniard, beside[0]], [mexican, body("Lake Firm")], *others)
    assert len([a for a in apart if "Ana" in a.label]) == 2


def test_nobody_holds_two_offices_of_one_country_in_one_month() -> None:
    told = (
        person("Ana Ruiz", "ESP", role="president"),
        person("Ana Ruiz", "ESP", role="foreign minister"),
    )
    assert named(*told, seen=("2024-10-02", "2024-10-30")) == TWO
    assert named(*told, seen=("2021-10-02", "2024-10-30")) == ONE


def test_an_office_held_long_ago_may_have_passed_to_a_namesake() -> None:
    told = (
        person("Ruiz", "ESP", role="president"),
        person("Ana Ruiz", "ESP", role="president"),
    )
    assert named(*told, seen=("2001-05-01", "2024-05-01")) == TWO


def test_a_name_that_two_people_have_stays_alone() -> None:
    told = (
        person("Ana Ruiz", "ESP", role="senator"),
        person("Ana Ruiz", "MEX", role="senator"),
        person("Ana Ruiz"),
    )
    found = actors(*told)
    assert len(found) == 3
    unsure = [j for a in found for j in a.judgements if j.verdict is Verdict.UNSURE]
    assert {j.reason for j in unsure} == {"the same full name; but it may be a namesake"}


def test_company_tells_which_namesake_it_is() -> None:
    bank, mill = body("Salt Bank"), body("Old Mill")
    spaniard = [person("Ana Ruiz", "ESP", role="senator"), bank]
    mexican = [person("Ana Ruiz", "MEX", role="senator"), mill]
    others = [[body(f"Firm {n}")] for n in range(30)]
    bare = [person("Ana Ruiz"), bank]
    found = actors(*[spaniard] * 6, *[mexican] * 6, bare, *others)
    (home,) = [a for a in found if "12" in {p.article for p in a.appearances} and a.country]
    assert home.country == "ESP"


def test_a_surname_means_the_only_well_known_one_of_that_office() -> None:
    told = person("Eva Hartcroft", "FRA", role="senator")
    short, other = (person("Hartcroft", "FRA", role=r) for r in ("senator", "ambassador"))
    few, many = named(*[told] * 7, short), named(*[told] * 8, short)
    assert (len(few), len(many)) == (2, 1)
    assert len(named(*[told] * 20, other)) == 2
    two = person("Ivo Hartcroft", "FRA", role="senator")
    assert len(named(*[told] * 20, two, short)) == 3
    common = person("Kang Seo-ji", "KOR", role="senator")
    assert len(named(*[common] * 20, person("Kang", "KOR", role="senator"))) == 2


def test_every_joint_has_its_reason_and_score() -> None:
    (ruiz,) = actors(person("Ana Ruiz", "ESP", **MINISTER), person("Ana Ruiz", "ESP", **MINISTER))
    (joint,) = ruiz.judgements
    assert joint.by == "rule"
    assert joint.score > 0.95
    assert joint.reason == "the same full name; the same office of one holder; the same country"
    assert joint.features == ("name +3.0", "unique-office +2.0", "country +1.0")
    assert {joint.left, joint.right} == {p.id for p in ruiz.appearances}


def test_an_office_is_kept_with_the_date_it_was_seen() -> None:
    told = (person("Ana Ruiz", "ESP", role="senator"), person("Ana Ruiz", "ESP", role="president"))
    (ruiz,) = actors(*told, seen=("2021-02-03", "2024-05"))
    assert [(p.role, p.seen) for p in ruiz.appearances] == [
        ("senator", "2021-02-03"),
        ("president", "2024-05"),
    ]


def decision(left: str, right: str, verdict: Verdict) -> Judgement:
    return Judgement(
        left=left, right=right, verdict=verdict, by="person", score=1.0, reason="she told us"
    )


def test_a_person_joins_what_the_rules_keep_apart() -> None:
    told = person("Ana Ruiz", "ESP"), person("Anna Lopez", "MEX")
    one, other = (a.id for a in actors(*told))
    (both,) = actors(*told, decisions=(decision(one, other, Verdict.SAME),))
    assert [p.article for p in both.appearances] == ["0", "1"]
    assert both.id in (one, other)
    assert [j.reason for j in both.judgements] == ["she told us"]


def test_a_person_parts_what_the_rules_join() -> None:
    told = [person("Ana Ruiz", "ESP", **MINISTER)] * 3
    (ruiz,) = actors(*told)
    third = next(p.id for p in ruiz.appearances if p.article == "2")
    for pair in ((ruiz.id, third), (third, ruiz.id)):
        parted = decision(*pair, Verdict.DIFFERENT)
        assert named(*told, decisions=(parted,)) == [["0", "1"], ["2"]]


def test_two_appearances_that_are_parted_divide_the_others() -> None:
    told = [person("Ana Ruiz", "ESP", **MINISTER)] * 2
    (ruiz,) = actors(*told)
    parted = decision(*(p.id for p in ruiz.appearances), Verdict.DIFFERENT)
    assert named(*told, decisions=(parted,)) == TWO


def test_a_person_parts_and_joins_organisations() -> None:
    told = [body("Northern Bank")] * 2
    (bank,) = actors(*told)
    parted = decision(*(p.id for p in bank.appearances), Verdict.DIFFERENT)
    assert named(*told, decisions=(parted,)) == TWO
    others = body("Northern Bank"), body("Bank of the North")
    ids = [a.id for a in actors(*others)]
    assert named(*others, decisions=(decision(ids[0], ids[1], Verdict.SAME),)) == ONE


def test_a_namesake_by_his_own_id_can_be_joined() -> None:
    told = person("Ana Ruiz", "ESP"), person("Ana Ruiz", "MEX")
    one, other = (a.id for a in actors(*told))
    assert named(*told, decisions=(decision(one, other, Verdict.SAME),)) == ONE


def test_a_group_is_one_by_its_members_under_whatever_names() -> None:
    ruiz = person("Ana Ruiz", "ESP", **MINISTER)
    short, long = (person(f"{n} Hale", "USA", **MINISTER) for n in ("Bob", "Robert"))
    told = [[ruiz, h, together(ruiz, h)] for h in (short, long)]
    found = actors(*told)
    (group,) = [a for a in found if a.members]
    people = {a.id for a in found if a.type is ActorType.PERSON}
    assert (len(found), set(group.members)) == (3, people)
    other = person("Eva Hale", "USA", **MINISTER)
    found = actors(*told, [ruiz, other, together(ruiz, other)])
    assert len([a for a in found if a.members]) == 2


def together(*members: Actor) -> Actor:
    """Return the group of some actors, as an article has it."""
    ids = tuple(sorted(a.id for a in members))
    label = " and ".join(a.label for a in members)
    return Actor(id=key_id("a", "members", *ids), label=label, type=ActorType.GROUP, members=ids)


PEOPLE = st.builds(
    person,
    st.sampled_from(
        ["Ana Ruiz", "A. Ruiz", "Ruiz", "Ana Ruíz", "Kim Tae-woo", "Kim", "Tae-woo Kim"]
    ),
    st.sampled_from([None, "ESP", "KOR"]),
    role=st.sampled_from([None, "president", "senator", "professor"]),
    gender=st.sampled_from([None, "f", "m"]),
)
COLLECTIONS = st.lists(PEOPLE, max_size=9)


def grouped(told: list[Actor], order: list[int]) -> set[frozenset[int]]:
    found = actors(*[told[k] for k in order])
    return {frozenset(order[int(p.article)] for p in a.appearances) for a in found}


@settings(max_examples=150, deadline=None)
@given(COLLECTIONS)
def test_nobody_is_lost_and_no_guard_is_broken(told: list[Actor]) -> None:
    found = actors(*told)
    places = [p.article for a in found for p in a.appearances]
    assert sorted(places) == sorted(str(n) for n in range(len(told)))
    for actor in found:
        mine = [told[int(p.article)] for p in actor.appearances]
        assert len({a.gender for a in mine} - {None}) < 2
        assert len({a.country for a in mine} - {None}) < 2
    assert len({a.id for a in found}) == len(found)


@settings(max_examples=100, deadline=None)
@given(COLLECTIONS, PEOPLE)
def test_an_article_added_and_taken_out_leaves_no_trace(told: list[Actor], more: Actor) -> None:
    before = actors(*told)
    actors(*told, more)
    assert actors(*told) == before


def test_a_body_of_one_article_alone_tells_nobody_from_another() -> None:
    camps = [
        Actor(id=f"a-camp{n}", label="campaign", type=ActorType.GROUP, named=False)
        for n in range(3)
    ]
    told = [(replace(person("Ana Ruiz", role="manager"), affiliation=c.id), c) for c in camps]
    found = [a for a in actors(*told) if a.label == "Ana Ruiz"]
    assert [len(a.appearances) for a in found] == [3]
