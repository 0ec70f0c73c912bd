"""Clauses and gerunds that a parser joins to the cue though they go on with what is reported.

"Said the party is free to go, | but it has no votes |": "it" is the party, so it is still what was
said. What might be the narrator's answer ("said the road was safe, but it gave way") is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite, is_negated, is_passive, modals
from kg.extract.grammar.complementation import coordinated, finite_complements
from kg.extract.grammar.dependents import (
    active_subject,
    adverbs,
    all_auxiliaries,
    attribute,
    direct_object,
    has_subject,
    is_infinitive,
    is_perfect,
    own_subject,
    predicative_adjective,
    prepositions,
)
from kg.extract.grammar.impersonal_pronouns import is_empty
from kg.extract.grammar.noun_dependents import lemmas_beside, stands_alone
from kg.extract.grammar.possible_speakers import is_body, is_person
from kg.extract.grammar.verb_forms import Tense, is_be, tense
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def clauses_going_on(parsed: ParsedArticle, verb: Token, comp: Token) -> Iterator[Token]:
    """Yield the clauses joined to a cue whose pronoun takes up the subject of its complement."""
    who, told = active_subject(parsed, verb), own_subject(parsed, comp)
    if who is None or told is None:
        return
    for other in coordinated(parsed, verb):
        own = own_subject(parsed, other)
        if own is not None and other.i > comp.i and _counts_on(parsed, own, comp):
            yield other
            continue
        if other.i < comp.i or own is None or own.tag != "PRP" or not is_finite(parsed, other):
            continue
        if _tells_another(parsed, other) or is_empty(parsed, own):
            continue  # "but it denied that", "but it is not clear who left": the narrator's
        form = own.text.casefold()
        same = told.text.casefold() == form or _takes_up(parsed, told, form)
        if same and not _takes_up(parsed, who, form) and _goes_on(parsed, verb, comp, other):
            yield other


def clauses_listed(parsed: ParsedArticle, verb: Token, comp: Token, last: int) -> Iterator[Token]:
    """Yield the clauses with subjects that follow a cue's first one in a list with commas alone.

    "Say | agents wait, adults stay home, shops close, and more |": parsers make each a complement
    of the cue or of the next. What itself reports begins another's words.
    """
    for other in finite_complements(parsed, verb):
        first = parsed.left(other)
        first += parsed.tokens[first].text == ","
        listed = first - last <= 1 and parsed.tokens[first - 1].text == ","
        if other.i <= comp.i or not listed or not is_finite(parsed, other):
            continue
        inner = [c for c in finite_complements(parsed, other) if c.i < other.i]
        every = (*inner, other)
        if any(own_subject(parsed, c) is None or _tells_another(parsed, c) for c in every):
            return
        yield from (*inner, *parsed.conjuncts(other))
        last = parsed.right(other)


def _counts_on(parsed: ParsedArticle, number: Token, comp: Token) -> bool:
    """Tell whether a bare number takes up a clause's noun: "12 men died, and | 40 | were hurt"."""
    bare = number.pos == "NUM" and stands_alone(parsed, number)
    before = parsed.tokens[parsed.left(comp) : parsed.right(comp)]
    return bare and any(t.pos == "NUM" for t in before)


def _tells_another(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb may report a further act of speech; "never suspected him" does not."""
    thought = verb.lemma in words("minds") | words("beliefs") and is_negated(parsed, verb)
    return verb.lemma in lexicon().verbs and not thought


def _takes_up(parsed: ParsedArticle, noun: Token, form: str) -> bool:
    """Tell whether a pronoun may stand for a noun by number, and by whether that is a person."""
    if noun.tag == "PRP":
        return noun.text.casefold() == form
    plural = noun.tag in ("NNS", "NNPS") or any(coordinated(parsed, noun))
    entity = parsed.entity_at.get(noun.i)
    person = is_person(parsed, noun) or (entity is not None and entity.label == "PERSON")
    if form == "they":
        return plural or is_body(parsed, noun)
    if form == "it":
        return not plural and not person
    return form in ("he", "she") and not plural and (person or not is_body(parsed, noun))


def _goes_on(parsed: ParsedArticle, verb: Token, comp: Token, other: Token) -> bool:
    """Tell whether a clause has the tense of what is reported, and no deed that answers it.

    Under a cue in the past a plain past tells a state or what was not so; "but it gave way", "but
    it has failed", "but it was closed" and "but it was not" may be what came of it.
    """
    later = {a.lemma for a in adverbs(parsed, other)} & words("coming_later")
    if later:
        return False
    now = tense(parsed, verb) is not Tense.PAST or tense(parsed, comp) is Tense.PRESENT
    if now:
        return tense(parsed, other) is not Tense.PAST or tense(parsed, verb) is not Tense.PAST
    if modals(parsed, other):
        return not words("remote_modals").isdisjoint(modals(parsed, other))
    if tense(parsed, other) is not Tense.PAST or is_passive(parsed, other):
        return False
    if is_perfect(parsed, other):
        return any(t.tag == "VBD" for t in all_auxiliaries(parsed, other))
    return _is_state(parsed, other)


def _is_state(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb in the plain past tells how things were: "was content", "never knew"."""
    if is_be(verb):
        told = predicative_adjective(parsed, verb) or attribute(parsed, verb)
        return told is not None or any(prepositions(parsed, verb))
    never = "never" in lemmas_beside(parsed, verb)
    held = verb.lemma in words("states") and direct_object(parsed, verb) is not None
    return never or held


def gerunds_going_on(parsed: ParsedArticle, verb: Token, head: Token) -> Iterator[Token]:
    """Yield the gerunds joined to a finite cue that go on with the gerund that it governs.

    "Accused the guards of beating him, | and storming his room |".
    """
    if head.tag != "VBG" or verb.tag not in ("VBD", "VBZ", "VBP"):
        return
    for other in parsed.conjuncts(verb):
        bare = other.tag == "VBG" and not any(all_auxiliaries(parsed, other))
        linked = parsed.tokens[parsed.left(other) - 1].tag == "CC"
        if other.i > head.i and bare and linked and own_subject(parsed, other) is None:
            yield other


def predicates_going_on(parsed: ParsedArticle, comp: Token, last: int) -> Iterator[Token]:
    """Yield the finite predicate without a subject that goes on with a clause which ends at `last`,
    and that a parser joined to an infinitive: "asked it to pull a paper they say | is bad | and
    could harm them |".
    """
    tokens = parsed.tokens
    if last + 1 >= len(tokens) or tokens[last].tag != "CC":
        return
    opening = tokens[last + 1]
    verb = parsed.head(opening) if opening.tag == "MD" else opening
    first = parsed.head(verb)
    if not is_finite(parsed, verb) or verb.i <= last or own_subject(parsed, verb) is not None:
        return
    above = verb in parsed.conjuncts(first) and first.i < comp.i
    gap = not has_subject(parsed, comp)  # "the paper they say | is bad and could harm us"
    if above and (gap or is_infinitive(parsed, first)):
        yield verb
