"""Propositions known only by their words: content that tells no event of the lexicon.

The words take no side: a negation that the stance records is left out of them, and so is a
condition, which is a proposition of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.negative_words import negators
from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.standing.conditions import conditions_in
from kg.ids import key_id
from kg.model import Modality, Polarity, Proposition, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Quantity, Stance, Statement, Token
    from kg.parse import ParsedArticle

_LABEL_WORDS = 14
_CUT = frozenset({"not", "n't", "n’t", "never", "no"})
_WHOLE = {"wo": "will", "ca": "can", "sha": "shall"}


def untyped(
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
    inside = head is not None and any(
        s.covers(Span(head.start, head.end)) for s in statement.content
    )
    trigger = Span(head.start, head.end) if head is not None and inside else span
    cut: list[Token] = []
    if head is not None and inside and stance.polarity is not Polarity.POS:
        asks = stance.modality is Modality.QUESTION or _asks_why(parsed, span)
        cut = [] if asks else _negations(parsed, head, spans)
        if not cut and stance.polarity is not statement.polarity is Polarity.POS:
            stance = replace(stance, polarity=Polarity.POS)  # the words keep their negation
    label = label_of(parsed, spans, cut)
    if not label:  # all of it is read as a condition: told whole, its negation too, and as no fact
        label = _short(" ".join(s.of(parsed.text) for s in spans))
        stance = replace(stance, polarity=Polarity.POS, modality=Modality.CONDITIONAL)
    number = f"{quantity.span.start}-{quantity.span.end}" if quantity else ""
    return Proposition(
        id=key_id("p", "words", parsed.article.sha256, f"{span.start}-{span.end}", number),
        label=label,
        quantity=quantity,
        article=statement.article,
        trigger=trigger,
        stances=(stance,),
    )


def _asks_why(parsed: ParsedArticle, span: Span) -> bool:
    first = next(iter(parsed.within(span)), None)
    return first is not None and first.lemma in ("why", "how")


def _negations(parsed: ParsedArticle, head: Token, spans: tuple[Span, ...]) -> list[Token]:
    """Return the negations of a clause and of those joined to it; none where they differ.

    "We will not leave and will not pay" denies both; "we will not leave and will fight" does not.
    """
    joined = [t for t in parsed.conjuncts(head) if t.sent == head.sent]
    joined = [t for t in joined if any(s.start <= t.start < s.end for s in spans)]
    found = [list(_negation(parsed, t)) for t in joined]
    return [t for each in found for t in each] if all(found) else []


def _negation(parsed: ParsedArticle, head: Token) -> Iterator[Token]:
    """Yield the one negation of a clause with the words that need it: "not yet", "not any"."""
    verb = predicate_verb(parsed, head)
    found = negators(parsed, verb)
    if len(found) != 1 or found[0].text.casefold() not in _CUT:
        return
    if parsed.tokens[found[0].i + 1].text == ",":  # "does not, and never will, accept"
        return
    yield found[0]
    after = parsed.tokens[found[0].i + 1]
    if after.lemma == "yet":
        yield after
    for thing in parsed.all(verb, "dobj", "attr"):
        yield from (c for c in parsed.all(thing, "det") if c.lemma == "any")


def label_of(parsed: ParsedArticle, spans: tuple[Span, ...], cut: list[Token]) -> str:
    """Return the words of places without these negations and without their conditions."""
    text = " ".join(_told(parsed, span, cut) for span in spans)
    for short, long in _WHOLE.items() if cut else ():
        text = re.sub(rf"\b{short}\s", f"{long} ", text)
    return _short(text)


def _short(text: str) -> str:
    words = re.sub(r"\s+", " ", text).strip(" ,").split(" ")
    more = " …" if len(words) > _LABEL_WORDS else ""
    return " ".join(words[:_LABEL_WORDS]) + more


def _told(parsed: ParsedArticle, span: Span, cut: list[Token]) -> str:
    gone = [Span(t.start, t.end) for t in cut if span.start <= t.start < span.end]
    for condition in conditions_in(parsed, (span,)):
        whole = Span(condition.opener.start, condition.span.end)
        if whole != span:
            gone.append(_with_commas(parsed.text, whole, span))
    text, at = "", span.start
    for part in sorted(gone):
        before = parsed.text[at : part.start]
        at = max(at, part.end)
        if before.endswith(("“", '"', "‘")):  # "would “never | be idle”"
            at += len(parsed.text[at : span.end]) - len(parsed.text[at : span.end].lstrip())
            text += before
        else:
            text += before + " "
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
