"""For every rule a record that breaks it: what is done, and that the graph is valid afterwards."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.check import checked, linked
from kg.check.broken_rules import violations
from kg.check.references import without_dangling
from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.model import (
    Act,
    Antecedent,
    Certainty,
    Dated,
    Filler,
    Mention,
    Modality,
    Participant,
    Polarity,
    Predicate,
    Quotation,
    Span,
    Stance,
    Voice,
)
from ontology.rdf import lifted_rules
from ontology.rdf.reading import read_triples
from ontology.rdf.validate import validate_triples
from ontology.rules.record_rules import RULES, Remedy
from tests import specimen as sp

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Actor, Article, Graph, Link, Proposition, Statement

LINK = sp.graph().links[0]
GRAPH = replace(sp.graph(), links=())
"""Links are drawn between what was checked."""
KEPT, MENDED, CUT, OPEN, ASIDE = Remedy
BEYOND = Span(9_000, 9_009)
BLANK = sp.at(sp.ALPHA, "\n\n")

MADE_BY_THE_PROGRAM = {
    "act-known": "an act is a member of its list; narration is written without one",
    "actor-list": "a type is a member of its list",
    "actor-named": "named is true or false",
    "article-hash": "it is computed from the text",
    "article-id": "every reader gives one",
    "link-contrast": "a contrast is a member of its list",
    "link-polarity": "a polarity is a member of its list",
    "link-kind": "a kind is a member of its list",
    "place-article": "places have no article but their statement's",
    "place-quote": "a quote is cut from the text when it is written",
    "stance-list": "polarity, modality and certainty are members of their lists",
    "statement-article": "statements are checked with their article",
}
"""Rules that no record of the model can break: only RDF from elsewhere."""


class Breach(NamedTuple):
    """A graph with one fault, the rule that it breaks, what is done, and to which record."""

    rule: str
    remedy: Remedy
    made: Callable[[], Graph]
    name: str


def put[Record: (Statement, Actor, Proposition, Article)](old: Record, **new: object) -> Graph:
    """Return the specimen with one record changed."""
    made = replace(old, **new)  # type: ignore[arg-type]

    def there(found: tuple[Record, ...]) -> tuple[Record, ...]:
        return tuple(made if r.id == old.id else r for r in found)

    return replace(
        GRAPH,
        articles=there(GRAPH.articles),  # type: ignore[arg-type]
        actors=there(GRAPH.actors),  # type: ignore[arg-type]
        statements=there(GRAPH.statements),  # type: ignore[arg-type]
        propositions=there(GRAPH.propositions),  # type: ignore[arg-type]
    )


def said(rule: str, remedy: Remedy, who: Statement = sp.S_BRANDT, **new: object) -> Breach:
    return Breach(rule, remedy, lambda: put(who, **new), who.id)


def claimed(rule: str, remedy: Remedy, **new: object) -> Breach:
    return Breach(rule, remedy, lambda: put(sp.P_SENT, **new), sp.SENT)


def called(rule: str, remedy: Remedy, who: Actor = sp.MINISTRY, **new: object) -> Breach:
    return Breach(rule, remedy, lambda: put(who, **new), who.id)


def stand(rule: str, remedy: Remedy, **new: object) -> Breach:
    """Return a fault in how the official stands to what is claimed."""
    changed = replace(sp.P_CLOSE.stances[0], **new)  # type: ignore[arg-type]
    return Breach(rule, remedy, lambda: put(sp.P_CLOSE, stances=(changed,)), sp.S_OFFICIAL.id)


def role(**new: object) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
    (name, (filler,)), *rest = sp.P_SENT.roles
    return ((name, (replace(filler, **new),)), *rest)  # type: ignore[arg-type]


def counted(**new: object) -> object:
    assert sp.P_SENT.quantity is not None
    return replace(sp.P_SENT.quantity, **new)  # type: ignore[arg-type]


def shared() -> Graph:
    """Return a graph whose unnamed official is mentioned, and speaks, in two articles."""
    there = Mention(article="beta", span=Span(0, 7), actor=sp.OFFICIAL.id, basis="name")
    here = Mention(article="alpha", span=Span(0, 7), actor=sp.OFFICIAL.id, basis="name")
    graph = put(sp.S_DENIAL, speakers=(Participant(actor=sp.OFFICIAL.id, span=Span(0, 7)),))
    return replace(graph, mentions=(*graph.mentions, here, there))


def twice() -> Graph:
    again = replace(sp.S_BRANDT, confidence=0.25)
    return replace(GRAPH, statements=(*GRAPH.statements, again))


ABOUT = (Participant(actor="a-404"),)
SUPPOSED = Antecedent(span=sp.at(sp.ALPHA, "Norland may close"), proposition=sp.SENT)
FACT = {"polarity": Polarity.POS, "modality": Modality.REALIS, "certainty": Certainty.UNSPECIFIED}

BREACHES = [
    Breach("article-language", MENDED, lambda: put(sp.ARTICLE_A, language=""), "alpha"),
    Breach(
        "article-published",
        CUT,
        lambda: put(sp.ARTICLE_A, published=Dated("soon", "told")),
        "alpha",
    ),
    Breach(
        "article-published", CUT, lambda: put(sp.ARTICLE_A, published=Dated("2024", "")), "alpha"
    ),
    Breach("statement-id", MENDED, twice, sp.S_BRANDT.id),
    said("statement-list", CUT, plover="GOSSIP"),
    said("speaker-known", CUT, speakers=(*sp.S_BRANDT.speakers, *ABOUT)),
    said("speaker-known", CUT, speakers=(Participant(actor="a-404", span=Span(43, 72)),)),
    Breach(
        "speaker-known",
        ASIDE,
        lambda: put(sp.S_BRANDT, voice=Voice.ARTICLE),
        sp.S_BRANDT.id,
    ),
    said("source-valid", CUT, sources=(replace(sp.S_BRANDT.sources[0], title=BEYOND),)),
    said("will-known", CUT, whose_will=("a-404",)),
    said("target-known", CUT, targets=ABOUT),
    said("target-known", CUT, addressees=ABOUT),
    said("negative-act", ASIDE, sp.S_DENIAL, polarity=Polarity.POS),
    said("demand-object", KEPT, sp.S_OFFICIAL, act=Act.DEMAND, content=(), targets=()),
    said("content-present", KEPT, sp.S_BRANDT, content=()),
    said("place-valid", MENDED, content=(Span(112, 134), Span(91, 120))),
    said("place-valid", CUT, hedge=BEYOND),
    said("place-valid", CUT, occasion=BLANK),
    said("place-valid", CUT, targets=(Participant(actor=sp.SUDOVIA.id, span=BEYOND),)),
    said("place-valid", CUT, speakers=(Participant(actor=sp.BRANDT.id, span=BEYOND),)),
    said("place-valid", CUT, repeats=(BEYOND,)),
    said("place-valid", CUT, content=(Span(91, 120), BEYOND)),
    said("place-valid", ASIDE, content=(BEYOND,)),
    said("place-valid", ASIDE, cue=BEYOND),
    said("place-valid", ASIDE, evidence=BEYOND),
    said("evidence-covers", MENDED, evidence=Span(91, 120)),
    said("evidence-covers", MENDED, evidence=Span(51, 135)),
    said("said-on-valid", CUT, said_on=Dated("2024-10-25", "“Friday”")),
    said("said-on-valid", CUT, said_on=Dated("Tuesday", "“Tuesday”")),
    said("said-on-valid", CUT, said_on=Dated("2024-10-22", "")),
    said("said-on-valid", CUT, said_on=None, said_within=Dated("last week", "told")),
    said("statement-confidence", MENDED, confidence=1.5),
    said("statement-confidence", MENDED, confidence=float("nan")),
    said("via-known", CUT, via=("s-404",)),
    said("quotation-marks", KEPT, sp.S_OFFICIAL, quotation=Quotation.DIRECT),
    said("proposition-known", CUT, propositions=(sp.SENT, "p-404")),
    said("proposition-known", CUT, propositions=(sp.SENT, sp.CLOSE)),
    said("antecedent-known", MENDED, sp.S_OFFICIAL, antecedents=(SUPPOSED,)),
    said(
        "antecedent-known",
        CUT,
        sp.S_OFFICIAL,
        antecedents=(replace(SUPPOSED, span=sp.S_OFFICIAL.conditions[0], proposition="p-404"),),
    ),
    claimed("proposition-label", OPEN, label=" "),
    claimed("event-known", CUT, type="GOSSIP"),
    claimed("event-known", CUT, mode="rumour"),
    claimed("event-known", CUT, contexts=("military", "kitchen")),
    claimed("predicate-known", CUT, predicate=Predicate(lemma=" ", span=sp.P_SENT.trigger)),
    claimed("predicate-known", CUT, predicate_class=" "),
    claimed("role-known", CUT, roles=(*sp.P_SENT.roles, ("cook", sp.P_SENT.roles[0][1]))),
    claimed("role-known", CUT, roles=(*sp.P_SENT.roles, ("topic", ()))),
    claimed("filler-known", CUT, roles=role(actor="a-404")),
    claimed("filler-known", CUT, roles=role(actor=None, owner="a-404")),
    claimed("filler-known", CUT, roles=role(actor=None, proposition="p-404")),
    claimed("filler-known", CUT, roles=role(country="Sudovia")),
    claimed("filler-known", CUT, roles=role(label=" ")),
    claimed("filler-known", CUT, roles=role(label="", actor=None, span=None)),
    claimed("quantity-valid", CUT, quantity=counted(value=float("inf"))),
    claimed("quantity-valid", CUT, quantity=counted(max=3.0)),
    claimed("quantity-valid", CUT, quantity=counted(unit=" ")),
    claimed("event-time-valid", CUT, time="soon"),
    claimed("proposition-place", CUT, roles=role(span=BEYOND)),
    claimed("proposition-place", CUT, quantity=counted(span=BLANK)),
    claimed("proposition-place", ASIDE, trigger=BEYOND),
    claimed(
        "stance-statement",
        CUT,
        stances=(*sp.P_SENT.stances, replace(sp.P_SENT.stances[0], statement="s-404")),
    ),
    stand("proposition-place", CUT, trigger=BEYOND),
    stand("stance-strength", OPEN, **FACT),
    stand("stance-sureness", MENDED, certainty=Certainty.CERTAIN),
    called("actor-label", MENDED, label=""),
    called("actor-reference", CUT, affiliation="a-404"),
    called("actor-reference", CUT, affiliation=sp.MINISTRY.id),
    called("actor-reference", CUT, members=(sp.BRANDT.id, "a-404")),
    called("actor-code", CUT, country="Norland"),
    called("actor-code", CUT, sp.OSTIA, wikidata="42"),
    called("unnamed-label", KEPT, sp.OFFICIAL, label="Ada Brandt"),
    Breach("unnamed-article", MENDED, shared, sp.OFFICIAL.id),
]
IDS = [f"{n}-{b.rule}-{b.remedy.value}" for n, b in enumerate(BREACHES)]


def link(**new: object) -> Link:
    return replace(LINK, **new)  # type: ignore[arg-type]


LINKS = [
    ("link-ends", ASIDE, link(target="s-404")),
    ("link-ends", ASIDE, link(target=LINK.source)),
    ("link-reason", ASIDE, link(reason=" ")),
    ("link-proposition", CUT, link(proposition="p-404")),
    ("link-score", MENDED, link(score=1.5)),
    ("link-score", MENDED, link(score=float("nan"))),
]


def noted(graph: Graph, name: str) -> set[tuple[str, Remedy]]:
    records = (*graph.statements, *graph.actors, *graph.propositions)
    return {(p.rule, p.remedy) for r in records if r.id == name for p in r.problems}


def errors(graph: Graph) -> list[str]:
    """Return what the shapes and the record rules have against the graph as it is exported."""
    out = io.BytesIO()
    rdf.nquads(Release(graph), out)
    triples = read_triples(out.getvalue(), "nq")
    texts = {a.sha256: a.text for a in graph.articles}
    found = [b.rule for b in validate_triples(triples).breaches if not b.warning]
    broken = lifted_rules.broken(triples, texts)
    return found + [v.rule for _, v in broken if not RULES[v.rule].lenient]


@pytest.mark.parametrize("breach", BREACHES, ids=IDS)
def test_what_breaks_a_rule_is_mended_or_kept_and_told(breach: Breach) -> None:
    broken = breach.made()
    graph = checked(broken)
    if breach.rule.startswith("article-"):
        assert [(d.code, d.article) for d in graph.diagnostics] == [(breach.rule, breach.name)]
    elif breach.remedy is ASIDE:
        assert [(r.id, r.rule) for r in graph.rejects] == [(breach.name, breach.rule)]
    else:
        assert (breach.rule, breach.remedy) in noted(graph, breach.name)
    assert breach.remedy in RULES[breach.rule].remedies


@pytest.mark.parametrize("breach", BREACHES, ids=IDS)
def test_the_graph_is_valid_afterwards(breach: Breach) -> None:
    graph = checked(breach.made())
    assert without_dangling(graph) is graph
    assert [v for v, _ in violations(graph) if not RULES[v.rule].lenient] == []
    assert errors(graph) == []
    assert checked(graph) == graph


@pytest.mark.parametrize("breach", BREACHES, ids=IDS)
def test_nothing_is_lost_but_what_is_set_aside(breach: Breach) -> None:
    graph = checked(breach.made())
    gone = {breach.name} if breach.remedy is ASIDE else set()
    assert {r.id for r in graph.rejects} == gone
    assert {a.id for a in graph.actors} >= {a.id for a in GRAPH.actors}
    assert {s.id for s in graph.statements} == {s.id for s in GRAPH.statements} - gone
    lost = {p.id for p in GRAPH.propositions} - {p.id for p in graph.propositions}
    assert lost <= gone


@pytest.mark.parametrize(("rule", "remedy", "made"), LINKS)
def test_a_link_is_mended_or_set_aside(rule: str, remedy: Remedy, made: Link) -> None:
    graph = linked(GRAPH, [made])
    assert remedy in RULES[rule].remedies
    if remedy is ASIDE:
        (reject,) = graph.rejects
        assert (reject.kind, reject.rule) == ("link", rule)
        assert reject.speakers in (("Ada Brandt",), ("Sudovia",))
        assert graph.links == ()
    else:
        assert [d.code for d in graph.diagnostics] == [rule]
        assert len(graph.links) == 1
    assert errors(graph) == []


def overlaid(graphs: list[Graph]) -> Graph:
    """Return the specimen with the records that a graph has otherwise; the last one counts."""
    changed = {
        r.id: r
        for g in graphs
        for new, old in (
            (g.articles, GRAPH.articles),
            (g.actors, GRAPH.actors),
            (g.statements, GRAPH.statements),
            (g.propositions, GRAPH.propositions),
        )
        for r in new
        if r not in old
    }
    return replace(
        GRAPH,
        articles=tuple(changed.get(r.id, r) for r in GRAPH.articles),  # type: ignore[misc]
        actors=tuple(changed.get(r.id, r) for r in GRAPH.actors),  # type: ignore[misc]
        statements=tuple(changed.get(r.id, r) for r in GRAPH.statements),  # type: ignore[misc]
        propositions=tuple(changed.get(r.id, r) for r in GRAPH.propositions),  # type: ignore[misc]
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(BREACHES), min_size=2, max_size=6, unique=True))
def test_several_faults_at_once_leave_a_valid_graph_and_all_that_can_stay(
    breaches: list[Breach],
) -> None:
    broken = overlaid([b.made() for b in breaches])
    graph = checked(broken)
    assert without_dangling(graph) is graph
    assert [v for v, _ in violations(graph) if not RULES[v.rule].lenient] == []
    assert checked(graph) == graph
    gone = {b.name for b in breaches if b.remedy is ASIDE}
    assert {r.id for r in graph.rejects} <= gone
    assert {s.id for s in GRAPH.statements} - {s.id for s in graph.statements} <= gone
    facts = {
        (p.id, s.statement)
        for p in graph.propositions
        for s in p.stances
        if (s.polarity, s.modality) == (Polarity.POS, Modality.REALIS)
    }
    assert facts <= {(sp.SENT, sp.S_BRANDT.id)}


def test_every_rule_and_every_remedy_is_tried() -> None:
    tried = {(b.rule, b.remedy) for b in BREACHES} | {(rule, remedy) for rule, remedy, _ in LINKS}
    assert {rule for rule, _ in tried} | MADE_BY_THE_PROGRAM.keys() == RULES.keys()
    promised = {(name, r) for name, rule in RULES.items() for r in rule.remedies}
    assert tried <= promised
    untried = {name for name, _ in promised - tried} - MADE_BY_THE_PROGRAM.keys()
    assert untried == {"statement-list", "statement-id", "proposition-label", "actor-label"} | {
        "filler-known"
    }


def test_a_claim_that_may_be_denied_is_no_fact_afterwards() -> None:
    """Whatever is done, nothing negated or conditional comes out as plain fact."""
    bold = replace(sp.P_CLOSE, stances=(Stance(statement=sp.S_OFFICIAL.id, **FACT),))  # type: ignore[arg-type]
    graph = checked(put(sp.P_CLOSE, stances=bold.stances))
    (stance,) = next(p for p in graph.propositions if p.id == sp.CLOSE).stances
    assert (stance.polarity, stance.modality) == (Polarity.UNSPECIFIED, Modality.UNSPECIFIED)
    assert stance.certainty is Certainty.UNSPECIFIED


def test_words_that_may_be_negated_are_not_denied_once_more() -> None:
    graph = checked(put(sp.P_SENT, label=""))
    (claim,) = [p for p in graph.propositions if p.id == sp.SENT]
    assert claim.label == "Sudovia has sent up to 300 tanks to Ostia."
    assert {s.polarity for s in claim.stances} == {Polarity.UNSPECIFIED}


def test_a_speaker_who_is_not_there_leaves_the_mention() -> None:
    place = Span(43, 72)
    graph = checked(put(sp.S_BRANDT, speakers=(Participant(actor="a-404", span=place),)))
    (found,) = [s for s in graph.statements if s.id == sp.S_BRANDT.id]
    assert (found.speakers, found.unresolved, found.speaker_spans) == ((), (place,), (place,))


def test_an_actor_of_nothing_but_a_will_is_known() -> None:
    hale = replace(sp.BRANDT, id="a-hale", label="Mia Hale", affiliation=None)
    graph = put(sp.S_BRANDT, whose_will=(hale.id,))
    graph = checked(replace(graph, actors=(*graph.actors, hale)))
    one = next(s for s in graph.statements if s.id == sp.S_BRANDT.id)
    assert (one.whose_will, one.problems, graph.rejects) == ((hale.id,), (), ())


def test_an_actor_of_nothing_but_a_thing_is_known() -> None:
    hale = replace(sp.BRANDT, id="a-hale", label="Mia Hale", affiliation=None)
    graph = put(sp.P_SENT, roles=role(actor=None, owner=hale.id))
    graph = checked(replace(graph, actors=(*graph.actors, hale)))
    one = next(p for p in graph.propositions if p.id == sp.SENT)
    owners = {f.owner for _, fillers in one.roles for f in fillers if f.owner is not None}
    assert (owners, one.problems, graph.rejects) == ({hale.id}, (), ())


def test_an_unnamed_actor_is_another_in_each_article() -> None:
    graph = checked(shared())
    spoken = {s.article: s.speakers[0].actor for s in graph.statements if s.rule == "verb-clause"}
    assert spoken["alpha"] == sp.OFFICIAL.id != spoken["beta"]
    there = {m.article for m in graph.mentions if m.actor == spoken["beta"]}
    assert there == {"beta"}


def test_the_report_says_who_was_set_aside_and_with_what_words() -> None:
    (reject,) = checked(put(sp.S_DENIAL, polarity=Polarity.POS)).rejects
    assert (reject.speakers, reject.quote) == (("Sudovia",), sp.BETA.strip())
    (claim,) = checked(put(sp.P_SENT, trigger=BEYOND)).rejects
    assert claim.speakers == ("Ada Brandt",)
    assert cast("str", claim.quote).startswith("Norland’s president Ada Brandt said")
