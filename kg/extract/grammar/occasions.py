"""Where and on what occasion it was said: "at a briefing", "in a release", "on Twitter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def occasion(parsed: ParsedArticle, found: ReportCandidate) -> Span | None:
    """Return the phrase on the cue that names a venue or medium, outside of what was said."""
    if found.verb is None:
        return None
    for prep in parsed.all(found.verb, "prep"):
        noun = parsed.child(prep, "pobj")
        opens = prep.lemma in words("occasion_openers")
        if not opens or noun is None or not _is_venue(parsed, noun):
            continue
        span = parsed.span(prep.i, _end(parsed, noun))
        if not any(span.overlaps(s) for s in found.content.spans):
            return span
    return None


def _is_venue(parsed: ParsedArticle, noun: Token) -> bool:
    if noun.lemma in words("venues"):
        return True
    named = noun.text.casefold() in words("media")
    return named and parsed.head(noun).lemma == "on"


def _end(parsed: ParsedArticle, noun: Token) -> int:
    """Return the end of the venue's phrase, without a clause or a day."""
    last = noun.i + 1
    for child in parsed.children[noun.i]:
        if child.i > noun.i and child.dep == "prep":
            inner = parsed.child(child, "pobj")
            if inner is not None and inner.ent in ("DATE", "TIME"):
                continue
            last = max(last, parsed.right(child))
    return last if last - noun.i <= 12 else noun.i + 1
