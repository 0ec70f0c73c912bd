"""Conditions as propositions of their own, tied to what holds only under them.

"If Russia assists North Korea, South Korea may send arms": the antecedent's proposition has the
statement's stance too, with modality `conditional`, so that nobody takes it for told as fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.governors import noun_of_clause, with_governors
from kg.extract.propositions.elliptic_conditions import (
    claim_before,
    has_subject,
    is_about_truth,
    opens_degree,
)
from kg.extract.propositions.labels.clause_words import as_sentence
from kg.extract.propositions.proposition_records import event_proposition
from kg.extract.span_index import lies_in
from kg.extract.standing.conditions import conditions_in, conditions_listed_after
from kg.extract.standing.veridicality import standing_at
from kg.extract.standing.veridicality.embedding_rules import embedding_of
from kg.ids import key_id
from kg.model import Antecedent, Certainty, Modality, Polarity, Proposition, Span, Stance
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.propositions.predications import Predications
    from kg.extract.standing.conditions import Condition
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle


def with_antecedents(
    parsed: ParsedArticle,
    statement: Statement,
    claims: list[Proposition],
    predications: Predications,
) -> tuple[Statement, list[Proposition]]:
    """Return the statement with its conditions tied to its claims, and claims and conditions."""
    if not statement.conditions:
        return statement, claims
    told = conditions_in(parsed, statement.content) or conditions_listed_after(
        parsed, statement.content
    )
    made: list[Proposition] = []
    ties: list[Antecedent] = []
    for condition in told:
        if condition.span not in statement.conditions:
            continue
        supposed = _supposed(parsed, statement, condition, predications)
        if supposed is None:
            continue
        if is_about_truth(parsed, condition):  # "if true, the raid is a crime": an open raid
            claims = [c for c in claims if c.id != supposed.id]
        bound = _consequents(parsed, statement, condition, told, claims, supposed.id)
        claimed = not bound and any(c.id == supposed.id for c in claims)
        if claimed and not condition.unless:
            continue
        if not claimed:
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


def _supposed(
    parsed: ParsedArticle,
    statement: Statement,
    condition: Condition,
    predications: Predications,
) -> Proposition | None:
    """Return what a condition supposes: the claim it would make true, its event, its words.

    None where it has no predicate of its own: "if needed", "depending on the degree".
    """
    pointed, telling = is_about_truth(parsed, condition), predications.telling
    frame = claim_before(parsed, condition, telling) if pointed else None
    if frame is not None:
        return event_proposition(parsed, statement, frame, None, _stance(statement, Polarity.POS))
    if pointed or opens_degree(parsed, condition):
        return None
    inside = parsed.within(condition.span)
    at = standing_at(parsed, condition.head, (condition.span,))
    for token in sorted(inside, key=lambda t: (t.i != condition.head.i, t.i)):
        frame = telling.at(token) if token.pos in ("VERB", "NOUN") else None
        if frame is None or not frame.enough or not _is_main(parsed, token, condition):
            continue
        polarity = at.polarity
        if token.i != condition.head.i:
            bound = embedding_of(parsed, token)
            if bound is not None and bound.signature is not None and bound.signature.factive:
                continue  # "if its help goes on": that it helps is taken for granted
            polarity = standing_at(parsed, token, (condition.span,)).polarity
        return event_proposition(parsed, statement, frame, None, _stance(statement, polarity))
    if not has_subject(parsed, condition):
        return None
    claim = predications.of_condition(statement, condition.head, at.polarity)
    if claim is not None:
        return claim
    kept = Polarity.POS if at.polarity is Polarity.NEG else at.polarity  # the words have the "not"
    return _by_words(parsed, statement, condition, _stance(statement, kept))


def _stance(statement: Statement, polarity: Polarity) -> Stance:
    return Stance(
        statement=statement.id,
        polarity=polarity,
        modality=Modality.CONDITIONAL,
        certainty=Certainty.UNSPECIFIED,
    )


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
    return Proposition(
        id=key_id("p", "words", parsed.article.sha256, f"{span.start}-{span.end}", ""),
        label=as_sentence([span.of(parsed.text)]),
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
    if not bound and (word is None or not lies_in(word, statement.content)):
        bound = outside
    return tuple(dict.fromkeys(c.id for c in bound))


def _under(parsed: ParsedArticle, claim: Proposition, word: Token) -> bool:
    trigger = parsed.tokens[parsed.at(claim.trigger.start)]
    joined = {t.i for t in parsed.conjuncts(word)}
    told = noun_of_clause(parsed, word)
    if told is not None and told.i == trigger.i:
        return True  # "the dangers that it could present if …"
    return any(t.i in joined for t in with_governors(parsed, trigger))
