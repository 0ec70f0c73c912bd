"""What a word is in its clause or phrase: subject, object, complement, modifier …

In: a token (its function is that of the phrase that it heads). Out: yes or no. With `dependents`
and `governors` this is where the parser's labels for functions are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Token


def attachment(token: Token) -> tuple[int, str]:
    """Return what a word hangs on, by its number, and the parser's own label, to print them."""
    return token.head, token.dep


def is_main(token: Token) -> bool:
    """Tell whether a word heads its sentence."""
    return token.dep == "ROOT"


def is_active_subject(token: Token) -> bool:
    """Tell whether a noun is the subject of a clause in the active: "| Chad | left"."""
    return token.dep == "nsubj"


def is_passive_subject(token: Token) -> bool:
    """Tell whether a noun is the subject of a clause in the passive: "| Chad | was left"."""
    return token.dep == "nsubjpass"


def is_nominal_subject(token: Token) -> bool:
    """Tell whether a noun is a subject, of either voice."""
    return token.dep in ("nsubj", "nsubjpass")


def is_patient(token: Token) -> bool:
    """Tell whether a noun is a direct object, or the subject of a passive."""
    return token.dep in ("dobj", "nsubjpass")


def is_subject_or_expletive(token: Token) -> bool:
    """Tell whether a word is a subject, or the "there" or "it" in the place of one."""
    return token.dep in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def is_clausal_subject(token: Token) -> bool:
    """Tell whether a verb's clause is a subject: "| Leaving | was hard"."""
    return token.dep in ("csubj", "csubjpass")


def is_subject(token: Token) -> bool:
    """Tell whether a noun or a clause is a subject, of either voice."""
    return token.dep in ("nsubj", "nsubjpass", "csubj", "csubjpass")


def is_direct_object(token: Token) -> bool:
    """Tell whether a noun is a direct object: "left | Chad |"."""
    return token.dep == "dobj"


def is_indirect_object(token: Token) -> bool:
    """Tell whether a noun is to or for whom a verb does it: "gave | Chad | arms"."""
    return token.dep == "dative"


def is_determiner(token: Token) -> bool:
    """Tell whether a word is an article or another determiner of a noun."""
    return token.dep == "det"


def is_object(token: Token) -> bool:
    """Tell whether a word is a direct or an indirect object."""
    return token.dep in ("dobj", "dative")


def is_prepositional_object(token: Token) -> bool:
    """Tell whether a noun stands after a preposition: "of | Chad |"."""
    return token.dep == "pobj"


def is_prepositional_clause(token: Token) -> bool:
    """Tell whether a verb's clause stands after a preposition: "of | leaving | Chad"."""
    return token.dep == "pcomp"


def is_preposition(token: Token) -> bool:
    """Tell whether a word heads a prepositional phrase: "| of | Chad"."""
    return token.dep == "prep"


def is_agent_phrase(token: Token) -> bool:
    """Tell whether a "by" tells who does what is told in the passive."""
    return token.dep == "agent"


def is_attribute(token: Token) -> bool:
    """Tell whether a noun is what a copula says of its subject: "is a | threat |"."""
    return token.dep == "attr"


def is_object_predicative(token: Token) -> bool:
    """Tell whether a word is what a verb makes of its object: "called it a | mistake |"."""
    return token.dep == "oprd"


def is_finite_complement(token: Token) -> bool:
    """Tell whether a clause with a subject of its own is a complement: "said it | left |"."""
    return token.dep == "ccomp"


def is_open_complement(token: Token) -> bool:
    """Tell whether a clause without a subject is a complement: "promised to | leave |"."""
    return token.dep == "xcomp"


def is_complement_clause(token: Token) -> bool:
    """Tell whether a clause is a complement, with or without a subject of its own."""
    return token.dep in ("ccomp", "xcomp")


def is_adverbial_clause(token: Token) -> bool:
    """Tell whether a clause is an adverbial: "left as it | rained |"."""
    return token.dep == "advcl"


def is_relative_clause(token: Token) -> bool:
    """Tell whether a clause is a relative one: "the man who | left |"."""
    return token.dep == "relcl"


def is_adnominal_clause(token: Token) -> bool:
    """Tell whether a clause without a relative stands on a noun: "a man | accused | of", "that"."""
    return token.dep == "acl"


def is_clause_on_noun(token: Token) -> bool:
    """Tell whether a clause stands on a noun, relative or not."""
    return token.dep in ("acl", "relcl")


def is_run_on_clause(token: Token) -> bool:
    """Tell whether a clause stands beside another with no word to join them."""
    return token.dep == "parataxis"


def is_conjunct(token: Token) -> bool:
    """Tell whether a word is joined to one before it: "Chad and | Peru |"."""
    return token.dep == "conj"


def is_coordinator(token: Token) -> bool:
    """Tell whether a word joins two others: "and"."""
    return token.dep == "cc"


def is_apposition(token: Token) -> bool:
    """Tell whether a noun stands beside another for the same: "the envoy, | Lee |,"."""
    return token.dep == "appos"


def is_possessor(token: Token) -> bool:
    """Tell whether a noun or pronoun owns the noun after it: "| Chad |'s army"."""
    return token.dep == "poss"


def is_attributive_noun(token: Token) -> bool:
    """Tell whether a noun modifies the noun after it: "a | border | war"."""
    return token.dep == "compound"


def is_attributive(token: Token) -> bool:
    """Tell whether an adjective or noun modifies the noun after it."""
    return token.dep in ("amod", "compound", "nmod")


def is_premodifier(token: Token) -> bool:
    """Tell whether a word tells which sort, or how many, the noun after it is: "ten gas lines"."""
    return token.dep in ("amod", "compound", "nmod", "npadvmod", "nummod")


def is_number_modifier(token: Token) -> bool:
    """Tell whether a number counts the noun after it."""
    return token.dep == "nummod"


def is_auxiliary(token: Token) -> bool:
    """Tell whether a word is an auxiliary (that of the passive too) or an infinitive's "to"."""
    return token.dep in ("aux", "auxpass")


def is_active_auxiliary(token: Token) -> bool:
    """Tell whether a word is an auxiliary but that of the passive; an infinitive's "to" too."""
    return token.dep == "aux"


def is_adverb(token: Token) -> bool:
    """Tell whether a word modifies another as an adverb."""
    return token.dep == "advmod"


def is_embedded_clause(token: Token) -> bool:
    """Tell whether a word heads a complement, adverbial, relative or adnominal clause."""
    return token.dep in ("ccomp", "xcomp", "advcl", "relcl", "acl")


def stands_free(token: Token) -> bool:
    """Tell whether a verb stands where an imperative may: on its own, joined, or loosely hung."""
    return token.dep in ("ROOT", "conj", "advcl", "dep")


def may_be_main_clause(token: Token) -> bool:
    """Tell whether a verb's clause is a main one, or one that parsers hang on another."""
    return token.dep in ("ROOT", "conj", "ccomp", "parataxis")
