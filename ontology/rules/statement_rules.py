"""Record rules for statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology import edtf, lists, terms
from ontology.rules import properties
from ontology.rules.violation import Violation, among, as_list, as_place, as_records, holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ontology.rules.scope import Scope
    from ontology.rules.violation import Place, Record

type Fault = tuple[str, str, Place | None]


_TARGET_ACTS = lists.closed_list("act").members("content", "or a target")
"""Acts that can be told with nothing but whom they concern: "condemned Sudovia"."""
_SILENT_ACTS = lists.closed_list("act").members("content", "may be missing")
"""Acts that can be told with nothing at all: "declined"."""

MARKS = frozenset("\"'“”„‟‘’«»‹›「」『』＂")
BY_LAYOUT = ("block-quotation", "letter", "list-item", "post", "quotation-signed", "transcript")
"""How the rules begin that find words by the layout: turns, blocks, bullets, letters, posts."""
REACH = 1
"""Characters beside the evidence where its quotation mark may still stand; two away is the mark of
the sentence before."""

_TYPES = frozenset(terms.LISTS["actor-type"])
_ACTS = frozenset(terms.ACTS)


def check(record: Record, scope: Scope) -> Iterator[Violation]:
    """Yield what is wrong with one statement."""
    name = str(record.get("id"))
    for rule in (
        _identity,
        _fields,
        _act,
        _people,
        _sources,
        _places,
        _said_on,
        _propositions,
        _antecedents,
        _via,
    ):
        for code, reason, span in rule(record, scope):
            yield Violation(code, reason, "statement", name, span)


def duplicates(records: Sequence[Record]) -> Iterator[Violation]:
    """Yield every statement whose id another had before."""
    seen = set()
    for record in records:
        name = str(record.get("id"))
        if name in seen:
            yield Violation("statement-id", "another statement has this id", "statement", name)
        seen.add(name)


def _identity(record: Record, scope: Scope) -> Iterator[Fault]:
    if not isinstance(record.get("id"), str) or not record["id"]:
        yield "statement-id", "the id is not text", None
    if record.get("article") != scope.article:
        yield "statement-article", f"not of this article: {record.get('article')!r}", None
    for other in as_list(record.get("place_articles")):  # only of a graph: records give no article
        if other != record.get("article"):
            yield "place-article", f"a place in {other}", None


def _fields(record: Record, scope: Scope) -> Iterator[Fault]:
    for rule, reason in properties.wrong("statement", record):
        yield rule, reason, None


def _act(record: Record, scope: Scope) -> Iterator[Fault]:
    act, cue = record.get("act"), as_place(record.get("cue"))
    if record.get("voice") == "article":
        if act is not None:
            yield "act-known", f"narration has the act {act!r}", cue
        return
    if not among(act, _ACTS):
        yield "act-known", f"act {act!r} is not in the closed list", cue
    if among(act, terms.NEGATIVE_ACTS) and record.get("polarity") != "neg":
        yield "negative-act", f"{act} with polarity {record.get('polarity')!r}", cue
    if as_list(record.get("content")):
        return
    towards = as_list(record.get("targets")) or as_list(record.get("addressees"))
    if act == "demand" and not towards:
        yield "demand-object", "a demand of nothing from nobody", cue
    elif (
        act != "demand"
        and not among(act, _SILENT_ACTS)
        and not (towards and among(act, _TARGET_ACTS))
    ):
        yield "content-present", f"{act} with no content", cue


def _people(record: Record, scope: Scope) -> Iterator[Fault]:
    speakers = as_records(record.get("speakers"))
    if speakers and record.get("voice") == "article":
        yield "speaker-known", "narration with a speaker", None
    for speaker in speakers:
        actor = scope.actors.get(str(speaker.get("id")))
        if actor is None:
            yield "speaker-known", f"no actor {speaker.get('id')!r}", None
        elif not among(actor.get("type"), _TYPES):
            yield "speaker-known", f"type {actor.get('type')!r} cannot speak", None
    for key in ("targets", "addressees"):
        for who in as_records(record.get(key)):
            if str(who.get("id")) not in scope.actors:
                yield "target-known", f"no actor {who.get('id')!r}", as_place(who.get("span"))


def _sources(record: Record, scope: Scope) -> Iterator[Fault]:
    for source in as_records(record.get("sources")):
        for rule, reason in properties.wrong("source", source):
            yield rule, reason, None
        who = source.get("speaker")
        if who is not None and not among(who, scope.actors):
            yield "source-valid", f"no actor {who!r}", None
        places = [] if source.get("title") is None else [source["title"]]
        for value in (*places, *as_list(source.get("justification"))):
            if fault := scope.fault(value):
                yield "source-valid", f"source: {fault}", as_place(value)
    for name in as_list(record.get("whose_will")):
        if not among(name, scope.actors):
            yield "will-known", f"no actor {name!r}", None


def _via(record: Record, scope: Scope) -> Iterator[Fault]:
    for name in as_list(record.get("via")):
        known = among(name, scope.statements) or among(name, scope.actors)
        if not known and not among(name, scope.elsewhere):
            yield "via-known", f"no statement or actor {name!r}", None


def _places(record: Record, scope: Scope) -> Iterator[Fault]:
    content = as_list(record.get("content"))
    evidence = as_place(record.get("evidence"))
    single = [(k, record.get(k)) for k in ("cue", "hedge", "occasion") if record.get(k) is not None]
    single.append(("evidence", record.get("evidence")))
    for key in ("targets", "addressees"):
        single += [(key, w["span"]) for w in as_records(record.get(key)) if w.get("span")]
    for key in ("speaker_spans", "conditions", "repeats"):
        single += [(key, one) for one in as_list(record.get(key))]
    faults = [(f"{k}: {fault}", as_place(v)) for k, v in single if (fault := scope.fault(v))]
    faults += scope.faults(content, "content")
    for reason, span in faults:
        yield "place-valid", reason, span
    if faults or evidence is None:
        return
    for key, value in (("cue", record.get("cue")), *(("content", one) for one in content)):
        span = as_place(value)
        if span is not None and not holds(evidence, span):
            yield "evidence-covers", f"{key} lies outside the evidence", span
    for value in as_list(record.get("speaker_spans")):
        span = as_place(value)
        if span and span[0] < evidence[1] and evidence[0] < span[1] and not holds(evidence, span):
            yield "evidence-covers", "a speaker lies half outside the evidence", span
    by_layout = str(record.get("rule") or "").startswith(BY_LAYOUT)
    marked = by_layout or _marked(evidence, scope.text)
    if record.get("quotation") == "direct" and not marked:
        yield "quotation-marks", "a direct quotation without a quotation mark near it", evidence


def _marked(evidence: Place, text: str) -> bool:
    near = text[max(0, evidence[0] - REACH) : evidence[1] + REACH]
    return not MARKS.isdisjoint(near)


def _said_on(record: Record, scope: Scope) -> Iterator[Fault]:
    value, period = record.get("said_on"), record.get("said_within")
    if (value is not None or period is not None) and not record.get("said_on_basis"):
        yield "said-on-valid", "the day of utterance has no basis", None
    days = edtf.days(value) if isinstance(value, str) else None
    last = scope.published.last if scope.published else None
    if days and days.first is not None and last is not None and days.first > last:
        yield "said-on-valid", f"said on {value}, after publication by {last}", None


def _propositions(record: Record, scope: Scope) -> Iterator[Fault]:
    for name in as_list(record.get("propositions")):
        if str(name) not in scope.propositions:
            yield "proposition-known", f"no proposition {name!r}", None
            continue
        if (str(name), str(record.get("id"))) not in scope.stances:
            yield "proposition-known", f"{name} has no stance of this statement", None


def _antecedents(record: Record, scope: Scope) -> Iterator[Fault]:
    conditions = as_list(record.get("conditions"))
    for one in as_records(record.get("antecedents")):
        if one.get("span") not in conditions:
            yield "antecedent-known", f"{one.get('span')} is no condition of the statement", None
        for name in (one.get("proposition"), *as_list(one.get("consequents"))):
            if str(name) not in scope.propositions:
                yield "antecedent-known", f"no proposition {name!r}", None
