"""Who denies a charge: whoever was accused or asked, never who did it ("He denied the charges")."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.actors.coreference.pronoun_agreement import agrees
from kg.extract.grammar.dependents import (
    active_subject,
    direct_object,
    nouns_after,
    object_of,
    objects,
    passive_subject,
    possessor,
    prepositions,
)
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_apposition,
    is_attributive_noun,
    is_clause_on_noun,
    is_conjunct,
)
from kg.extract.grammar.governors import (
    WORDS_ABOVE,
    noun_of_clause,
    noun_owned,
    owner_of_clause,
    preposition_before_clause,
    verb_of_active_subject,
    verb_of_adverbial,
)
from kg.extract.grammar.noun_dependents import verb_above
from kg.extract.grammar.possible_speakers import is_person
from kg.extract.lexicon import lexicon, pointers, words
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def denies_charge(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether a pronoun is who turns down a charge: "he | denies the allegations"."""
    verb = verb_of_active_subject(parsed, pronoun)
    if verb is None or verb.lemma not in words("turning_down"):
        return False
    thing = direct_object(parsed, verb)
    known = pointers().get(thing.lemma) if thing is not None else None
    return known is not None and Act.ACCUSE in known.acts


def denier_of_charge(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who turns down the charge that he did it: "the rebels rejected claims that | they |".

    Also who gives it a name: "called claims that they are behind it lies". Where the claims are
    somebody's ("claims by residents that they are ill") it may be he, and what one suffers is
    nobody's charge against him.
    """
    deed = verb_of_active_subject(parsed, pronoun)
    claim = noun_of_clause(parsed, deed) if deed is not None else None
    if deed is None or claim is None or claim.lemma not in words("denied_claims"):
        return None
    if not is_clause_on_noun(deed) or possessor(parsed, claim) is not None:
        return None
    if any(nouns_after(parsed, claim, *words("authors_of_claims"))):
        return None
    verb = parsed.head(claim)
    names = verb.lemma in words("labeling")
    if not (names or verb.lemma in words("turning_down")) or claim.i < verb.i:
        return None
    who = active_subject(parsed, verb)
    return who if who is not None and agrees(parsed, pronoun, who) else None


def accuses(parsed: ParsedArticle, candidate: Token) -> bool:
    """Tell whether somebody is the accuser: by the verb, or by office as a prosecutor is."""
    verb = verb_of_active_subject(parsed, candidate)
    cue = lexicon().verbs.get(verb.lemma) if verb is not None else None
    named = (c for c in parsed.children[candidate.i] if is_attributive_noun(c) or is_apposition(c))
    beside = {candidate.lemma, *(c.lemma for c in named)}
    return (cue is not None and cue.act is Act.ACCUSE) or bool(beside & words("accusers"))


def person_accused(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom the sentence before accuses, where that is a person."""
    if not denies_charge(parsed, pronoun) or not pronoun.sent:
        return None
    first, last = parsed.parse.sentences[pronoun.sent - 1]
    for token in reversed(parsed.tokens[first:last]):
        cue = lexicon().verbs.get(token.lemma) if token.pos == "VERB" else None
        if cue is not None and cue.act is Act.ACCUSE:
            found = direct_object(parsed, token)
            if found is not None and is_person(parsed, found):
                return found
    return None


def person_blamed_before(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom the same subject blames first: "blames Lee for it and alleges | he | lied".

    Also with a participle: "accused Lee of it, alleging that | he | lied".
    """
    deed = verb_of_active_subject(parsed, pronoun)
    charge = parsed.head(deed) if deed is not None else None
    if charge is None or not (is_conjunct(charge) or _goes_on(charge)):
        return None
    first = parsed.first_conjunct(charge) if is_conjunct(charge) else parsed.head(charge)
    cues = [lexicon().verbs.get(v.lemma) for v in (first, charge)]
    if not all(c is not None and c.act in (Act.ACCUSE, Act.CONDEMN) for c in cues):
        return None
    found = direct_object(parsed, first)
    return found if found is not None and is_person(parsed, found) else None


def _goes_on(charge: Token) -> bool:
    return is_adverbial_clause(charge) and charge.tag == "VBG"


def person_asked_of_himself(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who answers what is asked in front of it: "Asked whether | he | slept, Lee said …".

    A spokesman is asked of whom he speaks for.
    """
    for clause in islice(parsed.ancestors(pronoun), WORDS_ABOVE):
        if clause.tag != "VBN" or clause.lemma not in words("put_to_somebody"):
            continue
        above = verb_of_adverbial(parsed, clause)
        who = active_subject(parsed, above) if above is not None else None
        if above is None or who is None or who.i < pronoun.i:
            return None
        phrase = parsed.tokens[parsed.left(who) : parsed.right(who)]
        proxy = any(t.lemma in words("proxies") for t in phrase)
        answers = above.lemma in lexicon().verbs and is_person(parsed, who)
        return who if answers and not proxy else None
    return None


def person_confronted(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who answers what the sentence before put to him: "Lee asked Hale. | He | denied it".

    Denying, admitting and agreeing are answers of whoever was asked, shown or told something.
    """
    verb = verb_of_active_subject(parsed, pronoun)
    if verb is None or not pronoun.sent or verb.lemma not in words("answering_a_charge"):
        return None
    first, last = parsed.parse.sentences[pronoun.sent - 1]
    if parsed.line_of[first] is not parsed.line_of[pronoun.i]:
        return None
    for token in reversed(parsed.tokens[first:last]):
        if token.pos != "VERB" or not _confronts(token):
            continue
        links = prepositions(parsed, token, "to") if token.lemma in words("showing_to") else ()
        reached = (*objects(parsed, token), *(object_of(parsed, p) for p in links))
        people = (o for o in reached if o is not None and is_person(parsed, o))
        found = next(people, None) or passive_subject(parsed, token)
        if found is not None:
            return found
    return None


def owner_of_entered_place(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the accuser for the place that another entered: "accused Chad of violating | its | …".

    Nobody violates airspace, waters or a border of his own.
    """
    place = noun_owned(parsed, pronoun)
    if place is None or place.lemma not in words("entered_places"):
        return None
    verb = verb_above(parsed, pronoun)
    link = preposition_before_clause(parsed, verb) if verb is not None else None
    charge = owner_of_clause(parsed, verb) if verb is not None else None
    if verb is None or link is None or charge is None:
        return None
    if verb.lemma not in words("entering_unasked"):
        return None
    charges = f"{charge.lemma} {link.lemma}" in words("charging_with")
    return active_subject(parsed, charge) if charges else None


def _confronts(verb: Token) -> bool:
    cue = lexicon().verbs.get(verb.lemma)
    blames = cue is not None and cue.act in (Act.ACCUSE, Act.CONDEMN)
    return blames or verb.lemma in words("confronting")
