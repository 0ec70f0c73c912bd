"""What an adverbial clause takes from its opener: "if", "because", "in order to", "as if"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import (
    adverbial_clauses,
    all_auxiliaries,
    direct_object,
    is_infinitive,
    open_complement,
    passive_subject,
    predicative_adjective,
)
from kg.extract.grammar.subordinate_clauses import (
    has_conditional_phrase,
    is_inverted,
    is_remark,
    openers,
    result_cause,
    tells_variation,
)
from kg.extract.grammar.verb_forms import Tense, predicate_verb, tense, with_particle
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.complement_clauses import adjective_embedding
from kg.extract.standing.veridicality.embedding import (
    CONDITION,
    FUTURE,
    HYPOTHESIS,
    IMPLIED,
    PURPOSE,
    UNSETTLED,
    Embedding,
)
from kg.extract.standing.veridicality.implication_signatures import linkers, look_up

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def adverbial_embedding(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """Return what governs an adverbial clause. Without an opener it stands as its main clause."""
    above = predicate_verb(parsed, parsed.head(verb))
    if _interrupts(parsed, verb):
        return None
    if is_inverted(parsed, verb):
        return Embedding(above, CONDITION)
    for mark in openers(parsed, verb):
        before = parsed.tokens[mark.i - 1].lemma if mark.i else ""
        after = parsed.lemma_after(mark)
        if mark.lemma == "when" and verb.tag == "VBG" and tense(parsed, above) is Tense.PRESENT:
            return Embedding(
                above, UNSETTLED
            )  # "has rules when | selling | arms": whenever it does
        if mark.lemma == "as" and after in words("as_if"):
            return Embedding(above, HYPOTHESIS)
        if mark.lemma in words("as_if") and before == "as":
            return Embedding(above, HYPOTHESIS)
        if mark.lemma == "as" and before == "long":
            return Embedding(above, CONDITION)
        if mark.lemma == "that" and before == "so":
            return Embedding(above, PURPOSE)
        if mark.lemma == "before" and tense(parsed, above) is not Tense.PAST:
            return Embedding(above, FUTURE)
        if mark.lemma in ("until", "till") and _is_ahead(parsed, verb):
            return Embedding(above, CONDITION)  # "wait until there | are | votes": not yet so
        found = linkers("marks").get(mark.lemma)
        if found is not None:
            return Embedding(above, found)
    if is_infinitive(parsed, verb):
        return _infinitive(parsed, verb, above)
    return Embedding(result_cause(parsed, verb) or above, None)


def _is_ahead(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether what follows "until" is in the present: "until it | is | over", "has ended"."""
    has = any(a.lemma == "have" and a.tag != "VBD" for a in all_auxiliaries(parsed, verb))
    return has or tense(parsed, verb) is Tense.PRESENT


def interrupting_clause(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what befell somebody about to do a thing: "was about to leave when a man | ran | in".

    It tells the news of its sentence, and took place, whatever was to come.
    """
    if verb.tag != "VBD" and not any(a.tag == "VBD" for a in all_auxiliaries(parsed, verb)):
        return None
    holder = predicative_adjective(parsed, verb)
    near = holder is not None and holder.lemma == "about"
    goal = open_complement(parsed, holder) if holder is not None and near else None
    if goal is None or not is_infinitive(parsed, goal):
        return None
    clauses = (*adverbial_clauses(parsed, goal), *adverbial_clauses(parsed, verb))
    return next((c for c in clauses if c.i > goal.i and _is_past_when(parsed, c)), None)


def _is_past_when(parsed: ParsedArticle, clause: Token) -> bool:
    opened = any(m.lemma == "when" for m in openers(parsed, clause))
    return opened and tense(parsed, clause) is Tense.PAST


def _interrupts(parsed: ParsedArticle, clause: Token) -> bool:
    """Tell whether a clause is what befell somebody about to do what its governor tells."""
    goal = parsed.head(clause)
    holder = parsed.head(goal)
    verbs = (holder, parsed.head(holder), goal)
    return any(interrupting_clause(parsed, v) is clause for v in verbs)


def is_conditioned(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a clause holds only under a condition that it states."""
    both = {verb, parsed.first_conjunct(verb)}
    return any(
        has_conditional_phrase(parsed, v)
        or any(_is_condition(parsed, c) for c in adverbial_clauses(parsed, v))
        for v in both
    )


def _is_condition(parsed: ParsedArticle, clause: Token) -> bool:
    """Tell whether an adverbial clause states a condition."""
    depends = clause.lemma == "depend" and not tells_variation(parsed, clause)
    if is_inverted(parsed, clause) or depends:
        return True
    for mark in openers(parsed, clause):
        before = parsed.tokens[mark.i - 1].lemma if mark.i else ""
        conditional = linkers("marks").get(mark.lemma) == CONDITION
        conditional = conditional and parsed.lemma_after(mark) != "compare"
        conditional = conditional or (mark.lemma == "as" and before == "long")
        if conditional and before not in words("no_condition_if"):
            return not is_remark(parsed, mark)
    return False


def _infinitive(parsed: ParsedArticle, verb: Token, above: Token) -> Embedding:
    """`to` tells a purpose, or after "only" and of a change of state an outcome."""
    head = parsed.head(verb)
    if head.pos == "ADJ":
        return adjective_embedding(parsed, head, ("to",))
    first = parsed.left(verb)
    opener = parsed.tokens[first - 1].lemma if first else ""
    if "only" in (opener, parsed.tokens[first].lemma):
        return Embedding(above, IMPLIED)
    if verb.lemma in words("outcomes") and direct_object(parsed, head) is None:
        return Embedding(above, IMPLIED)
    patient = direct_object(parsed, head) or passive_subject(parsed, head)
    frame = "obj-to" if patient else "to"
    found = look_up(with_particle(parsed, head), "V", frame) or look_up(head.lemma, "V", frame)
    return Embedding(above, found or PURPOSE)
