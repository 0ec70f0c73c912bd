"""What stands behind a claim and against it: sides, origins, unnamed sources, days, witnesses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.link.corroboration import Corroboration, corroborations
from kg.link.whose_side import Sides
from kg.model import (
    Act,
    Actor,
    ActorType,
    Appearance,
    Certainty,
    Dated,
    Filler,
    Modality,
    Participant,
    Polarity,
    Proposition,
    Quotation,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT = "who saw the raid | a witness | who has seen the footage | at the ministry | an officer"
NORLAND = Actor(id="norland", label="Norland", type=ActorType.COUNTRY, country="NOR")
ARMY = Actor(id="army", label="Army of Norland", type=ActorType.ORGAN, affiliation="norland")
COURT = Actor(
    id="court", label="Supreme Court of Norland", type=ActorType.ORGAN, affiliation="norland"
)
SUDOVIA = Actor(id="sudovia", label="Sudovia", type=ActorType.COUNTRY, country="SDV")
ACME = Actor(id="acme", label="Acme", type=ActorType.ORGANISATION)


def person(name: str, role: str | None = None, above: str | None = None) -> Actor:
    return Actor(id=name, label=name, type=ActorType.PERSON, role=role, affiliation=above)


def nobody(name: str, role: str | None = None, above: str | None = None) -> Actor:
    made = replace(person(name, role, above), type=ActorType.ROLE)
    return replace(made, named=False)


MINISTER = person("Berg", "foreign minister", "norland")
OFFICER = nobody("officer", "officer", "army")
SENATOR = person("Holt", "senator", "norland")
SPOKESWOMAN = person("Lind", "spokesman", "acme")
AIDE = nobody("aide", "aide", "Holt")
SOURCE, OTHER = nobody("source"), nobody("person")
BOTH = Actor(id="both", label="Both", type=ActorType.GROUP, members=("Berg", "sudovia"))
ACTORS = {
    a.id: a
    for a in (
        *(NORLAND, ARMY, COURT, SUDOVIA, ACME, MINISTER, OFFICER, SENATOR, SPOKESWOMAN),
        *(AIDE, SOURCE, OTHER, BOTH, person("Vik"), nobody("witness", "witness")),
    )
}


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (NORLAND, "norland"),
        (ARMY, "norland"),
        (MINISTER, "norland"),
        (OFFICER, "norland"),
        (COURT, "court"),
        (SENATOR, "Holt"),
        (AIDE, "Holt"),
        (SPOKESWOMAN, "acme"),
        (ACME, "acme"),
        (SOURCE, "source"),
    ],
    ids=lambda x: x if isinstance(x, str) else x.id,
)
def test_a_government_or_a_body_is_one_side_and_a_court_its_own(
    actor: Actor, expected: str
) -> None:
    assert Sides(ACTORS).of(actor) == (expected,)


def test_those_who_act_together_are_as_many_sides_as_they_are() -> None:
    assert Sides(ACTORS).of(BOTH) == ("norland", "sudovia")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Brandt’s campaign", "Ada Brandt"),
        ("the brandt campaign", "Ada Brandt"),
        ("Ada Brandt’s senior aides", "Ada Brandt"),
        ("Olsen’s lawyers", "group"),  # two of that name
        ("Per Olsen’s lawyers", "Per Olsen"),
        ("his campaign", "group"),
        ("Brandt’s critics", "group"),
        ("an ad campaign", "group"),
    ],
)
def test_a_campaign_speaks_for_whose_it_is(label: str, expected: str) -> None:
    def seen(actor: Actor) -> Actor:
        here = Appearance(id=f"ap-{actor.id}", article="one", names=(actor.label,))
        return replace(actor, appearances=(here,))

    people = [seen(person(name)) for name in ("Ada Brandt", "Per Olsen", "Ole Olsen")]
    group = seen(Actor(id="group", label=label, type=ActorType.GROUP, named=False))
    actors = {a.id: a for a in (*people, group)}
    assert Sides(actors).of(group) == (expected,)
    elsewhere = replace(group, appearances=(replace(group.appearances[0], article="two"),))
    assert Sides({**actors, "group": elsewhere}).of(elsewhere) == ("group",)


def said(name: str, *speakers: str, **more: object) -> Statement:
    values: dict[str, object] = {
        "id": name,
        "article": "one",
        "voice": Voice.ATTRIBUTED if speakers else Voice.ARTICLE,
        "speakers": tuple(Participant(actor=s) for s in speakers),
        "cue": None,
        "act": Act.STATE,
        "content": (Span(0, 3),),
        "quotation": Quotation.INDIRECT,
        "polarity": Polarity.POS,
        "modality": Modality.REALIS,
        "origin": f"o-{name}",
        "evidence": Span(0, len(TEXT)),
        "rule": "made",
        **more,
    }
    return Statement(**values)  # type: ignore[arg-type]


def denied(name: str, *speakers: str, **more: object) -> Statement:
    return said(name, *speakers, act=Act.DENY, polarity=Polarity.NEG, **more)


def behind(*statements: Statement) -> Corroboration:
    """Return what stands behind the claim that the statements take up."""
    return found_behind(*statements)["p"]


def found_behind(
    *statements: Statement,
    predicate_class: str | None = "assault",
    actors: Mapping[str, Actor] = ACTORS,
) -> dict[str, Corroboration]:
    claim = Proposition(
        id="p",
        label="Norland raids the port",
        type="ASSAULT",
        predicate_class=predicate_class,
        roles=(("agent", (Filler(label="Norland", actor="norland"),)),),
        article="one",
        trigger=Span(0, 3),
        stances=tuple(
            Stance(statement=s.id, polarity=s.polarity, modality=s.modality, certainty=s.certainty)
            for s in statements
        ),
    )
    articles = {s.article for s in statements}
    return corroborations(
        statements,
        [claim],
        actors,
        texts=dict.fromkeys(articles, TEXT),
        published=dict.fromkeys(articles, "2024-05-04"),
    )


def names(found: Corroboration) -> tuple[list[str], list[str], list[str]]:
    asserted, against, silent = (
        [s.id for s in some]
        for some in (found.asserted_by, found.denied_by, found.not_confirmed_by)
    )
    return asserted, against, silent


def test_a_governments_voices_are_one_side_and_two_governments_are_two() -> None:
    one = behind(said("1", "Berg"), said("2", "officer"), said("3", "army"))
    assert names(one) == (["norland"], [], [])
    assert (one.origins, one.independent) == (3, 1)
    assert one.asserted_by[0].speakers == ("Berg", "army", "officer")
    two = behind(said("1", "Berg"), said("2", "sudovia"))
    assert (two.origins, two.independent) == (2, 2)


def test_one_text_that_two_are_cited_for_is_one_source() -> None:
    found = behind(said("1", "Berg", origin="o"), said("2", "sudovia", origin="o", article="two"))
    assert (len(found.asserted_by), found.origins, found.independent) == (2, 1, 1)


def test_what_two_say_together_is_of_two_sides_and_one_origin() -> None:
    found = behind(said("1", "Berg", "sudovia"))
    assert (len(found.asserted_by), found.origins, found.independent) == (2, 1, 1)


def test_two_who_deny_back_the_denial_and_not_the_claim() -> None:
    found = behind(denied("1", "Berg"), denied("2", "sudovia", article="two"))
    assert names(found) == ([], ["norland", "sudovia"], [])
    assert (found.origins, found.independent, found.denial_origins) == (0, 0, 2)


def test_who_gives_no_answer_is_on_neither_side() -> None:
    silent = said("2", "Vik", act=Act.DECLINE, polarity=Polarity.NEG)
    assert names(behind(said("1", "acme"), silent)) == (["acme"], [], ["Vik"])


@pytest.mark.parametrize(
    "more",
    [
        {"modality": Modality.POSSIBLE},
        {"modality": Modality.QUESTION, "act": Act.ASK},
        {"modality": Modality.OBLIGATION, "act": Act.DEMAND},
        {"certainty": Certainty.POSSIBLE},
        {"hedge": Span(0, 3)},
        {"rule": "transcript-question"},
        {"conditions": (Span(0, 3),)},
        {"act": Act.CONSIDER, "modality": Modality.CONSIDERED},
    ],
    ids=str,
)
def test_only_what_is_put_as_fact_is_asserted(more: dict[str, object]) -> None:
    assert found_behind(said("1", "acme", **more)) == {}
    assert names(behind(said("1", "acme", **more), said("2", "Vik"))) == (["Vik"], [], [])


def test_narration_is_told_apart_from_what_is_cited() -> None:
    found = behind(said("1", article="two"), said("2", "source"))
    assert found.narrated_in == ("two",)
    assert (found.origins, found.independent, found.only_unnamed) == (1, 1, True)


def test_unnamed_sources_of_one_origin_are_one() -> None:
    found = behind(said("1", "source", origin="o"), said("2", "person", origin="o", article="two"))
    assert (len(found.asserted_by), found.independent) == (1, 1)
    assert found.asserted_by[0].speakers == ("person", "source")


def test_an_unnamed_source_may_be_whom_the_same_article_names() -> None:
    here = behind(said("1", "source"), said("2", "Vik"))
    assert (here.independent, here.only_unnamed) == (1, False)
    elsewhere = behind(said("1", "source"), said("2", "Vik", article="two"))
    assert elsewhere.independent == 2


def test_an_unnamed_holder_of_an_office_may_be_whom_another_article_names() -> None:
    named = replace(person("Rey", "envoy"), country="SDV")
    unnamed = replace(nobody("the envoy", "envoy"), country="SDV")
    other = replace(unnamed, id="another envoy", country="NOR")
    people = ACTORS | {a.id: a for a in (named, unnamed, other)}

    first = said("1", "Rey", article="two")

    def independent(other: str) -> int:
        return found_behind(first, said("2", other), actors=people)["p"].independent

    assert independent("the envoy") == 1
    assert independent("another envoy") == 2


def test_a_document_is_no_unnamed_person() -> None:
    paper = Source(speaker="source", kind=SourceKind.DOCUMENT)
    found = behind(said("1", "source", sources=(paper,)))
    assert not found.only_unnamed
    whispered = replace(paper, kind=SourceKind.UNNAMED_PERSON)
    found = behind(said("1", "source", sources=(whispered,)))
    assert found.only_unnamed


def test_the_days_are_those_of_the_utterance_else_of_publication() -> None:
    found = behind(
        said("1", "Vik", said_on=Dated("2024-05-02", "told")),
        said("2", "acme", said_within=Dated("2024-04", "told")),
    )
    assert (found.first, found.last) == ("2024-04-01", "2024-05-02")
    found = behind(said("1", "Vik"))
    assert (found.first, found.last) == ("2024-05-04", "2024-05-04")


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("speaker", "title", "reason", "seen"),
    [
        ("Vik", None, "who saw the raid", True),
        ("Vik", None, "who has seen the footage", False),
        ("source", None, "at the ministry", False),
        ("source", "a witness", None, True),
        ("source", "an officer", None, False),
        ("witness", None, None, True),
    ],
)
def test_a_witness_is_whom_the_article_says_to_have_been_there(
    speaker: str, title: str | None, reason: str | None, seen: bool
) -> None:
    source = Source(
        speaker=speaker,
        kind=SourceKind.NAMED_PERSON,
        title=place(title) if title else None,
        justification=(place(reason),) if reason else (),
    )
    found = behind(said("1", speaker, sources=(source,)))
    assert found.witnesses == ((speaker,) if seen else ())
    assert behind(denied("1", speaker, sources=(source,))).witnesses == ()
    thought = found_behind(said("1", speaker, sources=(source,)), predicate_class="evaluate")
    assert thought["p"].witnesses == ()


def test_who_is_told_elsewhere_to_have_seen_something_is_no_witness_of_this() -> None:
    seen = Source(
        speaker="Vik", kind=SourceKind.NAMED_PERSON, justification=(place("who saw the raid"),)
    )
    assert behind(said("1", "Vik", sources=(seen,))).witnesses == ("Vik",)
    later = said("1", "Vik", sources=(seen,), evidence=place("at the ministry"))
    assert behind(later).witnesses == ()


def test_whoever_says_to_have_seen_it_is_a_witness() -> None:
    saw = Proposition(
        id="q",
        label="Vik sees that Norland raids the port",
        predicate_class="perceive",
        roles=(
            ("agent", (Filler(label="Vik", actor="Vik"),)),
            ("theme", (Filler(label="Norland raids the port", proposition="p"),)),
        ),
        article="one",
        trigger=Span(0, 3),
        stances=(Stance(statement="1", polarity=Polarity.POS, modality=Modality.REALIS),),
    )
    raid = replace(saw, id="p", predicate_class="raid", roles=())
    mine = said("1", "Vik")
    assert corroborations([mine], [saw, raid], ACTORS)["p"].witnesses == ("Vik",)
    hers = said("1", "acme")  # who only says that Vik saw it
    assert corroborations([hers], [saw, raid], ACTORS)["p"].witnesses == ()


def test_a_side_that_takes_part_itself_is_told() -> None:
    found = behind(said("1", "Berg"), said("2", "sudovia"))
    assert found.parties == ("norland",)


def test_the_order_of_statements_changes_nothing() -> None:
    some = (said("1", "Berg"), said("2", "source"), said("3", "sudovia", article="two"))
    assert behind(*some) == behind(*some[::-1])
