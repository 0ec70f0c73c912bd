"""How a statement stands towards one event that it tells: as claim, or as taken for granted.

The walk of `kg.extract.standing.veridicality` reads how the event stands inside the content; the
statement's own standing is laid over it, the weaker counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Relation, clause_index
from kg.extract.events.responsibility import is_charge_of_claim
from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.dependents import (
    active_subject,
    any_subject,
    is_introduced_by,
)
from kg.extract.grammar.governors import (
    noun_of_clause,
    owner_of_clause,
    owner_of_phrase,
    preposition_before,
    preposition_before_clause,
    with_governors,
)
from kg.extract.grammar.predicates import charging_verb
from kg.extract.lexicon import lexicon, words
from kg.extract.propositions.presupposed import (
    granted_beside,
    is_imposed,
    is_of_another,
    presupposes,
)
from kg.extract.span_index import lies_in
from kg.extract.standing.clause_modality import modality_of_clause_with
from kg.extract.standing.veridicality import standing_at
from kg.extract.standing.veridicality.predicate_standing import (
    LEAST,
    embedded_polarity,
    least_certain,
    weakest,
)
from kg.extract.standing.veridicality.rejected_claims import (
    REJECTED,
    called_false_above,
    is_rejected,
)
from kg.model import (
    AGAINST,
    Act,
    Certainty,
    Modality,
    Polarity,
    Quotation,
    Stance,
    Voice,
    without_stand,
)
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.events.event_mention import Event
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Span, Statement, Token
    from kg.parse import ParsedArticle

_OPEN = frozenset({Modality.REALIS, Modality.UNSPECIFIED})


def stance_on_event(
    parsed: ParsedArticle, statement: Statement, event: Event, found: ReportCandidate | None = None
) -> Stance:
    """Return the stand of a statement towards an event in its content.

    What is taken for granted is so whatever is said of it. With `found`, of which the statement
    was made, an event in one of several clauses stands as that clause does.
    """
    word = event.predicate
    whose, statement = statement, _as_told(parsed, statement, word)
    if _is_charged_by_another(parsed, statement, event, found):
        return without_stand(_stance(parsed, statement, word, statement.modality))
    if _is_alleged(parsed, statement, event.trigger):
        return without_stand(_stance(parsed, statement, word, statement.modality))
    if presupposes(parsed, statement, event) or _is_labelled(found, statement, event):
        within = statement.content if statement.voice is Voice.ATTRIBUTED else ()
        at = standing_at(parsed, word, within)
        if at.is_fact:
            open_ = statement.act is Act.DECLINE  # who gives no answer grants nothing either
            return Stance(
                statement=statement.id,
                polarity=Polarity.UNSPECIFIED if open_ else Polarity.POS,
                modality=Modality.REALIS,
                certainty=at.certainty,
                presupposed=True,
            )
    whole = (
        statement.modality
        if found is None
        else modality_of_clause_with(parsed, found, statement, word)
    )
    stance = _stance(parsed, statement, word, whole)
    stance = replace(stance, polarity=embedded_polarity(stance.polarity, not event.turned))
    stance = _beside_no_answer(stance) if statement is not whose else stance
    return granted_beside(parsed, statement, word, stance)


def _is_charged_by_another(
    parsed: ParsedArticle, statement: Statement, event: Event, found: ReportCandidate | None
) -> bool:
    """Tell whether a deed is only put down to its doers by somebody else: "said Chad was blamed".

    Who blames them claims it, and who answers a charge takes a stand on it.
    """
    if statement.act in AGAINST or statement.act in _ON_CLAIMS:
        return False
    charge = event.charge or charging_verb(parsed, event.trigger)
    return charge is not None and (found is None or found.verb != charge)


_ON_CLAIMS = (Act.CONFIRM, Act.ACCUSE, Act.DECLINE)
"""Acts that take a stand on a claim, beside those against it, or tell that none is taken."""


def _is_labelled(found: ReportCandidate | None, statement: Statement, event: Event) -> bool:
    """Tell whether an event is only given a name: "called the arrest a stunt"."""
    if found is None or found.content.frame != "predicative" or statement.act is Act.DENY:
        return False
    return event.trigger.pos == "NOUN" and event.trigger not in found.content.heads


def stance_on_clause(
    parsed: ParsedArticle,
    statement: Statement,
    head: Token,
    found: ReportCandidate,
    trigger: Span | None = None,
) -> Stance:
    """Return the stand of a statement towards one clause of its content, read at its main word.

    `trigger` is the place that tells the clause, if the stance shall name it.
    """
    whose, statement = statement, _as_told(parsed, statement, head)
    whole = modality_of_clause_with(parsed, found, statement, head)
    stance = _stance(parsed, statement, head, whole, trigger)
    stance = _beside_no_answer(stance) if statement is not whose else stance
    return granted_beside(parsed, statement, head, stance)


def stance_on_content(parsed: ParsedArticle, statement: Statement, head: Token | None) -> Stance:
    """Return the stand of a statement towards its content, read at the content's main word."""
    return _stance(parsed, statement, head, statement.modality)


_SETTLED = frozenset({Modality.REALIS, Modality.FUTURE})
"""What one who leaves it open has not said: "I will not say whether | they sold arms |"."""


def _stance(
    parsed: ParsedArticle,
    statement: Statement,
    word: Token | None,
    whole: Modality,
    trigger: Span | None = None,
) -> Stance:
    """Declining to confirm is neither yes nor no: its polarity is unspecified."""
    if statement.act is Act.DENY and _denies_by_itself(parsed, statement):
        statement = replace(statement, act=Act.STATE, polarity=Polarity.POS)
    polarity, modality, certainty = statement.polarity, whole, statement.certainty
    if word is not None and lies_in(word, statement.content):
        within = statement.content if statement.voice is Voice.ATTRIBUTED else ()
        at = standing_at(parsed, word, within)
        modality = weakest(modality, at.modality)
        if modality is Modality.REALIS is not statement.modality:
            certainty = at.certainty  # a fact beside weaker clauses is as sure as its own clause
        elif modality is Modality.REALIS and polarity is Polarity.POS:
            hedged = at.certainty is not Certainty.UNSPECIFIED  # "a letter accusing X of beating"
            certainty = least_certain(certainty, at.certainty) if hedged else certainty
        elif modality is not statement.modality and certainty is not Certainty.UNSPECIFIED:
            certainty = least_certain(certainty, at.certainty)
            certainty = min(certainty, statement.certainty, key=LEAST.index)
        if at.hedge is not None and statement.polarity is Polarity.POS:
            certainty = least_certain(certainty, Certainty.PROBABLE)
        if statement.voice is Voice.ARTICLE:
            polarity = at.polarity
        elif at.polarity is not Polarity.POS:
            denied = polarity is Polarity.NEG  # "denied not having sent": no plain claim
            polarity = Polarity.UNSPECIFIED if denied else at.polarity
    hangs = word is not None and _may_be_labelled(statement)
    label = called_false_above(parsed, word) if word is not None and hangs else None
    if label is not None and polarity is Polarity.POS:  # "warned of “lies” | that he left |"
        polarity = Polarity.NEG if label.signature is REJECTED else Polarity.UNSPECIFIED
    if statement.act is Act.DECLINE:
        polarity = Polarity.UNSPECIFIED
    elif modality in _SETTLED and word is not None and is_introduced_by(parsed, word, "whether"):
        modality, certainty = Modality.QUESTION, Certainty.UNSPECIFIED
    read = Stance(
        statement=statement.id,
        polarity=polarity,
        modality=modality,
        certainty=certainty,
        trigger=trigger,
    )
    if word is not None and statement.voice is Voice.ATTRIBUTED:
        beside = polarity is Polarity.NEG and _is_beside(parsed, statement, word)
        claimed = _is_claimed(parsed, statement, word) or _is_alleged(parsed, statement, word)
        claimed = claimed and (statement.act not in AGAINST or _is_means(parsed, statement, word))
        if beside or (claimed and not is_rejected(parsed, word)):
            return without_stand(read)
        if modality is Modality.OBLIGATION and is_imposed(parsed, statement, word):
            return without_stand(read)
    return read


def _may_be_labelled(statement: Statement) -> bool:
    """Tell whether a statement is one whose content may hang on a label that its sentence gives."""
    return statement.voice is Voice.ATTRIBUTED and statement.act not in (Act.DENY, Act.REFUSE)


def _denies_by_itself(parsed: ParsedArticle, statement: Statement) -> bool:
    """Tell whether quoted words deny by "I deny", so that what they deny is what stands below it.

    Of "“I deny the charge and dare him to prove it,” she said" the daring is not denied, as all
    would be of "“I took it” is a lie, she said".
    """
    if statement.quotation is not Quotation.DIRECT:
        return False
    for span in statement.content:
        for token in parsed.within(span):
            cue = lexicon().verbs.get(token.lemma) if token.tag == "VBP" else None
            who = active_subject(parsed, token) if cue is not None else None
            if who is not None and cue is not None and cue.act is Act.DENY:
                return who.text.casefold() in words("first_person")
    return False


def _as_told(parsed: ParsedArticle, statement: Statement, word: Token) -> Statement:
    """Return a statement that gives no answer as a plain one to what its speaker goes on to tell.

    "“I can't comment on the raid. | The road is open. |”": he keeps back what he was asked alone.
    """
    if statement.act is not Act.DECLINE or statement.quotation is not Quotation.DIRECT:
        return statement
    first = parsed.tokens[parsed.at(statement.content[0].start)]
    if word.sent == first.sent or not lies_in(word, statement.content):
        return statement
    opening, above = with_governors(parsed, first), with_governors(parsed, word)
    if not _keeps_back(parsed, opening) or _keeps_back(parsed, above):
        return statement
    return replace(statement, act=Act.STATE, polarity=Polarity.POS, modality=Modality.REALIS)


def _beside_no_answer(stance: Stance) -> Stance:
    """Return the stand on what is told beside a refusal to answer: no fact in such a statement."""
    fact = stance.modality is Modality.REALIS and stance.polarity is Polarity.POS
    modality = Modality.UNSPECIFIED if fact and not stance.presupposed else stance.modality
    return replace(stance, modality=modality, certainty=Certainty.UNSPECIFIED)


def _keeps_back(parsed: ParsedArticle, verbs: tuple[Token, ...]) -> bool:
    """Tell whether a speaker says of himself that he will not say: "| I can't comment | on it"."""
    for verb in verbs:
        own = any_subject(parsed, verb)
        if own is not None and own.text.casefold() in words("first_person"):
            said = verb.lemma in words("saying") or verb.lemma == "have"
            if (said and is_negated(parsed, verb)) or verb.lemma in lexicon().wrappers:
                return True
    return False


_BESIDE = (Relation.TIME, Relation.REASON, Relation.CONCESSION, Relation.CIRCUMSTANCE)
"""Relations of clauses that a negation of the clause above need not reach."""


def _is_alleged(parsed: ParsedArticle, statement: Statement, word: Token) -> bool:
    """Tell whether an event is only what charges are of: "allegations | of a raid | have spread".

    Who denies, confirms or makes them takes a stand on it.
    """
    if statement.act in AGAINST or statement.act in _ON_CLAIMS:
        return False
    for noun in with_governors(parsed, word):
        link = preposition_before_clause(parsed, noun)
        of = link is not None and link.lemma in words("topics_of_claims")
        claim = owner_of_phrase(parsed, noun, *words("topics_of_claims"))
        claim = owner_of_clause(parsed, noun) if of else claim
        if claim is not None and claim.lemma in words("alleging_nouns"):
            rejected = is_rejected(parsed, word)
            return lies_in(claim, statement.content) and not rejected
    return False


def _is_means(parsed: ParsedArticle, statement: Statement, word: Token) -> bool:
    """Tell whether a claim is only by what a denied deed was done: "denied provoking him | with
    claims that it sank |"."""
    for verb in with_governors(parsed, word):
        noun = noun_of_clause(parsed, verb)
        if noun is not None and noun.lemma in words("reported_claims"):
            by = preposition_before(parsed, noun)
            above = owner_of_phrase(parsed, noun)
            deed = above is not None and above.pos == "VERB" and lies_in(above, statement.content)
            return deed and by is not None and by.lemma in words("means_of_claiming")
    return False


def _is_claimed(parsed: ParsedArticle, statement: Statement, word: Token) -> bool:
    """Tell whether a clause is only what a claim in the content says: "reports | that he left |".

    Whoever confirms or denies the claim takes a stand on it; who talks of it takes none.
    """
    if statement.act in _ON_CLAIMS:
        return False
    for verb in with_governors(parsed, word):
        if not lies_in(verb, statement.content):
            return False
        if verb is not word and is_of_another(parsed, statement, verb, word):
            return True
        noun = noun_of_clause(parsed, verb)
        if noun is None or noun.lemma not in words("reported_claims"):
            continue
        clause = clause_index(parsed).at(verb)
        relation = clause.governor.relation if clause and clause.governor else None
        denies = verb.lemma in lexicon().verbs and clause is not None and clause.what is None
        opened = is_introduced_by(parsed, verb, "that")
        relative = (relation is Relation.RELATIVE and not opened) or denies  # "… that they deny"
        held = relation in (Relation.COMPLEMENT, Relation.APPOSITION)
        told = not relative and (held or opened)
        if told and lies_in(noun, statement.content):
            return True
    return False


def _is_beside(parsed: ParsedArticle, statement: Statement, word: Token) -> bool:
    """Tell whether a denied clause only stands beside what is denied, inside the content.

    "Refused to fund the school | when Norland leaves |": that Norland leaves is not refused. A
    relative clause is beside what a speaker denies or refuses; its own negation is its own.
    """
    index = clause_index(parsed)
    clause = index.at(word)
    if clause is None or clause.negated:
        return False
    denied = statement.polarity is Polarity.NEG
    below = clause
    for above in index.upwards(clause):
        if not any(s.covers(above.predicate) for s in statement.content):
            return False
        relation = below.governor.relation if below.governor is not None else None
        if relation in _BESIDE and (denied or below is clause):
            return True
        if denied and relation is Relation.RELATIVE:
            verb = parsed.tokens[below.head]
            return not is_charge_of_claim(parsed, verb)
        below = above
    return False
