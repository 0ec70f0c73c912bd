"""The words of a clause that its label is written with, and how they are put together.

In: a clause and its article, or tokens. Out: the clause's own tokens, without those of what is
joined to it; words as one sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.clauses import Mood, Relation
from kg.extract.grammar.dependents import object_of
from kg.extract.grammar.negative_words import negators
from kg.extract.lexicon import words
from kg.extract.propositions.fillers import without_loose_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.extract.clauses import Argument, Clause, ClauseIndex
    from kg.model import Span, Token
    from kg.parse import ParsedArticle

_ASIDE = (Relation.COORDINATION, Relation.PARATAXIS, Relation.CONDITION)
_JOINTS = ("CCONJ", "PUNCT", "INTJ", "SPACE")
_ENDS = ("PUNCT", "ADP", "ADV", "SCONJ", "CCONJ")
QUOTES = ("“", "”", '"', "``", "''")


_CLITIC = re.compile(r" ((?:[’'](?:s|re|m|ll|ve|d)|n[’']t)\b)")
"""A short form that stands apart from the word that it leans on: "somebody ’s", "is n’t"."""


_GLOSS = re.compile(r" ?\[[^\]]*\]")
"""Whom a word stands for, behind it: "he [Lee]"."""


_TWICE = re.compile(r"\b([Tt]he|an?|and|in|of|to|for) \1\b")
"""A small word printed twice: "in in 2012"."""


_BARE_THAT = re.compile("^that *: *", re.IGNORECASE)
"""A "that" set off from the clause that it opens: "assured us | that: | it fell"."""


_HALF_CONDITION = re.compile(r",? (?:(?:as|so) long|as well as)$")
"""What is left of "as long as", or before what is joined, where that is told apart."""


@cache
def _by_the_way() -> re.Pattern[str]:
    """Return the pattern of words that only hold the listener's attention, set off by marks."""
    said = "|".join(sorted(words("by_the_way")))
    return re.compile(rf"(?:^|[,—–])\s*(?:{said})(?=\s*[,—–]|$)", re.IGNORECASE)


def as_sentence(parts: Iterable[str]) -> str:
    """Return words as one sentence: single blanks, marks in pairs, a capital first."""
    text = without_loose_marks(_by_the_way().sub("", " ".join([p for p in parts if p])))
    for mark in (",", ".", ";", ":", "?", "!"):
        text = text.replace(f" {mark}", mark)
    text = text.replace(",,", ",").replace(",”", "”").replace(',"', '"')
    if "’" in text or "'" in text:
        text = _CLITIC.sub(r"\1", text)
    text = _TWICE.sub(r"\1", text).rstrip(" ,;:.—–-")
    if text.endswith(("as", "long")):
        text = _HALF_CONDITION.sub("", text)
    text = _BARE_THAT.sub("", text.lstrip(" ,;:.—–-"))
    if text[:1].isalnum():
        return text[:1].upper() + text[1:]
    first = next((k for k, c in enumerate(text) if c.isalnum()), 0)
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def as_question(text: str) -> str:
    """Return words as a question, with its mark once: "the question is, 'Of what?'"."""
    told = as_sentence([text])
    return told if re.search("[?][”\"']$", told) else f"{told}?"


def goes_with_not(word: Token, clause: Clause) -> bool:
    """Tell whether a word goes where a "not" does: "does not | simply | work", "not | even | here".

    Away from the "not" an "even" tells when or who: "does not pay, even after the fire".
    """
    if word.lemma == "even":
        return word.i - 1 in clause.negations
    return word.lemma in ("just", "simply")


def is_bare_pronoun(label: str) -> bool:
    """Tell whether a label has a pronoun and one word that says nothing: "we do", "you know"."""
    first, *more = label.casefold().rstrip("?").split() or [""]
    if len(more) > 1 or first not in words("personal_pronouns"):
        return False
    return not more or first in words("talkers") or more[0] in words("stand_in_verbs")


def is_in(span: Span, token: Token) -> bool:
    """Tell whether a word begins inside a span."""
    return span.start <= token.start < span.end


def is_relative(token: Token) -> bool:
    """Tell whether a word is a relative one: "which", "who", "that" after a noun."""
    return token.tag in ("WDT", "WP") or (token.text.casefold() == "that" and token.pos != "DET")


def is_alone(after: Sequence[Token], k: int, argument: Argument) -> bool:
    """Tell whether a word is the preposition of an argument that stands elsewhere."""
    if argument.preposition is None or after[k].text.casefold() != argument.preposition:
        return False
    return k + 1 == len(after) or after[k + 1].pos in _ENDS


def in_pairs(tokens: Sequence[Token]) -> list[Token]:
    """Return words without quotation marks where one has lost its other half."""
    marks = "".join([t.text for t in tokens if t.text in QUOTES])
    paired = not marks or not re.sub('“”|""', "", marks)
    return [t for t in tokens if paired or t.text not in QUOTES]


def needs_negation(token: Token) -> bool:
    """Tell whether a word stands under a negation only: "whatsoever"."""
    return token.text.casefold() in words("polarity_items")


def own_words(parsed: ParsedArticle, clause: Clause, index: ClauseIndex) -> tuple[Token, ...]:
    """Return the words of a clause without those of what is joined to it, and of conditions."""
    kept = _behind_clock(list(parsed.within(clause.span)))
    asks = clause.mood is Mood.INTERROGATIVE
    marker = [] if clause.governor is None else (clause.governor.marker or "").split()
    marker = [w for w in marker if not asks or w in words("whether_words")]
    if len(kept) > 1 and marker and kept[0].lemma in words("marker_adverbs"):
        kept = kept[1:] if kept[1].text.casefold() == marker[0] else kept  # "even after"
    kept = _behind_measure(kept, marker)
    while kept and marker and kept[0].text.casefold() == marker[0]:
        kept, marker = kept[1:], marker[1:]
    kept = _behind_governor(kept, clause, index)
    needed = [a.head for a in (clause.what, clause.whom, clause.attribute) if a is not None]
    for below in index.below(clause, *_ASIDE):
        first = next((t.i for t in kept if is_in(below.span, t)), None)
        if first is None:
            continue
        relation = below.governor.relation if below.governor is not None else None
        last = max(n for n in (clause.head, *needed, clause.verb or 0))
        if first > last and relation is not Relation.CONDITION:
            kept = [t for t in kept if t.i < first]
        else:
            opener = ((below.governor.marker if below.governor else None) or "").split()
            within = bool(opener) and parsed.tokens[first].text.casefold() == opener[0]
            start = first if within else first - len(opener)
            gone = [t.i for t in kept if is_in(below.span, t) or start <= t.i < first]
            commas = (gone[0] - 1, gone[-1] + 1)
            gone += [t.i for t in kept if t.i in commas and t.text == ","]
            kept = [t for t in kept if t.i not in gone]
        kept = _without_joints(parsed, kept)
    kept = _without_joints(parsed, _without_call(parsed, _without_joints(parsed, kept)))
    if len(kept) > 2 and not asks and _hangs_on(parsed, kept[0], clause):
        kept = kept[1:]
    loose = len(kept) > 1 and kept[0].lemma in words("loose_openers") and not asks
    kept = kept[1:] if loose and kept[0].head in (clause.head, clause.verb) else kept
    return tuple(_without_link(kept))


def _behind_clock(kept: list[Token]) -> list[Token]:
    """Leave out the time at which a live page tells it: "| 1.50 pm: | The dam has burst"."""
    mark = next((k for k, t in enumerate(kept[:_CLOCK]) if t.text == ":"), 0)
    hours = all(t.ent == "TIME" or t.pos == "NUM" or t.text[:1].isdigit() for t in kept[:mark])
    return kept[mark + 1 :] if mark and hours and kept[mark + 1 :] else kept


_CLOCK = 5
"""Words in which a time in front of an entry ends: "1.50 p.m. IST:"."""


def _without_link(kept: list[Token]) -> list[Token]:
    """Leave out how a sentence goes on from the one before: "| therefore, | it could fail"."""
    if len(kept) < 3 or kept[0].text.casefold() not in words("linking_adverbs"):
        return kept
    if kept[0].pos not in ("ADV", "SCONJ", "CCONJ"):
        return kept
    return kept[2:] if kept[1].text == "," else kept[1:]


def _behind_measure(kept: list[Token], marker: Sequence[str]) -> list[Token]:
    """Leave out how long before or after it was: "| hours | after the mayor left"."""
    opens = next((k for k, t in enumerate(kept[:5]) if [t.text.casefold()] == marker[:1]), 0)
    measure = kept[:opens]
    told = bool(measure) and measure[-1].lemma in words("measures_of_time")
    return kept[opens:] if told and all(t.pos in _OF_MEASURES for t in measure) else kept


def is_call_for_attention(parsed: ParsedArticle, verb: int) -> bool:
    """Tell whether a command only asks for attention or trust: "| believe me |, it fell"."""
    return bool(_call_at(parsed, verb))


def _call_at(parsed: ParsedArticle, first: int) -> int:
    """Return how many words from a token on call for attention, with nothing of their own after."""
    for said in _calls_by_word().get(parsed.tokens[first].text.casefold(), ()):
        there = parsed.tokens[first : first + len(said) + 1]
        if [t.text.casefold() for t in there[: len(said)]] == said:
            after = there[len(said)].text.casefold() if len(there) > len(said) else "."
            if after in _AFTER_CALL or after in words("talkers"):
                return len(said)
    return 0


@cache
def _calls_by_word() -> dict[str, list[list[str]]]:
    """Return the calls for attention, word by word, by their first."""
    found: dict[str, list[list[str]]] = {}
    for call in sorted(words("calls_for_attention")):
        said = call.split()
        found.setdefault(said[0], []).append(said)
    return found


_OF_MEASURES = ("ADJ", "ADV", "DET", "NOUN", "NUM")
_AFTER_CALL = (",", ".", "!", ";", "—", "–")


def _without_call(parsed: ParsedArticle, kept: list[Token]) -> list[Token]:
    """Leave out words in front that only call for attention: "| Look, | it fell"."""
    gone = _call_at(parsed, kept[0].i) if kept and kept[0].pos in ("VERB", "INTJ", "PROPN") else 0
    return kept[gone:] if gone < len(kept) else kept


def _behind_governor(kept: list[Token], clause: Clause, index: ClauseIndex) -> list[Token]:
    """Leave out the words of the verb that governs a clause whose object stands before it.

    Of "the schools that she wants to | close |" they are "to close".
    """
    governor = clause.governor
    if governor is None or governor.relation is not Relation.COMPLEMENT:
        return kept
    above = index.numbered(governor.clause)
    place = above.predicate
    inside = clause.span.covers(place) and place.end <= clause.predicate.start
    if not inside or above.span.covers(clause.span) is False:
        return kept
    return [t for t in kept if t.start >= place.end] or kept


def shares_negation(parsed: ParsedArticle, clause: Clause) -> bool:
    """Tell whether what negates the verb before is a clause's too: "never met or | spoke | to".

    So is what a verb above both took in: "unable to pay or | borrow |", and what "without" denies
    before its gerund; a "nobody" for subject is among a clause's own words.
    """
    governor = clause.governor
    if not clause.negated or clause.negations or governor is None:
        return False
    if governor.marker == "without":
        return True
    verb = parsed.tokens[clause.head]
    negations = (*negators(parsed, verb), *negators(parsed, parsed.first_conjunct(verb)))
    subject = clause.subject.span if clause.subject is not None else None
    own = subject is not None and any(is_in(subject, t) for t in negations)
    return governor.relation is Relation.COORDINATION and not own


def _hangs_on(parsed: ParsedArticle, first: Token, clause: Clause) -> bool:
    """Tell whether a word makes a clause hang on another: "| as | the growers know".

    Not before a noun of its own, or an "of": "as a result of the flood", "as of Monday".
    """
    known = first.text.casefold() in words("hanging_openers") and first.pos in ("SCONJ", "ADP")
    known = known and object_of(parsed, first) is None and parsed.lemma_after(first) != "of"
    return known and first.head in (clause.head, clause.verb)


def without_glosses(label: str) -> str:
    """Return a label without whom its words stand for: "he | [Lee] | left"."""
    return _GLOSS.sub("", label) if "[" in label else label


def is_unfinished(label: str) -> bool:
    """Tell whether a label breaks off: "that is what"."""
    last = without_glosses(label).split()[-1:]
    return bool(last) and last[0].casefold().strip('”"') in words("unfinished_ends")


def _hangs(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word at the end has lost what it opens: "to", "rather than"."""
    like = token.lemma == "like" and token.pos in ("ADP", "SCONJ")
    to = token.tag == "TO" and not is_left_out(parsed, token)
    return to or like or token.lemma in words("comparison_openers")


def is_left_out(parsed: ParsedArticle, to: Token) -> bool:
    """Tell whether the text itself leaves out what a "to" opens: "she is going | to |."."""
    after = parsed.tokens[to.i + 1 : to.i + 2]
    return not after or after[0].pos == "PUNCT"


def _without_joints(parsed: ParsedArticle, kept: list[Token]) -> list[Token]:
    """Leave out "and", commas and the like at either end; quotation marks are seen to later."""
    while (
        kept
        and (kept[-1].pos in _JOINTS or kept[-1].pos == "SCONJ" or _hangs(parsed, kept[-1]))
        and kept[-1].text not in ("”", '"', "'", ")", "]", "%")
    ):
        kept = kept[:-1]
    negative = words("correlative_negatives")  # "neither Mali nor Chad paid"
    while (
        kept
        and kept[0].pos in _JOINTS
        and kept[0].text not in ("“", '"', "(", "[", "$")
        and kept[0].lemma not in negative
    ):
        kept = kept[1:]
    return kept
