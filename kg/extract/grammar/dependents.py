"""What a word has with it: a verb its subject, objects and complements, a noun its modifiers.

In: a parsed article and a word. Out: the heads of the phrases and clauses that hang on it, left to
right, or the first of them, or None. Nothing is undone here: `clause_structure.subject` looks for
a subject that stands elsewhere, and clauses (`kg.extract.clauses`) undo voice and coordination.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Token
    from kg.parse import ParsedArticle


def main_word(parsed: ParsedArticle, first: int, last: int) -> Token | None:
    """Return the first word among tokens `[first, last)` that heads a sentence."""
    return next((t for t in parsed.tokens[first:last] if t.dep == "ROOT"), None)


def active_subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the noun that is a verb's own subject in the active."""
    return parsed.child(verb, "nsubj")


def passive_subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the noun that is a verb's own subject in the passive."""
    return parsed.child(verb, "nsubjpass")


def own_subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the noun that is a verb's own subject, in either voice."""
    return parsed.child(verb, "nsubj", "nsubjpass")


def has_subject(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb has a subject of its own, be it a "there" that stands for nothing."""
    return parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None


def direct_object(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return a verb's direct object."""
    return parsed.child(verb, "dobj")


def direct_objects(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's direct objects."""
    return parsed.all(verb, "dobj")


def first_object(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the first of a verb's objects; an indirect one may be its "to" or "for"."""
    return parsed.child(verb, "dobj", "dative")


def objects(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's objects; an indirect one may be its "to" or "for"."""
    return parsed.all(verb, "dobj", "dative")


def attribute(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the noun that a copula says of its subject."""
    return parsed.child(verb, "attr")


def finite_complement(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the verb of a complement clause that has a subject: "said it | left |"."""
    return parsed.child(verb, "ccomp")


def open_complement(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the verb of a complement clause that has no subject: "promised to | leave |"."""
    return parsed.child(verb, "xcomp")


def complement_clauses(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the verbs of the complement clauses."""
    return parsed.all(verb, "ccomp", "xcomp")


def adverbial_clauses(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the verbs of the adverbial clauses."""
    return parsed.all(verb, "advcl")


def embedded_clauses(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the verbs of complement and adverbial clauses, which parsers take for each other."""
    return parsed.all(verb, "xcomp", "ccomp", "advcl")


def adnominal_clauses(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the verbs of the clauses on a noun that are no relative ones."""
    return parsed.all(noun, "acl")


def relative_clauses(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the verbs of a noun's relative clauses."""
    return parsed.all(noun, "relcl")


def clauses_on_noun(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the verbs of all clauses on a noun."""
    return parsed.all(noun, "acl", "relcl")


def prepositions(parsed: ParsedArticle, head: Token, *lemmas: str) -> Iterator[Token]:
    """Yield the prepositions whose phrases hang on a word; only some if lemmas are given."""
    return (p for p in parsed.all(head, "prep") if not lemmas or p.lemma in lemmas)


def prepositions_or_datives(parsed: ParsedArticle, head: Token, *lemmas: str) -> Iterator[Token]:
    """Yield prepositions and what parsers take for indirect objects ("said | to | reporters")."""
    return (p for p in parsed.all(head, "prep", "dative") if not lemmas or p.lemma in lemmas)


def object_of(parsed: ParsedArticle, preposition: Token) -> Token | None:
    """Return the noun after a preposition."""
    return parsed.child(preposition, "pobj")


def objects_of(parsed: ParsedArticle, preposition: Token) -> Sequence[Token]:
    """Return the nouns after a preposition."""
    return parsed.all(preposition, "pobj")


def complement_of(parsed: ParsedArticle, preposition: Token) -> Token | None:
    """Return the noun or the verb of the clause after a preposition."""
    return parsed.child(preposition, "pobj", "pcomp")


def clause_of(parsed: ParsedArticle, preposition: Token) -> Token | None:
    """Return the verb of the clause after a preposition: "from | saying |"."""
    return parsed.child(preposition, "pcomp")


def nouns_after(parsed: ParsedArticle, head: Token, *lemmas: str) -> Iterator[Token]:
    """Yield the nouns after a word's prepositions: with "of", "tanks" of "sales of tanks"."""
    return (n for p in prepositions(parsed, head, *lemmas) for n in parsed.all(p, "pobj"))


def auxiliaries(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's auxiliaries but for that of the passive; the "to" of an infinitive too."""
    return parsed.all(verb, "aux")


def all_auxiliaries(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's auxiliaries, that of the passive and the "to" of an infinitive too."""
    return parsed.all(verb, "aux", "auxpass")


def is_infinitive(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a "to" makes a verb an infinitive."""
    return "TO" in [c.tag for c in parsed.all(verb, "aux", "mark")]


def is_perfect(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a "have" puts a verb into the perfect."""
    return "have" in [c.lemma for c in parsed.all(verb, "aux")]


def has_do(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb stands with the auxiliary "do"."""
    return "do" in [c.lemma for c in parsed.all(verb, "aux")]


def subordinators(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the words that subordinate a verb's clause: "that", "if"."""
    return parsed.all(verb, "mark")


def is_introduced_by(parsed: ParsedArticle, verb: Token, *lemmas: str) -> bool:
    """Tell whether one of these words subordinates a verb's clause."""
    marks = parsed.all(verb, "mark")
    return bool(marks) and any(m.lemma in lemmas for m in marks)


def possessor(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return whose a noun is: "| Chad |'s army", "| its | army"."""
    return parsed.child(noun, "poss")


def determiner(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return a noun's determiner."""
    return parsed.child(noun, "det")


def has_determiner(parsed: ParsedArticle, noun: Token, *lemmas: str) -> bool:
    """Tell whether one of these words determines a noun."""
    determiners = parsed.all(noun, "det")
    return bool(determiners) and any(c.lemma in lemmas for c in determiners)


def appositions(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the nouns set beside a noun for the same."""
    return parsed.all(noun, "appos")


def attributive_adjectives(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the adjectives before a noun."""
    return parsed.all(noun, "amod")


def attributives(parsed: ParsedArticle, noun: Token) -> Iterator[Token]:
    """Yield the adjectives and nouns before a noun."""
    return (c for c in parsed.all(noun, "amod", "compound", "nmod") if c.i < noun.i)


def attributives_and_possessors(parsed: ParsedArticle, noun: Token) -> Iterator[Token]:
    """Yield the adjectives, nouns and owners before a noun."""
    return (c for c in parsed.all(noun, "amod", "compound", "nmod", "poss") if c.i < noun.i)


def adverbs(parsed: ParsedArticle, head: Token) -> Sequence[Token]:
    """Return the adverbs of a word."""
    return parsed.all(head, "advmod")


def particle(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return a verb's particle."""
    return parsed.child(verb, "prt")


def coordinators(parsed: ParsedArticle, head: Token) -> Sequence[Token]:
    """Return the words that join others to a word: "and"."""
    return parsed.all(head, "cc")


def predicatives(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the adjectives and nouns that are predicated of a verb's subject or object."""
    return parsed.all(verb, "acomp", "attr", "oprd")


def predicative_adjective(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the adjective that a verb says of its subject: "is | ready |"."""
    return parsed.child(verb, "acomp")


def any_subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the head of a verb's own subject, be it a noun or a clause."""
    return parsed.child(verb, "nsubj", "nsubjpass", "csubj")


def patients(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's objects and the subject of its passive."""
    return parsed.all(verb, "dobj", "dative", "nsubjpass")


def open_complements(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the verbs of the complement clauses that have no subject."""
    return parsed.all(verb, "xcomp")


def complements(parsed: ParsedArticle, head: Token) -> Sequence[Token]:
    """Return the heads of a word's complements: clauses, direct objects, objects after it."""
    return parsed.all(head, "xcomp", "ccomp", "pcomp", "dobj", "pobj")


def adjectives_and_prepositions(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's predicative adjectives and its prepositions."""
    return parsed.all(verb, "acomp", "prep")


def adverbs_and_predicative_adjectives(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's adverbs and predicative adjectives."""
    return parsed.all(verb, "advmod", "acomp")


def adverbs_and_adjectives(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's adverbs, adverbial nouns, interjections and predicative adjectives."""
    return parsed.all(verb, "advmod", "acomp", "intj", "npadvmod")


def adverbials(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's adverbs and adverbial nouns: "last | week |"."""
    return parsed.all(verb, "npadvmod", "advmod")


def adjuncts(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's adverbs, adverbial nouns and prepositions."""
    return parsed.all(verb, "npadvmod", "tmod", "advmod", "prep")


def prepositions_and_adverbial_clauses(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's prepositions and the verbs of its adverbial clauses."""
    return parsed.all(verb, "prep", "advcl")


def adjectives_and_determiners(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the adjectives and determiners of a noun, numbers among them."""
    return parsed.all(noun, "amod", "det", "nummod")


def noun_modifiers(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the adjectives, nouns and adverbs that modify a noun."""
    return parsed.all(noun, "amod", "compound", "advmod", "nmod")


def premodifiers_and_joined(parsed: ParsedArticle, word: Token) -> Sequence[Token]:
    """Return what tells the sort of a noun, what is joined to it, and the marks between."""
    return parsed.all(word, "compound", "amod", "nmod", "npadvmod", "nummod", "conj", "punct")


def indirect_object(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return to or for whom a verb does it: "gave | Chad | arms"."""
    return parsed.child(verb, "dative")


def indirect_objects(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return to or for whom a verb does it, and the "to" before such."""
    return parsed.all(verb, "dative")


def patient(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what a verb is done to: its direct object, or the subject of its passive."""
    return parsed.child(verb, "dobj", "nsubjpass")


def prepositional_phrases(parsed: ParsedArticle, head: Token) -> Sequence[Token]:
    """Return the prepositions that hang on a word."""
    return parsed.all(head, "prep")


def prepositions_and_agents(parsed: ParsedArticle, head: Token) -> Sequence[Token]:
    """Return the prepositions that hang on a word, the "by" of a passive too."""
    return parsed.all(head, "prep", "agent")


def prepositions_and_datives(parsed: ParsedArticle, head: Token) -> Sequence[Token]:
    """Return the prepositions that hang on a word, and to or for whom a verb does it."""
    return parsed.all(head, "prep", "dative")


def clauses_of(parsed: ParsedArticle, preposition: Token) -> Sequence[Token]:
    """Return the clauses behind a preposition: "for | leaving |"."""
    return parsed.all(preposition, "pcomp")


def sort_modifiers(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the adjectives and nouns that tell the sort of a noun: "heavy gas | lines"."""
    return parsed.all(noun, "amod", "compound")


def numbers_and_attributives(parsed: ParsedArticle, noun: Token) -> Sequence[Token]:
    """Return the numbers, adjectives, nouns and owners of a noun."""
    return parsed.all(noun, "nummod", "compound", "amod", "poss", "nmod")


def modifiers_and_adjuncts(parsed: ParsedArticle, head: Token) -> Sequence[Token]:
    """Return the prepositions, adverbials, numbers, attributives and owners of a noun or verb."""
    return parsed.all(
        head, "prep", "npadvmod", "tmod", "advmod", "nmod", "poss", "compound", "nummod", "amod"
    )


def is_told_apart(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun has a phrase, owner, clause or adjective that says which one it is."""
    return parsed.child(noun, "prep", "poss", "relcl", "acl", "amod") is not None


def is_verbal(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a word has an active subject or an auxiliary, as only a predicate has."""
    return parsed.child(word, "nsubj", "cop", "aux") is not None


def is_bare_participle(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a participle has no auxiliary but that of the passive, subject or agent."""
    return verb.tag == "VBN" and parsed.child(verb, "aux", "nsubj", "nsubjpass", "agent") is None


def is_helped_or_negated(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb has an auxiliary, a subordinator or a "not"."""
    return parsed.child(verb, "aux", "mark", "neg") is not None
