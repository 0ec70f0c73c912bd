"""A clause that leaves a place open, as a sentence: "what he wants" is "he wants something".

In: a clause that a question word opens, though it asks nothing of anybody. Out: a sentence in which
"something", "somebody" or "some …" stands in the place of what is left open, None where the clause
is a question that is put.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clauses import Relation
from kg.extract.grammar.governors import noun_of_relative
from kg.extract.inflection import present
from kg.extract.lexicon import words
from kg.extract.propositions.labels.phrase_words import SOMEBODY, SOMETHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.clauses import Clause
    from kg.extract.propositions.labels.phrase_words import PhraseWords
    from kg.model import Token

QUESTION_WORDS = ("WDT", "WP", "WP$", "WRB")
_DEGREE = "to some degree"


@dataclass(frozen=True, slots=True)
class OpenClause:
    """The words of a clause without what asks; `filler` stands for that, after `place`.

    `place` is a token's index, None where the filler is the subject.
    """

    filler: str
    place: int | None
    rest: tuple[Token, ...]


def open_clause(phrases: PhraseWords, clause: Clause, own: Sequence[Token]) -> OpenClause | None:
    """Return a clause that a question word opens with the place that it leaves open."""
    parsed = phrases.parsed
    if not own or own[0].tag not in QUESTION_WORDS or clause.verb is None:
        return None
    governor = clause.governor
    relative = governor is not None and governor.relation is Relation.RELATIVE
    if relative and own[0].tag in ("WDT", "WP") and own[0].lemma in words("relative_pronouns"):
        return None
    first = min((clause.verb, *(a for a in clause.auxiliaries if a > own[0].i)))
    subject = clause.subject
    inside = subject is not None and any(t.start == subject.span.start for t in own[1:])
    begin = parsed.at(subject.span.start) if inside and subject is not None else None
    if begin is not None and first < begin:
        return None  # "what is he sorry about": a question that is put
    if any(t.pos in ("VERB", "AUX", "PUNCT") for t in own if t.i < (begin or first)):
        return None  # "when he came, he saw her": the word opens another clause
    if begin is not None:
        asking = [t for t in own if t.i < begin]
        rest = tuple([t for t in own if t.i >= begin])
        place = _place(clause, rest, asking)
        filler = _whose(phrases, asking, clause) or _filler(phrases, asking, subject=False)
        return OpenClause(filler=filler, place=place, rest=rest)
    asking = [t for t in own if t.i < first]
    if not asking:
        return None
    rest = tuple([t for t in own if t.i >= first])
    filler = _whose(phrases, asking, clause) or _filler(phrases, asking, subject=True)
    return OpenClause(filler=filler, place=None, rest=rest)


def _whose(phrases: PhraseWords, asking: Sequence[Token], clause: Clause) -> str:
    """Return what stands for "whose" on a noun: "clerks whose | pay |" is "clerks’ pay"."""
    parsed = phrases.parsed
    noun = noun_of_relative(parsed, parsed.tokens[clause.verb or 0])
    if asking[0].tag != "WP$" or noun is None:
        return ""
    owner = phrases.text(parsed.tokens[parsed.left(noun) : noun.i + 1])
    mark = "’" if owner.endswith("s") else "’s"
    return f"{owner}{mark} {phrases.text(asking[1:])}"


def _filler(phrases: PhraseWords, asking: Sequence[Token], *, subject: bool) -> str:
    """Return what stands for the words that ask: "which clerks" is "some clerks"."""
    first, more = asking[0], asking[1:]
    word = first.text.casefold()
    if word in words("asking_for_persons"):
        return f"{SOMEBODY}{'’s' if first.tag == 'WP$' else ''} {phrases.text(more)}".strip()
    if first.tag == "WRB":
        return _degree(phrases, more) if word == "how" else phrases.text(more) if subject else ""
    if more and more[-1].pos in ("NOUN", "PROPN"):
        return f"some {phrases.text(more)}"
    return f"{SOMETHING} {phrases.text(more)}".strip() if subject else SOMETHING


def _degree(phrases: PhraseWords, more: Sequence[Token]) -> str:
    """Return what stands for "how" and its words: "how many clerks", "how long", "how able"."""
    if not more:
        return ""
    if more[-1].pos in ("NOUN", "PROPN") and more[0].text.casefold() in words("amounts"):
        return f"some {phrases.text(more[1:])}"
    if more[0].text.casefold() in words("lengths_of_time"):
        return "some time"
    plain = more[-1].pos == "ADJ" and more[0].text.casefold() not in words("amounts")
    return f"{phrases.text(more)} {_DEGREE}" if plain else _DEGREE


def _place(clause: Clause, rest: Sequence[Token], asking: Sequence[Token]) -> int:
    """Return after which word the open place is: a preposition left alone, else the verb."""
    last = rest[-1]
    verb = clause.verb or 0
    if asking[0].tag in ("WP", "WDT") and last.tag == "VB" and last.i > verb:
        return last.i  # "what they want him to | do |"
    if asking[0].tag != "WRB" and last.pos == "ADP" and last.tag != "RP" and last.i > verb:
        return last.i
    after = [t for t in rest if t.i > verb]
    at = verb
    for token in after:
        if token.i != at + 1 or not (token.tag == "RP" or token.i in clause.negations):
            break
        at = token.i
    return at


def in_words(phrases: PhraseWords, open_: OpenClause, subject: str) -> list[str]:
    """Return the parts of the sentence; `subject` is what is printed before the rest."""
    if open_.place is None:
        verb, rest = open_.rest[0], open_.rest
        if verb.tag == "VBP" and open_.filler in (SOMEBODY, SOMETHING):
            return [open_.filler, present(verb.lemma, plural=False), phrases.text(rest[1:])]
        return [open_.filler, phrases.text(rest)]
    before = [t for t in open_.rest if t.i <= open_.place]
    after = [t for t in open_.rest if t.i > open_.place]
    return [subject, phrases.text(before), open_.filler, phrases.text(after)]
