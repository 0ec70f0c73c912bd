"""How a statement stands towards words that keep their negation: "not all left" is claimed.

In: a clause of a content and the stand on what it says without its negation. Out: the polarity
towards its words as they are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.propositions.content_clauses import is_negated, main_word
from kg.extract.propositions.labels.clause_words import shares_negation
from kg.extract.standing.veridicality.clause_standing import clause_standing
from kg.extract.standing.veridicality.predicate_standing import embedded_polarity
from kg.model import Act, Polarity

if TYPE_CHECKING:
    from kg.extract.clauses import Clause, ClauseIndex
    from kg.model import Statement


def polarity_to_words(
    index: ClauseIndex, statement: Statement, clause: Clause, polarity: Polarity
) -> Polarity:
    """Return the polarity towards a clause's words as printed, which keep their negation.

    What negates the verb before as well is not among them: "unable to pay or | borrow |". Of "not
    all left" the words are claimed, whatever is so of the rest.
    """
    if shares_negation(index.parsed, clause):
        return polarity
    if clause.negated and _is_chief(index, statement, clause) and _is_in_part(index, clause):
        return polarity if statement.act is Act.DECLINE else statement.polarity
    if is_negated(index.parsed, clause):
        return embedded_polarity(polarity, False)
    if not clause.negated or polarity is not Polarity.NEG:
        return polarity
    # a verb above took it in: "| was unable to | pay"; whether a denial did too is not told
    plain = statement.polarity is Polarity.POS
    return Polarity.POS if plain else Polarity.UNSPECIFIED


def _is_in_part(index: ClauseIndex, clause: Clause) -> bool:
    """Tell whether only a part of a clause is negated, so that it is open what is so."""
    verb = predicate_verb(index.parsed, main_word(index.parsed, clause))
    if verb.pos not in ("VERB", "AUX"):
        return False
    return clause_standing(index.parsed, verb).polarity is Polarity.UNSPECIFIED


def _is_chief(index: ClauseIndex, statement: Statement, clause: Clause) -> bool:
    """Tell whether no clause of a content governs one of its clauses."""
    above = index.above(clause)
    return above is None or not any(s.covers(above.predicate) for s in statement.content)
