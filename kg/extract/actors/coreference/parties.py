"""Parties to a quarrel: whom a charge under a pronoun means, whose an alleged deed or a paper is.

A charge put before a forum (a court, a council, a paper) is against the other party, not against
the forum and not against the accuser. In: a pronoun. Out: whom it stands for, or cannot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_passive, modals, subject
from kg.extract.grammar.complementation import verbs_above
from kg.extract.grammar.dependents import (
    active_subject,
    attributives,
    direct_object,
    has_determiner,
    nouns_after,
    object_of,
    own_subject,
    prepositions,
)
from kg.extract.grammar.functions import (
    is_finite_complement,
    is_prepositional_object,
)
from kg.extract.grammar.governors import (
    hangs_on,
    noun_owned,
    owner_of_phrase,
    preposition_before,
    verb_of_active_subject,
    verb_of_adverbial,
    verb_of_complement,
    verb_of_direct_object,
)
from kg.extract.lexicon import lexicon, words
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def charge_on(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the verb that charges whom a pronoun means: "| accusing | it of arming them".

    Also one that tells a deed of it: "| alleging | that it had shut the border", or tells for what
    somebody is blamed or sued: "criticised the bank, | saying | it had failed". What one suffers or
    will do is no deed of the accused's ("alleging it was robbed").
    """
    verb = verb_of_direct_object(parsed, pronoun)
    deed = verb_of_active_subject(parsed, pronoun)
    if deed is not None:
        done = direct_object(parsed, deed) is not None and deed.lemma not in words("undergoing")
        verb = verb_of_complement(parsed, deed) if done and not modals(parsed, deed) else None
        above = verb_of_adverbial(parsed, verb) if verb is not None else None
        blames = above is not None and (
            above.lemma in words("blaming") or _goes_to_law(parsed, above)
        )
        if verb is not None and blames and verb.lemma in lexicon().verbs:
            return verb
    if verb is None:
        return None
    cue = lexicon().verbs.get(verb.lemma)
    return verb if cue is not None and cue.act is Act.ACCUSE else None


def other_party(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return against whom the clause before a charge is: "sued | Chad | in court, accusing it"."""
    charge = charge_on(parsed, pronoun)
    above = verb_of_adverbial(parsed, charge) if charge is not None else None
    if charge is None or above is None or own_subject(parsed, charge) is not None:
        return None
    against = words("links_of_opponents")
    one = direct_object(parsed, above)
    case = nouns_after(parsed, one, *against) if one is not None else ()
    named = (*case, *nouns_after(parsed, above, *against), *([one] if one is not None else []))
    return next((t for t in named if t.i < charge.i and not is_forum(parsed, t)), None)


def is_forum(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is before whom something is brought: "sued it at | the High Court |"."""
    link = preposition_before(parsed, noun)
    brought = link is not None and link.lemma in words("links_of_forums")
    teller = verb_of_direct_object(parsed, noun)
    told = teller is not None and teller.lemma in words("telling_somebody")
    if not (brought or told):
        return False
    if told and noun.pos == "PROPN" and has_determiner(parsed, noun, "the"):
        return True  # a paper or body, no person
    name = {noun.lemma.casefold(), *(t.lemma.casefold() for t in attributives(parsed, noun))}
    heard = name & (words("hearing_bodies") | words("court_bodies") | words("forums"))
    return bool(heard) or (link is not None and link.lemma == "before")


def is_alleged(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether a pronoun owns what is only alleged: "| its | alleged support"."""
    noun = noun_owned(parsed, pronoun)
    return noun is not None and any(
        t.lemma in words("alleging_adjectives") for t in attributives(parsed, noun)
    )


def owner_of_alleged_deed(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return of whom a deed is alleged: "told a court that | Chad | fed a war by its alleged …".

    It is the subject of what is told, or whom a charge is against; nobody alleges his own deed.
    """
    if not is_alleged(parsed, pronoun):
        return None
    for verb in verbs_above(parsed, pronoun):
        if verb.lemma in words("labeling"):
            continue
        own = active_subject(parsed, verb)
        if own is not None and own.i < pronoun.i and is_finite_complement(verb):
            return own
        if _goes_to_law(parsed, verb):
            return _opponent(parsed, verb, pronoun)
    return None


def role_in_quarrel(parsed: ParsedArticle, pronoun: Token) -> str | None:
    """Return what a pronoun is in a quarrel: "charged", "alleged", "punished"; None in none."""
    if charge_on(parsed, pronoun) is not None:
        return "charged"
    if is_alleged(parsed, pronoun):
        return "alleged"
    return "punished" if _punishing(parsed, pronoun) is not None else None


def is_ruled_out(parsed: ParsedArticle, pronoun: Token, role: str, candidate: Token) -> bool:
    """Tell whether a noun cannot be whom a pronoun in a quarrel means.

    A forum is not charged, who goes to law over an alleged deed did not do it, and nobody imposes
    a penalty on his own: "Peru and Chad talked; Peru imposed sanctions on | its | mines".
    """
    if role == "charged":
        return is_forum(parsed, candidate)
    if role == "punished":
        verb = _punishing(parsed, pronoun)
        imposer = subject(parsed, verb) if verb is not None else None
        return imposer is not None and imposer.text == candidate.text
    verb = verb_of_active_subject(parsed, candidate)
    return verb is not None and hangs_on(parsed, pronoun, verb) and _goes_to_law(parsed, verb)


def _punishing(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the verb that penalises what a pronoun owns: "| imposed | a ban on its crew"."""
    noun = noun_owned(parsed, pronoun)
    above = owner_of_phrase(parsed, noun, *words("links_of_penalties")) if noun else None
    if above is None:
        return None
    penalty = above if above.lemma in words("penalties") else direct_object(parsed, above)
    if penalty is None or penalty.lemma not in words("penalties"):
        return None
    return verb_of_direct_object(parsed, penalty)


def _goes_to_law(parsed: ParsedArticle, verb: Token) -> bool:
    cue = lexicon().verbs.get(verb.lemma)
    if (cue is not None and cue.act is Act.ACCUSE) or verb.lemma in words("going_to_law"):
        return True
    brought = direct_object(parsed, verb)
    case = brought is not None and brought.lemma in words("cases_brought")
    return case and verb.lemma in words("bringing_cases")


def _opponent(parsed: ParsedArticle, verb: Token, pronoun: Token) -> Token | None:
    one = direct_object(parsed, verb)
    case = nouns_after(parsed, one, "against") if one is not None else ()
    named = [*case, *nouns_after(parsed, verb, "against"), *([one] if one is not None else [])]
    return next((t for t in named if t.i < pronoun.i), None)


def doer_of_phrase(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who did what a phrase with "its" tells more of: "filed by | Chad | in its case".

    The noun's own doer stands nearer than any subject: "a request by Chad in its letter".
    """
    noun = noun_owned(parsed, pronoun)
    above = owner_of_phrase(parsed, noun, *words("links_of_writings")) if noun else None
    if above is None:
        return None
    if is_prepositional_object(above):  # "by Chad | in its letter |", hung on the doer
        link = preposition_before(parsed, above)
        return above if link is not None and link.lemma == "by" else None
    if above.tag == "VBN" and not is_passive(parsed, above):
        found = agent(parsed, above)
    elif above.pos == "NOUN":
        by = next(prepositions(parsed, above, "by"), None)
        found = object_of(parsed, by) if by is not None else None
    else:
        return None
    return found if found is not None and found.i < pronoun.i else None
