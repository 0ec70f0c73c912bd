"""What is done with a record for each rule that it breaks, where it can be kept.

Every mend makes the record keep its rule by taking out what is wrong or putting what alone is
right, and is noted at the record; `ontology.rules.rule.RULES` says which rule has which remedy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from typing import TYPE_CHECKING

from kg.check.notes import with_problem
from kg.model import Span, without_stand
from ontology import terms
from ontology.rules.actor_rules import QID
from ontology.rules.proposition_rules import ALPHA3
from ontology.rules.rule import Remedy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.model import Actor, Filler, Proposition, Source, Stance, Statement

KEPT, MENDED, CUT, OPEN = Remedy.KEPT, Remedy.MENDED, Remedy.CUT, Remedy.UNSPECIFIED

GAP = " … "
"""Stands between the places of an interrupted content."""


@dataclass(frozen=True, slots=True)
class Context:
    """What mends look at: texts by article, statements and actors by id, mentions by actor."""

    texts: Mapping[str, str]
    statements: Mapping[str, Statement]
    actors: Mapping[str, Actor]
    mentions: Mapping[str, list[tuple[str, Span]]]


def statement(record: Statement, rule: str, reason: str, context: Context) -> Statement:
    """Return a statement with what breaks the rule mended or noted; as it is if nothing can be."""
    found = _STATEMENT.get(rule)
    if found is None:
        return record
    mend, remedy = found
    mended = mend(record, context.texts[record.article])
    if mended is None:
        return record
    if rule == "place-valid" and _places(mended) == _places(record):
        remedy = MENDED  # only order and overlaps of the content were wrong
    return with_problem(mended, rule, reason, remedy)


def proposition(record: Proposition, rule: str, reason: str, context: Context) -> Proposition:
    """Return a proposition with what breaks the rule mended; as it is where nothing can be."""
    found = _PROPOSITION.get(rule)
    if found is None:
        return record
    mend, remedy = found
    mended = mend(record, context)
    return record if mended is None else with_problem(mended, rule, reason, remedy)


def actor(record: Actor, rule: str, reason: str, context: Context) -> Actor:
    """Return an actor with what breaks the rule mended or noted; as it is where nothing can be."""
    found = _ACTOR.get(rule)
    if found is None:
        return record
    mend, remedy = found
    mended = mend(record, context)
    return record if mended is None else with_problem(mended, rule, reason, remedy)


def stance(record: Stance, rule: str, of: Statement) -> tuple[Stance, Remedy] | None:
    """Return a stance no stronger than its statement, or one without a wrong place, and how."""
    if rule == "proposition-place":
        return replace(record, trigger=None), CUT
    if rule == "stance-sureness":
        return replace(record, certainty=of.certainty), MENDED
    if rule == "stance-strength":
        return without_stand(record), OPEN
    return None


def nearest(value: float) -> float:
    """Return the number from 0 to 1 nearest to a value; 0 for what is no number.

    >>> nearest(1.5), nearest(-1.0), nearest(float("nan"))
    (1.0, 0.0, 0.0)
    """
    return min(max(value, 0.0), 1.0) if isfinite(value) else 0.0


def _sound(span: Span | None, text: str) -> bool:
    return span is not None and span.end <= len(text) and bool(span.of(text).strip())


def _as_it_is(record: Statement, text: str) -> Statement:
    return record


def _untyped_act(record: Statement, text: str) -> Statement | None:
    known = record.plover is None or record.plover in terms.PLOVER_MODES
    return None if known else replace(record, plover=None)


def _placed(record: Statement, text: str) -> Statement | None:
    """Return a statement of places that are there, its content in order and apart.

    None where evidence, cue or all content would go: that is what the statement is cited by.
    """
    content = _apart(s for s in record.content if _sound(s, text))
    cited = [record.evidence, *([record.cue] if record.cue else [])]
    if not all(_sound(s, text) for s in cited) or (record.content and not content):
        return None

    def there(span: Span | None) -> Span | None:
        return span if _sound(span, text) else None

    def all_there(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(s for s in spans if _sound(s, text))

    return replace(
        record,
        content=content,
        speakers=tuple(replace(p, span=there(p.span)) for p in record.speakers),
        unresolved=all_there(record.unresolved),
        sources=tuple(_placed_source(s, text) for s in record.sources),
        targets=tuple(replace(p, span=there(p.span)) for p in record.targets),
        addressees=tuple(replace(p, span=there(p.span)) for p in record.addressees),
        hedge=there(record.hedge),
        occasion=there(record.occasion),
        conditions=all_there(record.conditions),
        antecedents=tuple(a for a in record.antecedents if _sound(a.span, text)),
        repeats=all_there(record.repeats),
    )


def _placed_source(source: Source, text: str) -> Source:
    """Return a source of places that are there."""
    return replace(
        source,
        title=source.title if _sound(source.title, text) else None,
        justification=tuple(s for s in source.justification if _sound(s, text)),
    )


def _sourced(record: Statement, text: str) -> Statement:
    """Return a statement with the sources that are its speakers or nobody, of places there."""
    speakers = {p.actor for p in record.speakers}
    kept = (s for s in record.sources if s.speaker is None or s.speaker in speakers)
    return replace(record, sources=tuple(_placed_source(s, text) for s in kept))


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return places in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _places(record: Statement) -> tuple[object, ...]:
    """Return all places of a statement, whatever the order of its content."""
    said = _apart(record.content)
    beside = (record.speakers, record.unresolved, record.targets, record.addressees, record.hedge)
    return (said, *beside, record.occasion, record.conditions, record.antecedents, record.repeats)


def _covered(record: Statement, text: str) -> Statement:
    """Return a statement whose evidence holds cue and content, and its speakers whole."""
    evidence = record.evidence
    inside = [*record.content, *([record.cue] if record.cue else [])]
    inside += [s for s in record.speaker_spans if s.overlaps(evidence)]
    start = min(evidence.start, *(s.start for s in inside))
    end = max(evidence.end, *(s.end for s in inside))
    return replace(record, evidence=Span(start, end))


def _undated(record: Statement, text: str) -> Statement:
    return replace(record, said_on=None, said_within=None)


def _confident(record: Statement, text: str) -> Statement:
    return replace(record, confidence=nearest(record.confidence))


def _conditional(record: Statement, text: str) -> Statement:
    """Return a statement with the place of each antecedent among its conditions."""
    places = {*record.conditions, *(a.span for a in record.antecedents)}
    return replace(record, conditions=tuple(sorted(places)))


_STATEMENT: dict[str, tuple[Callable[[Statement, str], Statement | None], Remedy]] = {
    "statement-list": (_untyped_act, CUT),
    "demand-object": (_as_it_is, KEPT),
    "content-present": (_as_it_is, KEPT),
    "quotation-marks": (_as_it_is, KEPT),
    "place-valid": (_placed, CUT),
    "evidence-covers": (_covered, MENDED),
    "said-on-valid": (_undated, CUT),
    "source-valid": (_sourced, CUT),
    "statement-confidence": (_confident, MENDED),
    "antecedent-known": (_conditional, MENDED),
}


def _worded(record: Proposition, context: Context) -> Proposition | None:
    """Return a proposition in the words of the first who claims it, with no stand on it told.

    The words may have a negation that stands in the stances too.
    """
    for one in record.stances:
        said = context.statements.get(one.statement)
        words = GAP.join(s.of(context.texts[said.article]) for s in said.content) if said else ""
        if words.strip():
            return replace(record, label=words, stances=tuple(map(without_stand, record.stances)))
    return None


def _untyped(record: Proposition, context: Context) -> Proposition:
    known = terms.PLOVER_MODES.get(record.type or "")
    mode = record.mode if record.mode in (known or ()) else None
    contexts = tuple(c for c in record.contexts if c in terms.PLOVER_CONTEXTS)
    kind = record.type if known is not None else None
    return replace(record, type=kind, mode=mode, contexts=contexts)


def _unpredicated(record: Proposition, context: Context) -> Proposition:
    """Return a proposition without a predicate that is no word."""
    known = record.predicate is not None and record.predicate.lemma.strip()
    kind = (record.predicate_class or "").strip() or None
    return replace(record, predicate=record.predicate if known else None, predicate_class=kind)


def _in_roles(record: Proposition, context: Context) -> Proposition:
    kept = tuple(
        (role, fillers) for role, fillers in record.roles if role in terms.ROLES and fillers
    )
    return replace(record, roles=kept)


def _filled(record: Proposition, context: Context) -> Proposition:
    """Return a proposition whose fillers have a label, and a code or none; those without go."""
    text = context.texts[record.article]

    def mended(filler: Filler) -> Filler | None:
        words = filler.span.of(text) if filler.span else ""
        known = context.actors.get(filler.actor or "")
        name = known.label if known is not None else words
        label = filler.label if filler.label.strip() else name
        country = filler.country if ALPHA3.fullmatch(filler.country or "") else None
        return replace(filler, label=label, country=country) if label.strip() else None

    roles = ((role, tuple(filter(None, map(mended, fillers)))) for role, fillers in record.roles)
    return replace(record, roles=tuple((role, fillers) for role, fillers in roles if fillers))


def _uncounted(record: Proposition, context: Context) -> Proposition:
    return replace(record, quantity=None)


def _untimed(record: Proposition, context: Context) -> Proposition:
    return replace(record, time=None, time_basis=None)


def _found(record: Proposition, context: Context) -> Proposition | None:
    """Return a proposition of places that are there; None where its own is not."""
    text = context.texts[record.article]
    if not _sound(record.trigger, text):
        return None
    quantity = record.quantity
    return replace(
        record,
        quantity=quantity if quantity and _sound(quantity.span, text) else None,
        roles=tuple(
            (role, tuple(f if _sound(f.span, text) else replace(f, span=None) for f in fillers))
            for role, fillers in record.roles
        ),
    )


_PROPOSITION: dict[str, tuple[Callable[[Proposition, Context], Proposition | None], Remedy]] = {
    "proposition-label": (_worded, OPEN),
    "event-known": (_untyped, CUT),
    "predicate-known": (_unpredicated, CUT),
    "role-known": (_in_roles, CUT),
    "filler-known": (_filled, CUT),
    "quantity-valid": (_uncounted, CUT),
    "event-time-valid": (_untimed, CUT),
    "proposition-place": (_found, CUT),
}


def _called(record: Actor, context: Context) -> Actor | None:
    """Return an actor under a name that it has, or under the words that first mention it."""
    places = sorted(context.mentions.get(record.id, ()))
    words = (*record.aliases, *(span.of(context.texts[article]) for article, span in places))
    label = next((w for w in words if w.strip()), None)
    return None if label is None else replace(record, label=label)


def _uncoded(record: Actor, context: Context) -> Actor:
    country = record.country if ALPHA3.fullmatch(record.country or "") else None
    wikidata = record.wikidata if QID.fullmatch(record.wikidata or "") else None
    return replace(record, country=country, wikidata=wikidata)


def _unnamed(record: Actor, context: Context) -> Actor:
    return record


_ACTOR: dict[str, tuple[Callable[[Actor, Context], Actor | None], Remedy]] = {
    "actor-label": (_called, MENDED),
    "actor-code": (_uncoded, CUT),
    "unnamed-label": (_unnamed, KEPT),
}
