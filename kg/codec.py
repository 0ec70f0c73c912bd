"""Records as the contract has them: every value of the model to plain JSON, one record a line.

Keys are sorted and text is written as UTF-8, so the same graph gives the same bytes.
"""

from __future__ import annotations

import json
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

from kg import codec_identity
from kg.model import Correction, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.codec_identity import Json as Json
    from kg.model import (
        Actor,
        Dated,
        Diagnostic,
        Filler,
        Link,
        Participant,
        Problem,
        Proposition,
        Reject,
        Source,
        Span,
        Stance,
        Statement,
    )

_BREAKS = tuple((c, f"\\u{ord(c):04x}") for c in "\u0085\u2028\u2029")
"""Characters that JSON allows raw and that many readers (str.splitlines) take for a line's end."""


def line(record: Mapping[str, object], *, dense: bool = False) -> str:
    r"""Return one JSON line, without its newline; `dense` without blanks between its values.

    >>> line({"a": "x\u2028y"})
    '{"a": "x\\u2028y"}'
    """
    separators = (",", ":") if dense else None
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=separators)
    for char, escape in _BREAKS:
        text = text.replace(char, escape)
    return text


def pair(span: Span | None) -> list[int] | None:
    """Return a span as `[start, end]`."""
    return None if span is None else [span.start, span.end]


def dated(told: Dated | None) -> Json | None:
    """Return a date with its basis, and its time where that is known."""
    if told is None:
        return None
    time: Json = {"time": told.time} if told.time is not None else {}
    return {"value": told.value, "basis": told.basis, **time}


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as a list of `[start, end]`."""
    return [[s.start, s.end] for s in spans]


def problems(found: Iterable[Problem]) -> list[Json]:
    """Return the rules that a record broke, each with what was wrong and what was done."""
    return [{"rule": p.rule, "reason": p.reason, "remedy": p.remedy} for p in found]


def _speaker(who: Participant, actors: Mapping[str, Actor]) -> Json:
    actor = actors[who.actor]
    return {
        "id": actor.id,
        "label": actor.label,
        "type": actor.type.value,
        "named": actor.named,
        "affiliation": actor.affiliation,
    }


def _source(source: Source) -> Json:
    return {
        "speaker": source.speaker,
        "kind": source.kind.value,
        "title": pair(source.title),
        "justification": pairs(source.justification),
    }


def _target(who: Participant, actors: Mapping[str, Actor]) -> Json:
    return {**_party(who, actors), "how": None if who.how is None else who.how.value}


def _party(who: Participant, actors: Mapping[str, Actor]) -> Json:
    actor = actors[who.actor]
    return {
        "id": actor.id,
        "label": actor.label,
        "type": actor.type.value,
        "span": pair(who.span),
    }


def statement(record: Statement, actors: Mapping[str, Actor], text: str | None = None) -> Json:
    """Return the contract's record of a statement; `actors` by id give the labels.

    With the article's `text` the record also holds the words of its evidence, as `quote`.
    """
    when = record.said_on or record.said_within
    written: Json = {
        "id": record.id,
        "article": record.article,
        "voice": record.voice.value,
        "speakers": [_speaker(p, actors) for p in record.speakers],
        "speaker_spans": pairs(record.speaker_spans),
        "sources": [_source(s) for s in record.sources],
        "via": list(record.via),
        "cue": pair(record.cue),
        "act": record.act.value if record.voice is Voice.ATTRIBUTED else None,
        "plover": record.plover,
        "content": pairs(record.content),
        "targets": [_target(p, actors) for p in record.targets],
        "addressees": [_party(p, actors) for p in record.addressees],
        "quotation": record.quotation.value,
        "polarity": record.polarity.value,
        "modality": record.modality.value,
        "whose_will": list(record.whose_will),
        "certainty": record.certainty.value,
        "hedge": pair(record.hedge),
        "occasion": pair(record.occasion),
        "confidence": record.confidence,
        "found_by": [f.value for f in record.found_by],
        "said_on": record.said_on.value if record.said_on else None,
        "said_on_basis": when.basis if when else None,
        "said_within": record.said_within.value if record.said_within else None,
        "conditions": pairs(record.conditions),
        "antecedents": [
            {
                "span": pair(a.span),
                "proposition": a.proposition,
                "consequents": list(a.consequents),
                "unless": a.unless,
            }
            for a in record.antecedents
        ],
        "propositions": list(record.propositions),
        "origin": record.origin,
        "repeats": pairs(record.repeats),
        "evidence": pair(record.evidence),
        "rule": record.rule,
        "problems": problems(record.problems),
    }
    if record.corrections:
        written["corrections"] = [_correction(c) for c in record.corrections]
    if text is not None:
        written["quote"] = record.evidence.of(text)
    return written


def correction_of(written: Mapping[str, Any]) -> Correction:
    """Return the correction that a record tells."""
    plain = {key: written[key] for key in ("field", "by", "reason", "on", "line", "holds")}
    return Correction(value=_json(written["value"]), was=_json(written["was"]), **plain)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _correction(record: Correction) -> Json:
    """Return what a person put right, its values as JSON."""
    return {
        "field": record.field,
        "value": json.loads(record.value),
        "was": json.loads(record.was),
        "by": record.by,
        "reason": record.reason,
        "on": record.on,
        "line": record.line,
        "holds": record.holds,
    }


def _filler(filler: Filler) -> Json:
    """Return a filler: an actor (`id`), an embedded claim, or a thing with its noun and owner."""
    more = {
        "proposition": filler.proposition,
        "head": filler.head,
        "sort": filler.sort,
        "owner": filler.owner,
    }
    return {
        "id": filler.actor,
        "label": filler.label,
        "country": filler.country,
        "span": pair(filler.span),
        **{key: value for key, value in more.items() if value is not None},
    }


def number(value: float) -> int | float:
    """Return a number as JSON prints it without a fraction that it has not got.

    >>> number(264400000.0), number(2.5), number(1e24)
    (264400000, 2.5, 1000000000000000000000000)
    """
    whole = isfinite(value) and value == int(value)
    return int(Decimal(repr(value))) if whole else value


def proposition(record: Proposition, stances: Iterable[Stance] | None = None) -> Json:
    """Return the contract's record of a proposition, with all its stances or those given."""
    quantity = record.quantity
    return {
        "id": record.id,
        "label": record.label,
        "type": record.type,
        "mode": record.mode,
        "contexts": list(record.contexts),
        "class": record.predicate_class,
        "predicate": None
        if record.predicate is None
        else {"lemma": record.predicate.lemma, "span": pair(record.predicate.span)},
        "roles": {role: [_filler(f) for f in fillers] for role, fillers in record.roles},
        "quantity": None
        if quantity is None
        else {
            "value": number(quantity.value),
            "max": None if quantity.max is None else number(quantity.max),
            "bound": quantity.bound.value,
            "unit": quantity.unit,
            "span": pair(quantity.span),
        },
        "time": record.time,
        "time_basis": record.time_basis,
        "article": record.article,
        "trigger": pair(record.trigger),
        "stances": [stance(s) for s in (record.stances if stances is None else stances)],
        "problems": problems(record.problems),
        "broader": [{"id": b.id, "score": b.score} for b in record.broader],
        "similar": [{"id": s.id, "score": s.score} for s in record.similar],
        "issue": record.issue,
        "entailed": [
            {
                "statement": e.statement,
                "by": e.by,
                "polarity": e.polarity.value,
                "basis": e.basis.value,
                "presupposed": e.presupposed,
            }
            for e in record.entailed
        ],
    }


def stance(record: Stance) -> Json:
    """Return how a statement stands to a proposition."""
    return {
        "statement": record.statement,
        "polarity": record.polarity.value,
        "modality": record.modality.value,
        "certainty": record.certainty.value,
        "presupposed": record.presupposed,
        "filled": list(record.filled),
        "trigger": pair(record.trigger),
    }


def actor(record: Actor, places: Iterable[tuple[str, Span]] = ()) -> Json:
    """Return an actor with the places that mention it, as (article, span)."""
    return {
        "id": record.id,
        "label": record.label,
        "type": record.type.value,
        "named": record.named,
        "aliases": list(record.aliases),
        "country": record.country,
        "affiliation": record.affiliation,
        "role": record.role,
        "wikidata": record.wikidata,
        "members": list(record.members),
        "gender": record.gender,
        "mentions": [{"article": a, "span": pair(s)} for a, s in places],
        "appearances": [codec_identity.appearance(a) for a in record.appearances],
        "judgements": [codec_identity.judgement(j) for j in record.judgements],
        "problems": problems(record.problems),
    }


def link(record: Link, statements: Mapping[str, Statement] | None = None) -> Json:
    """Return a link between two statements; `statements` by id give the evidence of both."""
    known = statements or {}
    source, target = known.get(record.source), known.get(record.target)
    return {
        "kind": record.kind.value,
        "source": record.source,
        "target": record.target,
        "proposition": record.proposition,
        "reason": record.reason,
        "contrast": record.contrast.value if record.contrast is not None else None,
        "polarity": record.polarity.value if record.polarity is not None else None,
        "score": record.score,
        "source_article": source.article if source is not None else None,
        "source_evidence": pair(source.evidence) if source is not None else None,
        "target_article": target.article if target is not None else None,
        "target_evidence": pair(target.evidence) if target is not None else None,
    }


def diagnostic(record: Diagnostic) -> Json:
    """Return a diagnostic with its place."""
    return {
        "code": record.code,
        "severity": record.severity.value,
        "message": record.message,
        "article": record.article,
        "span": pair(record.span),
    }


def reject(record: Reject) -> Json:
    """Return a record set aside, with the rule that it broke, who speaks in it and its words."""
    return {
        "kind": record.kind,
        "id": record.id,
        "rule": record.rule,
        "reason": record.reason,
        "article": record.article,
        "span": pair(record.span),
        "speakers": list(record.speakers),
        "quote": record.quote,
        "record": record.record,
    }
