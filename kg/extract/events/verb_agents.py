"""Who does what a verb tells: its subject, or whoever controls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import triggers
from kg.extract.events.participants import is_somebody
from kg.extract.grammar.clause_structure import (
    agent,
    antecedent,
    cue_joined_to,
    is_passive,
    subject,
)
from kg.extract.grammar.complementation import is_deed_of_others, is_place_left
from kg.extract.grammar.dependents import (
    auxiliaries,
    nouns_after,
    object_of,
    objects,
    own_subject,
    passive_subject,
    possessor,
    prepositional_phrases,
)
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_clausal_subject,
    is_complement_clause,
    is_direct_object,
    is_open_complement,
    is_prepositional_clause,
    is_prepositional_object,
)
from kg.extract.grammar.governors import (
    owner_of_phrase,
    preposition_before,
    verb_of_direct_object,
    with_governors,
)
from kg.extract.lexicon import lexicon, words
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def agent_of_verb(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the subject, or who controls it: the object of "urged X to", "accused X of".

    From "the government's plans to send" it passes to the owner.
    """
    controlled = _controlled(parsed, verb)
    if controlled is not None:
        return antecedent(parsed, controlled)
    if is_deed_of_others(parsed, verb):
        return None
    outer = parsed.head(verb)
    if is_adverbial_clause(verb) and verb.tag == "VBG" and is_passive(parsed, outer):
        return agent(parsed, outer)  # "was attacked by rebels, | killing six"
    if is_clausal_subject(parsed.first_conjunct(verb)):
        return None  # "sending troops is a mistake": whoever it is
    read_as_name = parsed.child(verb, "compound")  # "said | Chad | complies", taken for one name
    bare = own_subject(parsed, verb) is None
    if read_as_name is not None and read_as_name.pos == "PROPN" and bare:
        return read_as_name
    for above in with_governors(parsed, verb):
        if above.pos == "NOUN" and above is not verb and above.lemma != "addition":
            taken = parsed.head(above)
            if above.lemma in words("accusations"):
                return _charged(parsed, above)
            if above.lemma in words("taking_part"):
                return possessor(parsed, above) or _taking_part(parsed, above)
            if is_direct_object(above) and taken.lemma in words("carrying_out"):
                return subject(parsed, taken)  # "took steps to ease"
            return possessor(parsed, above)
        if above.pos in ("VERB", "AUX"):
            if above is not verb and is_passive(parsed, above):
                return passive_subject(parsed, above) if is_open_complement(verb) else None
            found = subject(parsed, above)
            if found is not None:
                return _doing(parsed, found) if is_prepositional_clause(verb) else found
    return None


def _charged(parsed: ParsedArticle, charge: Token) -> Token | None:
    """Return who is charged: "accusations | against Chad |", or who answers to it, not whose it is.

    "Rejected Mali's accusations of | raiding |": who rejects them.
    """
    against = next(nouns_after(parsed, charge, "against"), None)
    verb = verb_of_direct_object(parsed, charge)
    if against is not None or verb is None:
        return against
    cue = lexicon().verbs.get(verb.lemma)
    answers = cue is not None and cue.act in (Act.CONFIRM, Act.DENY, Act.REFUSE)
    return subject(parsed, verb) if answers or verb.lemma in words("facing") else None


def _taking_part(parsed: ParsedArticle, part: Token) -> Token | None:
    """Return who has a part in it, or is charged with it: "denied any | part | in killing them"."""
    taken = verb_of_direct_object(parsed, part)
    if taken is not None:
        return agent_of_verb(parsed, taken)
    link, verb = preposition_before(parsed, part), owner_of_phrase(parsed, part)
    if link is None or verb is None or verb.pos != "VERB":
        return None
    if f"{verb.lemma} {link.lemma}" not in words("charging_with"):
        return None
    return passive_subject(parsed, verb) or next(iter(objects(parsed, verb)), None)


def _doing(parsed: ParsedArticle, thing: Token) -> Token:
    """Return whose event a subject is: "besides sending arms, | Chad's | raid broke the law"."""
    deed = thing.pos == "NOUN" and (thing.lemma, "N") in triggers()
    owner = possessor(parsed, thing) if deed else None
    return owner if owner is not None else thing


def _controlled(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object that does what a bare infinitive or gerund under it tells."""
    own = own_subject(parsed, verb)
    if own is not None:
        return own
    before = parsed.tokens[verb.i - 1] if verb.i else verb
    if before.pos == "ADV" and verb.i > 1:
        before = parsed.tokens[verb.i - 2]
    if verb.tag == "VBG" and is_prepositional_object(before) and is_somebody(parsed, before):
        return before  # "in view of Chad secretly sending": the gerund's own subject
    first = parsed.first_conjunct(verb)  # "accused X of breaking the law and | ignoring it"
    shared = own_subject(parsed, first) if first is not verb else None
    if shared is not None:
        cue = cue_joined_to(parsed, verb)  # "found Togo was guilty and | ordered | sanctions"
        outer = subject(parsed, cue) if cue is not None else None
        return outer or shared  # "told X the plan is lawful and | breaks no rule": the plan, not X
    above = parsed.head(first)
    if is_prepositional_clause(first) and above.lemma in words("gerund_prepositions"):
        above = parsed.head(above)
    elif not (is_complement_clause(first) or is_adverbial_clause(first)):
        return None
    if above.pos != "VERB" or above.lemma in words("subject_control"):
        return None
    if is_adverbial_clause(first) and not any(c.tag == "TO" for c in auxiliaries(parsed, first)):
        return None
    asked = [t for t in objects(parsed, above) if t.i < verb.i and t.pos != "ADP"]
    if above.lemma == "leave" and any(is_place_left(t) for t in asked):
        return None  # "left the school to | march |": whoever left it does
    for prep in prepositional_phrases(parsed, above):  # "called on X | to retaliate": X does
        on = object_of(parsed, prep)
        if prep.lemma in ("on", "upon") and on is not None and above.lemma in words("calling_on"):
            asked += [on] if on.i < verb.i else []
    people = [t for t in asked if is_somebody(parsed, t)]
    return people[-1] if people else None
