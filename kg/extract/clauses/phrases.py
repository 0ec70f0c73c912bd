"""Where an argument's words stand: noun phrases and clauses without what introduces them.

In: a repaired parse and the head of a phrase. Out: token ranges `[first, last)` and spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.clauses.repaired_tree import Sentence
    from kg.model import Token

_STOPS = frozenset(",.;:!?…—–-") | {"...", "--"}
_DASHES = frozenset("—–-,;:") | {"--", "..."}
_PAIRS = {
    "“": ("”", '"', "''"),
    "‘": ("’", "'"),
    '"': ('"', "''", "”"),
    "``": ("''", '"'),
    "'": ("'", "’"),
    "(": (")",),
    "[": ("]",),
}
"""Opening mark → what closes it."""
_NESTED = 8
"""Marks taken off a phrase at most at either end: more are no prose."""
_CLOSING = frozenset("”’\"')]") | {"''"}
_MARKS = _CLOSING | _PAIRS.keys()


def phrase(parsed: Sentence, head: Token, *, without: int | None = None) -> Span:
    """Return the whole phrase under a head; up to the dependent `without`, if one is given."""
    first, last = parsed.left(head), parsed.right(head)
    if without is not None and without > head.i:
        last = min(last, max(head.i + 1, parsed.left(parsed.tokens[without])))
    elif without is not None:
        first = max(first, min(head.i, parsed.right(parsed.tokens[without])))
    if last - 1 > head.i and parsed.tokens[last - 1].tag == "POS":
        last -= 1
    return trimmed(parsed, first, last, head.i)


def clause_phrase(parsed: Sentence, verb: Token, *, without: int | None = None) -> Span:
    """Return a clause without its subordinator "that" and without "to".

    It ends before, or begins after, the dependent `without`, if one is given.
    """
    first, last = parsed.left(verb), parsed.right(verb)
    if without is not None and without > verb.i:
        last = min(last, max(verb.i + 1, parsed.left(parsed.tokens[without])))
    elif without is not None:
        first = max(first, min(verb.i, parsed.right(parsed.tokens[without])))
    while first < verb.i:
        token = parsed.tokens[first]
        that = token.lemma in ("that", "for") and token.dep == "mark" and token.head == verb.i
        to = token.tag == "TO" and token.dep in ("aux", "mark")
        joined = token.dep == "cc" and token.head == verb.i
        if not (that or to or joined or token.pos in ("PUNCT", "SPACE")):
            break
        first += 1
    return trimmed(parsed, first, last, verb.i)


def trimmed(parsed: Sentence, first: int, last: int, keep: int) -> Span:
    """Return tokens `[first, last)` without marks at their ends that are not theirs.

    A quotation mark or bracket stays where its other half is inside; a pair round the whole goes.
    The token `keep` always stays.
    """
    tokens = parsed.tokens
    for _ in range(_NESTED):
        while last - 1 > keep and (
            tokens[last - 1].text in _STOPS or tokens[last - 1].pos in ("SPACE", "CCONJ")
        ):
            last -= 1
        while first < keep and (tokens[first].text in _DASHES or tokens[first].pos == "SPACE"):
            first += 1
        if tokens[last - 1].text not in _MARKS and tokens[first].text not in _PAIRS:
            break
        opens, closes = _loose_marks(tokens[first:last], first < keep, last - 1 > keep)
        if not opens and not closes:
            break
        first, last = first + opens, last - closes
    return parsed.span(first, max(last, first + 1))


def _loose_marks(words: Sequence[Token], at_start: bool, at_end: bool) -> tuple[bool, bool]:
    """Tell whether the first and the last of some tokens are marks without their other half.

    Both are, where they are a pair round the whole.
    """
    opens = at_start and words[0].text in _PAIRS
    closes = at_end and words[-1].text in _CLOSING
    inside = words[opens : len(words) - closes]
    half = opens and any(t.text in _PAIRS[words[0].text] for t in inside)
    other = closes and any(words[-1].text in _PAIRS.get(t.text, ()) for t in inside)
    if opens and closes and not (half and other):
        return True, True
    lone = at_end and not closes and words[-1].text in _PAIRS
    return opens and not half, lone or (closes and not other)


def joined(spans: list[Span]) -> Span:
    """Return the least span over several."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
