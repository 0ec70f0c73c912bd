"""Conditions as propositions of their own, tied to what holds only under them.

"If Russia assists North Korea, South Korea may send arms": the antecedent's proposition has the
statement's stance too, with modality `conditional`, so that nobody takes it for told as fact.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.conditions import enumerated, stated
from kg.extract.proposition_records import typed
from kg.extract.veridicality import standing_at
from kg.ids import key_id
from kg.model import Antecedent, Certainty, Modality, Proposition, Span, Stance

if TYPE_CHECKING:
    from kg.extract.conditions import Condition
    from kg.extract.telling import Telling
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

_LABEL_WORDS = 14


def with_antecedents(
    parsed: ParsedArticle, statement: Statement, claims: list[Proposition], telling: Telling
) -> tuple[Statement, list[Proposition]]:
    """Return the statement with its conditions tied to its claims, and claims and conditions."""
    if not statement.conditions:
        return statement, claims
    told = stated(parsed, statement.content) or enumerated(parsed, statement.content)
    made: list[Proposition] = []
    ties: list[Antecedent] = []
    for condition in told:
        if condition.span not in statement.conditions:
            continue
        supposed = _proposition(parsed, statement, condition, telling)
        bound = _consequents(parsed, statement, condition, told, claims, supposed.id)
        if not bound and any(c.id == supposed.id for c in claims):
            continue
        made.append(supposed)
        ties.append(
            Antecedent(
                span=condition.span,
                proposition=supposed.id,
                consequents=bound,
                unless=condition.unless,
            )
        )
    return replace(statement, antecedents=tuple(ties)), [*claims, *made]


def _proposition(
    parsed: ParsedArticle, statement: Statement, condition: Condition, telling: Telling
) -> Proposition:
    """Return what a condition supposes: the event that it tells, else its words."""
    inside = parsed.within(condition.span)
    at = standing_at(parsed, condition.head, (condition.span,))
    stance = Stance(
        statement=statement.id,
        polarity=at.polarity,
        modality=Modality.CONDITIONAL,
        certainty=Certainty.UNSPECIFIED,
    )
    first = sorted(inside, key=lambda t: (t.i != condition.head.i, t.i))
    for token in first:
        frame = telling.at(token) if token.pos in ("VERB", "NOUN") else None
        if frame is not None and frame.enough and _is_main(parsed, token, condition):
            if token.i != condition.head.i:
                polarity = standing_at(parsed, token, (condition.span,)).polarity
                stance = replace(stance, polarity=polarity)
            return typed(parsed, statement, frame, None, stance)
    return _by_words(parsed, statement, condition, stance)


def _is_main(parsed: ParsedArticle, token: Token, condition: Condition) -> bool:
    """Tell whether an event is what the condition is about, not told beside it."""
    if token.i == condition.head.i:
        return True
    joined = {t.i for t in parsed.conjuncts(condition.head)}
    above = parsed.head(token)
    through = ("xcomp", "dobj", "pobj", "prep", "pcomp", "attr", "ccomp", "nsubj", "nsubjpass")
    while token.dep in through and above.i not in joined:
        token, above = above, parsed.head(above)
    return token.dep in through and above.i in joined


def _by_words(
    parsed: ParsedArticle, statement: Statement, condition: Condition, stance: Stance
) -> Proposition:
    span = condition.span
    words = re.sub(r"\s+", " ", span.of(parsed.text)).split(" ")
    more = " …" if len(words) > _LABEL_WORDS else ""
    return Proposition(
        id=key_id("p", "words", parsed.article.sha256, f"{span.start}-{span.end}", ""),
        label=" ".join(words[:_LABEL_WORDS]) + more,
        article=statement.article,
        trigger=Span(condition.head.start, condition.head.end),
        stances=(stance,),
    )


def _consequents(
    parsed: ParsedArticle,
    statement: Statement,
    condition: Condition,
    told: tuple[Condition, ...],
    claims: list[Proposition],
    supposed: str,
) -> tuple[str, ...]:
    """Return the claims that hold only under a condition: all, where the tree does not tell.

    Of a content whose events hang on other words than the conditioned one, it is none of these.
    """
    outside = [
        c for c in claims if c.id != supposed and not any(t.span.covers(c.trigger) for t in told)
    ]
    word = condition.conditioned
    bound = [c for c in outside if word is not None and _under(parsed, c, word)]
    if not bound and (word is None or not _holds(statement, word)):
        bound = outside
    return tuple(dict.fromkeys(c.id for c in bound))


def _holds(statement: Statement, word: Token) -> bool:
    return any(s.covers(Span(word.start, word.end)) for s in statement.content)


def _under(parsed: ParsedArticle, claim: Proposition, word: Token) -> bool:
    trigger = parsed.tokens[parsed.at(claim.trigger.start)]
    joined = {t.i for t in parsed.conjuncts(word)}
    return trigger.i in joined or any(t.i in joined for t in parsed.ancestors(trigger))
