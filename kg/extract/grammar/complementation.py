"""What follows a verb: infinitives, gerunds, phrases and what it predicates of its object.

In: a parsed article and a verb. Out: the heads of these phrases and clauses, as they stand; where
parsers take one kind for another ("to" of purpose for a complement), both are given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Token
    from kg.parse import ParsedArticle


def has_auxiliary(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb has an auxiliary, that of the passive or the "to" of an infinitive."""
    return parsed.child(verb, "aux", "auxpass") is not None


def infinitives(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the infinitives with "to" under a verb that have no subject: complement or purpose."""
    for clause in parsed.all(verb, "xcomp", "advcl"):
        if any(c.tag == "TO" for c in parsed.all(clause, "aux", "mark")):
            yield clause


def gerunds(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the gerunds that are a verb's objects or complements: "denied | sending | tanks".

    Perfect and passive ones too, of which the auxiliary bears the ending: "denied having | sent |
    tanks", "denied being | paid |"; not what commas set off: "denied, having read it, that …".
    """
    return (c for c in parsed.all(verb, "xcomp", "ccomp", "dobj") if _is_gerund(parsed, c))


def _is_gerund(parsed: ParsedArticle, verb: Token) -> bool:
    if verb.tag == "VBG":
        return True
    bearing = [a for a in parsed.all(verb, "aux", "auxpass") if a.tag == "VBG"]
    return verb.tag == "VBN" and any(parsed.tokens[a.i - 1].text != "," for a in bearing)


def finite_complements(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the verbs of the complement clauses that have a subject."""
    return parsed.all(verb, "ccomp")


def loose_clauses(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the verbs of clauses that are loosely joined: run on, or adverbial."""
    return parsed.all(verb, "parataxis", "advcl")


def nominal_complements(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's complement clauses and direct objects: what "condemned what …" may be."""
    return parsed.all(verb, "ccomp", "xcomp", "dobj")


def coordinated(parsed: ParsedArticle, head: Token) -> Sequence[Token]:
    """Return what is joined to a word, but not what is joined to that in its turn."""
    return parsed.all(head, "conj")


def objects_and_prepositions(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return a verb's objects and the prepositions of its phrases, in the order of the text."""
    return parsed.all(verb, "dobj", "dative", "prep")


def phrases(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return the prepositions of a verb's phrases: of adjuncts, recipients and the agent."""
    return parsed.all(verb, "prep", "dative", "agent")


def phrases_and_particles(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return prepositions, those too that parsers take for a particle: "called | for | calm"."""
    return parsed.all(verb, "prep", "dative", "agent", "prt")


def predication(parsed: ParsedArticle, verb: Token) -> Sequence[Token]:
    """Return what a verb says of its subject: objects, complements, predicatives and adjuncts."""
    return parsed.all(verb, "dobj", "dative", "ccomp", "xcomp", "oprd", "acomp", "prep", "advmod")


def object_predicative(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the adjective or noun that a verb makes of its object: "called it a | mistake |"."""
    return parsed.child(verb, "oprd", "acomp")


def as_phrases(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the "as" after a verb that predicates something of its object: "branded X | as | a"."""
    for child in parsed.all(verb, "prep", "mark", "advcl"):
        if child.lemma == "as" and child.i > verb.i:
            yield child


def predicated_after(parsed: ParsedArticle, preposition: Token) -> Token | None:
    """Return the noun, clause or adjective after an "as"."""
    return parsed.child(preposition, "pobj", "pcomp", "amod", "acomp")


def verbs_above(parsed: ParsedArticle, token: Token) -> Iterator[Token]:
    """Yield the verbs above a word, the nearest first."""
    return (t for t in parsed.ancestors(token) if t.pos in ("VERB", "AUX"))


def helped_verb(parsed: ParsedArticle, auxiliary: Token) -> Token:
    """Return the verb that an auxiliary helps; any other word is returned as it is."""
    return parsed.head(auxiliary) if auxiliary.dep in ("aux", "auxpass") else auxiliary


def subordinated(parsed: ParsedArticle, subordinator: Token) -> Token | None:
    """Return the verb after a subordinator whose clause it opens: "that … | left |"."""
    verb = parsed.head(subordinator)
    return verb if subordinator.dep == "mark" and verb.i > subordinator.i else None


def holds_verb(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a verb or an auxiliary stands in a phrase."""
    return any(t.pos in ("VERB", "AUX") for t in parsed.subtree(head))


_AFTER_CUE = 6
"""Tokens behind a cue that ends its sentence, at most: "said on Monday.", "told the paper."."""


def stands_behind_clause(parsed: ParsedArticle, cue: Token) -> bool:
    """Tell whether a cue and its titled name follow a clause without a comma, and end the sentence.

    "Prices may fall | Governor Hale said |": the name has its office before it, in capitals, and a
    noun that could be told apart ("the lie Governor Hale told") does not stand before.
    """
    who = parsed.child(cue, "nsubj")
    plain = cue.lemma in words("plain_saying")
    if who is None or not plain or cue.tag != "VBD" or who.i != cue.i - 1:
        return False
    entity = parsed.entity_at.get(who.i)
    first, end = parsed.left(who), parsed.sentence(cue)[1]
    if entity is None or entity.label != "PERSON" or first >= entity.first or first == 0:
        return False
    title = parsed.tokens[first : entity.first]
    before = parsed.tokens[first - 1]
    if not all(t.text[:1].isupper() for t in title) or before.sent != cue.sent:
        return False
    if before.tag.startswith("W") or before.pos in _LINKS or not before.text.islower():
        return False
    after = parsed.tokens[cue.i + 1 : end]
    told = parsed.child(cue, "ccomp")
    asked = [t.text for t in after[:2]] == ["when", "asked"]
    short = len(after) <= _AFTER_CUE or asked
    return short and (told is None or told.i < cue.i) and cue.dep != "relcl"


_LINKS = ("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ")


class Tree(Protocol):
    """A parse that tells what a word hangs on."""

    def head(self, token: Token, /) -> Token:
        """Return the word on which another hangs."""
        ...


def is_deed_of_others(parsed: Tree, verb: Token) -> bool:
    """Tell whether a deed without a subject is nobody's who is named above it.

    "Protested against | importing | coal", "the importance of | saving | water", "the mayor's
    demand | to cancel | it", "the envoy was summoned | to protest |".
    """
    link = parsed.head(verb)
    if verb.tag == "VBG" and link.pos in ("ADP", "SCONJ"):
        above = parsed.head(link)
        if above.pos == "NOUN":
            return above.lemma in words("deeds_of_anybody")
        return f"{above.lemma} {link.lemma}" in words("deeds_of_others")
    if verb.tag != "VB":
        return False
    if link.lemma in words("summoning"):
        return verb.lemma in words("said_to_the_summoned")
    return link.pos == "NOUN" and link.lemma in words("asking_nouns")


def is_place_left(left: Token) -> bool:
    """Tell whether what is left is no person: "left | the country | to study" was the leaver's.

    "Left the guests to wash up": there they do it.
    """
    if left.pos not in ("NOUN", "PROPN") or left.tag.endswith("S"):
        return False
    return left.ent in _PLACES or left.lemma in words("places_left")


_PLACES = ("GPE", "LOC", "FAC")
