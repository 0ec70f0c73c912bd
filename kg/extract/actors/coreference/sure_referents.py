"""Whether it is sure enough whom a pronoun stands for to say that somebody did something.

In: a pronoun and the noun found for it. Out: yes where that noun is named before it in the same
sentence, or is the many of whom the sentence before tells. Of about 60 read while this was written
five in six of those were right, of the others one in four: they are left open. "He" is left open
where the teller was found and somebody is told of in between, and where who was found is a "she".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.accused import denier_of_charge
from kg.extract.actors.coreference.pronoun_agreement import pronoun_gender
from kg.extract.actors.facts.people import gender_of_noun
from kg.extract.clauses import Form, Relation, clause_index
from kg.extract.grammar.dependents import clauses_on_noun
from kg.extract.grammar.functions import (
    is_object,
    is_possessor,
    is_prepositional_object,
    is_subject,
)
from kg.extract.grammar.governors import hangs_on, predicate_of_subject, stands_after
from kg.extract.grammar.noun_dependents import gloss_of
from kg.extract.grammar.possible_speakers import is_person, is_plural
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Argument
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_sure(pronoun: Token, found: tuple[str, ...], identities: Identities) -> bool:
    """Tell whether it is sure that a word stands for whom was found; "it" and "they" may not be."""
    word = pronoun.text.casefold()
    if pronoun.pos == "PRON" and pronoun_gender(pronoun) is not None:
        return is_sure_person(pronoun, found, identities)
    many = word in words("plural_third_person")
    if pronoun.pos != "PRON" or not (many or word in words("impersonal_it")):
        return True
    parsed = identities.parsed
    if gloss_of(parsed, pronoun) is not None:
        return True  # an editor tells it: "They (| the crews |) had left"
    if word == "it" and _is_fixed(parsed, pronoun):
        return False
    noun = identities.named_by(pronoun) or _mentioned_before(pronoun, found, identities)
    if noun is None or noun.i >= pronoun.i or _is_told_by_same(pronoun, found, identities):
        return False
    if noun.sent == pronoun.sent:
        if denier_of_charge(parsed, pronoun) == noun:
            return True
        rival = many and _are_nearer(noun, pronoun, found, identities)
        return not (rival or (many and _is_told_to_many(parsed, pronoun)))
    if noun.sent != pronoun.sent - 1 or not is_subject(noun):
        return False
    if many:
        joined = len(parsed.conjuncts(noun)) > 1
        return joined or noun.tag in ("NNS", "NNPS") or noun.lemma in words("plural_nouns")
    verb = predicate_of_subject(parsed, pronoun)
    return verb is not None and not is_be(verb)


def _is_told_by_same(pronoun: Token, found: tuple[str, ...], identities: Identities) -> bool:
    """Tell whether who was found says or wants it: "the police called for | them | to go".

    Of themselves they would say so, or leave it out: "called for calm", "asked to go" (Huddleston
    and Pullum 2002, 17.2.1).
    """
    if pronoun.text.casefold() not in words("object_pronouns"):
        return False
    index = clause_index(identities.parsed)
    filled = index.filled_by(pronoun)
    clause = filled[0] if filled is not None else None
    if clause is None or clause.governor is None or clause.form is Form.FINITE:
        return False
    above = index.above(clause)
    if above is None or above.who is None or above.who.head == pronoun.i:
        return False
    held = clause.governor.relation is Relation.COMPLEMENT
    who = identities.parsed.tokens[above.who.head]
    return held and identities.resolved_before(who) == found


def is_sure_person(pronoun: Token, found: tuple[str, ...], identities: Identities) -> bool:
    """Tell whether "he" or "she" may stand for whom was found and for nobody else told of."""
    if pronoun_gender(pronoun) is None:
        return True
    doubtful = _is_of_two_genders(pronoun, found, identities)
    return not (doubtful or _may_be_another(pronoun, identities))


def _is_of_two_genders(pronoun: Token, found: tuple[str, ...], identities: Identities) -> bool:
    """Tell whether who was found is "she" in the sentence too: "She said | he | took the money"."""
    first, last = identities.parsed.sentence(pronoun)
    gender = pronoun_gender(pronoun)
    others = (t for t in identities.parsed.tokens[first:last] if t.pos == "PRON")
    return any(
        pronoun_gender(t) not in (None, gender) and identities.resolve(t) == found for t in others
    )


def _may_be_another(pronoun: Token, identities: Identities) -> bool:
    """Tell whether who speaks was found for a "he" that may be somebody told of in between.

    "Lee said the police did not arrest the man until | he | shot a guard": who tells of somebody
    does not call himself so after him, where it is not plain from the verb.
    """
    parsed = identities.parsed
    teller = identities.named_by(pronoun)
    cue = predicate_of_subject(parsed, teller) if teller is not None else None
    if teller is None or teller.sent != pronoun.sent or cue is None:
        return False
    if cue.lemma not in lexicon().verbs or not hangs_on(parsed, pronoun, cue):
        return False
    between = parsed.tokens[cue.i + 1 : pronoun.i]
    return any(_is_rival(parsed, t, pronoun, identities) for t in between)


def _is_rival(parsed: ParsedArticle, noun: Token, pronoun: Token, identities: Identities) -> bool:
    """Tell whether a noun names one person whom a pronoun after it may mean."""
    person = noun.pos == "NOUN" and (is_person(parsed, noun) or noun.lemma in words("people"))
    told_of = is_subject(noun) or is_object(noun) or is_possessor(noun)
    told_of = told_of or (is_prepositional_object(noun) and not stands_after(parsed, noun, "as"))
    if not person or not told_of or is_plural(parsed, noun):
        return False
    if gender_of_noun(noun) not in (None, pronoun_gender(pronoun)):
        return False
    if is_subject(pronoun):
        return True
    verb = parsed.head(pronoun)  # "a source who told | him |": he is not the source
    return parsed.head(noun) != verb and verb not in clauses_on_noun(parsed, noun)


def _are_nearer(noun: Token, they: Token, found: tuple[str, ...], identities: Identities) -> bool:
    """Tell whether other things or people between may be "they": "experts said the rules fell".

    Not those of whom the same verb tells: "the clerks robbed | them |".
    """
    between = identities.parsed.tokens[noun.i + 1 : they.i]
    many = (t for t in between if t.tag == "NNS" and not t.ent and (is_subject(t) or is_object(t)))
    return any(
        t.head != they.head
        and t.lemma not in words("press_people")
        and identities.resolved_before(t) != found
        for t in many
    )


def _mentioned_before(
    pronoun: Token, found: tuple[str, ...], identities: Identities
) -> Token | None:
    """Return the last word before a pronoun, in its sentence, that stands for the same."""
    first, _ = identities.parsed.sentence(pronoun)
    before = reversed(identities.parsed.tokens[first : pronoun.i])
    return next((t for t in before if identities.resolved_before(t) == found), None)


def _is_fixed(parsed: ParsedArticle, it: Token) -> bool:
    """Tell whether "it" stands for nobody: "when it comes to", "made it clear", "saw it as odd"."""
    after = [t for t in parsed.tokens[it.i + 1 : it.i + 3] if t.sent == it.sent]
    if not after:
        return False
    if " ".join([t.lemma for t in after]) in words("fixed_after_it"):
        return True
    return not is_subject(it) and (after[0].pos == "ADJ" or after[0].lemma == "as")


def _is_told_to_many(parsed: ParsedArticle, they: Token) -> bool:
    """Tell whether both who tells and whom it is told may be "they": "the guards told the crew"."""
    index = clause_index(parsed)
    filled = index.filled_by(they)
    governor = filled[0].governor if filled is not None else None
    if filled is None or governor is None or governor.relation is not Relation.COMPLEMENT:
        return False
    above = index.above(filled[0])
    if above is None or above.who is None or above.whom is None:
        return False
    if parsed.tokens[above.whom.head].lemma in words("press_people"):
        return False
    return all(_may_be_many(parsed, a) for a in (above.who, above.whom))


def _may_be_many(parsed: ParsedArticle, argument: Argument) -> bool:
    head = parsed.tokens[argument.head]
    if head.pos == "PRON":
        return head.text.casefold() in words("plural_third_person")
    return head.ent != "PERSON" and not any(t.ent == "PERSON" for t in parsed.within(argument.span))
