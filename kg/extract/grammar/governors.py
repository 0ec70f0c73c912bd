"""What a word hangs on, asked by what it is there.

In: a parsed article and a word. Out: the verb that it is the subject or object of, the preposition
that it stands after, the noun that its clause tells of …; None where it is something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.functions import is_object, is_patient, is_subject
from kg.parse.token_memo import once_per_token

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


WORDS_ABOVE = 24
"""Words above a pronoun that are looked at: of 427 in twenty news texts none had more than 11, and
a damaged sentence may have hundreds."""


def preposition_before(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the preposition that a noun stands after: "of" of "of Chad"."""
    return parsed.head(noun) if noun.dep == "pobj" else None


def preposition_before_clause(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the preposition that a verb's clause stands after: "of" of "of leaving"."""
    return parsed.head(verb) if verb.dep == "pcomp" else None


def stands_after(parsed: ParsedArticle, noun: Token, *lemmas: str) -> bool:
    """Tell whether a noun stands after one of these prepositions."""
    return noun.dep == "pobj" and parsed.head(noun).lemma in lemmas


def owner_of_phrase(parsed: ParsedArticle, noun: Token, *lemmas: str) -> Token | None:
    """Return what the phrase hangs on that a noun ends, of these prepositions if some are given.

    With "of", "sales" for the "tanks" of "sales of tanks".
    """
    preposition = preposition_before(parsed, noun)
    if preposition is None or (lemmas and preposition.lemma not in lemmas):
        return None
    return parsed.head(preposition)


def verb_of_active_subject(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the verb that a noun is the subject of in the active."""
    return parsed.head(noun) if noun.dep == "nsubj" else None


def verb_of_subject(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the verb that a noun is the subject of, in either voice."""
    return parsed.head(noun) if noun.dep in ("nsubj", "nsubjpass") else None


def predicate_of_subject(parsed: ParsedArticle, word: Token) -> Token | None:
    """Return what a noun or a verb's clause is the subject of."""
    return parsed.head(word) if is_subject(word) else None


def verb_of_patient(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the verb that a noun is the direct object of, or the subject of in the passive."""
    return parsed.head(noun) if is_patient(noun) else None


def verb_of_direct_object(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the verb that a noun is the direct object of."""
    return parsed.head(noun) if noun.dep == "dobj" else None


def owner_of_clause(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what the phrase hangs on that a verb's clause ends: "accused" of "accused of going".

    None where the clause stands after no preposition.
    """
    preposition = preposition_before_clause(parsed, verb)
    return parsed.head(preposition) if preposition is not None else None


def verb_of_object(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the verb that a noun is an object of, direct or not."""
    return parsed.head(noun) if is_object(noun) else None


def verb_of_complement(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what a finite complement clause hangs on: "said" of "said that it left"."""
    return parsed.head(verb) if verb.dep == "ccomp" else None


def verb_of_infinitive(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what a complement clause without a subject hangs on: "went" of "went on to say"."""
    return parsed.head(verb) if verb.dep == "xcomp" else None


def verb_of_any_complement(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what a complement clause hangs on, with or without a subject of its own."""
    return parsed.head(verb) if verb.dep in ("ccomp", "xcomp") else None


def noun_owned(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return the noun that a possessive pronoun stands at: "crew" of "its crew"."""
    return parsed.head(pronoun) if pronoun.tag == "PRP$" else None


def noun_of_clause(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the noun that a clause stands on, relative or not."""
    return parsed.head(verb) if verb.dep in ("acl", "relcl") else None


def noun_of_relative(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the noun that a relative clause stands on."""
    return parsed.head(verb) if verb.dep == "relcl" else None


def verb_of_adverbial(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the verb that a clause is an adverbial of."""
    return parsed.head(verb) if verb.dep == "advcl" else None


@once_per_token
def with_governors(parsed: ParsedArticle, token: Token) -> tuple[Token, ...]:
    """Return a word and what it hangs on, up to the head of its sentence."""
    return (token, *parsed.ancestors(token))


def hangs_on(parsed: ParsedArticle, token: Token, above: Token) -> bool:
    """Tell whether a word stands somewhere below another."""
    return token is not above and above in with_governors(parsed, token)


def main_word_above(parsed: ParsedArticle, token: Token) -> Token | None:
    """Return the head of the sentence above a word; None for that head itself."""
    return next((t for t in parsed.ancestors(token) if t.dep == "ROOT"), None)


def relative_above(parsed: ParsedArticle, token: Token) -> Token | None:
    """Return the verb of the nearest relative clause above a word."""
    return next((t for t in parsed.ancestors(token) if t.dep == "relcl"), None)


def noun_set_off_by(parsed: ParsedArticle, apposition: Token) -> Token | None:
    """Return the noun that another is set beside for the same."""
    return parsed.head(apposition) if apposition.dep == "appos" else None
