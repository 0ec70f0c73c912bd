"""What a pronoun agrees with, by number and kind: he and she a person, it a body, they a plural.

In: a pronoun and a noun or pronoun before it. Out: whether the one may stand for the other.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import (
    attribute,
    finite_complement,
    object_of,
    predicative_adjective,
    prepositions,
)
from kg.extract.grammar.functions import (
    is_main,
    is_passive_subject,
)
from kg.extract.grammar.governors import noun_owned, verb_of_active_subject, verb_of_subject
from kg.extract.grammar.possible_speakers import (
    is_body,
    is_document,
    is_person,
    is_plural,
    is_union,
)
from kg.extract.grammar.verb_forms import with_particle
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def agrees(parsed: ParsedArticle, pronoun: Token, candidate: Token) -> bool:
    """Tell whether a noun, or another pronoun, may be what a pronoun stands for by its form."""
    form = pronoun.text.casefold()
    if candidate.pos == "PRON":
        return candidate.lemma == pronoun.lemma or base_pronoun(candidate.text) == base_pronoun(
            pronoun.text
        )
    if form in words("male") or form in words("female"):
        human = is_person(parsed, candidate) or _acts_as_person(parsed, candidate)
        one = human and not _are_many(parsed, pronoun, candidate)
        return one or _is_one_of_people(parsed, candidate)
    named = form in words("neuter") or form in words("plural_third_person")
    if named and _is_said_of_claims(parsed, pronoun):
        return False
    if form in words("neuter"):
        body = is_body(parsed, candidate) or _both_tell(parsed, pronoun, candidate)
        return body and (not _are_many(parsed, pronoun, candidate) or is_union(parsed, candidate))
    if form in words("plural_third_person"):
        if candidate.tag == "CD" and candidate.lemma != "one":
            return _counts_people(parsed, candidate)
        plural = is_plural(parsed, candidate)
        if not plural and _is_said_of_several(parsed, pronoun):
            return False
        people = is_person(parsed, candidate) or _are_a_people(parsed, candidate)
        return (plural and (people or is_body(parsed, candidate))) or (
            is_body(parsed, candidate) and not plural and form == "they"
        )
    return False


def _are_a_people(parsed: ParsedArticle, candidate: Token) -> bool:
    """Tell whether a plural names the people of a state, faith or party: "the | Chadians |"."""
    entity = parsed.entity_at.get(candidate.i)
    return entity is not None and entity.label == "NORP" and candidate.tag in ("NNPS", "NNS")


def _are_many(parsed: ParsedArticle, pronoun: Token, candidate: Token) -> bool:
    """Tell whether a noun stands for several to a pronoun that may stand for it.

    To whose is joined to it, it is one: "| Ann Lee | and her husband left".
    """
    beside = noun_owned(parsed, pronoun)
    if beside is not None and beside in parsed.conjuncts(candidate) and candidate.i < pronoun.i:
        return candidate.tag in ("NNS", "NNPS")
    return is_plural(parsed, candidate)


def _is_said_of_several(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether "they" are called a plural, which one body is not: "| they | are not courts"."""
    verb = verb_of_active_subject(parsed, pronoun)
    told = attribute(parsed, verb) if verb is not None else None
    return verb is not None and told is not None and told.i > verb.i and told.tag in ("NNS", "NNPS")


def _is_said_of_claims(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether a pronoun stands for what is said, no body: "| they | were made up by Togo"."""
    verb = verb_of_subject(parsed, pronoun)
    if verb is None:
        return False
    if is_passive_subject(pronoun):
        parts = any(prepositions(parsed, verb, "of"))  # "made up of": what it consists of
        return with_particle(parsed, verb) in words("making_up") and not parts
    told = predicative_adjective(parsed, verb)
    return told is not None and told.lemma in words("true_or_untrue")


def pronoun_gender(pronoun: Token) -> str | None:
    """Return `m` or `f` for a pronoun that stands for one person, None for others."""
    form = pronoun.text.casefold()
    return "m" if form in words("male") else "f" if form in words("female") else None


def _is_one_of_people(parsed: ParsedArticle, candidate: Token) -> bool:
    """Tell whether a number stands for somebody: "| one | of their neighbours"."""
    one = candidate.lemma == "one" and candidate.tag == "CD"
    return one and _counts_people(parsed, candidate)


def _counts_people(parsed: ParsedArticle, candidate: Token) -> bool:
    """Tell whether a number counts people: "| two | of the four suspects"."""
    others = (object_of(parsed, p) for p in prepositions(parsed, candidate) if p.lemma == "of")
    return any(o is not None and is_person(parsed, o) for o in others)


def _acts_as_person(parsed: ParsedArticle, candidate: Token) -> bool:
    """Tell whether a noun for people that names no office is who acts: "an | advocate | said".

    As a predicate it is somebody else, of whom it tells ("Ann Lee is a fan"), who is meant then.
    """
    human = candidate.pos == "NOUN" and candidate.lemma in words("people")
    verb = verb_of_subject(parsed, candidate)
    if not human or candidate.i in parsed.entity_at or verb is None:
        return False
    return is_main(verb) or is_subject_of_report(parsed, candidate)


def _both_tell(parsed: ParsedArticle, pronoun: Token, candidate: Token) -> bool:
    """Tell whether a text told something before and tells more: "The memo says … It warns …"."""
    return (
        is_subject_of_report(parsed, pronoun)
        and is_subject_of_report(parsed, candidate)
        and is_document(candidate)
    )


def is_subject_of_report(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a noun or pronoun is the subject of a verb that reports."""
    verb = verb_of_active_subject(parsed, token)
    return verb is not None and verb.lemma in lexicon().verbs


def tells_clause(parsed: ParsedArticle, pronoun: Token) -> bool:
    """Tell whether a pronoun is the subject of a verb that tells a clause: "it said that"."""
    told = is_subject_of_report(parsed, pronoun)
    verb = verb_of_active_subject(parsed, pronoun) if told else None
    return verb is not None and finite_complement(parsed, verb) is not None


@lru_cache(maxsize=256)
def base_pronoun(word: str) -> str:
    """Return the pronoun that a form belongs to: "he" for "his"; another word is its own."""
    form = word.casefold()
    for name, forms in (
        ("he", words("male")),
        ("she", words("female")),
        ("it", words("neuter")),
        ("they", words("plural_third_person")),
    ):
        if form in forms:
            return name
    return form
