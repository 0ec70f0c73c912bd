"""How a statement puts each clause of its content: as a whole, or as the clause stands by itself.

In: a statement, the report of which it was made, and a word of its content. Out: the modality that
the statement gives to the clause of the word, over which its own walk is laid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.governors import with_governors
from kg.extract.grammar.verb_forms import is_be, predicate_verb
from kg.extract.noun_kinds import noun_kinds
from kg.extract.standing.main_predicate import predicate_modality
from kg.extract.standing.statement_standing import shifts_tense
from kg.extract.standing.veridicality.implication_signatures import look_up
from kg.extract.standing.veridicality.projection import stands_by_itself
from kg.model import PLAIN, Act, Modality, Polarity

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle


def modality_of_clause_with(
    parsed: ParsedArticle, found: ReportCandidate, statement: Statement, word: Token
) -> Modality:
    """Return how a statement puts the clause of its content that a word stands in.

    What the clause's own words and what governs it say comes beside it. "Chad has sent troops and
    may send more": the statement stands as its weakest clause does, a plain one with each clause as
    that stands. Under any other act what is told by the way is no wish: "told them to pay because
    | the bridge leaks |".
    """
    whole, content = statement.modality, found.content
    inside = any(c.covers(word.span) for c in statement.content)
    if inside and statement.act is Act.AGREE:
        whole = _of_what_is_backed(found, whole)
    if any(c.covers(word.span) for c in statement.conditions):
        return whole
    heads = {t.i for h in content.heads for t in parsed.conjuncts(h)}
    verbs = {predicate_verb(parsed, parsed.tokens[i]).i for i in heads}
    if inside and stands_by_itself(parsed, word, heads | verbs, content.spans):
        return Modality.REALIS
    asked = statement.act is Act.DEMAND and content.frame in _QUOTED
    if not (asked or statement.act in PLAIN) or statement.polarity is not Polarity.POS:
        return whole  # "we | urge | the board to pay": that it is urged is told
    if content.frame not in _CLAUSAL or whole is Modality.QUESTION:
        return whole
    mine = next((t for t in with_governors(parsed, word) if t.i in heads), None)
    if mine is None:
        return whole
    conditioned, shifted = bool(statement.conditions), shifts_tense(parsed, found)
    put = predicate_modality(parsed, mine, content.spans, conditioned, shifted=shifted)
    judged = put is Modality.POSSIBLE and is_be(predicate_verb(parsed, mine))
    return put if put in _WHOLE or judged else Modality.REALIS


def _of_what_is_backed(found: ReportCandidate, whole: Modality) -> Modality:
    """Return how a statement put as `whole` puts what it backs: "favours | a ban |" wants one.

    That it is backed is told; that there is a ban is not.
    """
    if found.content.frame != "noun" or found.verb is None or whole is not Modality.REALIS:
        return whole
    rule = look_up(found.verb.lemma, "V", "noun")
    done = any(_is_no_deed(h) for h in found.content.heads[:1])
    return whole if done or rule is None else rule.holds.modality


def _is_no_deed(noun: Token) -> bool:
    """Tell whether what one backs is nothing to be done: "supports | Lee |", "approved the plea".

    Whoever stands by people, or grants what was asked for, does so by it.
    """
    kinds = noun_kinds().get(noun.lemma, frozenset())
    somebody = noun.ent in ("PERSON", "NORP") or not kinds.isdisjoint({"person", "people"})
    return somebody or "demand" in kinds


_WHOLE = (Modality.CONDITIONAL, Modality.INTENDED, Modality.CONSIDERED)
"""How a main predicate puts its own clause too: "wants | to sell the line |"."""
_CLAUSAL = ("clause", "quote", "turn")
"""Frames of contents that are clauses with a standing of their own."""
_QUOTED = ("quote", "turn")
