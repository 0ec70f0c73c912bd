"""Where an article justifies a source: why it may know what it says, and why it is not named.

In: a parsed article and the noun that names a source. Out: places. The wordings are those of
`data/justifications.csv`; what may follow them, a reason or an object, goes on to the next mark or
to the words of the report.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.statements.justification_tables import signs, wordings
from kg.parse.word_index import stands_among

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from kg.extract.statements.justification_tables import Wording
    from kg.model import Span, Token
    from kg.parse import ParsedArticle

LONGEST = 30
"""Tokens of a justification at most; the longest of 446 articles has 24."""

KNOWS = "knows"
"""How a source may know what it says."""
UNNAMED = "unnamed"
"""Why a source is not named."""
ALIAS = "alias"
"""Why a source has another name than its own."""

_MARKS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "[", "]", ".", "!", "?", "…"})
_NOT_ON_NOUNS = frozenset({"VB", "VBD", "VBP", "VBZ", "JJR", "RBR"})
_QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»", "„"})


def matches(parsed: ParsedArticle, i: int, *stands: str) -> Iterator[tuple[Wording, int]]:
    """Yield the wordings that begin at a token, each with the token after its last word."""
    token = parsed.tokens[i]
    seen: set[tuple[str, ...]] = set()
    for form in (token.text.casefold(), token.lemma):
        for one in wordings(*stands).get(form, ()):
            if one.items not in seen:
                seen.add(one.items)
                end = _end(parsed.tokens, i, one.items, parsed.sentence(token)[1])
                if end is not None:
                    yield one, end


def _end(tokens: Sequence[Token], i: int, items: Sequence[str], last: int) -> int | None:
    """Return the token after the words of a wording that begin at a token, None where others do."""
    if not items:
        return i
    item, rest = items[0], items[1:]
    if item in ("{have}", "{adv}"):
        return _end_after_helpers(tokens, i, item, rest, last)
    if i < last and _is(tokens[i], item.removesuffix("?")):
        found = _end(tokens, i + 1, rest, last)
        if found is not None:
            return found
    optional = item.endswith("?") or item == "{adj}"
    return _end(tokens, i, rest, last) if optional else None


def _end_after_helpers(
    tokens: Sequence[Token], i: int, item: str, rest: Sequence[str], last: int
) -> int | None:
    """Return the end where auxiliaries and adverbs, or adverbs alone, may stand before the rest."""
    kinds = ("AUX", "ADV", "PART") if item == "{have}" else ("ADV",)
    stops = [i]
    while stops[-1] < last and _helps(tokens[stops[-1]], kinds):
        stops.append(stops[-1] + 1)
    ends = (_end(tokens, k, rest, last) for k in reversed(stops))
    return next((end for end in ends if end is not None), None)


def _helps(token: Token, kinds: Container[str]) -> bool:
    negative = token.lemma in {"no", *words("verb_negators")} or token.text.casefold() == "n't"
    return not negative and (token.pos in kinds or token.lemma in ("have", "be"))


def _is(token: Token, item: str) -> bool:
    if item in ("{word}", "{adj}"):
        return token.text not in _MARKS and token.text not in _QUOTES
    forms = _forms(item)
    if token.lemma in forms:
        return True
    text = token.text.casefold()
    return ("not" if text in ("n't", "n’t") else text) in forms


@cache
def _forms(item: str) -> frozenset[str]:
    return frozenset(item.split("|"))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a justification may go: not into a report's cue or content."""

    closed: frozenset[int]

    def place(self, parsed: ParsedArticle, first: int, end: int, why: str) -> Span | None:
        """Return the place of a wording with what follows it, None where it is too long."""
        _, last = parsed.sentence(parsed.tokens[first])
        line = parsed.line_of[first]
        k = end
        while k < min(last, first + LONGEST) and parsed.line_of[k] is line:
            if k in self.closed or self._stops(parsed, k, why):
                break
            k += 1
        if k == first + LONGEST:
            return None
        while k > end and self._dangles(parsed.tokens[k - 1]):
            k -= 1
        return parsed.span(first, k)

    def _stops(self, parsed: ParsedArticle, k: int, why: str) -> bool:
        token = parsed.tokens[k]
        if token.text in _QUOTES or token.text in _MARKS:
            after = parsed.tokens[k + 1] if k + 1 < len(parsed.tokens) else token
            goes_on = why == UNNAMED and token.text == "," and _opens_reason(after)
            hyphen = token.text == "-" and parsed.tokens[k - 1].end == token.start
            return not goes_on and not hyphen
        if why == KNOWS and token.lemma in words("ends_of_knowing"):
            return True
        if why == KNOWS:
            relative = token.tag in ("WP", "WDT") and token.text.casefold() != "what"
            return relative or any(w.why == UNNAMED for w, _ in matches(parsed, k, "sentence"))
        return False

    @staticmethod
    def _dangles(token: Token) -> bool:
        if token.text.casefold() in words("people_as_objects"):
            return False  # "to protect | him |"
        return (
            token.pos in ("CCONJ", "SCONJ", "SPACE")
            or token.text in _MARKS
            or token.tag == "TO"
            or (token.pos in ("PRON", "AUX") and token.tag != "PRP$")
        )


def _opens_reason(token: Token) -> bool:
    return token.text.casefold() in words("reason_openers") and token.lemma not in ("in", "to")


def in_phrase(
    parsed: ParsedArticle, first: int, last: int, reach: Reach, *, document: bool
) -> Iterator[tuple[str, Span]]:
    """Yield the justifications that begin among tokens `[first, last)`, a source's phrase."""
    stands = ("phrase", "clause", "document") if document else ("phrase", "clause")
    k = first
    while k < last:
        if k in reach.closed:
            return
        open_ = _may_modify(parsed.tokens[k]) and not _is_denied(parsed, k)
        found = tuple(matches(parsed, k, *stands)) if open_ else ()
        if not found:
            k += 1
            continue
        one, end = max(found, key=lambda f: f[1])
        place = reach.place(parsed, k, end, one.why)
        if place is not None:
            yield one.why, place
            k = max(end, parsed.at(place.end - 1) + 1)
        else:
            k = end


def _is_denied(parsed: ParsedArticle, k: int) -> bool:
    """Tell whether a "not" stands before a word: "who was not | involved in the study |"."""
    before = k - 1
    while before > 0 and parsed.tokens[before].pos == "ADV":
        before -= 1
    token = parsed.tokens[before]
    return token.lemma in ("no", "never") or token.text.casefold() in words("verb_negators")


def _may_modify(token: Token) -> bool:
    """Tell whether a word may begin a phrase on a noun: no finite verb, gerund or comparative."""
    gerund = token.text.casefold().endswith("ing") and token.pos == "NOUN"
    return token.tag not in _NOT_ON_NOUNS and not gerund


def reasons_for_no_name(
    parsed: ParsedArticle, first: int, last: int, reach: Reach, *, alias: bool = False
) -> Iterator[Span]:
    """Yield the places that tell why somebody is not named that begin in tokens `[first, last)`.

    With `alias` only those that tell why somebody has another name than his own.
    """
    if not stands_among(parsed, signs("sentence"), first, last):
        return
    starts = wordings("sentence")
    k = first
    while k < last:
        token = parsed.tokens[k]
        if token.lemma not in starts and token.text.casefold() not in starts:
            k += 1
            continue
        found = () if k in reach.closed else tuple(matches(parsed, k, "sentence"))
        found = tuple(f for f in found if not alias or f[0].why == ALIAS)
        if not found:
            k += 1
            continue
        _, end = max(found, key=lambda f: f[1])
        place = reach.place(parsed, k, end, UNNAMED)
        if place is None:
            k = end
            continue
        yield place
        k = max(end, parsed.at(place.end - 1) + 1)
