"""Which sitting a day is told of: "the trial began on Monday", "addressing the press on Tuesday".

Of each kind there are words for the sitting, for who sits and for those whose part is there
(`court_sittings`, `court_bodies`, `court_people` …). A day is of a sitting where it stands beside
its noun, or dates what was done at it, before it or by it.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from kg.extract.grammar.complementation import coordinated
from kg.extract.grammar.dependents import (
    adverbial_clauses,
    appositions,
    direct_objects,
    nouns_after,
    own_subject,
)
from kg.extract.grammar.functions import is_clause_on_noun
from kg.extract.grammar.predicates import predicate_above
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.times.expression import Expression
    from kg.model import Token
    from kg.parse import ParsedArticle

NEXT = 6
"""Words after a time among which the noun that it dates stands."""
MOST = 50
"""People looked at who are joined in one phrase."""
LONGEST = 100
"""Words of a sentence that are looked through for who did something."""
KINDS = tuple(sorted(words("sitting_kinds")))
"""What sits, or is held: each has its words."""


def names(parsed: ParsedArticle, sentence: int, people: bool) -> frozenset[str]:
    """Return the last names of those who do something in a sentence, and of who is with them.

    Of a meeting or an address to the press, those of all people whom the sentence names.
    """
    first, last = parsed.parse.sentences[sentence]
    tokens = parsed.tokens[first : min(last, first + LONGEST)]
    found: list[Token] = []
    for verb in (t for t in tokens if t.pos in ("VERB", "AUX")):
        subject = own_subject(parsed, verb)
        if subject is not None:
            found += _joined(parsed, subject)
            for word in (verb, subject):
                found += nouns_after(parsed, word, *words("companions"))
    if people:
        named = (parsed.entity_at.get(t.i) for t in tokens)
        found += [parsed.tokens[e.last - 1] for e in named if e is not None and e.label == "PERSON"]
    return frozenset(t.text.casefold() for t in found if t.pos == "PROPN")


def _joined(parsed: ParsedArticle, noun: Token) -> list[Token]:
    """Return a noun and those joined to it or beside it: "the ministers Ann Lee and Ida Lund"."""
    found: list[Token] = []
    todo = [noun]
    while todo and len(found) < MOST:
        found.append(todo.pop())
        todo += (*coordinated(parsed, found[-1]), *appositions(parsed, found[-1]))
    return found


def dates_sitting(parsed: ParsedArticle, told: Expression, kind: str) -> bool:
    """Tell whether an expression dates a sitting: its noun, or what was done at it or before it."""
    sittings, bodies = words(f"{kind}_sittings"), words(f"{kind}_bodies")
    time = parsed.tokens[told.first]
    verb = predicate_above(parsed, time)
    if verb is not None and verb.lemma in words("staying_away"):
        return False  # "pulled out of the event on Monday"
    if any(t.text.casefold() in sittings for t in _beside(parsed, told)):
        return True
    if verb is None or is_clause_on_noun(verb):
        return False  # "a letter filed in court on Monday" tells of no report
    clauses = (verb, *adverbial_clauses(parsed, verb))
    if any(meets_body(parsed, v, sittings, bodies) for v in clauses):
        return True
    deeds = words("sitting_deeds") | words(f"{kind}_deeds")
    subject = own_subject(parsed, verb)
    if subject is None or verb.lemma in words("court_sentences"):
        return kind == "court" and verb.lemma in words("court_sentences")
    name = subject.lemma.casefold()
    if subject.tag == "NNPS":  # "Senators", which keeps its ending
        name = name.removesuffix("s")
    if name in words("sitting_days"):
        return any(n.lemma in sittings for n in _within_phrase(parsed, subject))
    met = kind == "meeting" and subject.pos == "PROPN" and verb.lemma == "meet"
    return met or name in sittings or (name in bodies and verb.lemma in deeds)


def _beside(parsed: ParsedArticle, told: Expression) -> tuple[Token, ...]:
    """Return the nouns that a time stands beside: "Monday's morning Senate | sitting |"."""
    after = [t for t in parsed.tokens[told.last : told.last + NEXT] if t.tag != "POS"]
    nouns = tuple(takewhile(_may_be_noun, after))
    before = [t for t in parsed.tokens[max(0, told.first - 2) : told.first] if t.lemma != "on"]
    return (*after[:1], *nouns, *before[-1:])


def _may_be_noun(token: Token) -> bool:
    return token.pos in ("ADJ", "NOUN", "PROPN") or token.tag == "VBG"  # "the Senate | sitting |"


def _within_phrase(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Return the nouns of a noun and of another's: "the last day of the trial"."""
    inner = tuple(nouns_after(parsed, noun, "of"))
    return (*inner, *(n for word in inner for n in nouns_after(parsed, word, "of")))


def meets_body(
    parsed: ParsedArticle, verb: Token, sittings: frozenset[str], bodies: frozenset[str]
) -> bool:
    """Tell whether a deed was at, in or before one of these, or told to it: "told the jury"."""
    objects, nouns = direct_objects(parsed, verb), sittings | bodies
    told = objects if verb.lemma in words("addressing") else ()
    if verb.lemma in words("attending") and any(n.lemma in sittings for n in objects):
        return True
    links = words("sitting_links")
    places = [n for word in (verb, *objects) for n in nouns_after(parsed, word, *links)]
    places += [n for place in places for n in nouns_after(parsed, place, "in")]
    if not bodies & words("sitting_bodies"):  # "at a delegation | breakfast |" is no talks
        return any(n.lemma in nouns for n in (*told, *places))
    return any(not nouns.isdisjoint(_phrase(parsed, n)) for n in (*told, *places))


def _phrase(parsed: ParsedArticle, noun: Token) -> set[str]:
    """Return the lemmas of a noun and of what stands before it: "before | judge Lund |"."""
    return {t.lemma.casefold() for t in parsed.tokens[parsed.left(noun) : noun.i + 1]}
