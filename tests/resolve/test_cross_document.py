"""One actor for one name across articles; namesakes and the unnamed kept apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import (
    Act,
    Actor,
    ActorType,
    Extraction,
    Mention,
    Modality,
    Participant,
    Polarity,
    Quotation,
    Span,
    Stance,
    Statement,
)
from kg.resolve import resolve
from tests import specimen as sp

TEXTS = {"alpha": sp.ALPHA, "beta": sp.BETA, "gamma": sp.ALPHA}
P_SENT = {
    s.statement: replace(sp.P_SENT, article=a, stances=(s,))
    for a, s in zip(("alpha", "beta"), sp.P_SENT.stances, strict=True)
}
ALPHA = Extraction(
    article="alpha",
    statements=(sp.S_BRANDT, sp.S_OFFICIAL),
    propositions=(P_SENT[sp.S_BRANDT.id], sp.P_CLOSE),
    actors=(sp.NORLAND, sp.SUDOVIA, sp.OSTIA, sp.MINISTRY, sp.BRANDT, sp.OFFICIAL),
    mentions=(
        Mention(article="alpha", span=Span(0, 7), actor=sp.NORLAND.id, basis="name"),
        Mention(
            article="alpha", span=sp.at(sp.ALPHA, "Ada Brandt"), actor=sp.BRANDT.id, basis="name"
        ),
    ),
)
BETA = Extraction(
    article="beta",
    statements=(sp.S_DENIAL,),
    propositions=(replace(P_SENT[sp.S_DENIAL.id], trigger=sp.at(sp.BETA, "sent")),),
    actors=(sp.SUDOVIA, sp.OSTIA),
    mentions=(
        Mention(
            article="beta", span=sp.at(sp.BETA, "Sudovia on"), actor=sp.SUDOVIA.id, basis="name"
        ),
        Mention(article="beta", span=sp.at(sp.BETA, "sent"), actor=sp.SUDOVIA.id, basis="pronoun"),
    ),
)


def namesake(article: str, country: str | None) -> Extraction:
    """Return an article in which Ada Brandt, of some country, says something about herself."""
    brandt = replace(sp.BRANDT, country=country, affiliation=None)
    who = Participant(actor=brandt.id, span=None)
    said = Statement(
        id=f"s-{article}",
        article=article,
        speakers=(who,),
        cue=None,
        act=Act.STATE,
        content=(Span(0, 7),),
        targets=(who,),
        addressees=(who,),
        quotation=Quotation.INDIRECT,
        polarity=Polarity.POS,
        modality=Modality.REALIS,
        propositions=(f"p-{article}",),
        evidence=Span(0, 7),
        rule="test",
    )
    filler = replace(sp.P_SENT.roles[0][1][0], actor=brandt.id)
    claim = replace(
        sp.P_SENT,
        id=f"p-{article}",
        article=article,
        roles=(("agent", (filler,)),),
        stances=(Stance(statement=said.id, polarity=Polarity.POS, modality=Modality.REALIS),),
    )
    named = Mention(article=article, span=Span(0, 7), actor=brandt.id, basis="role")
    return Extraction(
        article=article,
        statements=(said,),
        propositions=(claim,),
        actors=(brandt,),
        mentions=(named,),
    )


def test_a_proposition_of_two_articles_is_one_with_both_stances() -> None:
    (sent,) = [p for p in resolve([ALPHA, BETA], TEXTS).propositions if p.id == sp.SENT]
    assert {s.statement: s.polarity for s in sent.stances} == {
        sp.S_BRANDT.id: Polarity.POS,
        sp.S_DENIAL.id: Polarity.NEG,
    }
    assert sent.article == "alpha"


def test_an_actor_of_two_articles_is_one_with_all_its_names() -> None:
    actors = {a.id: a for a in resolve([ALPHA, BETA], TEXTS).actors}
    assert len(actors) == 6
    assert "Sudovia on" in actors[sp.SUDOVIA.id].aliases
    assert "sent" not in actors[sp.SUDOVIA.id].aliases  # a pronoun is no name
    assert actors[sp.SUDOVIA.id].wikidata == "Q42"


def test_the_label_of_a_person_has_a_first_name_and_the_others_stay_as_names() -> None:
    short = replace(sp.BRANDT, label="Brandt")
    articles = [
        replace(ALPHA, actors=(sp.NORLAND, short)),
        replace(BETA, actors=(short,)),
        Extraction(article="gamma", actors=(sp.BRANDT,)),
    ]
    (brandt,) = [a for a in resolve(articles, TEXTS).actors if a.id == sp.BRANDT.id]
    assert (brandt.label, brandt.aliases) == ("Ada Brandt", ("Brandt",))


def test_namesakes_of_two_countries_are_two_people_everywhere() -> None:
    found = resolve([namesake("alpha", "NOR"), namesake("beta", "OST")], TEXTS)
    ids = {a.id: a.country for a in found.actors}
    assert sorted(c or "" for c in ids.values()) == ["NOR", "OST"]
    assert sp.BRANDT.id not in ids
    for said, claim, named in zip(
        found.statements, found.propositions, found.mentions, strict=True
    ):
        used = {p.actor for p in (*said.speakers, *said.targets, *said.addressees)}
        used |= {f.actor or "" for _, fs in claim.roles for f in fs} | {named.actor}
        assert [ids[a] for a in used] == ["NOR" if said.article == "alpha" else "OST"]
    assert [(d.code, d.article) for d in found.diagnostics] == [("same-name", None)]
    assert "'Ada Brandt' stands for 2 actors" in found.diagnostics[0].message


@pytest.mark.parametrize("end", ["", " again", " twice", " in Ostia"])
def test_who_belongs_to_a_body_of_two_names_belongs_to_the_one_it_gets(end: str) -> None:
    long = sp.actor("Brandt Group", ActorType.ORGANISATION, aliases=("Brandt",))
    short = sp.actor("Brandt", ActorType.ORGANISATION)
    lee = sp.actor("Ann Lee", ActorType.PERSON, affiliation=short.id)
    texts = {"alpha": f"Brandt Group (Brandt) said no{end}.", "beta": "Ann Lee of Brandt said no."}

    def named(article: str, actor: Actor, *names: str) -> tuple[Mention, ...]:
        places = [sp.at(texts[article], name) for name in names]
        return tuple(Mention(article=article, span=p, actor=actor.id, basis="name") for p in places)

    found = resolve(
        [
            Extraction(
                article="alpha", actors=(long,), mentions=named("alpha", long, long.label, "Brandt")
            ),
            Extraction(
                article="beta",
                actors=(short, lee),
                mentions=(*named("beta", short, "Brandt"), *named("beta", lee, "Ann Lee")),
            ),
        ],
        texts,
    )
    by_label = {a.label: a for a in found.actors}
    assert by_label.keys() == {"Brandt Group", "Ann Lee"}
    assert by_label["Ann Lee"].affiliation == by_label["Brandt Group"].id


def test_a_name_without_a_country_is_the_person_named_elsewhere() -> None:
    found = resolve([namesake("alpha", "NOR"), namesake("beta", None)], TEXTS)
    assert [(a.id, a.country) for a in found.actors] == [(sp.BRANDT.id, "NOR")]
    assert found.diagnostics == ()


def test_the_unnamed_get_no_names() -> None:
    called = Mention(
        article="alpha", span=sp.at(sp.ALPHA, "A senior"), actor=sp.OFFICIAL.id, basis="name"
    )
    found = resolve([replace(ALPHA, mentions=(called,))], TEXTS)
    (official,) = [a for a in found.actors if a.id == sp.OFFICIAL.id]
    assert official.aliases == ()
    assert not official.named


def test_states_of_one_name_part_stay_two() -> None:
    north = Actor(id="a-1", label="North Ostia", type=ActorType.COUNTRY, country="NOS")
    south = Actor(id="a-2", label="South Ostia", type=ActorType.COUNTRY, country="SOS")
    found = resolve([Extraction(article="alpha", actors=(north, south))], TEXTS)
    assert [a.label for a in found.actors] == ["North Ostia", "South Ostia"]


ARTICLES = [ALPHA, BETA, namesake("gamma", "OST")]


@settings(max_examples=20)
@given(st.permutations(ARTICLES))
def test_the_order_of_articles_changes_nothing(order: list[Extraction]) -> None:
    assert resolve(order, TEXTS) == resolve(ARTICLES, TEXTS)


def again(article: str, order: list[Extraction]) -> Extraction:
    """Return what was resolved as if it had just been extracted."""
    found = resolve(order, TEXTS)
    return Extraction(
        article=article,
        statements=found.statements,
        propositions=found.propositions,
        actors=found.actors,
        mentions=found.mentions,
        diagnostics=found.diagnostics,
    )


@pytest.mark.parametrize("extraction", ARTICLES, ids=lambda e: e.article)
def test_resolving_one_article_twice_is_resolving_it_once(extraction: Extraction) -> None:
    once = again(extraction.article, [extraction])
    assert again(extraction.article, [once]) == once


def test_nothing_comes_of_nothing() -> None:
    found = resolve([], {})
    assert (found.actors, found.statements, found.diagnostics) == ((), (), ())
