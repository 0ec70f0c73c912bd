"""Whose voice it is: the speakers of a report as actors, and the outlets it came through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kg.articles.lines.live_entries import time_before
from kg.extract.actors.facts.outlets import outlets
from kg.extract.extractor import PROPOSED
from kg.extract.grammar.apposed_names import called_upon_in
from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import main_word, own_subject
from kg.extract.grammar.noun_dependents import main_subject
from kg.extract.grammar.noun_phrases import whole
from kg.extract.grammar.possible_speakers import is_person, role_of
from kg.extract.lexicon import words
from kg.model import NARRATED, ActorType, LineKind, Participant, Span
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle

MANY_HEADS = 4
"""Heads of sections from which a page is one of entries, each with its own speakers."""
_FINITE = ("VBD", "VBP", "VBZ")
_BLANK = 3
"""Lines looked back over for the paragraph before: empty ones may stand between."""


def speakers_as_actors(
    parsed: ParsedArticle,
    found: ReportCandidate,
    running: tuple[Participant, ...],
    identities: Identities,
) -> tuple[Participant, ...]:
    """Return the speakers; a quotation without a cue belongs to whoever spoke last."""
    named = [
        replace(p, span=mention(parsed, found, head)) if p.span is not None else p
        for head in found.speakers
        for p in _told_apart(found, head, identities)
    ]
    if not named and found.carry:
        named = list(_paragraphs_subject(parsed, found, identities))
    if not named and found.carry:
        named = list(_who_answers(parsed, found, identities))
    if named or not found.carry:
        return tuple(dict.fromkeys(named))
    quoted = parsed.within(found.content.spans[0])
    own = any(t.text.casefold() in words("first_person_singular") for t in quoted)
    if own and not running:
        return _who_was_told_of(parsed, found, identities)
    if own and not all(
        identities.actors[p.actor].type in (ActorType.PERSON, ActorType.ROLE) for p in running
    ):
        return ()  # somebody's own words, and nobody was speaking
    if _calls_upon(parsed, found, running, identities):
        return ()
    return tuple(Participant(actor=p.actor) for p in running)


def _calls_upon(
    parsed: ParsedArticle,
    found: ReportCandidate,
    running: tuple[Participant, ...],
    identities: Identities,
) -> bool:
    """Tell whether a quotation calls upon who spoke last: another says “Judge, wait.”"""
    called = called_upon_in(parsed, found.content.spans[0])
    if called is None:
        return False
    meant, office = identities.resolve(called), role_of(parsed, called)
    spoken = [identities.actors[p.actor] for p in running]
    return any(a.id in meant or (office is not None and a.role == office) for a in spoken)


def _told_apart(
    found: ReportCandidate, head: Token, identities: Identities
) -> tuple[Participant, ...]:
    if found.unnamed is not None:
        return identities.unnamed(head, found.unnamed)
    if head.tag == "PRP$" and identities.is_either_of_two(head):
        return ()
    return identities.speakers(head)


def mention(parsed: ParsedArticle, found: ReportCandidate, head: Token) -> Span:
    """Return the place where a speaker is named at the cue."""
    return found.mention or whole(parsed, head, found.verb)


def outlets_as_actors(
    parsed: ParsedArticle,
    one: ReportCandidate,
    speakers: tuple[Participant, ...],
    identities: Identities,
) -> tuple[str, ...]:
    """Return the ids of the outlets that a statement came through, none of them its speaker."""
    mine = {p.actor for p in speakers}
    through = [a for head in outlets(parsed, one) for a in identities.resolve(head)]
    return tuple(dict.fromkeys(a for a in through if a not in mine))


def is_somebody(found: ReportCandidate) -> bool:
    """Tell whether it is said by whom the text does not identify: kept, with no speaker.

    A pronoun nobody is found for, or a quotation whose speaker nobody can make out; whatever a
    tagger or another extractor takes for a source, since they know of no actors.
    """
    if found.rule in ("tagger", "transcript-answer") or found.rule.startswith(PROPOSED):
        return True
    if found.content.frame == "quote" and found.verb is not None:
        return bool(found.speakers) or found.verb.tag in ("VBD", "VBZ", "VBP")
    forms = {t.text.casefold() for t in found.speakers}
    if found.content.frame in ("clause", "infinitive") and forms & words("sources_told_of_things"):
        return True
    named = found.rule == "according-to" and any(t.pos == "PROPN" for t in found.speakers)
    return named or bool(forms & words("somebody_unknown"))


def _who_was_told_of(
    parsed: ParsedArticle, found: ReportCandidate, identities: Identities
) -> tuple[Participant, ...]:
    """Return whom the paragraph before tells of, for a paragraph of his own words where none spoke.

    "Ann Lee joined the minister on Monday. / “I am glad that we held out.”" is Ann Lee, by name.
    """
    told = _paragraph_above(parsed, found)
    subject = _own_subject(parsed, told[0]) if told else None
    one_sentence = bool(told) and told[0].sent == told[-1].sent
    if subject is None or not one_sentence or not is_person(parsed, subject):
        return ()
    actors = identities.resolve(subject)
    single = len(actors) == 1 and identities.actors[actors[0]].named
    return tuple(Participant(actor=a) for a in actors) if single else ()


def _paragraph_above(parsed: ParsedArticle, found: ReportCandidate) -> tuple[Token, ...]:
    """Return the words of the paragraph above a quotation that opens one; none of a heading."""
    first = parsed.at(found.content.spans[0].start)
    line = parsed.line_of[first]
    if line is None or parsed.text[line.span.start : parsed.tokens[first].start].strip("“\"'‘« "):
        return ()
    here = bisect_left(parsed.article.line_ends, line.span.end)
    near = reversed(parsed.article.lines[max(0, here - _BLANK) : here])
    above = next((n for n in near if n.span.of(parsed.text).strip()), None)
    return parsed.within(above.span) if above is not None and above.kind in NARRATED else ()


def _who_answers(
    parsed: ParsedArticle, found: ReportCandidate, identities: Identities
) -> tuple[Participant, ...]:
    """Return who answers in the sentence above a paragraph that opens with a quotation.

    "Lee responds to reports that Krag has said no. / “He is right.”": not those of the reports.
    """
    told = _paragraph_above(parsed, found)
    main = main_word(parsed, *parsed.sentence(told[-1])) if told else None
    if main is None or main.lemma not in words("replying") or main.tag not in _FINITE:
        return ()
    subject = own_subject(parsed, main)
    if subject is None or is_negated(parsed, main):
        return ()
    return tuple(Participant(actor=a) for a in identities.resolve(subject))


def _own_subject(parsed: ParsedArticle, word: Token) -> Token | None:
    main = main_word(parsed, *parsed.sentence(word))
    return own_subject(parsed, main) if main is not None else None


def _paragraphs_subject(
    parsed: ParsedArticle, found: ReportCandidate, identities: Identities
) -> tuple[Participant, ...]:
    """Return who acts in the sentence before a quotation in its paragraph, if that is a person."""
    first = parsed.at(found.content.spans[0].start)
    line = parsed.line_of[first]
    start = parsed.sentence(parsed.tokens[max(0, first - 1)])[0]
    before = parsed.tokens[start - 1] if start and line is not None else None
    if before is None or parsed.line_of[before.i] is not line:
        return ()
    subject = main_subject(parsed, *parsed.sentence(before))
    if subject is None or not is_person(parsed, subject):
        return ()
    return tuple(Participant(actor=a) for a in identities.resolve(subject))


def still_speaking(parsed: ParsedArticle, last: int, found: ReportCandidate) -> bool:
    """Tell whether no other paragraph stands between a quotation and who spoke last.

    Nor the head of another entry, in a page of entries with heads of their own, or its time.
    """
    ends = parsed.article.line_ends
    below, above = bisect_right(ends, last), bisect_left(ends, found.content.spans[0].start)
    between = parsed.article.lines[below:above]
    if any(x.kind in NARRATED and last < x.span.start for x in between):
        return False
    if any(
        x.kind is LineKind.TIMESTAMP and time_before(x.span.of(parsed.text) + " .") for x in between
    ):
        return False
    headed = any(x.kind is LineKind.SECTION_HEAD and last < x.span.start for x in between)
    heads = (x for x in parsed.article.lines if x.kind is LineKind.SECTION_HEAD)
    return not headed or sum(1 for _ in heads) < MANY_HEADS
