"""Quotations whose closing mark was lost before their tag: "“It is a trick, she said."

A quotation left open at the end of its paragraph ends at the tag that ends the paragraph, unless
the next paragraph opens with a mark, as a quotation over several does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import active_subject
from kg.extract.grammar.functions import is_active_subject, is_main
from kg.extract.lexicon import lexicon, words
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.grammar.quotation_spans import Quote
    from kg.model import Token
    from kg.parse import ParsedArticle

_OPENING = re.compile(r"\s*[“„«‘\"'`]")
_SHORTEST = 3
"""Words of a quotation before its tag at least."""
_NAME = 4
"""Words of a speaker's name in a tag at most, with the title: "Mayor Ada Lund said"."""
_AFTER = 6
"""Words between the verb of a tag and its full stop at most: "said on Monday morning"."""
_MARKS = frozenset("'’‘\"")


def closed_at_tags(parsed: ParsedArticle, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the quotations, those with a lost mark ended in front of their tag.

    A closing mark behind a report in the narrator's own words closes nothing and is left out.
    """
    return tuple(_closed(parsed, q) for q in quotes if not _is_stray(parsed, q))


def _is_stray(parsed: ParsedArticle, quote: Quote) -> bool:
    """Tell whether a mark without its opening one stands behind what somebody is told to have said.

    "Ada Lund, a grocer, said sales fell.” Shares fell": words of hers would have "I" or "we".
    """
    if quote.opened:
        return False
    inside = parsed.within(quote.inner)
    own = words("first_person_singular") | words("first_person_plural") | words("second_person")
    if any(t.text.casefold() in own for t in inside):
        return False
    verbs = (t for t in inside if _speaks(t) and is_main(t))
    told = (active_subject(parsed, verb) for verb in verbs)
    return any(who is not None and who.ent in ("PERSON", "ORG") for who in told)


def _closed(parsed: ParsedArticle, quote: Quote) -> Quote:
    if quote.closed:
        return quote
    inside = [t for t in parsed.within(quote.inner) if not t.text.isspace()]
    goes_on = _OPENING.match(parsed.text, quote.inner.end) is not None
    for k in range(_SHORTEST, len(inside) - 1):
        if inside[k].text != ",":
            continue
        mark = inside[k + 1].text in _MARKS
        tag = inside[k + 1 + mark :]
        if _is_tag(parsed, tag, goes_on=goes_on):
            return replace(
                quote,
                inner=Span(quote.inner.start, inside[k].end),
                outer=Span(quote.outer.start, inside[k + mark].end),
                closed=True,
            )
    return quote


def _is_tag(parsed: ParsedArticle, words_left: list[Token], *, goes_on: bool) -> bool:
    """Tell whether words are a speaker and a cue up to a full stop: "Lund said on Monday."

    Where the next paragraph goes on with a mark, "she said" may still be what is quoted.
    """
    near = words_left[: _NAME + 1]
    verb = next((k for k, t in enumerate(near) if _speaks(t)), None)
    if verb is None:
        return False
    stop = next((k for k, t in enumerate(words_left[verb:]) if t.text in _STOPS), None)
    if stop is None or stop > _AFTER or words_left[verb + stop].text != ".":
        return False
    if verb == 0:
        named = words_left[1:stop]
        return bool(named) and all(t.pos == "PROPN" for t in named)
    who = near[:verb]
    if len(who) == 1 and who[0].text.casefold() in words("third_person"):
        return not goes_on and is_active_subject(who[0])
    return all(t.pos in ("PROPN", "NOUN") or t.text == "." for t in who) and who[-1].pos == "PROPN"


def _speaks(token: Token) -> bool:
    cue = lexicon().verbs.get(token.lemma) if token.tag in ("VBD", "VBZ") else None
    return cue is not None and not cue.frames.isdisjoint({"s", "q"})


_STOPS = frozenset(".,;:?!“”")
