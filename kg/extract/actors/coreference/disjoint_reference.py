"""Whom a pronoun cannot stand for, by grammar and discourse.

Whoever is quoted says "I" or "we", and "you" to his hearer, so no "he" or "they" of his quotation
is either of them;
the object of a verb is not its subject, for which there is "himself".
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import subject
from kg.extract.grammar.dependents import (
    active_subject,
    adverbial_clauses,
    first_object,
    object_of,
    objects,
    prepositions,
)
from kg.extract.grammar.functions import is_object, is_prepositional_object
from kg.extract.grammar.governors import owner_of_phrase, verb_of_active_subject, verb_of_object
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """Words of somebody: their places, who says them, to whom and of whom, whether all are quoted.

    The places stand in text order and none within another: a quotation may have thousands.
    """

    spans: tuple[Span, ...]
    speakers: tuple[Token, ...]
    hearers: tuple[Token, ...] = ()
    topics: tuple[Token, ...] = ()
    whole: bool

    def hold(self, token: Token) -> bool:
        """Tell whether a token is one of these words."""
        place = bisect_right(self.spans, token.start, key=lambda span: span.start)
        return place > 0 and token.start < self.spans[place - 1].end


def spoken_words(
    parsed: ParsedArticle, found: tuple[ReportCandidate, ...]
) -> tuple[SpokenWords, ...]:
    """Return the words that are reported, each with who says them.

    A quotation without a cue of its own is its speaker's who was quoted before.
    """
    spoken: list[SpokenWords] = []
    last: tuple[Token, ...] = ()
    for one in found:
        whole = one.content.frame == "quote"
        speakers = one.speakers
        if whole and one.rule != "according-to":
            speakers = last = last if one.carry and not one.speakers else one.speakers
        told = one.content.addressee
        told = told or (first_object(parsed, one.verb) if whole and one.verb is not None else None)
        spoken.append(
            SpokenWords(
                spans=tuple(sorted(one.content.spans)),
                speakers=speakers,
                hearers=(told,) if told is not None else (),
                topics=(
                    *(_spoken_of(parsed, one.verb) if whole else ()),
                    *_asked_about(parsed, one.verb),
                ),
                whole=whole,
            )
        )
    return tuple(spoken)


def _spoken_of(parsed: ParsedArticle, cue: Token | None) -> tuple[Token, ...]:
    """Return whom a cue tells that the words are of: "said of | the owners |: “They lied”"."""
    if cue is None:
        return ()
    links = prepositions(parsed, cue, *words("topics_of_claims"))
    return tuple(t for p in links if (t := object_of(parsed, p)) is not None)


def _asked_about(parsed: ParsedArticle, cue: Token | None) -> Iterator[Token]:
    """Yield what an answer is to be about: "asked about | the owners |, he said they lied"."""
    clauses = adverbial_clauses(parsed, cue) if cue is not None else ()
    for verb in clauses:
        if verb.tag == "VBN" and verb.lemma in words("questioning"):
            links = prepositions(parsed, verb, *words("topics_of_claims"))
            yield from (t for p in links if (t := object_of(parsed, p)) is not None)


def others_of_own_verb(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    """Yield the subject of the verb whose object a pronoun is: not "her" in "she saw | her |".

    Of the verb whose subject it is, yield the names that are objects: "| it | told the Bank of …".
    """
    if pronoun.tag == "PRP$" or pronoun.text.casefold() in words("reflexives"):
        return
    verb = None
    done = verb_of_active_subject(parsed, pronoun)
    if done is not None:
        yield from (t for t in objects(parsed, done) if t.pos == "PROPN")
        yield from _asker(parsed, pronoun, done)
    elif is_object(pronoun):
        verb = verb_of_object(parsed, pronoun)
    elif is_prepositional_object(pronoun):
        verb = owner_of_phrase(parsed, pronoun, "to")
    if verb is not None and verb.pos == "VERB":
        own = subject(parsed, verb)
        if own is not None and own.i < pronoun.i:
            yield own


def _asker(parsed: ParsedArticle, pronoun: Token, said: Token) -> Iterator[Token]:
    """Yield who asks in the sentence before a yes or no: "Lee asks if it is so. | He | says no"."""
    after = parsed.tokens[said.i + 1 : said.i + 2]
    plain = any(t.text.casefold() in ("no", "yes") for t in after)
    answers = (said.lemma in words("plain_saying") and plain) or said.lemma in words("answering")
    if not answers or not pronoun.sent:
        return
    first, last = parsed.parse.sentences[pronoun.sent - 1]
    for token in parsed.tokens[first:last]:
        if token.lemma in words("asking") and token.pos == "VERB":
            who = active_subject(parsed, token)
            if who is not None:
                yield who
