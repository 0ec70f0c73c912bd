"""Which clauses a statement's content puts forward.

In: a statement and the events that it tells already. Out: the clauses inside its content that
somebody stands behind, without conditions, bare relatives and purposes of the report itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.clauses import Form, Kind, Relation, clause_index, within
from kg.extract.grammar.dependents import attributives, own_subject
from kg.extract.lexicon import lexicon, words
from kg.extract.propositions.fillers import actors_of
from kg.extract.propositions.labels.clause_words import is_call_for_attention, shares_negation
from kg.extract.propositions.labels.positive_words import is_unable, own_negations
from kg.extract.reports.performatives import performed
from kg.model import Act, Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Clause, ClauseIndex
    from kg.extract.propositions.plover_acts import Claim
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

_HOLDING = frozenset({Act.CONFIRM, Act.CONSIDER, Act.DEMAND, Act.PROPOSE, Act.EXPECT})
"""Acts of others under which a claim stands as the walk down to it finds it."""
_WANTING = frozenset({Act.DEMAND, Act.PROPOSE, Act.PLEDGE, Act.REFUSE, Act.AGREE})
"""Acts of wanting or undertaking something, whose contents are no facts."""
_CLOSING = ("PUNCT", "CCONJ", "SPACE")


def clauses_put_forward(
    parsed: ParsedArticle, statement: Statement, told: Sequence[Claim]
) -> tuple[Clause, ...]:
    """Return the clauses that a content puts forward, the chief ones first."""
    index = clause_index(parsed)
    inside = [c for s in statement.content for c in index.inside(s)]
    return tuple(
        _surely(index, c, statement)
        for c in within(inside, statement.content)
        if not any(s.covers(c.predicate) for s in statement.conditions)
        and not _only_names(c, told)
        and not _is_denied_claim(parsed, index, c, statement)
        and not _lacks_antecedent(c)
        and not _is_on_anything(parsed, c)
        and not _is_purpose_of_report(index, c, statement)
        and not any(_is_left_undone(parsed, index, a) for a in (c, *index.upwards(c)))
        and not any(_is_when_wanted(statement, a) for a in (c, *index.upwards(c)))
        and not _is_simile(c)
        and not _is_hard_to_tell(parsed, index, c)
        and not _is_greeting(parsed, c)
        and not _is_asking_itself(parsed, c, statement)
        and not _is_as_told(c)
        and not _is_elliptic(parsed, c)
        and not _is_by_the_way(parsed, c)
        and not _is_called(c, inside, told)
        and not (c.governor is not None and c.governor.relation is Relation.COMPARISON)
    )


def _surely(index: ClauseIndex, clause: Clause, statement: Statement) -> Clause:
    """Return a clause without a subject that it only shares with the report it hangs on.

    "The office called it a crime, | forcing clerks to leave": not the office forces them.
    """
    above, subject = index.above(clause), clause.subject
    loose = clause.governor is not None and clause.governor.relation is Relation.CIRCUMSTANCE
    if above is None or subject is None or not loose or clause.span.covers(subject.span):
        return clause
    if subject != above.subject:  # "lashed out at Lee | for lying |"
        return clause
    if any(s.covers(above.predicate) for s in statement.content):
        return clause
    return replace(clause, who=None if clause.who == subject else clause.who, subject=None)


def _is_asking_itself(parsed: ParsedArticle, clause: Clause, statement: Statement) -> bool:
    """Tell whether a clause only does what the statement tells: "| we urge | the board to pay"."""
    if statement.act is not Act.DEMAND or statement.quotation is Quotation.INDIRECT:
        return False
    return performed(parsed, parsed.tokens[clause.head]) is Act.DEMAND


def _lacks_antecedent(clause: Clause) -> bool:
    """Tell whether a relative clause does not show what it is on: "that the clerks deny"."""
    above = clause.governor
    if above is None or above.relation is not Relation.RELATIVE or above.marker:
        return False
    subject = clause.subject
    bare = clause.what is None and clause.whom is None and clause.attribute is None
    return bare and subject is not None and clause.span.covers(subject.span)


def _is_on_anything(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether a relative clause says which or how, and nothing of anybody.

    "Anything | that moves |", "acted in a way | that harms the port |": no way does it.
    """
    above, who = clause.governor, clause.who
    if above is None or above.relation is not Relation.RELATIVE or who is None:
        return False
    head = parsed.tokens[who.head]
    outside = not clause.span.covers(who.span)
    nouns = words("whole_pronouns") | words("nouns_of_manner")
    return outside and (head.lemma in nouns or head.text.casefold() in nouns)


def _is_purpose_of_report(index: ClauseIndex, clause: Clause, statement: Statement) -> bool:
    """Tell whether a purpose hangs on the cue: "condemned the sale of arms | to support X"."""
    above = index.above(clause)
    purpose = clause.governor is not None and clause.governor.relation is Relation.PURPOSE
    return (
        purpose
        and above is not None
        and not any(s.covers(above.predicate) for s in statement.content)
    )


def _is_left_undone(parsed: ParsedArticle, index: ClauseIndex, clause: Clause) -> bool:
    """Tell whether a clause names what is not so: "joined them | instead of paying |", "should not
    be seen | as a ban |"."""
    above = index.above(clause)
    if above is None or clause.governor is None:
        return False
    openers = words("not_done_openers")
    if (clause.kind is Kind.SMALL and above.negated) or clause.governor.marker in openers:
        return True
    first = parsed.at(clause.span.start)
    return (
        " ".join([t.text.casefold() for t in parsed.tokens[max(0, first - 2) : first]]) in openers
    )


def _is_when_wanted(statement: Statement, clause: Clause) -> bool:
    """Tell whether a clause says when a thing is wanted: "urged them to leave | after it fell |".

    It may tell what was or what is still to come ("to pay | after it was done |"), and is no part
    of the wish.
    """
    above = clause.governor
    timed = above is not None and above.relation is Relation.TIME and clause.form is Form.FINITE
    inside = any(s.covers(clause.predicate) for s in statement.content)
    return timed and inside and statement.act in _WANTING


def _is_simile(clause: Clause) -> bool:
    """Tell whether a clause is only what something is like: "it is like | being at sea"."""
    return clause.governor is not None and clause.governor.marker == "like"


def _is_hard_to_tell(parsed: ParsedArticle, index: ClauseIndex, clause: Clause) -> bool:
    """Tell whether an infinitive only says that a thing is not known: "it is too early | to tell".

    Nobody's telling is denied; that it is too early is the claim.
    """
    above = index.above(clause)
    if above is None or above.kind is not Kind.COPULA or clause.form is not Form.INFINITIVE:
        return False
    told = above.attribute
    if told is None or clause.who is not None or clause.lemma not in words("telling_what_is_so"):
        return False
    judged = parsed.tokens[told.head]
    too = any(t.lemma == "too" for t in parsed.within(above.span) if t.i < judged.i)
    return too or judged.lemma in words("hard_to_do")


def _is_greeting(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether words without a verb only greet: "ladies and gentlemen, | good morning |"."""
    said = clause.attribute
    return (
        said is not None
        and clause.verb is None
        and said.span.of(parsed.text).casefold() in words("greetings")
    )


def _is_as_told(clause: Clause) -> bool:
    """Tell whether a participle only says how the whole was told or meant: "opened | as planned |".

    What was planned is that the bridge opens; the bridge itself is not "planned".
    """
    as_ = clause.governor is not None and clause.governor.marker == "as"
    own = clause.subject is not None and clause.span.covers(clause.subject.span)
    return as_ and clause.form is Form.PARTICIPLE and not own


def _is_elliptic(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether a clause leaves its verb out: "I am sure | she will |", "we already | have |".

    So does "as our captain | did | for me", and "she is | going | to".
    """
    verb = parsed.tokens[clause.head]
    if verb.tag == "MD":
        return True
    after = parsed.tokens[clause.head + 1 : clause.head + 3]
    alone = clause.what is None and clause.attribute is None and not clause.passive
    if verb.lemma in words("stand_in_lemmas") and alone:
        if verb.lemma == "have":
            return clause.kind is Kind.VERB and clause.whom is None
        said = clause.whom is None and bool(clause.adjuncts)  # "did well"
        return clause.kind is Kind.VERB and not said
    left_out = len(after) == 2 and after[0].lemma == "to" and after[1].pos in _CLOSING
    return left_out and verb.text.casefold() == "going"


def _is_by_the_way(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether words only hold the listener's attention: "it sank, | you know |"."""
    subject, verb = clause.subject, clause.verb
    alone = verb is not None and not (subject is not None and subject.head == verb - 1)
    if alone and is_call_for_attention(parsed, verb or 0):
        return True
    if subject is None or verb is None or verb != subject.head + 1:
        return False
    said = f"{parsed.tokens[subject.head].text} {parsed.tokens[verb].text}".casefold()
    after = parsed.tokens[verb + 1] if verb + 1 < len(parsed.tokens) else None
    return said in words("by_the_way") and (after is None or after.pos == "PUNCT")


def _is_called(clause: Clause, others: Sequence[Clause], told: Sequence[Claim]) -> bool:
    """Tell whether words of somebody are only called something: "calls | the claims | lies".

    That there are the claims nobody says. A deed that is called so stays: "calls | the raid | mad".
    """
    event = any(clause.predicate.overlaps(c.trigger) for c, _ in told)
    if clause.kind is not Kind.NOMINAL or event or clause.lemma not in lexicon().verbs:
        return False
    called = (c.who for c in others if c.kind is Kind.SMALL and c.who is not None)
    return any(a.head == clause.head for a in called)


def _only_names(clause: Clause, told: Sequence[Claim]) -> bool:
    """Tell whether a noun only leads to an event that is told: "claims of | the raid"."""
    inside = [c for c, f in told if f is not None and clause.span.covers(c.trigger)]
    return clause.kind is Kind.NOMINAL and any(
        not clause.predicate.overlaps(c.trigger) for c in inside
    )


def _is_denied_claim(
    parsed: ParsedArticle, index: ClauseIndex, clause: Clause, statement: Statement
) -> bool:
    """Tell whether a noun only holds what is denied: "dismissed | the comment | that it sank".

    That somebody made the comment is not denied.
    """
    noun = parsed.tokens[clause.head].lemma
    if statement.act is not Act.DENY or clause.kind is not Kind.NOMINAL:
        return False
    below = index.below(clause, Relation.COMPLEMENT, Relation.APPOSITION)
    return noun in words("reported_claims") and any(b.kind is not Kind.NOMINAL for b in below)


def is_judged(index: ClauseIndex, clause: Clause) -> bool:
    """Tell whether a clause is only judged: "it was hard | for Mali to pay |"."""
    above = index.above(clause)
    judged = above is not None and above.kind is Kind.COPULA
    return judged and clause.governor is not None and clause.governor.marker == "for"


def is_of_alleged_deed(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether a clause has it that what is alleged came about: "the alleged raid occurred"."""
    verb = parsed.tokens[clause.head]
    deed = own_subject(parsed, verb) if verb.lemma in words("coming_about") else None
    told = attributives(parsed, deed) if deed is not None else ()
    return any(t.text.casefold() in words("alleging_adjectives") for t in told)


def is_reported(
    index: ClauseIndex, statement: Statement, clause: Clause, identities: Identities
) -> bool:
    """Tell whether a content only says that somebody else says it: "said the mayor told …"."""
    mine = {p.actor for p in statement.speakers}
    below = clause
    for above in index.upwards(clause):
        if not any(s.covers(above.predicate) for s in statement.content):
            return False
        relation = below.governor.relation if below.governor is not None else None
        if relation is Relation.COMPLEMENT and _reports(above, mine, identities):
            return True
        below = above
    return False


def _reports(clause: Clause, mine: set[str], identities: Identities) -> bool:
    """Tell whether a clause says what an actor other than the speakers says."""
    tokens = identities.parsed.tokens
    verb = tokens[clause.head]
    cue = lexicon().verbs.get(verb.lemma) if verb.pos == "VERB" else None
    if cue is None or cue.act in _HOLDING or clause.who is None:
        return False
    who = actors_of(tokens[clause.who.head], identities)
    return bool(who) and mine.isdisjoint(who)


def lacks_object(clause: Clause) -> bool:
    """Tell whether an active verb that says nothing without an object has lost it: "Lee bought"."""
    bare = clause.kind is Kind.VERB and not clause.passive and not clause.adjuncts
    return bare and clause.lemma in words("need_objects")


def main_word(parsed: ParsedArticle, clause: Clause) -> Token:
    """Return the word at which a clause's standing is read: the verb of "made a complaint"."""
    light = clause.kind is Kind.LIGHT and clause.verb is not None
    return parsed.tokens[clause.verb if light and clause.verb else clause.head]


def is_negated(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether the stance that is read at a clause's head takes in its own negation."""
    if clause.kind in (Kind.NOMINAL, Kind.SMALL):
        return clause.negated
    if shares_negation(parsed, clause) or is_unable(parsed, clause):
        return True
    return bool(own_negations(parsed, clause, main_word(parsed, clause)))
