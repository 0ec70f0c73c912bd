"""What the article tells in its own voice: events outside everything that somebody is cited for.

Only events of the lexicon with their parties become statements; each is one clause (or one noun
phrase, then only taken for granted), with voice `article`, no speaker and no act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Form, Kind, Modal, Mood, Relation
from kg.extract.grammar.clause_structure import is_finite
from kg.extract.grammar.complementation import verbs_above
from kg.extract.grammar.content_edges import trim
from kg.extract.grammar.dependents import auxiliaries, first_object
from kg.extract.grammar.evidence_places import evidence, repeats
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_direct_object,
    is_main,
    is_open_complement,
    is_prepositional_clause,
    is_relative_clause,
)
from kg.extract.grammar.governors import with_governors
from kg.extract.grammar.negative_words import negators
from kg.extract.grammar.noun_dependents import words_after, words_before
from kg.extract.grammar.possible_speakers import NAMED
from kg.extract.grammar.predicates import charging_verb
from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.lexicon import lexicon, words
from kg.extract.propositions.predicate_class import event_verbs
from kg.extract.reports.confidence import confidence
from kg.extract.span_index import by_span
from kg.extract.standing.conditions import condition_spans
from kg.extract.standing.veridicality import PredicateStanding, standing_at
from kg.extract.standing.veridicality.predicate_standing import least_certain
from kg.ids import statement_id
from kg.model import (
    NARRATED,
    Act,
    Certainty,
    Direction,
    Participant,
    Polarity,
    Quotation,
    Span,
    Statement,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.extract.clauses import Clause, ClauseIndex
    from kg.extract.events.participant_roles import Party
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.span_index import SpanIndex
    from kg.model import Filler, Token
    from kg.parse import ParsedArticle

RULE = "narration"
_MOST = 2
"""Parties of a deed that the article tells itself, those who suffer it first."""
_BESIDE = (Relation.TIME, Relation.REASON, Relation.CONCESSION, Relation.CIRCUMSTANCE)
"""Relations of clauses without which the clause that they stand beside says the same."""
_APART = frozenset({"conj", "cc", "parataxis", "punct", "mark"})


def narrated_statements(
    parsed: ParsedArticle,
    frames: Mapping[int, ResolvedEvent],
    found: list[ReportCandidate],
    statements: list[Statement],
) -> Iterator[tuple[Statement, list[ResolvedEvent]]]:
    """Yield each statement of the article's own with the events that it tells, in text order."""
    cited = by_span(sorted({*_cited(found), *(c for s in statements for c in s.conditions)}))
    cues = by_span(one.cue for one in found if one.cue is not None)
    together: dict[tuple[Span, ...], list[ResolvedEvent]] = {}
    for frame in frames.values():
        if _is_own(parsed, frame, cited, cues):
            spans = _clause(parsed, frame, cited)
            if spans:
                together.setdefault(spans, []).append(frame)
    for spans, told in together.items():
        about = [p for f in told for p in (*f.recipients, *f.agents)]
        yield _statement(parsed, spans, told[0].event.predicate, about), told


def narrated_statement(
    parsed: ParsedArticle, place: Span, word: Token, about: Sequence[Filler]
) -> Statement:
    """Return the article's own statement of a place, whose standing is read at a word of it."""
    return _statement(parsed, (place,), word, about)


def narrated_clauses(
    parsed: ParsedArticle, found: list[ReportCandidate], told: list[Statement], index: ClauseIndex
) -> Iterator[tuple[Clause, Span]]:
    """Yield the main clauses that may tell an event, each with the part of it that cites nobody.

    Nothing is read of sentences without a name or without a verb that a class of events has, nor
    of clauses in which `told` statements of the article's own stand.
    """
    taken = by_span(sorted({*_cited(found), *(c for s in told for c in s.content)}))
    verbs = event_verbs()
    named = {parsed.tokens[i].sent for i, e in parsed.entity_at.items() if e.label in NAMED}
    for token in parsed.tokens:
        if token.lemma not in verbs or token.pos != "VERB" or token.sent not in named:
            continue
        first_verb = parsed.first_conjunct(token)
        if parsed.head(first_verb) is not first_verb:
            continue  # no main verb of its sentence
        line = parsed.line_of[token.i]
        first, last = parsed.parse.sentences[token.sent]
        whole = parsed.span(first, last)
        if line is None or line.kind not in NARRATED:
            continue
        near = list(taken.among([whole]))
        if any(s.start <= token.start < s.end for s in near):
            continue
        clause = _told_by(parsed, index, token)
        if clause is not None and token.i in (clause.head, clause.verb) and _is_main(index, clause):
            place = _apart(parsed, index, clause, token, near)
            if place is not None:
                yield clause, place


def _told_by(parsed: ParsedArticle, index: ClauseIndex, verb: Token) -> Clause | None:
    """Return the clause of a verb, or of the noun that it only carries: "launched | an inquiry"."""
    carried = first_object(parsed, verb)
    clause = index.at(carried) if carried is not None else None
    if clause is not None and clause.kind is Kind.LIGHT and clause.verb == verb.i:
        return clause
    return index.at(verb)


def _apart(
    parsed: ParsedArticle, index: ClauseIndex, clause: Clause, verb: Token, cited: Sequence[Span]
) -> Span | None:
    """Return the place of a clause without what it is only joined to: "| Ostia left |, Mali said".

    What is cited may stand in its object: "refused | a request from Mali to pay |".
    """
    thing = clause.what.span if clause.what is not None else None
    others = [s for s in cited if thing is None or not thing.covers(s)]
    if not any(s.overlaps(clause.span) for s in others):
        return clause.span
    place = _around(parsed, verb, by_span([]))
    beside = [
        c.span for c in index.below(clause, *_BESIDE) if any(s.overlaps(c.span) for s in others)
    ]
    after = [s.start for s in beside if s.start > clause.predicate.end]
    if place is not None and after:
        place = trim(
            parsed, parsed.at(place.start), min(parsed.at(place.end), parsed.at(min(after)))
        )
    if place is None or not place.covers(clause.predicate):
        return None
    return place if not any(s.overlaps(place) for s in others) else None


def _is_main(index: ClauseIndex, clause: Clause) -> bool:
    """Tell whether a clause is put forward as a fact or as to come, by the sentence itself."""
    above = clause.governor
    if clause.mood is not Mood.DECLARATIVE or clause.modal not in (Modal.NONE, Modal.FUTURE):
        return False
    if above is None:
        return clause.form is Form.FINITE
    over = index.above(clause)
    return above.relation is Relation.COORDINATION and over is not None and _is_main(index, over)


def _cited(found: list[ReportCandidate]) -> Iterator[Span]:
    """Yield all places that belong to reports: contents, cues."""
    for one in found:
        yield from one.content.spans
        if one.cue is not None:
            yield one.cue


def _is_own(
    parsed: ParsedArticle, frame: ResolvedEvent, cited: SpanIndex[Span], cues: SpanIndex[Span]
) -> bool:
    """Tell whether the article itself tells the event, and says enough of it."""
    event = frame.event
    line = parsed.line_of[event.trigger.i]
    if not names_its_participants(frame) or line is None or line.kind not in NARRATED:
        return False
    for token in (event.trigger, event.predicate, *_governed(parsed, event.predicate, cues)):
        near = cited.among([token.span])
        if any(s.start < token.end and token.start < s.end for s in near):
            return False
    if event.charge is not None or _is_purpose(parsed, event.predicate):
        return False
    return not _reported(parsed, event.predicate)


def _is_purpose(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether an infinitive only says what for: "steps to ease", "sent envoys to arrest"."""
    first = parsed.first_conjunct(word)
    infinitive = any(c.tag == "TO" for v in (word, first) for c in auxiliaries(parsed, v))
    return infinitive and not (is_open_complement(first) or is_main(first))


def _governed(parsed: ParsedArticle, word: Token, cues: SpanIndex[Span]) -> Iterator[Token]:
    """Yield what an event hangs on, up to the report that it only stands beside.

    What hangs on a word of a cited content is cited too; what hangs on the cue as adverbial or is
    joined to it is the article's own.
    """
    below = word
    for above in parsed.ancestors(word):
        beside = below.dep in ("advcl", "conj", "prep", "npadvmod", "advmod")
        loose = below.tag == "VBG" and is_adverbial_clause(below) and below.i > above.i
        if (
            beside
            and not loose
            and any(c.start <= above.start < c.end for c in cues.at(above.start))
        ):
            return  # ", thus allowing" after a report may be part of what is reported
        yield above
        below = above


def names_its_participants(frame: ResolvedEvent) -> bool:
    """Tell whether the phrase itself says who or what takes part, without the rest of the text."""
    event = frame.event
    if not frame.enough or not (frame.agents or frame.recipients):
        return False
    named_doer = bool(frame.agents) and frame.filled > 1
    return event.trigger.pos == "VERB" or event.support is not None or named_doer


def _reported(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a reporting word governs the event, whoever reports it."""
    for above in with_governors(parsed, word):
        head = parsed.head(above)
        of = is_prepositional_clause(above) and parsed.head(head).lemma in words("alleging_nouns")
        if of or charging_verb(parsed, above) is not None:
            return True
        told = above.dep in ("ccomp", "xcomp", "pcomp", "acl", "csubj")
        told = told or (is_relative_clause(above) and parsed.child(above, "mark") is not None)
        if told and head.i != above.i:  # "the reports that …", read as relative or not
            if head.pos == "VERB" and head.lemma in lexicon().verbs:
                return True
            if head.lemma in lexicon().nouns or head.lemma in words("claims"):
                return True
        if is_direct_object(above) and head.lemma in lexicon().verbs:
            return True
    return False


def _predicate(parsed: ParsedArticle, word: Token) -> Token:
    """Return what the sentence says of an event that a noun names: "cooperation | has grown"."""
    if word.pos in ("VERB", "AUX"):
        return word
    above = next(verbs_above(parsed, word), None)
    if above is None:
        return word
    own = parsed.child(above, "nsubj", "nsubjpass", "expl", "csubj")
    return above if own is not None and is_finite(parsed, above) else word


def _clause(
    parsed: ParsedArticle, frame: ResolvedEvent, cited: SpanIndex[Span]
) -> tuple[Span, ...]:
    """Return the place of the clause that tells the event, cited words left out.

    Of an event that a noun names it is what the sentence says of it, else the noun's phrase.
    """
    event = frame.event
    for word in dict.fromkeys((_predicate(parsed, event.predicate), event.predicate)):
        whole = _around(parsed, word, cited)
        if whole is not None and whole.covers(Span(event.trigger.start, event.trigger.end)):
            return (whole,)
    whole = _around(parsed, event.predicate, cited)
    return (whole,) if whole is not None else ()


def _around(parsed: ParsedArticle, word: Token, cited: SpanIndex[Span]) -> Span | None:
    first, last = word.i, word.i + 1
    for child in reversed(words_before(parsed, word)):
        joins = child.dep != "mark" or child.lemma in words("joining_subordinators")
        if child.dep in _APART and joins:
            break
        first = parsed.left(child)
    for child in words_after(parsed, word):
        if child.dep in ("conj", "cc", "parataxis"):
            break
        if child.dep != "punct":
            last = max(last, parsed.right(child))
    for span in sorted(set(cited.among([parsed.span(first, last)]))):
        inside = [t.i for t in parsed.within(span)]
        if inside and first <= inside[-1] < word.i:
            first = inside[-1] + 1
        elif inside and word.i < inside[0] < last:
            last = inside[0]
    return trim(parsed, first, last)


def _polarity(parsed: ParsedArticle, word: Token, at: PredicateStanding) -> Polarity:
    """Return the stand towards the clause as it stands: "refrained from | selling arms" is no."""
    own = word.pos in ("VERB", "AUX") and bool(negators(parsed, predicate_verb(parsed, word)))
    return Polarity.NEG if at.polarity is Polarity.NEG and not own else Polarity.POS


def _statement(
    parsed: ParsedArticle, spans: tuple[Span, ...], word: Token, parties: Sequence[Party | Filler]
) -> Statement:
    at = standing_at(parsed, word)
    listed = tuple(s for s in condition_spans(parsed, spans) if any(c.covers(s) for c in spans))
    about = [p for p in parties if p.actor is not None]
    targets = {p.actor: p for p in reversed(about)}
    ordered = [p for p in about if targets[p.actor] is p][:_MOST]
    hedge = at.hedge
    return Statement(
        id=statement_id(parsed.article.sha256, None, spans),
        article=parsed.article.id,
        voice=Voice.ARTICLE,
        cue=None,
        act=Act.STATE,
        content=spans,
        targets=tuple(
            Participant(actor=p.actor, span=p.span, how=Direction.ABOUT)
            for p in ordered
            if p.actor is not None and p.span is not None
        ),
        quotation=Quotation.INDIRECT,
        polarity=_polarity(parsed, word, at),
        modality=at.modality,
        certainty=least_certain(at.certainty, Certainty.PROBABLE) if hedge else at.certainty,
        hedge=hedge,
        conditions=listed,
        repeats=repeats(parsed, spans),
        evidence=evidence(parsed, [*spans, *([hedge] if hedge else [])]),
        rule=RULE,
        confidence=confidence(RULE),
    )
