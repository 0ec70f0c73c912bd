"""Make the statement of a report: its act and standing, when and where it was said, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.source_resolution import mention
from kg.extract.extractor import LLM, PROPOSED
from kg.extract.grammar.evidence_places import evidence, repeats
from kg.extract.grammar.occasions import occasion
from kg.extract.reports.confidence import confidence
from kg.extract.reports.quotations.quotation_kind import quotation_kind
from kg.extract.standing.statement_standing import statement_standing
from kg.extract.statements.acts import is_about_own_deed, plover_type, settled_act
from kg.extract.statements.days_said.written_days import written_day
from kg.extract.times import is_day, said_on, signed_on
from kg.model import Finder, Statement

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.statements.attributions import Attribution
    from kg.extract.times import Timeline
    from kg.model import Span
    from kg.parse import ParsedArticle

FAR = 3_000
"""Characters between the words of a long turn and its label beyond which the evidence is the words
alone: three times the longest evidence of 2,119 statements of news. A turn without end would else
be all of it the evidence of each of its statements."""


def statement_of(
    parsed: ParsedArticle,
    said: Attribution,
    identities: Identities,
    quotes: tuple[Quote, ...],
    timeline: Timeline,
) -> Statement:
    """Return the statement that an attribution makes; its targets and claims are still empty."""
    found, speakers = said.report, said.speakers
    ids = tuple([p.actor for p in speakers])
    act = settled_act(parsed, found, ids, identities)
    stand = statement_standing(parsed, found, act)
    own = is_about_own_deed(parsed, found, ids, identities)
    spans = found.content.spans
    when = (
        signed_on(parsed, found.signature)
        or said_on(parsed, found.verb, timeline, spans)
        or written_day(parsed, found, timeline)
    )
    addressee = found.content.addressee
    heard = identities.participants(addressee) if addressee is not None else ()
    mentions = [p.span for p in speakers if p.span is not None]
    unresolved = () if mentions else tuple([mention(parsed, found, h) for h in found.speakers])
    where = occasion(parsed, found)
    named = [p for p in (*mentions, *unresolved) if not _is_far(p, spans)]
    places = [*spans, *stand.conditions, *named, *([where] if where else [])]
    return Statement(
        id=said.id,
        article=parsed.article.id,
        speakers=speakers,
        unresolved=unresolved,
        via=said.via,
        cue=found.cue,
        act=act,
        content=spans,
        targets=(),
        addressees=tuple([p for p in heard if p.actor not in ids]),
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
        found_by=_finders(found),
        occasion=where,
        plover=plover_type(act, stand.modality, own),
    )


def _is_far(place: Span, spans: tuple[Span, ...]) -> bool:
    """Tell whether a speaker's label stands too far from his words to be read with them."""
    return bool(spans) and max(spans[0].start - place.end, place.start - spans[-1].end) > FAR


def _finders(found: ReportCandidate) -> tuple[Finder, ...]:
    if found.rule == "tagger":
        return (Finder.TAGGER,)
    if found.rule.startswith(PROPOSED):
        return (Finder.LLM if found.rule.startswith(LLM) else Finder.PLUGIN,)
    return (Finder.RULES, Finder.TAGGER) if found.tagged else (Finder.RULES,)


def _confidence(parsed: ParsedArticle, found: ReportCandidate) -> float:
    """Return how often a report like this is right: a tagger's own figure, else its rule's."""
    if found.score is not None:
        return found.score
    lemma = parsed.tokens[parsed.at(found.cue.start)].lemma if found.cue is not None else ""
    return confidence(found.rule, lemma)
