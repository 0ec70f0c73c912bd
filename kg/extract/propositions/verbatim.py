"""Propositions known only by their words: content that cannot be taken apart.

The words stand as they are printed, their negation too, and the stance is towards them; a
condition is left out of them, since it is a proposition of its own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.propositions.fillers import without_loose_marks
from kg.extract.propositions.labels.clause_words import QUOTES, as_sentence
from kg.extract.propositions.labels.noun_labels import PhraseSentence, judgement, phrase_sentence
from kg.extract.standing.conditions import conditions_in
from kg.ids import key_id
from kg.model import Act, Filler, Modality, Polarity, Predicate, Proposition, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Quantity, Stance, Statement, Token
    from kg.parse import ParsedArticle


def verbatim_proposition(
    parsed: ParsedArticle,
    statement: Statement,
    head: Token | None,
    stance: Stance,
    quantity: Quantity | None = None,
    spans: tuple[Span, ...] = (),
) -> Proposition:
    """Return a proposition known only by its words, of this statement alone.

    `spans` are the words where they are not the whole content.
    """
    spans = _called(parsed, statement, spans or statement.content)
    span = spans[0]
    inside = head is not None and any(s.covers(head.span) for s in statement.content)
    trigger = head.span if head is not None and inside else span
    if stance.polarity is Polarity.NEG and statement.polarity is Polarity.POS:
        stance = replace(stance, polarity=Polarity.POS)  # the words keep their negation
    denied = stance.polarity is Polarity.NEG and not _is_denied_to_be(statement, head)
    said = PhraseSentence(_judged_label(parsed, statement, spans) or "")
    if not said.text:
        said = _in_words(parsed, spans, denied=denied)
    label = said.text
    if not label:  # all of it is read as a condition: told whole, and as no fact
        label = as_sentence(s.of(parsed.text) for s in spans)
        stance = replace(stance, modality=Modality.CONDITIONAL)
    number = f"{quantity.span.start}-{quantity.span.end}" if quantity else ""
    return Proposition(
        id=key_id("p", "words", parsed.article.sha256, f"{span.start}-{span.end}", number),
        label=label,
        roles=_bearer(parsed, spans, said),
        quantity=quantity,
        article=statement.article,
        trigger=trigger,
        stances=(stance,),
    )


def _is_denied_to_be(statement: Statement, head: Token | None) -> bool:
    """Tell whether what is denied is that there is such a thing: "denied | a deal with Chad |"."""
    made = head is not None and head.lemma in words("arrangements")
    return made and statement.act is Act.DENY


def _called(
    parsed: ParsedArticle, statement: Statement, spans: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Part what is called something from what it is called: "attacked | the bill | as | a trap |".

    The spans stay as they are where no one "as" behind a predicative verb parts them.
    """
    inside = parsed.within(spans[0])
    if len(spans) > 1 or statement.rule != _PREDICATIVE:
        return spans
    as_ = [t for t in inside[1:-1] if t.text.casefold() == "as" and t.pos in ("ADP", "SCONJ")]
    first = as_[0].i + 1 if len(as_) == 1 else _second_phrase(inside) if not as_ else None
    if first is None:
        return spans
    before = parsed.tokens[first - 2 if as_ else first - 1]
    if before.pos not in ("NOUN", "PROPN", "PRON"):
        return spans  # "as long as", "such as"
    return (Span(spans[0].start, before.end), Span(parsed.tokens[first].start, spans[0].end))


def _second_phrase(inside: Sequence[Token]) -> int | None:
    """Return where a phrase begins right behind another: "the plan | a trap", "it | “unfair”"."""
    for before, token in pairwise(inside):
        quoted = token.text in QUOTES and inside[-1].pos in ("ADJ", "PUNCT")
        if before.pos in ("NOUN", "PROPN") and (token.tag == "DT" or quoted):
            return token.i
    return None


_PREDICATIVE = "verb-predicative"
"""The rule of reports by what somebody calls something."""


def _judged_label(
    parsed: ParsedArticle, statement: Statement, spans: tuple[Span, ...]
) -> str | None:
    """Return what a statement says of whom it judges: "blamed the mayor for the flood".

    None where it tells of a thing, of which it says at least that it is there.
    """
    cue = statement.cue.of(parsed.text).casefold() if statement.cue is not None else ""
    blames = cue.startswith("blam")
    if len(spans) > 1 or not (blames or statement.act in (Act.PRAISE, Act.CONDEMN)):
        return None
    inside = _with_who_is_judged(parsed, statement, spans[0])
    return judgement(parsed, inside, "" if blames else _DESERVED[statement.act])


def _with_who_is_judged(
    parsed: ParsedArticle, statement: Statement, content: Span
) -> Sequence[Token]:
    """Return the words of a content that tells why, with who is judged: "| Ann Lee for | lying".

    A name beside the cue is the statement's target and no part of its content, nor is the "for" of
    a passive: "was blamed | for | the fire".
    """
    inside = parsed.within(content)
    if not inside or statement.cue is None or statement.cue.end > content.start:
        return inside
    between = [t for t in parsed.within(Span(statement.cue.end, content.start)) if t.pos != "SPACE"]
    if [t.lemma for t in between] == ["for"]:
        return (*between, *inside)
    named = inside[0].lemma == "for" and all(t.pos in _OF_NAMES for t in between)
    return (*between, *inside) if named else inside


_OF_NAMES = ("ADJ", "DET", "NOUN", "PROPN")
_DESERVED = {Act.PRAISE: "praise", Act.CONDEMN: "criticism"}


def verbatim_label(parsed: ParsedArticle, spans: tuple[Span, ...], *, denied: bool = False) -> str:
    """Return the words of places, without their conditions, as a sentence."""
    return _in_words(parsed, spans, denied=denied).text


def _in_words(
    parsed: ParsedArticle, spans: tuple[Span, ...], *, denied: bool = False
) -> PhraseSentence:
    texts = [_told(parsed, span) for span in spans]
    return phrase_sentence(parsed, spans, texts, denied=denied)


def _bearer(
    parsed: ParsedArticle, spans: tuple[Span, ...], said: PhraseSentence
) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
    """Return of what a sentence says that it is there, or what it is called, by role."""
    if said.there is None:
        return ()
    named = [without_loose_marks(s.of(parsed.text)) for s in spans]
    thing = Filler(label=named[0], span=spans[0], head=said.there.lemma.casefold())
    called = [Filler(label=w, span=s) for w, s in zip(named[1:], spans[1:], strict=True)]
    return (("agent", (thing,)), *((("attribute", tuple(called)),) if called else ()))


def with_copula(claim: Proposition) -> Proposition:
    """Return a claim in words with "be" for its predicate, if it says what is there or called so.

    "There is a rift", "the plan is a trap"; another is returned as it is.
    """
    if claim.predicate is not None or claim.key or not claim.roles:
        return claim
    said = "evaluate" if len(claim.roles) > 1 else "exist"
    be = Predicate(lemma="be", span=claim.trigger)
    return replace(claim, predicate=be, predicate_class=said)


def _told(parsed: ParsedArticle, span: Span) -> str:
    gone = []
    for condition in conditions_in(parsed, (span,)):
        whole = Span(condition.opener.start, condition.span.end)
        if whole != span:
            gone.append(_with_commas(parsed.text, whole, span))
    text, at = "", span.start
    for part in sorted(gone):
        text += parsed.text[at : part.start] + " "
        at = max(at, part.end)
    text += parsed.text[at : span.end]
    before, _, last = text.rstrip().rpartition(" ")
    return before if gone and last in words("mere_prepositions") else text  # "the ban | for |"


def _with_commas(text: str, part: Span, whole: Span) -> Span:
    """Take in the comma after a condition, and the one before it where both set it off."""
    start, end = part.start, part.end
    before = text[whole.start : start].rstrip()
    if text[end : whole.end].startswith(","):
        end += 1
        if before.endswith(","):
            start = whole.start + len(before) - 1
    return Span(start, end)
