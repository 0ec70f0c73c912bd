"""What is set aside has its reason, and nothing is left hanging on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.check import checked, linked
from kg.model import LinkKind, Polarity, Reject, Span
from ontology.rules.record_rules import Remedy
from tests import specimen as sp

if TYPE_CHECKING:
    from kg.model import Actor, Graph, Proposition, Statement

GRAPH = sp.graph()


def changed(*new: Statement | Actor | Proposition) -> Graph:
    """Return the specimen with these records in place of those of the same id."""
    by_id = {r.id: r for r in new}
    return replace(
        GRAPH,
        actors=tuple(by_id.get(a.id, a) for a in GRAPH.actors),  # type: ignore[misc]
        statements=tuple(by_id.get(s.id, s) for s in GRAPH.statements),  # type: ignore[misc]
        propositions=tuple(by_id.get(p.id, p) for p in GRAPH.propositions),  # type: ignore[misc]
    )


def one_reject(graph: Graph) -> Reject:
    (found,) = graph.rejects
    return found


def dangling(graph: Graph) -> list[str]:
    """Return every reference of the graph's records to a record that is not there."""
    actors = {a.id for a in graph.actors}
    statements = {s.id: s for s in graph.statements}
    claims = {p.id: {s.statement for s in p.stances} for p in graph.propositions}
    out = [m.actor for m in graph.mentions if m.actor not in actors]
    for s in graph.statements:
        out += [p.actor for p in (*s.speakers, *s.targets, *s.addressees) if p.actor not in actors]
        out += [v for v in s.via if v not in statements]
        out += [p for p in s.propositions if s.id not in claims.get(p, ())]
    for p in graph.propositions:
        out += [s.statement for s in p.stances if s.statement not in statements]
        out += [f.actor for _, fs in p.roles for f in fs if f.actor and f.actor not in actors]
    for a in graph.actors:
        out += [a.affiliation] if a.affiliation and a.affiliation not in actors else []
    return out


def test_a_sound_graph_stays_as_it_is() -> None:
    assert checked(GRAPH) is GRAPH
    assert dangling(GRAPH) == []


def test_a_denial_that_affirms_is_set_aside_with_its_stances() -> None:
    broken = replace(sp.S_DENIAL, polarity=Polarity.POS)
    graph = checked(changed(broken))
    reject = one_reject(graph)
    assert (reject.kind, reject.id, reject.rule) == ("statement", broken.id, "negative-act")
    assert (reject.article, reject.span) == ("beta", broken.cue)
    assert reject.record["polarity"] == "pos"
    assert broken.id not in {s.id for s in graph.statements}
    (sent,) = [p for p in graph.propositions if p.id == sp.SENT]
    assert [s.statement for s in sent.stances] == [sp.S_BRANDT.id]
    assert dangling(graph) == []


def test_a_proposition_that_nobody_is_left_to_claim_goes_too() -> None:
    graph = checked(changed(replace(sp.S_OFFICIAL, content=(Span(0, 9000),))))
    assert one_reject(graph).rule == "place-valid"
    assert [p.id for p in graph.propositions] == [sp.SENT]
    assert dangling(graph) == []


def test_a_statement_inside_one_set_aside_stands_alone_and_says_so() -> None:
    outer = replace(sp.S_BRANDT, evidence=Span(9000, 9001))
    inner = replace(sp.S_OFFICIAL, via=(outer.id,))
    graph = checked(changed(outer, inner))
    assert one_reject(graph).rule == "place-valid"
    (alone,) = [s for s in graph.statements if s.id == inner.id]
    assert alone.via == ()
    (problem,) = alone.problems
    assert (problem.rule, problem.remedy) == ("via-known", Remedy.CUT)
    assert problem.reason.endswith(f"{outer.id!r}, which was set aside (place-valid)")
    assert dangling(graph) == []


def test_who_cannot_be_kept_leaves_what_was_said_and_where_it_is_mentioned() -> None:
    nobody = replace(sp.BRANDT, label=" ", aliases=())
    nowhere = tuple(m for m in GRAPH.mentions if m.actor != nobody.id)
    graph = checked(replace(changed(nobody), mentions=nowhere))
    assert one_reject(graph).rule == "actor-label"
    (said,) = [s for s in graph.statements if s.id == sp.S_BRANDT.id]
    assert (said.speakers, said.unresolved) == ((), (sp.S_BRANDT.speakers[0].span,))
    assert [p.rule for p in said.problems] == ["speaker-known"]
    assert dangling(graph) == []


def test_rejects_come_sorted_and_once_for_each_rule() -> None:
    broken = [
        replace(sp.S_BRANDT, content=(Span(0, 9000), Span(9000, 9001))),
        replace(sp.S_OFFICIAL, cue=Span(9000, 9001)),
        replace(sp.S_DENIAL, polarity=Polarity.POS),
    ]
    rejects = checked(changed(*broken)).rejects
    keys = [(r.kind, r.id, r.rule) for r in rejects]
    assert keys == sorted(set(keys))
    assert {r.id for r in rejects} >= {s.id for s in broken}
    assert all(r.reason and r.record for r in rejects)


def test_a_link_that_breaks_a_rule_is_set_aside_and_the_others_stay() -> None:
    sound = sp.graph().links[0]
    dangling_link = replace(sound, target="s-nowhere")
    silent = replace(sound, kind=LinkKind.RESPONDS_TO, reason=" ")
    graph = linked(replace(GRAPH, links=()), [sound, dangling_link, silent])
    assert graph.links == (sound,)
    assert [(r.kind, r.rule) for r in graph.rejects] == [
        ("link", "link-ends"),
        ("link", "link-reason"),
    ]
    assert {r.record["target"] for r in graph.rejects} == {"s-nowhere", sound.target}
    assert linked(GRAPH, GRAPH.links) == GRAPH
