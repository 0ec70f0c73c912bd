"""Headings that name the author of the text below: "Statement attributable to Ann Lee"."""

from __future__ import annotations

import re
from functools import cache

from kg.articles.lines.turns import kind_of, plain
from kg.articles.wordlists import phrases, words


def credited(text: str) -> bool:
    """Tell whether a line names a text and whose it is.

    >>> [credited(t) for t in (
    ...     "Statement by Minister Ada Brandt on the dam",
    ...     "Here is the full statement of Ada Brandt:",
    ...     "Statement by the river",
    ... )]
    [True, True, False]
    """
    match = _heading().match(text)
    if match is None and text[-1:] == ":":
        match = _FROM.match(text)
    if match is None:
        return False
    name = _about().split(text[match.end() :].rstrip(" :"), maxsplit=1)[0].strip()
    head = name.partition(",")[0].partition(" and ")[0].strip()
    bare = head[4:] if head.lower().startswith("the ") else head
    role = plain(bare.partition(" for ")[0].partition(" of ")[0]).split(" ")[-1]
    return role in words("turns", "roles") or (bare == head and kind_of(head) is not None)


_FROM = re.compile(r"(?:(?:and|also|then|this),? ){0,2}from (?=\S)", re.IGNORECASE)


@cache
def _heading() -> re.Pattern[str]:
    leads, qualities, texts, credits = (
        "|".join(map(re.escape, phrases("letters", key)))
        for key in ("leads", "qualities", "credited", "credits")
    )
    return re.compile(
        rf"(?:(?:{leads}) )?(?:(?:the|an?|this) )?(?:(?:{qualities}) ){{0,3}}(?:the )?"
        rf"(?:{texts}) (?:{credits}) (?=\S)",
        re.IGNORECASE,
    )


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, phrases('letters', 'about')))}) ")
