"""How a clause uses its predicate: what the lexicon of predicates asks for to tell its class.

In: a clause. Out: the words by which its predicate is looked up, and the kinds and words of its
object, its subject and the nouns after its prepositions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clauses.index import clause_index
from kg.extract.clauses.model import Kind, Relation
from kg.extract.clauses.word_tables import words
from kg.extract.predicate_lexicon import ONLY_WHEN, SAID_OF_OBJECT, predicate_lexicon
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses.model import Argument, Clause
    from kg.extract.predicate_lexicon import Classed, PredicateLexicon
    from kg.model import Token
    from kg.parse import ParsedArticle

_ENTITIES = {
    "PERSON": ("person", "named"),
    "NORP": ("people", "person"),
    "ORG": ("organisation",),
    "GPE": ("state", "territory"),
    "LOC": ("territory",),
    "FAC": ("building",),
    "LAW": ("law",),
    "EVENT": ("event",),
    "MONEY": ("money",),
    "PERCENT": ("number",),
    "CARDINAL": ("number",),
    "QUANTITY": ("number",),
    "DATE": ("time",),
    "TIME": ("time",),
    "PRODUCT": ("goods",),
    "WORK_OF_ART": ("document",),
}


_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_AGENTS = frozenset({"person", "organisation", "state", "people"})
"""Kinds that act; what is of none of them, and no name, is a thing."""


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateUse:
    """A predicate's look-ups, the best first, and what stands beside it; words carry a `=`."""

    words: tuple[tuple[str, str, str], ...]
    """Lemma, particle and part of speech (`V`, `N` or `A`)."""
    objects: frozenset[str]
    subjects: frozenset[str]
    after: dict[str, frozenset[str]]


def clause_class(
    parsed: ParsedArticle, clause: Clause, lexicon: PredicateLexicon | None = None
) -> Classed | None:
    """Return the class of a clause's predicate, or None where the lexicon has none."""
    known = lexicon or predicate_lexicon()
    use = predicate_use(parsed, clause, known)
    for lemma, particle, pos in use.words:
        found = known.class_of(
            lemma,
            pos,
            particle,
            object_kinds=use.objects,
            subject_kinds=use.subjects,
            after=use.after,
        )
        if found is not None:
            return found
    return None


def predicate_use(parsed: ParsedArticle, clause: Clause, lexicon: PredicateLexicon) -> PredicateUse:
    """Return how a clause uses its predicate."""
    after: dict[str, frozenset[str]] = {}
    direct: set[str] = set()
    for place in (clause.what, clause.whom):
        if place is None:
            continue
        facts = _facts(parsed, place, lexicon)
        if place.preposition:
            after[place.preposition] = after.get(place.preposition, frozenset()) | facts
        else:
            direct |= facts
    where = _stands(clause)
    if where is not None:
        direct |= _facts(parsed, where, lexicon)
    for adjunct in clause.adjuncts:
        word = adjunct.argument.preposition
        if word:
            facts = _facts(parsed, adjunct.argument, lexicon)
            if "time" in facts and word in words("prepositions_of_time"):
                facts |= {ONLY_WHEN}
            after[word] = after.get(word, frozenset()) | facts
    said = _said_of_object(parsed, clause)
    if said is not None:
        after[SAID_OF_OBJECT] = _facts(parsed, said, lexicon)
    if clause.kind is Kind.COPULA and clause.attribute is not None:
        for word, facts in _after_adjective(parsed, clause.attribute, lexicon):
            after.setdefault(word, facts)
    return PredicateUse(
        words=tuple(_words(parsed, clause)),
        objects=frozenset(direct),
        subjects=_facts(parsed, clause.who, lexicon) if clause.who else frozenset(),
        after=after,
    )


def _words(parsed: ParsedArticle, clause: Clause) -> Iterator[tuple[str, str, str]]:
    """Yield the words to look a clause's predicate up by, the one that tells most first."""
    lemma, _, particle = clause.lemma.casefold().partition(" ")
    verb = (lemma, particle, "V")
    if clause.kind is Kind.EXISTENTIAL:
        yield "exist", "", "V"
    elif clause.attribute is not None and clause.kind in (Kind.COPULA, Kind.SMALL):
        said = tuple(_said_of(parsed, clause.attribute))
        if clause.attribute.preposition:
            yield "be", clause.attribute.preposition, "V"
        if lemma not in words("appearance"):
            yield verb
        yield from said
        if lemma in words("appearance") and lemma != "be":
            yield verb
    else:
        head = parsed.tokens[clause.head].lemma.casefold()
        where = _stands(clause)
        if where is not None:
            yield lemma, where.preposition or "", "V"
        if clause.kind is Kind.LIGHT:
            yield head, parsed.head(parsed.tokens[clause.head]).lemma.casefold(), "N"
        if clause.kind in (Kind.NOMINAL, Kind.LIGHT):
            yield from ((head, "", "N"), (head, "", "P"))
        if clause.kind is Kind.VERB and not particle:
            yield from ((lemma, loose, "V") for loose in _loose_particles(parsed, clause))
        if clause.kind is not Kind.NOMINAL or lemma != head:
            yield verb


def _loose_particles(parsed: ParsedArticle, clause: Clause) -> Iterator[str]:
    """Yield adverbs behind a verb that may be its particle: "let him | down", "what goes | on"."""
    for word in parsed.children[clause.head]:
        bare = word.pos in ("ADV", "ADP") and not parsed.children[word.i] and word.i > clause.head
        if bare and word.lemma in words("particles"):
            yield word.lemma


def _stands(clause: Clause) -> Argument | None:
    """Return what a copula says by a preposition: "is under | attack |", "is out of | work |"."""
    if clause.kind not in (Kind.COPULA, Kind.SMALL):
        return None
    if clause.attribute is not None:
        return clause.attribute if clause.attribute.preposition else None
    found = (a.argument for a in clause.adjuncts if a.argument.preposition)
    return next(found, None)


def _said_of(parsed: ParsedArticle, attribute: Argument) -> Iterator[tuple[str, str, str]]:
    """Yield the look-ups of what is said of a subject; any adjective or common noun judges it."""
    word = parsed.tokens[attribute.head]
    if word.pos in _NOUNS:
        yield word.lemma.casefold(), "", "P"
    elif word.pos in ("ADJ", "ADV") or (word.pos == "VERB" and attribute.clause is None):
        yield word.lemma.casefold(), "", "A"
    if word.pos in ("ADJ", "NOUN") and word.i not in parsed.entity_at:
        yield "", "", "P" if word.pos == "NOUN" else "A"


def _said_of_object(parsed: ParsedArticle, clause: Clause) -> Argument | None:
    """Return what a verb says of its object: "called the plan | a threat".

    Parsers hang "as a threat" on the verb or on a noun of an event before it.
    """
    if clause.attribute is not None:
        return clause.attribute if clause.kind in (Kind.VERB, Kind.COPULA) else None
    if clause.kind is not Kind.VERB:
        return None
    if clause.what is None or clause.what.clause is None:
        return None
    index = clause_index(parsed)
    held = index.numbered(clause.what.clause)
    for over in (clause, held) if held.kind is Kind.NOMINAL else (clause,):
        for below in index.below(over, Relation.COMPLEMENT):
            if below.kind is Kind.SMALL:
                return below.attribute
    return None


def _after_adjective(
    parsed: ParsedArticle, attribute: Argument, lexicon: PredicateLexicon
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the prepositions of an adjective, with what their nouns are: "tired | of work"."""
    head = parsed.tokens[attribute.head]
    for word in parsed.children[head.i] if head.pos == "ADJ" else ():
        if word.pos != "ADP" or word.i < head.i:
            continue
        for noun in parsed.children[word.i]:
            kinds = _kinds(parsed, noun, lexicon)
            yield word.lemma, frozenset({f"={noun.lemma.casefold()}", *kinds})


def _facts(parsed: ParsedArticle, argument: Argument, lexicon: PredicateLexicon) -> frozenset[str]:
    """Return the kinds of a filler, and its word with a `=` before it."""
    token = parsed.tokens[argument.head]
    if argument.clause is not None and token.pos not in _NOUNS:
        return frozenset({"clause", f"={token.lemma.casefold()}"})
    found = {f"={token.lemma.casefold()}", *_kinds(parsed, token, lexicon)}
    if "quantity" in found:
        inner = _counted(parsed, token)
        if inner is not None:
            found |= {f"={inner.lemma.casefold()}", *_kinds(parsed, inner, lexicon)}
    if token.pos != "PROPN" and not found & _AGENTS:
        found.add("thing")
    return frozenset(found)


def _kinds(parsed: ParsedArticle, token: Token, lexicon: PredicateLexicon) -> Iterator[str]:
    if token.pos == "PRON":
        thing = token.text.casefold() in words("pronouns_of_things")
        personal = token.tag in ("PRP", "WP") and not thing
        yield "person" if personal else "pronoun"
        return
    entity = parsed.entity_at.get(token.i)
    if entity is not None:
        yield from _ENTITIES.get(entity.label, ())
    yield from lexicon.kinds_of(token.lemma)


def _counted(parsed: ParsedArticle, token: Token) -> Token | None:
    """Return the noun after "of" that a word of quantity counts: "hundreds of people"."""
    after = [c for c in parsed.children[token.i] if c.text.casefold() == "of"]
    below = parsed.children[after[0].i] if after else ()
    return below[0] if below else None
