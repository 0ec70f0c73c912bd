"""How the speaker puts it: polarity, modality, certainty, hedge, conditions.

Read from the content's main predicates. Where several differ, the weakest counts: what is
considered or conditional in part is never exported as fact in whole.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clauses.word_tables import tables
from kg.extract.grammar.clause_structure import is_mandative
from kg.extract.grammar.dependents import (
    adverbs,
)
from kg.extract.grammar.subordinate_clauses import opened_clause
from kg.extract.grammar.verb_forms import Tense, predicate_verb, tense, with_particle
from kg.extract.lexicon import acts, lexicon, words
from kg.extract.standing.conditions import (
    are_apart,
    bears_on,
    condition_resumed,
    conditions_in,
    conditions_listed_after,
    conditions_of,
    opens_with_otherwise,
)
from kg.extract.standing.doubt import has_adverb, is_put_so, is_sought_in_vain, is_supposed
from kg.extract.standing.fears_and_demands import (
    asks_oneself,
    is_advised_against,
    is_feared,
)
from kg.extract.standing.main_predicate import predicate_modality
from kg.extract.standing.short_answers import short_answer
from kg.extract.standing.veridicality.implication_signatures import look_up
from kg.extract.standing.veridicality.predicate_standing import weakest
from kg.extract.standing.veridicality.prefaces import claims_among
from kg.model import AGAINST, Act, Certainty, Modality, Polarity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle

_OPEN = frozenset({Modality.FUTURE, Modality.POSSIBLE, Modality.INTENDED, Modality.REALIS})
_CLAUSES = ("clause", "noun-clause")
_NONFINITE = ("infinitive", "object-infinitive", "gerund")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementStanding:
    """The standing of one statement."""

    polarity: Polarity
    modality: Modality
    certainty: Certainty
    hedge: Span | None
    conditions: tuple[Span, ...]


_ANSWERED = {
    polarity: StatementStanding(
        polarity=polarity,
        modality=Modality.REALIS,
        certainty=Certainty.CERTAIN,
        hedge=None,
        conditions=(),
    )
    for polarity in (Polarity.POS, Polarity.NEG)
}
"""How a bare yes or no stands to what was asked."""


def statement_standing(
    parsed: ParsedArticle, found: ReportCandidate, act: Act
) -> StatementStanding:
    """Return the standing of what was found, given its settled act."""
    told = found.content.spans
    answer = short_answer(parsed, found) if found.content.frame in _AT_LENGTH else None
    if answer is not None and act is Act.STATE:
        return _ANSWERED[answer]
    stated = conditions_in(parsed, told)
    listed = tuple([c.span for c in stated or conditions_listed_after(parsed, told)])
    listed = listed or condition_resumed(parsed, told) or _terms(parsed, found, act)
    beside = bool(stated) and not any(bears_on(parsed, c, found.content.heads) for c in stated)
    modality = _modality(parsed, found, act, bool(listed) and not beside)
    if modality in _OPEN and opens_with_otherwise(parsed, told):
        modality = Modality.CONDITIONAL
    return StatementStanding(
        polarity=_polarity(parsed, found, act),
        modality=modality,
        certainty=_certainty(parsed, found, modality),
        hedge=_hedge(parsed, found),
        conditions=() if beside and are_apart(parsed, stated) else listed,
    )


def _terms(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> tuple[Span, ...]:
    """Return on what terms somebody agrees to or offers a thing: "backed it provided it paid".

    Or on which he refuses: "refused to answer for it | should it fail |".
    """
    phrasal = found.content.frame == "noun" or found.content.frame.endswith("-phrase")
    refused = found.rule == "refusal"
    if found.verb is None or not (refused or (act in _ON_TERMS and phrasal and not found.withheld)):
        return ()
    return tuple(
        c.span for c in conditions_of(parsed, found.verb) if c.span.start > found.verb.start
    )


_ON_TERMS = frozenset({Act.AGREE, Act.PLEDGE, Act.PROPOSE, Act.THREATEN})


def _polarity(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> Polarity:
    if act in AGAINST or found.withheld or is_advised_against(parsed, found, act):
        return Polarity.NEG
    if _is_minimised(parsed, found):
        return Polarity.UNSPECIFIED
    doubts = found.verb is not None and found.verb.lemma == "doubt"
    doubts = doubts or found.rule == "light-verb-doubt" or _is_doubtful(found)
    doubts = doubts or is_sought_in_vain(parsed, found)
    return Polarity.NEG if doubts else Polarity.POS


def _is_minimised(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a noun is only made little of: "played down | a rift"."""
    minimised = found.verb is not None and with_particle(parsed, found.verb) in words("minimising")
    return minimised and found.content.frame == "noun"


def _is_doubtful(found: ReportCandidate) -> bool:
    return found.rule.startswith("attitude-doubt")


def _modality(
    parsed: ParsedArticle, found: ReportCandidate, act: Act, conditioned: bool
) -> Modality:
    frame = found.content.frame
    planned = found.verb is not None and found.verb.lemma in words("intending")
    if act is Act.CONSIDER and planned:  # "intends to", "has decided to"
        return Modality.INTENDED
    if frame in _NONFINITE:
        if act is Act.PROPOSE and frame == "infinitive" and not conditioned:
            return Modality.INTENDED  # "offered to send": what the speaker would do himself
        if conditioned and (act in _ON_TERMS or found.rule == "refusal"):
            return Modality.CONDITIONAL
        if act in (Act.DENY, Act.STATE, Act.CONFIRM, Act.PRAISE, Act.CONDEMN, Act.ACCUSE):
            return Modality.REALIS
        if act is Act.WARN and frame != "gerund":
            return Modality.OBLIGATION  # "warned tenants to leave": what they should do
        return acts()[act].modality or Modality.INTENDED
    if act is Act.ASK or _is_question(parsed, found):
        return Modality.QUESTION
    if frame == "noun" or frame.endswith("-phrase") or frame == "predicative":
        return _of_noun(parsed, found, act, conditioned)
    if frame in _AT_LENGTH and _denies_by_itself(found):
        return Modality.REALIS
    return _under_act(parsed, found, act, _of_clauses(parsed, found, conditioned))


def _under_act(
    parsed: ParsedArticle, found: ReportCandidate, act: Act, modality: Modality
) -> Modality:
    """Return how an act puts clauses that stand in a way by themselves: what is asked is wanted."""
    if modality is Modality.REALIS:
        return _of_facts(parsed, found, act)
    if act is Act.DENY and modality is Modality.INTENDED and _is_will_given(parsed, found):
        return Modality.REALIS
    if modality is Modality.FUTURE and act is Act.PLEDGE:
        return Modality.INTENDED
    if act is Act.DEMAND and modality is Modality.QUESTION:
        return Modality.OBLIGATION  # "asked the matter be cleared up"
    return modality


def _of_facts(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> Modality:
    """Return how an act puts clauses that are worded as facts."""
    if act is Act.CONSIDER:
        return Modality.CONSIDERED
    if act is Act.WORRY and is_feared(parsed, found):
        return Modality.POSSIBLE
    asked = found.content.frame in _CLAUSES and _asked_for(parsed, found, act)
    asked = asked or (act is Act.DEMAND and asks_oneself(parsed, found))
    return Modality.OBLIGATION if asked else Modality.REALIS


def _denies_by_itself(found: ReportCandidate) -> bool:
    """Tell whether quoted words deny: "I | deny | it and dare him to prove it" orders nothing."""
    head = found.content.heads[0] if found.content.heads else None
    cue = lexicon().verbs.get(head.lemma) if head is not None and head.tag == "VBP" else None
    return cue is not None and cue.act is Act.DENY


def _of_clauses(parsed: ParsedArticle, found: ReportCandidate, conditioned: bool) -> Modality:
    """Return how the clauses of a content are put: within a sentence the weakest counts.

    Of several sentences quoted together each has its own, and the conditions of its own: the first
    that states something gives that of the whole, or the weaker one that most of them have.
    """
    spans, shifted = found.content.spans, shifts_tense(parsed, found)
    at_length = found.content.frame in _AT_LENGTH
    told: dict[int, list[Modality]] = {}
    for head in claims_among(parsed, found.content.heads):
        under = conditioned and (not at_length or _is_under_condition(parsed, found, head))
        put = predicate_modality(parsed, head, spans, under, shifted=shifted)
        told.setdefault(head.sent, []).append(put)
    read: list[Modality] = [weakest(*some) for some in told.values()]
    if not read:
        return Modality.UNSPECIFIED
    stated = [m for m in read if m is not Modality.QUESTION]
    if not at_length or not stated:
        return weakest(*read)
    usual, count = Counter(stated).most_common(1)[0]
    return weakest(stated[0], usual) if 2 * count > len(stated) else stated[0]


_AT_LENGTH = ("quote", "turn")
"""Frames of a content that may hold several sentences, each with a standing of its own."""


def _is_under_condition(parsed: ParsedArticle, found: ReportCandidate, head: Token) -> bool:
    """Tell whether a condition stands in the sentence of one main predicate."""
    first, last = parsed.sentence(head)
    place = parsed.span(first, last)
    return any(place.covers(c.opener) for c in conditions_in(parsed, found.content.spans))


def shifts_tense(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a past form may stand for a present (Quirk et al. 1985, 14.31): "said it fell".

    It does under a cue in the past, not in the speaker's own words nor in "says it fell".
    """
    verb = found.verb
    own_words = found.content.frame in _AT_LENGTH or verb is None
    return not own_words and verb is not None and tense(parsed, verb) is not Tense.PRESENT


def _is_will_given(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a content is that somebody gave his will, a deed: "has agreed to meet"."""
    heads = found.content.heads
    return bool(heads) and all(
        h.lemma in words("will_given") and tense(parsed, h) is Tense.PAST for h in heads
    )


def _asked_for(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> bool:
    """Tell whether a clause is what should be: "demanded that", "recommended that X keep"."""
    bare = bool(found.content.heads) and all(is_mandative(parsed, h) for h in found.content.heads)
    return act is Act.DEMAND or (act is Act.PROPOSE and bare)


def _of_noun(
    parsed: ParsedArticle, found: ReportCandidate, act: Act, conditioned: bool
) -> Modality:
    tokens = [t for s in found.content.spans for t in parsed.within(s)]
    named = any(t.lemma == "condition" for t in found.content.heads)
    if conditioned or (named and act not in _JUDGING):  # "slammed the | conditions | in the jail"
        return Modality.CONDITIONAL
    if found.withheld or act in (Act.DENY, Act.REFUSE, Act.CONDEMN, Act.ACCUSE):
        return Modality.REALIS
    if is_advised_against(parsed, found, act):
        return Modality.OBLIGATION
    if any(t.tag == "MD" and t.lemma in words("noun_obligation_modals") for t in tokens):
        return Modality.OBLIGATION
    if found.verb is not None and found.verb.lemma in words("reckoning"):
        return Modality.REALIS  # "estimates the cost at": what it is, not what it will be
    usual = acts()[act].modality
    felt = found.content.heads and found.content.heads[0].lemma in words("feelings_about")
    if _judges_deed(found) or felt:
        return Modality.REALIS  # "expressed concern at the raid": it is felt
    if usual is not None and act is not Act.AGREE:
        return usual
    head = found.content.heads[0] if found.content.heads else None
    hinted = found.verb is not None and found.verb.lemma in words("hinting")
    if hinted and head is not None:
        return Modality.CONSIDERED if head.tag == "VBG" else Modality.POSSIBLE
    before = [t for t in tokens if head is None or t.i < head.i]
    if any(t.lemma in words("possible_adjectives") for t in before):
        return Modality.POSSIBLE
    put = _by_cue(found) if act is not Act.AGREE else None  # "supports the ban": it is backed
    if put is not None:
        return put
    hedged = {m for t in tokens if t.tag == "MD" for m in [t.lemma]}
    if hedged & words("noun_possibility_modals"):
        return Modality.POSSIBLE
    return Modality.REALIS


_JUDGING = frozenset({Act.CONDEMN, Act.PRAISE, Act.ACCUSE})
"""Acts under which a condition is how something is, and none that is laid down."""


def _judges_deed(found: ReportCandidate) -> bool:
    """Tell whether a verb judges what was done: "questioned | the naming of Lee as judge"."""
    judged = found.verb is not None and found.verb.lemma in words("deed_judging")
    return judged and any(h.lemma in tables().nominals for h in found.content.heads[:1])


def _by_cue(found: ReportCandidate) -> Modality | None:
    """Return how the cue puts a noun: "discussed | a withdrawal" weighs it, "noted" claims it."""
    if found.verb is None:
        return None
    linker = found.content.frame.removesuffix("-phrase")
    rule = look_up(found.verb.lemma, "V", linker)
    if rule is None or rule.report or rule.factive:
        return None
    return rule.holds.modality if rule.holds.modality is not Modality.REALIS else None


def _is_question(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    tokens = parsed.within(found.content.spans[0])
    opens = tokens[0].text.casefold() if tokens else ""
    heads = found.content.heads
    if found.content.frame == "quote":
        return bool(tokens) and tokens[-1].text == "?" and len({h.sent for h in heads}) < 2
    if opens in words("whether_words") and (opens == "whether" or found.withheld):
        clause = opened_clause(parsed, tokens[0])  # "whether it rained or not, the crop was lost"
        return clause is None or clause in heads or not heads
    told = found.withheld and found.act is not Act.CONFIRM and found.content.frame == "clause"
    return told and opens in words("question_words")


def _certainty(parsed: ParsedArticle, found: ReportCandidate, modality: Modality) -> Certainty:
    cue = found.verb.lemma if found.verb is not None else ""
    supposes = cue in words("supposing") or cue in words("reckoning")
    unsourced = found.rule == "unsourced" and found.verb is not None
    of_it = unsourced and cue in words("alleged_of_it")
    hearsay = found.act is Act.STATE and cue not in words("telling_a_hearer")
    supposes = supposes or (unsourced and (hearsay or of_it))
    if supposes or is_put_so(parsed, found, lambda h: is_supposed(parsed, h)):
        return Certainty.PROBABLE
    if modality in (Modality.POSSIBLE, Modality.CONSIDERED) or is_put_so(
        parsed, found, lambda h: has_adverb(parsed, h, words("possible"))
    ):
        return Certainty.POSSIBLE
    if _is_minimised(parsed, found) or _is_called_mistaken(parsed, found):
        return Certainty.UNSPECIFIED
    if modality is Modality.REALIS and not found.withheld:
        return Certainty.CERTAIN
    return Certainty.UNSPECIFIED


def _is_called_mistaken(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether the article itself says that a report was not so: "wrongly reported that"."""
    verb = found.verb
    before = verb is not None and any(
        a.lemma in words("mistaken") and a.i == verb.i - 1 for a in adverbs(parsed, verb)
    )
    return before and found.content.frame in _CLAUSES


def _hedge(parsed: ParsedArticle, found: ReportCandidate) -> Span | None:
    """Return the article's own hedge: an adverb on the cue, or on what indirect content says.

    One on a word further in hedges that word alone: "may act over Chad allegedly sending arms".
    """
    mistaken = words("mistaken") if _is_called_mistaken(parsed, found) else frozenset()
    hedging = words("hedges") | mistaken
    if found.verb is not None:
        above = parsed.head(found.verb)
        if found.verb.tag == "VB" and above.lemma in words("seeming_to"):  # "seemed to confirm"
            return Span(above.start, above.end)
        for token in parsed.children[found.verb.i]:
            if token.lemma in hedging:
                return token.span
    if found.content.frame == "quote":
        return None
    hedged = [t for s in found.content.spans for t in parsed.within(s) if t.lemma in hedging]
    for token in _on_main_words(parsed, found, hedged) if hedged else ():
        return token.span
    return None


def _on_main_words(
    parsed: ParsedArticle, found: ReportCandidate, tokens: Iterable[Token]
) -> Iterator[Token]:
    """Yield those of some tokens that hang on a main predicate of a content; all if it has none."""
    main = {
        t.i for h in found.content.heads for t in (*parsed.conjuncts(h), predicate_verb(parsed, h))
    }
    yield from (t for t in tokens if not main or t.head in main)
