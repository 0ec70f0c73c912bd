"""Parts of a clause on the other side of its cue: begun before, told of before, gone on after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_negated
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import active_subject, direct_object, relative_clauses
from kg.extract.grammar.functions import is_subject
from kg.extract.grammar.governors import noun_of_relative
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words
from kg.extract.report_candidate import Content

if TYPE_CHECKING:
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def before_answer(parsed: ParsedArticle, noun: Token, last: int) -> int:
    """Return where a noun's phrase ends before a clause that answers it: "the idea |, which they
    declined to confirm": that is told of others, and not what is reported."""
    for verb in relative_clauses(parsed, noun):
        answers = verb.lemma in lexicon().wrappers or verb.lemma in words("answering_cues")
        first, who = parsed.left(verb), active_subject(parsed, verb)
        set_off = parsed.tokens[first - 1].text == ","
        if answers and set_off and who is not None and is_agent(parsed, who):
            last = min(last, first - 1)
    return last


def what_is_withheld(parsed: ParsedArticle, verb: Token, inner: Token) -> Content | None:
    """Return the noun for "which" in "the idea, | which | they declined to confirm"."""
    told = direct_object(parsed, inner)
    noun = noun_of_relative(parsed, verb) if told is not None and told.tag == "WDT" else None
    span = trim(parsed, parsed.left(noun), parsed.left(verb)) if noun is not None else None
    if noun is None or span is None:
        return None
    return Content(frame="noun", spans=(span,), heads=(noun,))


def points_back(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a word after a cue stands for what was said before: "said | this | after …".

    It is no subject ("said this was late") and a circumstance follows at once.
    """
    below = parsed.head(word).i < word.i
    if word.text.casefold() not in words("what_was_said") or is_subject(word) or not below:
        return False
    after = parsed.tokens[word.i + 1] if word.i + 1 < len(parsed.tokens) else word
    return after.pos in ("ADP", "SCONJ") or after.tag in ("WRB", "IN")


def begun_before(parsed: ParsedArticle, verb: Token) -> Span | None:
    """Return what a cue between commas interrupts: `The files show, | he said, that …`."""
    first, last = parsed.sentence(verb)
    who = active_subject(parsed, verb)
    opening = min(parsed.left(who), verb.i) - 1 if who is not None else first
    closing = max(verb.i, parsed.right(who) - 1 if who is not None else 0) + 1
    if opening <= first + 1 or closing + 1 >= last:
        return None
    edges = (parsed.tokens[opening].text, parsed.tokens[closing].text)
    if edges != (",", ",") or parsed.tokens[closing + 1].lemma != "that":
        return None
    before = parsed.tokens[first:opening]
    shown = before[-1].tag in ("VBD", "VBZ", "VBP") or is_negated(parsed, before[-1])
    shows = shown and before[0].pos not in ("SCONJ", "ADP")
    return trim(parsed, first, opening) if shows else None


def told_of(parsed: ParsedArticle, verb: Token, span: Span) -> Span | None:
    """Return what a relative clause is told of: `a dispatch, which officials said | could be …`."""
    inside = parsed.within(span)
    noun, who = noun_of_relative(parsed, verb), active_subject(parsed, verb)
    finite = bool(inside) and inside[0].tag in ("VBZ", "VBD", "VBP", "MD")
    if noun is None or not finite or who is None or who.tag in ("WDT", "WP"):
        return None
    if noun.pos not in ("NOUN", "PROPN") or inside[0].i < verb.i:
        return None
    first, last = parsed.left(noun), parsed.left(verb)
    return trim(parsed, first, last) if first < last else None


def resumed(parsed: ParsedArticle, verb: Token) -> Span | None:
    """Return what goes on after a cue between commas: `the files show, he said, | that …`."""
    _, end = parsed.sentence(verb)
    who = active_subject(parsed, verb)
    place = max(verb.i, parsed.right(who) - 1 if who is not None else 0) + 1
    while place < end and parsed.tokens[place].text != "," and place < verb.i + 9:
        place += 1
    if place + 4 >= end or parsed.tokens[place].text != ",":
        return None
    opens = parsed.tokens[place + 1]
    linked = opens.tag in ("TO", "WDT") or opens.lemma == "that"
    linked = linked or (opens.pos == "ADP" and parsed.tokens[place + 2].tag in ("WDT", "WP"))
    if not linked or parsed.right(who or verb) > place + 1 > verb.i + 9:
        return None
    if who is not None and place < parsed.right(who):
        return None  # "…, said Ann Lee, who runs it"
    return trim(parsed, place + 1, cut(parsed, place + 1, end))
