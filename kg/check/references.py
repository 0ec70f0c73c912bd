"""References of records to records: what points at nothing is taken out, and noted where it was.

Nothing is lost with a reference: a statement whose speaker is not there keeps the mention, as one
that is not settled; a claim whose actor is not there keeps its words.
"""

from __future__ import annotations

from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING

from kg.check.notes import with_problem
from ontology.rules.rule import Remedy

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from kg.model import Actor, Filler, Graph, Participant, Proposition, Statement

CUT = Remedy.CUT


def without_dangling(graph: Graph, why: Mapping[str, str] | None = None) -> Graph:
    """Return the graph with no reference to a record that it has not got; itself if it has none.

    A claim that no statement is left to take a stand on goes too. `why` tells of records that were
    set aside the rule that they broke, for the note.
    """
    told = dict(why or {})
    people = {a.id for a in graph.actors}
    said = {s.id for s in graph.statements}
    held = [_held(p, said, told) for p in graph.propositions]
    kept = {p.id for p in held if p.stances}
    propositions = tuple(_filled(p, people, kept, told) for p in held if p.stances)
    claims = {p.id: {s.statement for s in p.stances} for p in propositions}
    known = people | said
    actors = tuple(_belonging(a, people, told) for a in graph.actors)
    statements = tuple(
        _claiming(_through(_spoken(s, people, told), known, told), claims, told)
        for s in graph.statements
    )
    mentions = tuple(m for m in graph.mentions if m.actor in people)
    pairs = (
        (actors, graph.actors),
        (statements, graph.statements),
        (propositions, graph.propositions),
        (mentions, graph.mentions),
    )
    if all(len(new) == len(old) and all(map(is_, new, old)) for new, old in pairs):
        return graph
    return replace(
        graph,
        actors=actors,
        statements=statements,
        propositions=propositions,
        mentions=mentions,
    )


def _missing(kind: str, name: str, told: Mapping[str, str]) -> str:
    rule = told.get(name)
    return f"no {kind} {name!r}" + (f", which was set aside ({rule})" if rule else "")


def _belonging(actor: Actor, people: Container[str], told: Mapping[str, str]) -> Actor:
    above = actor.affiliation
    wrong = [m for m in (above, *actor.members) if m is not None and m not in people]
    own = actor.id in (above, *actor.members)
    if not wrong and not own:
        return actor
    there = (
        people if not own else {*(m for m in (above, *actor.members) if m in people)} - {actor.id}
    )
    actor = replace(
        actor,
        affiliation=above if above in there else None,
        members=tuple(m for m in actor.members if m in there),
    )
    for name in wrong:
        actor = with_problem(actor, "actor-reference", _missing("actor", name, told), CUT)
    if own:
        actor = with_problem(actor, "actor-reference", "the actor belongs to itself", CUT)
    return actor


def _held(one: Proposition, said: Container[str], told: Mapping[str, str]) -> Proposition:
    wrong = [s.statement for s in one.stances if s.statement not in said]
    if not wrong:
        return one
    one = replace(one, stances=tuple(s for s in one.stances if s.statement in said))
    for name in wrong:
        one = with_problem(one, "stance-statement", _missing("statement", name, told), CUT)
    return one


def _filled(
    one: Proposition, people: Container[str], claims: Container[str], told: Mapping[str, str]
) -> Proposition:
    """Return a proposition whose fillers are actors and claims that are there; else their words."""
    every = [f for _, fillers in one.roles for f in fillers]
    named = {("actor", n) for f in every for n in (f.actor, f.owner) if n is not None}
    wrong = sorted(n for n in named if n[1] not in people)
    within = {f.proposition for f in every if f.proposition is not None}
    wrong += sorted(("claim", n) for n in within if n not in claims)
    if not wrong:
        return one
    gone = {name for _, name in wrong}

    def there(filler: Filler) -> Filler:
        return replace(
            filler,
            actor=None if filler.actor in gone else filler.actor,
            owner=None if filler.owner in gone else filler.owner,
            proposition=None if filler.proposition in gone else filler.proposition,
        )

    one = replace(one, roles=tuple((role, tuple(map(there, fs))) for role, fs in one.roles))
    for kind, name in wrong:
        one = with_problem(one, "filler-known", _missing(kind, name, told), CUT)
    return one


def _spoken(statement: Statement, people: Container[str], told: Mapping[str, str]) -> Statement:
    """Return a statement with speakers, targets and addressees that are there.

    The mention of a speaker who is not is one that is not settled.
    """
    parties = (*statement.targets, *statement.addressees)
    lost = [p for p in statement.speakers if p.actor not in people]
    away = [p for p in parties if p.actor not in people]
    unwilling = [a for a in statement.whose_will if a not in people]
    if not lost and not away and not unwilling:
        return statement

    def present(found: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(p for p in found if p.actor in people)

    unsettled = {*statement.unresolved, *(p.span for p in lost if p.span is not None)}
    statement = replace(
        statement,
        speakers=present(statement.speakers),
        unresolved=tuple(sorted(unsettled)),
        sources=tuple(s for s in statement.sources if s.speaker is None or s.speaker in people),
        whose_will=tuple(a for a in statement.whose_will if a in people),
        targets=present(statement.targets),
        addressees=present(statement.addressees),
    )
    gone = [("speaker-known", p.actor) for p in lost] + [("target-known", p.actor) for p in away]
    for rule, name in (*gone, *(("will-known", a) for a in unwilling)):
        statement = with_problem(statement, rule, _missing("actor", name, told), CUT)
    return statement


def _through(statement: Statement, known: Container[str], told: Mapping[str, str]) -> Statement:
    wrong = [v for v in statement.via if v not in known]
    if not wrong:
        return statement
    statement = replace(statement, via=tuple(v for v in statement.via if v in known))
    for name in wrong:
        statement = with_problem(
            statement, "via-known", _missing("statement or actor", name, told), CUT
        )
    return statement


def _claiming(
    statement: Statement, claims: Mapping[str, Container[str]], told: Mapping[str, str]
) -> Statement:
    """Return a statement of propositions that are there and have a stance of it."""
    wrong = [p for p in statement.propositions if statement.id not in claims.get(p, ())]
    loose = [
        name
        for a in statement.antecedents
        for name in (a.proposition, *a.consequents)
        if name not in claims
    ]
    if not wrong and not loose:
        return statement
    statement = replace(
        statement,
        propositions=tuple(p for p in statement.propositions if p not in wrong),
        antecedents=tuple(
            replace(a, consequents=tuple(c for c in a.consequents if c in claims))
            for a in statement.antecedents
            if a.proposition in claims
        ),
    )
    for rule, names in (("proposition-known", wrong), ("antecedent-known", loose)):
        for name in names:
            statement = with_problem(statement, rule, _missing("proposition", name, told), CUT)
    return statement
