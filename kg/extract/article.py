"""Extract one article: from its parse to statements, actors and mentions.

Each stage hands values to the next: the parse is mended, quotations are found, reports are found
and selected, they become statements of actors, and what these claim becomes propositions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.cycles import without_cycle_search
from kg.extract.actors.identities import Identities
from kg.extract.actors.mentions import mention_names, mention_nested, mention_pronouns, take_sides
from kg.extract.actors.source_resolution import (
    is_somebody,
    mention,
    outlets_as_actors,
    speakers_as_actors,
    speaks_of_himself,
    still_speaking,
)
from kg.extract.actors.targets import LIMIT, inherits, targets
from kg.extract.grammar.evidence_places import evidence, repeats
from kg.extract.grammar.occasions import occasion
from kg.extract.grammar.quotation_spans import find_quotes
from kg.extract.propositions.claims import propositions
from kg.extract.repair.attachments import rejoined
from kg.extract.repair.person_names import renamed
from kg.extract.repair.speaker_labels import labelled
from kg.extract.report_candidate import Dropped
from kg.extract.reports.confidence import confidence
from kg.extract.reports.nesting import around, tellers
from kg.extract.reports.quotations.lost_marks import closed_at_tags
from kg.extract.reports.quotations.quotation_kind import quotation_kind
from kg.extract.reports.selection import select
from kg.extract.standing.statement_standing import statement_standing
from kg.extract.statements.acts import is_about_own_deed, plover_type, settled_act
from kg.extract.statements.days import carry_days
from kg.extract.times import Timeline, is_day, said_on, signed_on, with_event_times
from kg.ids import statement_id
from kg.model import Extraction, Participant, Statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.reports.selection import Selection
    from kg.parse import ParsedArticle
    from kg.tagger.runtime import Tagged


REPORT = 200
"""Steps that a report counts for: who, when, how firmly, about whom."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A mend of the parse, and the article as it is after it; unchanged where it found nothing."""

    step: str
    after: ParsedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What each stage of the extraction of one article handed to the next.

    `found` quotations are those that the marks make, `quotes` those that are read; `unmade` are
    the reports kept by `selection` that become no statement. `actor_rules` names the rule that
    found whom a place means, by its start, end and actor.
    """

    given: ParsedArticle
    repairs: tuple[Repair, ...]
    found: tuple[Quote, ...]
    quotes: tuple[Quote, ...]
    selection: Selection
    unmade: tuple[Dropped, ...]
    extraction: Extraction
    actor_rules: Mapping[tuple[int, int, str], str]

    @property
    def parsed(self) -> ParsedArticle:
        """The article as the rules read it: with its parse mended."""
        return self.repairs[-1].after


def extract(
    parsed: ParsedArticle, tagged: Iterable[Tagged] = (), without: Collection[str] = ()
) -> Extraction:
    """Return what the article says who said. Actor ids of unnamed holders are the article's own.

    `tagged` is what a trained tagger found in the article's text (`kg.tagger.runtime`). `without`
    names rules (`kg.extract.reports.registry`) and filters (`kg.extract.reports.filters`) that are
    left out.
    """
    return stages(parsed, tagged, without).extraction


@without_cycle_search()
def stages(
    given: ParsedArticle, tagged: Iterable[Tagged] = (), without: Collection[str] = ()
) -> Stages:
    """Return what `extract` does with what every stage on the way to it came to."""
    repairs = tuple(_repaired(given))
    parsed = repairs[-1].after
    marked = find_quotes(parsed)
    quotes = closed_at_tags(parsed, marked)
    identities = Identities(parsed, quotes)
    mention_names(parsed, identities)
    selection = select(parsed, quotes, tagged, without)
    timeline = Timeline(parsed, tuple(q.outer for q in quotes))
    found = list(selection.kept)
    statements, unmade = _statements(parsed, found, identities, quotes, timeline)
    take_sides(parsed, identities, statements)
    claims, statements = propositions(parsed, found, statements, identities)
    mention_nested(parsed, identities)
    mention_pronouns(parsed, identities, statements)
    extraction = Extraction(
        article=parsed.article.id,
        statements=tuple(statements),
        propositions=with_event_times(parsed, claims, timeline),
        actors=tuple(sorted(identities.actors.values(), key=lambda a: a.id)),
        mentions=tuple(sorted(identities.mentions.values(), key=lambda m: (m.span, m.actor))),
        diagnostics=selection.notes,
    )
    return Stages(
        given=given,
        repairs=repairs,
        found=marked,
        quotes=quotes,
        selection=selection,
        unmade=unmade,
        extraction=extraction,
        actor_rules=identities.book.rules,
    )


def _repaired(parsed: ParsedArticle) -> Iterator[Repair]:
    """Yield the mends of the parse in their order, each upon the one before."""
    for step, mend in (("labels", labelled), ("names", renamed), ("joints", rejoined)):
        parsed = mend(parsed)
        yield Repair(step, parsed)


def _statements(
    parsed: ParsedArticle,
    found: list[ReportCandidate],
    identities: Identities,
    quotes: tuple[Quote, ...],
    timeline: Timeline,
) -> tuple[list[Statement], tuple[Dropped, ...]]:
    """Return the statements that reports make, in text order, and the reports that make none."""
    ids = [statement_id(parsed.article.sha256, f.cue, f.content.spans) for f in found]
    around_of = around(found)
    teller_of = tellers(parsed, found, around_of)
    heard = _whose_quotation_goes_on(found, around_of)
    statements: list[Statement] = []
    unmade: list[Dropped] = []
    running: tuple[Participant, ...] = ()
    last = 0
    for number, one in enumerate(found):
        parsed.spend(REPORT)
        outer, teller = around_of[number], teller_of[number]
        if one.carry and not still_speaking(parsed, last, one):
            running = ()
        speakers = speakers_as_actors(parsed, one, running, identities)
        nobody = one.rule == "unsourced" or one.asked
        if not speakers and not one.carry and not nobody and not is_somebody(one):
            unmade.append(Dropped(report=one, step="no-speaker"))
            continue
        if speaks_of_himself(one, outer, found, speakers, identities):
            by = tuple(found[k] for k in outer if found[k].content.frame == "quote")
            unmade.append(Dropped(report=one, step="of-himself", because=by))
            continue
        told = [ids[teller]] if teller is not None else []
        via = (*told, *outlets_as_actors(parsed, one, speakers, identities))
        made = _statement(parsed, one, ids[number], speakers, via, identities, quotes, timeline)
        if inherits(parsed, one):
            pointed = _pointed_at(statements, made)
            others = tuple(t for t in made.targets if t.actor not in {p.actor for p in pointed})
            made = replace(made, targets=(*pointed, *others)[:LIMIT])
        statements.append(made)
        if number in heard:
            running, last = speakers, max(s.end for s in (*one.content.spans, made.evidence))
    kept = {s.id for s in statements}  # an outer report of nobody known is no statement
    kept |= identities.actors.keys()
    statements = [replace(s, via=tuple(v for v in s.via if v in kept)) for s in statements]
    by_id = dict(zip(ids, found, strict=True))
    statements = carry_days(parsed, by_id, statements, identities.actors, timeline)
    return statements, tuple(unmade)


def _whose_quotation_goes_on(found: list[ReportCandidate], around_of: list[list[int]]) -> set[int]:
    """Return the numbers of the reports whose speakers a quotation without a cue goes on with.

    They stand in no other's content; but "“…,” Lee was quoted as saying, according to the Herald"
    quotes Lee, and the Herald only hands it on.
    """
    handed_on = {
        number: around
        for number, around in enumerate(around_of)
        if found[number].content.frame == "quote"
        and around
        and all(found[k].rule == "according-to" for k in around)
    }
    handing_on = {k for around in handed_on.values() for k in around}
    alone = {number for number, around in enumerate(around_of) if not around}
    spoken = (alone - handing_on) | handed_on.keys()
    return {number for number in spoken if not found[number].extra}


def _pointed_at(before: list[Statement], made: Statement) -> tuple[Participant, ...]:
    """Return the targets of the last statement that had any: what "the deployment" points at."""
    own = {p.actor for p in made.speakers}
    for earlier in reversed(before):
        heard = {p.actor for p in earlier.addressees}
        found = tuple(
            Participant(actor=p.actor)
            for p in earlier.targets
            if p.actor not in own and p.actor not in heard
        )
        if found:
            return found[:1]
    return ()


def _statement(
    parsed: ParsedArticle,
    found: ReportCandidate,
    name: str,
    speakers: tuple[Participant, ...],
    via: tuple[str, ...],
    identities: Identities,
    quotes: tuple[Quote, ...],
    timeline: Timeline,
) -> Statement:
    act = settled_act(parsed, found, tuple(p.actor for p in speakers), identities)
    stand = statement_standing(parsed, found, act)
    own = is_about_own_deed(parsed, found, tuple(p.actor for p in speakers), identities)
    spans = found.content.spans
    when = signed_on(parsed, found.signature) or said_on(parsed, found.verb, timeline, spans)
    addressee = found.content.addressee
    heard = identities.participants(addressee) if addressee is not None else ()
    mentions = [p.span for p in speakers if p.span is not None]
    unresolved = () if mentions else tuple(mention(parsed, found, h) for h in found.speakers)
    where = occasion(parsed, found)
    places = [*spans, *stand.conditions, *mentions, *unresolved, *([where] if where else [])]
    return Statement(
        id=name,
        article=parsed.article.id,
        speakers=speakers,
        unresolved=unresolved,
        via=via,
        cue=found.cue,
        act=act,
        content=spans,
        targets=targets(parsed, found, tuple(p.actor for p in speakers), identities),
        addressees=tuple(p for p in heard if p.actor not in {s.actor for s in speakers}),
        quotation=quotation_kind(found, quotes),
        polarity=stand.polarity,
        modality=stand.modality,
        certainty=stand.certainty,
        hedge=stand.hedge,
        said_on=when if when and is_day(when) else None,
        said_within=when if when and not is_day(when) else None,
        conditions=stand.conditions,
        repeats=repeats(parsed, spans),
        evidence=evidence(parsed, [*places, found.cue] if found.cue else places),
        rule=found.rule,
        confidence=_confidence(parsed, found),
        occasion=where,
        plover=plover_type(act, stand.modality, own),
    )


def _confidence(parsed: ParsedArticle, found: ReportCandidate) -> float:
    if found.score is not None:
        return found.score
    lemma = parsed.tokens[parsed.at(found.cue.start)].lemma if found.cue is not None else ""
    return confidence(found.rule, lemma)
