"""Propositions known only by their words: content that cannot be taken apart.

The words stand as they are printed, their negation too, and the stance is towards them; a
condition is left out of them, since it is a proposition of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.propositions.labels.clause_words import as_sentence
from kg.extract.propositions.labels.noun_labels import judgement, phrase_sentence
from kg.extract.standing.conditions import conditions_in
from kg.ids import key_id
from kg.model import Act, Modality, Polarity, Proposition, Span

if TYPE_CHECKING:
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
    spans = spans or statement.content
    span = spans[0]
    inside = head is not None and any(s.covers(head.span) for s in statement.content)
    trigger = head.span if head is not None and inside else span
    if stance.polarity is Polarity.NEG and statement.polarity is Polarity.POS:
        stance = replace(stance, polarity=Polarity.POS)  # the words keep their negation
    denied = stance.polarity is Polarity.NEG
    label = _judged_label(parsed, statement, spans) or verbatim_label(parsed, spans, denied=denied)
    if not label:  # all of it is read as a condition: told whole, and as no fact
        label = as_sentence(s.of(parsed.text) for s in spans)
        stance = replace(stance, modality=Modality.CONDITIONAL)
    number = f"{quantity.span.start}-{quantity.span.end}" if quantity else ""
    return Proposition(
        id=key_id("p", "words", parsed.article.sha256, f"{span.start}-{span.end}", number),
        label=label,
        quantity=quantity,
        article=statement.article,
        trigger=trigger,
        stances=(stance,),
    )


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
    return judgement(parsed, parsed.within(spans[0]), "" if blames else _DESERVED[statement.act])


_DESERVED = {Act.PRAISE: "praise", Act.CONDEMN: "criticism"}


def verbatim_label(parsed: ParsedArticle, spans: tuple[Span, ...], *, denied: bool = False) -> str:
    """Return the words of places, without their conditions, as a sentence."""
    texts = [_told(parsed, span) for span in spans]
    return phrase_sentence(parsed, spans, texts, denied=denied)


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
    return text + parsed.text[at : span.end]


def _with_commas(text: str, part: Span, whole: Span) -> Span:
    """Take in the comma after a condition, and the one before it where both set it off."""
    start, end = part.start, part.end
    before = text[whole.start : start].rstrip()
    if text[end : whole.end].startswith(","):
        end += 1
        if before.endswith(","):
            start = whole.start + len(before) - 1
    return Span(start, end)
