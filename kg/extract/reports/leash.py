"""What the parse says against a candidate of an extractor: the leash on whoever brings one.

In: a candidate whose words stand in the article. Out: the reason for which it becomes no report
(`kg.extract.refusals`), or None. A word taken verbatim may still be turned round by where it was
cut off: the negation left outside, the doubt that governs it, the other's name beside the cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Relation, clause_index
from kg.extract.grammar.dependents import possessor
from kg.extract.grammar.functions import (
    is_agent_phrase,
    is_preposition,
    is_prepositional_object,
)
from kg.extract.grammar.negative_words import negators
from kg.extract.grammar.noun_dependents import is_inside_phrase
from kg.extract.grammar.noun_phrases import whole
from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.lexicon import words
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.clauses import Clause, ClauseIndex
    from kg.extract.report_candidate import Content
    from kg.model import Token
    from kg.parse import ParsedArticle

_NOMINAL = ("NOUN", "PROPN", "PRON")
_ON = (Relation.COMPLEMENT, Relation.ARGUMENT)
"""How a clause hangs on one that says how it stands: cut off from it, it stands otherwise."""
_STEPS = 50
"""Steps up a tree at most: longer ones are no trees."""


def speaker_head(parsed: ParsedArticle, place: Span, cue: Token | None) -> Token | None:
    """Return the noun that a speaker's words stand for; None where they are no noun phrase.

    Where grammar gives the cue a subject inside the place, that is it: parsers part an office from
    the name behind it, and a name before "who" from its clause.
    """
    clause = clause_index(parsed).at(cue) if cue is not None else None
    if clause is not None and clause.who is not None:
        who = parsed.tokens[clause.who.head]
        inside = [t for t in parsed.within(place) if t.pos not in ("PUNCT", "SPACE")]
        if who in inside and any(t.pos in _NOMINAL for t in inside):
            return who
    return noun_head(parsed, place)


def against_speaker(parsed: ParsedArticle, place: Span, cue: Span | None) -> str | None:
    """Return why words are no speaker: no noun phrase, or part of one that is somebody else."""
    head = noun_head(parsed, place)
    if head is None:
        return "no-noun-phrase"
    above = parsed.head(head)
    if cue is not None and cue.overlaps(above.span) and possessor(parsed, above) is head:
        return None  # "| Lee |'s claim that"
    if is_inside_phrase(head) or possessor(parsed, above) is head:
        return "part-of-phrase"
    if is_prepositional_object(head) and not is_agent_phrase(above):
        owner = parsed.head(above)
        inside = is_preposition(above) and owner.pos in _NOMINAL
        of_cue = cue is not None and (cue.overlaps(above.span) or cue.overlaps(owner.span))
        if inside and not of_cue:
            return "part-of-phrase"
    return None


def noun_head(parsed: ParsedArticle, place: Span) -> Token | None:
    """Return the noun that governs all words of a place; None where that is no noun phrase."""
    tokens = [t for t in parsed.within(place) if t.pos not in ("PUNCT", "SPACE")]
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head not in inside or t.head == t.i]
    return tops[0] if len(tops) == 1 and tops[0].pos in _NOMINAL else None


def against_subject(parsed: ParsedArticle, speaker: Span, cue: Token) -> str | None:
    """Return why somebody else speaks: the clause of the cue says who does, and it is another."""
    clause = clause_index(parsed).at(cue)
    who = clause.who if clause is not None else None
    if clause is None or who is None:
        return None
    places = [who.span]
    places += [clause.subject.span] if clause.subject is not None and not clause.passive else []
    places.append(whole(parsed, parsed.tokens[who.head], cue))
    return None if any(speaker.overlaps(p) for p in places) else "not-who-speaks"


def against_content(parsed: ParsedArticle, content: Content, cue: Span | None) -> str | None:
    """Return why a content says another thing where it stands: what turns it was cut off."""
    index = clause_index(parsed)
    for head in _heads(parsed, content):
        negations = (*negators(parsed, head), *negators(parsed, predicate_verb(parsed, head)))
        if any(not _is_in(n, content.spans, cue) for n in negations):
            return "negation-cut"
        clause = index.at(head)
        if clause is not None and _is_cut_out(index, clause, content.spans, cue):
            return "cut-out"
    return None


def denies_itself(parsed: ParsedArticle, spans: Iterable[Span]) -> bool:
    """Tell whether words say themselves that something is not so: "not", "no", "it is false"."""
    index = clause_index(parsed)
    return any(
        any(c.negated for c in index.inside(span))
        or any(t.lemma in words("falsehoods") for t in parsed.within(span))
        for span in spans
    )


def _heads(parsed: ParsedArticle, content: Content) -> Iterable[Token]:
    """Return the main words of a content and of the clauses in it that no other of it governs."""
    index = clause_index(parsed)
    found = {h.i: h for h in content.heads}
    for span in content.spans:
        inside = {c.number: c for c in index.inside(span)}
        for clause in inside.values():
            if clause.governor is None or clause.governor.clause not in inside:
                found.setdefault(clause.head, parsed.tokens[clause.head])
    return found.values()


def _is_in(word: Token, spans: Iterable[Span], cue: Span | None) -> bool:
    return any(s.covers(word.span) for s in spans) or (cue is not None and cue.overlaps(word.span))


def _is_cut_out(
    index: ClauseIndex, clause: Clause, spans: tuple[Span, ...], cue: Span | None
) -> bool:
    """Tell whether a clause is parted from one that says how it stands, other than the cue's."""
    for _ in range(_STEPS):
        above = index.above(clause)
        if above is None or clause.governor is None:
            return False
        if cue is not None and cue.overlaps(above.predicate):
            return False
        held = any(s.covers(above.predicate) for s in spans)
        if not held and clause.governor.relation in (*_ON, Relation.CONDITION):
            return True
        if not held and clause.governor.relation is not Relation.COORDINATION:
            return False
        clause = above
    return True


def conditions_left_out(
    parsed: ParsedArticle, content: Content, given: Iterable[Span]
) -> tuple[Span, ...]:
    """Return the conditions on a content that stand outside of it and that nobody named."""
    index = clause_index(parsed)
    known = (*content.spans, *given)
    found = []
    for head in _heads(parsed, content):
        clause = index.at(head)
        below = index.below(clause, Relation.CONDITION) if clause is not None else ()
        found += [_unopened(parsed, c) for c in below if not any(k.overlaps(c.span) for k in known)]
    return tuple(dict.fromkeys(found))


def _unopened(parsed: ParsedArticle, condition: Clause) -> Span:
    """Return the place of a condition without the word that opens it."""
    opener = (condition.governor.marker or "") if condition.governor is not None else ""
    told = condition.span.of(parsed.text)
    opened = bool(opener) and told.casefold().startswith(opener.casefold() + " ")
    start = condition.span.start + (len(opener) + 1 if opened else 0)
    return Span(start, condition.span.end)
