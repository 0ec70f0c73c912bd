"""How far the words of a source reach that is named beside a clause: "…, according to the census".

In: the article, the word that names the source ("according") and the source. Out: the first token
of its words, the one after the last. A source named in brackets, between dashes or in an aside
governs what stands in there, and no other speaker's words: "Officials in Ostia — where one in ten
was born abroad, | according to the census | — say they will not help".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite_form
from kg.extract.grammar.dependents import active_subject, appositions, finite_complement
from kg.extract.grammar.functions import (
    is_active_subject,
    is_coordinator,
    is_nominal_subject,
    is_relative_clause,
)
from kg.extract.grammar.governors import noun_of_relative, relative_above
from kg.extract.grammar.phrase_spans import opener
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_DASHES = frozenset("—–―-") | {"--"}
_BEFORE_ASIDE = _DASHES | {","}


def source_scope(parsed: ParsedArticle, according: Token, source: Token) -> tuple[int, int]:
    """Return where the words of a source begin and end, its own phrase among them."""
    after = parsed.right(source)
    aside = (
        _enclosed(parsed, according, after)
        or _relative(parsed, according)
        or _before_main_verb(parsed, according, after)
    )
    if aside is not None:
        return aside
    start, end = clause_around(parsed, according)
    if _is_told_by_another(parsed, according) or _is_joined(parsed, according, start):
        start = according.i
    start, end = _within_marks(parsed, according, start, end)
    return start, _before_tag(parsed, after, end)


def clause_around(parsed: ParsedArticle, token: Token) -> tuple[int, int]:
    """Return the sentence, less another one joined by a semicolon or by "but"."""
    first, last = parsed.sentence(token)
    for i in range(token.i, last - 1):
        turn = parsed.tokens[i].text == "," and parsed.tokens[i + 1].lemma in words("turning")
        if turn and any(is_active_subject(t) for t in parsed.tokens[i + 1 : last]):
            last = i
            break
    for i in range(token.i, first, -1):
        if parsed.tokens[i].text == ";":
            first = i + 1
            break
    for i in range(token.i, last):
        if parsed.tokens[i].text == ";":
            last = i
            break
    return first, last


def _enclosed(parsed: ParsedArticle, according: Token, after: int) -> tuple[int, int] | None:
    """Return the brackets or dashes around a source that ends what stands in them."""
    first, last = parsed.sentence(according)
    closing = parsed.tokens[after].text if after < last else ""
    if closing not in _DASHES and closing != ")":
        return None
    opening = "(" if closing == ")" else None
    for i in range(according.i - 1, first, -1):
        text = parsed.tokens[i].text
        if text == opening or (opening is None and text in _DASHES):
            verb = next(
                (t for t in parsed.tokens[i + 1 : according.i] if is_relative_clause(t)), None
            )
            noun = noun_of_relative(parsed, verb) if verb is not None else None
            begins = parsed.left(noun) if noun is not None and first <= noun.i < i else i + 1
            return begins, after
    return None


def _relative(parsed: ParsedArticle, according: Token) -> tuple[int, int] | None:
    """Return the relative clause between commas that a source stands in, with whom it is of.

    "Dankwa, who won 50.4 percent according to the commission, thanked his rival".
    """
    verb = relative_above(parsed, according)
    if verb is None or parsed.left(verb) == 0 or according.i < verb.i:
        return None
    first, last = opener(parsed, verb), parsed.right(verb)
    set_off = parsed.tokens[first.i - 1].text == "," and first.tag in ("WP", "WDT")
    ended = last < len(parsed.tokens) and parsed.tokens[last].text == ","
    return (parsed.left(parsed.head(verb)), last) if set_off and ended else None


def _before_main_verb(
    parsed: ParsedArticle, according: Token, after: int
) -> tuple[int, int] | None:
    """Return the aside that a source ends before the main verb, with the noun that it tells of.

    "Lee, who has 300 clerks, | according to his site, | said", "Lee, a farmer, | according to …".
    """
    first, last = parsed.sentence(according)
    tokens = parsed.tokens
    closed = after < last and tokens[after].text == ","
    goes_on = any(is_finite_form(t) for t in tokens[after:last])
    if not closed or not goes_on or tokens[according.i - 1].text != ",":
        return None
    wh = next(
        (t for t in reversed(tokens[first : according.i]) if _opens_relative(parsed, t)), None
    )
    if wh is not None:
        finite = any(is_finite_form(t) for t in tokens[first : wh.i])
        return None if finite else (parsed.left(tokens[wh.i - 2]), after)
    who = next((t for t in tokens[first : according.i] if is_nominal_subject(t)), None)
    for noun in appositions(parsed, who) if who is not None else ():
        begins = parsed.left(noun)
        if who is not None and begins > who.i and tokens[begins - 1].text == ",":
            return parsed.left(who), after
    return None


def _opens_relative(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word opens a clause set off behind a noun: ", | where | one in ten"."""
    opens = token.tag in ("WP", "WDT", "WP$") or token.text.casefold() == "where"
    return opens and token.i > 1 and parsed.tokens[token.i - 1].text in _BEFORE_ASIDE


def _is_told_by_another(parsed: ParsedArticle, according: Token) -> bool:
    """Tell whether a source opens what another says: "Lee said that, | according to the police, |".

    The police say what follows, and Lee that they do.
    """
    before = [t for t in parsed.tokens[max(0, according.i - 3) : according.i] if t.text != ","]
    opened = len(before) > 1 and before[-1].text.casefold() == "that"
    cue = lexicon().verbs.get(before[-2].lemma) if opened else None
    return cue is not None and "s" in cue.frames


def _is_joined(parsed: ParsedArticle, according: Token, start: int) -> bool:
    """Tell whether a source opens the second of two clauses: "A and, | according to the bank, B |".

    A comma stands before the source, and the coordinator before that.
    """
    if according.i - start < _JOINED or parsed.tokens[according.i - 1].text != ",":
        return False
    return is_coordinator(parsed.tokens[according.i - 2])


_JOINED = 3
"""Words of the first clause and the "and" before a source at least."""


def _within_marks(parsed: ParsedArticle, according: Token, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without what lies outside the quotation marks around a source."""
    for i in range(according.i - 1, start - 1, -1):
        if parsed.tokens[i].text == "”":
            return start, end
        if parsed.tokens[i].text == "“":
            closing = (k for k in range(according.i, end) if parsed.tokens[k].text == "”")
            return i + 1, next(closing, end)
    straight = [t.i for t in parsed.tokens[start:end] if t.text == '"']
    opened = [i for i in straight if i < according.i]
    if len(opened) % 2 == 1:
        return opened[-1] + 1, next((i for i in straight if i > according.i), end)
    return start, end


def _before_tag(parsed: ParsedArticle, after: int, end: int) -> int:
    """Return where a stretch ends before the tag of another speaker: "…, | said Ann Lee |".

    "…, and Ann Lee said it would rain" is hers too.
    """
    tokens = parsed.tokens
    for verb in tokens[after:end]:
        cue = lexicon().verbs.get(verb.lemma)
        if cue is None or "s" not in cue.frames or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        who = active_subject(parsed, verb)
        if who is None or who.i < after:
            continue
        begins = min(parsed.left(who), verb.i)
        joined = tokens[begins - 1].lemma == "and"
        told = finite_complement(parsed, verb)
        tag = told is None or told.i < begins
        if begins > after and (joined or (tag and tokens[begins - 1].text == ",")):
            return begins - 1
    return end
