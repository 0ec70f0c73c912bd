"""What the parse says against a candidate of an extractor: the leash on whoever brings one.

In: a candidate whose words stand in the article. Out: the reason for which it becomes no report
(`kg.extract.refusals`), or None. A word taken verbatim may still be turned round by where it was
cut off: the negation left outside, the doubt that governs it, the other's name beside the cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Relation, clause_index
from kg.extract.grammar.dependents import nouns_after, objects_of, possessor, prepositions
from kg.extract.grammar.functions import (
    is_agent_phrase,
    is_preposition,
    is_prepositional_object,
)
from kg.extract.grammar.negative_words import negators
from kg.extract.grammar.noun_dependents import is_inside_phrase
from kg.extract.grammar.noun_phrases import whole
from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.lexicon import lexicon, words
from kg.extract.standing.veridicality.implication_signatures import look_up
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
_OCCASION = (Relation.TIME, Relation.REASON, Relation.CONCESSION, Relation.CIRCUMSTANCE)
"""How a clause tells on what occasion something is said: "said after the strike began that"."""
_STEPS = 50
"""Steps up a tree at most: longer ones are no trees."""


def speaker_head(parsed: ParsedArticle, place: Span, cue: Token | None) -> Token | None:
    """Return the noun that a speaker's words stand for; None where they are no noun phrase.

    Whom grammar gives the cue inside the place, that is it: parsers part an office from the name
    behind it, and a name before "who" from its clause.
    """
    inside = [t for t in parsed.within(place) if t.pos not in ("PUNCT", "SPACE")]
    who = _named_by_cue(parsed, cue) if cue is not None else None
    if who is not None and who in inside and any(t.pos in _NOMINAL for t in inside):
        return who
    return noun_head(parsed, place)


def _named_by_cue(parsed: ParsedArticle, cue: Token) -> Token | None:
    """Return whom grammar gives a cue: its subject, or whose words "according to" follows."""
    clause = clause_index(parsed).at(cue)
    if clause is not None and clause.who is not None:
        return parsed.tokens[clause.who.head]
    if not is_preposition(cue):
        return None
    links = [cue, *prepositions(parsed, cue)]
    return next((o for link in links for o in objects_of(parsed, link)), None)


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
    """Return why somebody else speaks: the clause of the cue says who does, and it is another.

    Who hears something does not say it: "the court heard | from Lee | that".
    """
    clause = clause_index(parsed).at(cue)
    who = clause.who if clause is not None else None
    if cue.lemma == "hear":
        heard = [whole(parsed, n, cue) for n in nouns_after(parsed, cue, "from")]
        return None if any(speaker.overlaps(p) for p in heard) else "hears"
    if clause is None or who is None:
        return None
    places = [who.span]
    places += [clause.subject.span] if clause.subject is not None and not clause.passive else []
    places.append(whole(parsed, parsed.tokens[who.head], cue))
    return None if any(speaker.overlaps(p) for p in places) else "not-who-speaks"


def pronoun_before(parsed: ParsedArticle, speaker: Span, cue: Token) -> Token | None:
    """Return the pronoun that grammar gives a cue for subject, where words before it were named.

    "| Lee | said she was ready and urged": whom "she" means is made out by our own code.
    """
    clause = clause_index(parsed).at(cue)
    who = parsed.tokens[clause.who.head] if clause is not None and clause.who is not None else None
    personal = who is not None and who.text.casefold() in words("speaking_pronouns")
    here = parsed.tokens[parsed.at(speaker.start)].sent == cue.sent
    return who if personal and here and who is not None and speaker.end <= who.start else None


def against_content(parsed: ParsedArticle, content: Content, cue: Span | None) -> str | None:
    """Return why a content says another thing where it stands: what turns it was cut off."""
    index = clause_index(parsed)
    for head in _heads(parsed, content):
        negations = (*negators(parsed, head), *negators(parsed, predicate_verb(parsed, head)))
        if any(not _is_in(n, content.spans, cue) for n in negations):
            return "negation-cut"
        clause = index.at(head)
        if clause is not None and _is_circumstance(index, clause, content.spans, cue):
            return "circumstance"
        if clause is not None and _is_cut_out(index, clause, content.spans, cue):
            return "cut-out"
    return None


def _is_circumstance(
    index: ClauseIndex, clause: Clause, spans: tuple[Span, ...], cue: Span | None
) -> bool:
    """Tell whether a clause only says when, why or in spite of what: "spoke after | he left |"."""
    above, governor = index.above(clause), clause.governor
    if above is None or governor is None or cue is None or not cue.overlaps(above.predicate):
        return False
    opened = bool(governor.marker) and governor.relation in _OCCASION
    return opened and clause.span.start <= spans[0].start


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
        if not held and _tells_occasion(index, above, clause.governor.marker, cue):
            return False
        if not held and clause.governor.relation in (*_ON, Relation.CONDITION):
            return True
        if not held and clause.governor.relation is not Relation.COORDINATION:
            return False
        clause = above
    return True


def _tells_occasion(
    index: ClauseIndex, above: Clause, marker: str | None, cue: Span | None
) -> bool:
    """Tell whether a clause only tells when or where something is said, and does not govern it.

    Parsers hang a clause behind "that" on the noun or verb in front of it: "said in a statement |
    that", "said after the strike began | that". A noun that is a venue and a verb that takes no
    such clause leave it to the cue; "said after Lee admitted | that" does not.
    """
    over = index.above(above)
    if marker != "that" or cue is None or over is None or not cue.overlaps(over.predicate):
        return False
    word = index.parsed.tokens[above.head]
    if above.kind is Kind.NOMINAL:
        place = next((a.argument for a in over.adjuncts if a.argument.head == word.i), None)
        before = place.preposition if place is not None else None
        return before in words("occasion_openers") and word.lemma in words("venues")
    takes_clause = word.lemma in lexicon().verbs or look_up(word.lemma, "V", "that") is not None
    relation = above.governor.relation if above.governor is not None else None
    return relation in _OCCASION and not takes_clause


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
