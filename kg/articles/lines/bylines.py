"""Bylines and credits of the people who wrote, in the styles of English-language newsrooms."""

from __future__ import annotations

import re
from functools import cache

from kg.articles.lines.shape import name_shaped
from kg.articles.publication.written_dates import find
from kg.articles.wordlists import numbers, phrases, words

LONGEST = 300
"""Characters from which a line is no byline."""

_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,24}|(?<!\w)@\w{2,30}")
_JOINT = re.compile(
    r"\s*(?:[,;&|·•/()\[\]:]|\s[–—-]\s|\band\b|\bin\b|\bfor\b|\bof\b|\bwith\b|\bat\b)\s*"
)


_OUR = re.compile(r"(?:our|a) (?:[a-z]+ ){0,2}[a-z]+ (?:in|at) ", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:[—–-]+\s*)?([^\W\d_][^.,;:]{3,60}?) (?:contributed|reports(?: from [A-Z][\w ]{1,30})?)\.?$"
)


@cache
def _colon() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, phrases("bylines", "before_colon")))
    return re.compile(rf"(?:{heads}):\s+", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    leads = "|".join(map(re.escape, phrases("bylines", "lead")))
    return re.compile(rf"(?:{leads})\b:?\s+", re.IGNORECASE)


def byline(text: str) -> bool:
    """Tell whether a line says who wrote the article, wherever it stands.

    >>> [byline(t) for t in ("By Anna J. Park", "By Tuesday", "Jin-Woo Shin shin@paper.example")]
    [True, False, True]
    """
    if len(text) > LONGEST:
        return False
    text = text.strip("()*_ ")
    low = text.lower()
    if low.startswith(phrases("bylines", "credits")):
        return _credits(text)
    if any(c in low for c in phrases("bylines", "contributed")):
        return True
    if low.rstrip(".") in words("bylines", "whole") or _signs_off(text):
        return True
    if "@" in text:
        return _names_with_addresses(text)
    match = _lead().match(text) or _colon().match(text)
    if match is None:
        return False
    return all(_is_named(part) for part in re.split(r"[;|]\s*", text[match.end() :]) if part)


def _is_named(part: str) -> bool:
    """Tell whether a part of a byline names people, or an unnamed writer or agency."""
    match = _lead().match(part) or _colon().match(part)
    rest = _without_dates(part[match.end() :] if match is not None else part)
    bare = rest.strip(" .,").lower()
    writer = bare.removeprefix("the ").removeprefix("a ")
    if {bare, writer, f"our {writer}"} & words("bylines", "whole"):
        return True
    place = _OUR.match(rest)
    return names(rest.removeprefix("the ")) or (place is not None and names(rest[place.end() :]))


def _credits(text: str) -> bool:
    """Tell whether a line of credits holds names and nothing that tells of them."""
    small = [w.strip(".,;:()") for w in text.split() if w[:1].islower()]
    known = words("bylines", "credit_words") | words("bylines", "roles")
    known |= words("bylines", "particles")
    return sum(w not in known for w in small) < 2


def _signs_off(text: str) -> bool:
    """Tell whether a line ends an article with its writer: "— Ada Park contributed"."""
    match = _SIGNED.match(text)
    return match is not None and names(match[1], single=False)


def names(text: str, *, single: bool = True) -> bool:
    """Tell whether a text is a list of names with what belongs to names: roles and places.

    `single`: one capitalised word is enough ("By Reuters").

    >>> names("ANNA PARK and John Smith, Associated Press")
    True
    """
    parts = [p for p in _JOINT.split(text.strip(" .")) if p]
    if not parts or not all(_name_or_role(p) for p in parts):
        return False
    first = parts[0]
    return name_shaped(first) or (single and len(parts) == 1 and _single(first))


def _single(text: str) -> bool:
    """Tell whether one word may be a writer's name; "By Tuesday" names nobody."""
    return text[:1].isupper() and text.isalpha() and text.lower() not in _calendar()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(numbers("dates", "months")) | frozenset(numbers("dates", "weekdays"))


def _name_or_role(part: str) -> bool:
    low = part.lower().split()
    if any(w in _calendar() and w != "may" for w in low):
        return False
    roles = words("bylines", "roles")
    return name_shaped(part, 6) or all(
        w.strip(".") in roles or p[:1].isupper() for w, p in zip(low, part.split(), strict=True)
    )


def _names_with_addresses(text: str) -> bool:
    rest, count = _EMAIL.subn(" ; ", text)
    if not count:
        return False
    match = _lead().match(rest)
    rest = rest[match.end() :] if match else rest
    parts = [p for p in _JOINT.split(rest.strip(" .")) if p.strip()]
    return all(_name_or_role(p.strip()) for p in parts)


def _without_dates(text: str) -> str:
    """Cut a byline at the first date: "By Anna Park | Oct. 22, 2024 5:00 pm"."""
    first = next(find(text), None)
    if first is None:
        return text
    low = text[: first.span.start].rstrip(" |,·-–—").removesuffix(" on")
    for label in phrases("dates", "page", "published") + phrases("dates", "page", "updated"):
        if low.lower().endswith(label):
            return low[: -len(label)].rstrip(" |,·-–—:")
    return low
