"""The tests of the filters: whether a report is dropped, and for which others.

In: a `Scene`, what the rules found and earlier filters left. Out: a test of one report, asked of
each in order of rank and text. Names, reasons and order stand in `kg.extract.reports.filters`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_mandative
from kg.extract.grammar.dependents import (
    clauses_on_noun,
    determiner,
    has_determiner,
    is_introduced_by,
    possessor,
    prepositions,
)
from kg.extract.grammar.functions import is_finite_complement, is_relative_clause
from kg.extract.grammar.governors import with_governors
from kg.extract.grammar.possible_speakers import is_at_court, is_counsel, is_person
from kg.extract.lexicon import words
from kg.extract.reports.containment import contents, outside
from kg.extract.reports.corrected_reports import is_corrected
from kg.extract.reports.crowded_sentences import crowded_sentences, sentence_of
from kg.extract.span_index import SpanIndex, by_span
from kg.extract.standing.performed_acts import is_inside_condition
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Span, Token
    from kg.parse import ParsedArticle

type Grounds = tuple[ReportCandidate, ...] | None
"""The reports because of which one is dropped (none for its own sake); None where it stays."""

type Test = Callable[[ReportCandidate], Grounds]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What a filter may look at: the article, its quotations, the reports that are left so far."""

    parsed: ParsedArticle
    quotes: tuple[Quote, ...]
    found: tuple[ReportCandidate, ...]

    @cached_property
    def contents(self) -> SpanIndex[ReportCandidate]:
        """The reports by where their contents lie."""
        return contents(self.found)

    @cached_property
    def spoken(self) -> tuple[Span, ...]:
        """Where the words are those of somebody quoted, marks and all."""
        return tuple(q for f in self.found for q in f.quoted)


def _grounds(drops: bool) -> Grounds:
    """Return the grounds of a test that looks at no other report."""
    return () if drops else None


def _any(found: Iterable[ReportCandidate]) -> Grounds:
    return tuple(found) or None


def corrected(scene: Scene) -> Test:
    """Drop what a paper is told to have reported wrongly."""
    return lambda found: _grounds(is_corrected(scene.parsed, found))


def first_person(scene: Scene) -> Test:
    """Drop what "we" or "I" report: the speaker of the quotation around them does so already.

    Outside quotation marks it is the author who reports: of "I" and "we" that is kept, unresolved.
    """
    spoken = by_span((*scene.spoken, *(q.outer for q in scene.quotes)))

    def test(found: ReportCandidate) -> Grounds:
        if not any(t.text.casefold() in words("speech_partners") for t in found.speakers):
            return None
        place = found.cue.start if found.cue is not None else found.start
        inside = any(q.start <= place < q.end for q in spoken.at(place))
        return _grounds(inside or any(t.text.casefold() == "you" for t in found.speakers))

    return test


def speaks_from_outside(scene: Scene) -> Test:
    """Drop a cue inside speech quoted with speaker or content outside: a parser's mistake."""
    spoken, text = by_span(scene.spoken), scene.parsed.text

    def test(found: ReportCandidate) -> Grounds:
        if found.cue is None or found.rule.startswith("quotation"):
            return None
        around = next((q for q in spoken.at(found.cue.start) if q.covers(found.cue)), None)
        if around is None:
            return None
        outside = any(not around.start <= t.start < around.end for t in found.speakers)
        places = found.content.spans
        behind = bool(places) and all(text[s.start] in _CLOSING for s in places)
        return _grounds(outside or behind)

    return test


_CLOSING = ("”", '"')


class _Taken:
    """The cues that reports have, and the contents of those that have none."""

    def __init__(self) -> None:
        self._cues: SpanIndex[tuple[Span, ReportCandidate]] = SpanIndex()
        self._contents: dict[tuple[Span, ...], ReportCandidate] = {}
        self._without_cue: dict[tuple[Span, ...], ReportCandidate] = {}

    def add(self, one: ReportCandidate) -> Grounds:
        """Take a report's cue and content, or return a report that has taken them."""
        spans = one.content.spans
        if one.cue is None:
            other = self._contents.get(spans)
        else:
            near = (*self._cues.at(one.cue.start), *self._cues.at(one.cue.end))
            other = self._without_cue.get(spans)
            other = other or next((f for cue, f in near if one.cue.overlaps(cue)), None)
        if other is not None:
            return (other,)
        self._contents.setdefault(spans, one)
        if one.cue is None:
            self._without_cue[spans] = one
        else:
            self._cues.add((one.cue, one), (one.cue,))
        return None


def taken(_: Scene) -> Test:
    """Drop a report whose cue or content another has taken: the others come first."""
    return _Taken().add


def crowded(scene: Scene) -> Test:
    """Drop the reports of a sentence that reports more often than prose does."""
    parsed = scene.parsed
    crowded = crowded_sentences(parsed, scene.found)
    return lambda found: _grounds(bool(crowded) and sentence_of(parsed, found) in crowded)


def unsourced_within(scene: Scene) -> Test:
    """Drop a report of nobody named inside what somebody says: it is that speaker's guess."""
    near = scene.contents
    return lambda found: _any(outside(found, near)) if found.rule == "unsourced" else None


def not_done(scene: Scene) -> Test:
    """Drop a report whose act was not done: possible, supposed, wanted or turned down."""
    parsed = scene.parsed

    def test(found: ReportCandidate) -> Grounds:
        verb = found.verb
        asked = verb is not None and is_finite_complement(verb) and is_mandative(parsed, verb)
        return _grounds(asked or is_inside_condition(parsed, found))

    return test


def not_asserted(scene: Scene) -> Test:
    """Drop what stands in a denial, question or silence: nobody says that it took place.

    "denied that it opposed the dam", "asked whether Kim had threatened them"; "asked why Kim had"
    takes for granted that he had.
    """

    def test(found: ReportCandidate) -> Grounds:
        if found.content.frame == "quote" or found.carry:
            return None
        return _any(
            other
            for other in outside(found, scene.contents)
            if (
                (other.act is Act.DENY or other.withheld or _asks_whether(scene.parsed, other))
                and other.content.frame in ("clause", "gerund")
            )
            or _denies_claim_of(scene.parsed, other, found)
        )

    return test


def _denies_claim_of(
    parsed: ParsedArticle, denial: ReportCandidate, found: ReportCandidate
) -> bool:
    """Tell whether a denial is of the claim that this report took place.

    "rejected claims that | he had ordered | it"; who denies "the claim which Kim made" does not
    deny that Kim made it.
    """
    denies = denial.act in (Act.DENY, Act.REFUSE) and denial.content.frame == "noun"
    if not denies or found.verb is None:
        return False
    claims = (h for h in denial.content.heads if h.lemma in words("denied_claims"))
    on_claims = (c for claim in claims for c in clauses_on_noun(parsed, claim))
    told = {c.i for c in on_claims if is_introduced_by(parsed, c, "that")}
    return any(t.i in told for t in with_governors(parsed, found.verb))


def _asks_whether(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    opening = parsed.tokens[parsed.at(found.content.spans[0].start)]
    return found.act is Act.ASK and opening.lemma in words("whether_words")


def imputed(scene: Scene) -> Test:
    """Drop what somebody says is in a mind: "Ruiz said Berg wants to resign", "said it planned to".

    Berg said nothing: what he wants, believes or fears is Ruiz's claim, in her statement's content;
    and so is her own plan. So is what he supports, where it is a word in a quotation, what he has
    a plan or none for, what she says he failed to tell, and the act with which she charges him.
    """

    def test(found: ReportCandidate) -> Grounds:
        if found.cue is None or found.verb is None:
            return None
        around = outside(found, scene.contents)
        if _is_thought(found) or _is_charged_with(found):
            return _any(around)
        charges = [o for o in around if o.act is Act.ACCUSE and _lays_to_speaker(found, o)]
        if charges:
            return _any(charges)
        quoted = (other for other in around if other.content.frame == "quote")
        return _any(quoted) if found.verb.lemma in words("stances") else None

    return test


def _lays_to_speaker(found: ReportCandidate, charge: ReportCandidate) -> bool:
    """Tell whether its doer is charged with an act: "alleged that Kim | asked for | a bribe".

    What he is only charged with having said ("alleged that Kim had said so") is told as said.
    """
    if found.verb is None or found.act is Act.STATE:
        return False
    return found.verb in charge.content.heads or found.verb.tag == "VBG"


def counsels_role(scene: Scene) -> Test:
    """Drop whom counsel speaks for at court: "Mr Hale SC, defending Mr Kohl,".

    That is his part in the trial, whatever he says there for or against anybody.
    """
    parsed = scene.parsed

    def test(found: ReportCandidate) -> Grounds:
        verb = found.verb
        if verb is None or verb.lemma not in words("representing") or not found.speakers:
            return None
        told = found.content.heads[0] if found.content.heads else None
        if told is None or not is_person(parsed, told):
            return None
        at_court = verb.tag == "VBG" and is_at_court(parsed, verb)
        return _grounds(at_court or is_counsel(parsed, found.speakers[0]))

    return test


def _is_thought(found: ReportCandidate) -> bool:
    if found.act is Act.CONSIDER or found.rule.startswith("attitude"):
        return True
    return found.verb is not None and found.verb.lemma in words("beliefs") | words("minds")


def _is_charged_with(found: ReportCandidate) -> bool:
    """Tell whether what is told is a lack or a plan: "failed to identify", "has no plan to"."""
    lemma = found.verb.lemma if found.verb is not None else ""
    if found.rule.startswith("light-verb"):
        return lemma in words("holding")
    return found.withheld and lemma in words("failing")


def of_anybody(scene: Scene) -> Test:
    """Drop what is said of whoever might say so: "those who claim", "someone who asks".

    A kind of people is described by what they say; none of them is reported to have said it. And
    whom a pronoun in a quotation points at, its speaker knows; the text need not tell.
    """
    parsed = scene.parsed

    def test(found: ReportCandidate) -> Grounds:
        if found.verb is None or not found.speakers:
            return None
        head = found.speakers[0]
        around = outside(found, scene.contents)
        vague = head.text.casefold() in words("pointing_pronouns") | words("anybody")
        vague = vague or _is_unknown(parsed, head)
        quoted = _any(o for o in around if o.content.frame == "quote")
        if vague and quoted:
            return quoted
        many = head.text.casefold() in words("plural_third_person")
        turn = _any(o for o in around if o.content.frame == "turn")
        if many and turn:  # "they said I was soft": whom the answer means, its speaker knows
            return turn
        if not is_relative_clause(found.verb):
            return None
        kind = has_determiner(parsed, head, *words("anybody_determiners"))
        anybody = head.text.casefold() in words("anybody") or (kind and head.pos == "NOUN")
        plural = head.tag == "NNS" and found.verb.tag == "VBP"
        return _any(around) if anybody or plural else None

    return test


def _is_unknown(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a noun brings up somebody new: "a man", "some voters", "lots of analysts"."""
    if head.i in parsed.entity_at or head.pos not in ("NOUN", "ADJ", "NUM"):
        return False
    if possessor(parsed, head) or has_determiner(parsed, head, *words("known_determiners")):
        return False
    if head.lemma in words("source_nouns"):
        return False  # "a source close to the inquiry": somebody's source, whoever it is
    told = determiner(parsed, head) or next(prepositions(parsed, head), None)
    return told is not None
