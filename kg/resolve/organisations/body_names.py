"""The names of organisations as they are compared, and which short name is whose.

A name counts without "Inc." and its like, and "Department of Labor" is "Labor Department". Letters
are a long name's where an article gives both or the table of short names has it, or where articles
that name both name nothing else that the letters fit.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.gazetteer.spelling import transliteration
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.resolve.profiles import Profile

_LETTERS = re.compile(r"[A-Z]{2,6}")
_FEWEST = 2
"""Letters of which two articles must tell whose they are; one is enough for longer ones."""
_SHARE = 0.9
"""Share of the articles with a name that its letters fit that must have the same."""
_DEPARTMENT = re.compile(r"^(department|ministry|bureau|office) of (?:the )?(.+)$")
_ORDINAL = re.compile(r"\d+")


@cache
def _legal_form() -> re.Pattern[str]:
    """Return the pattern of a legal form at the end of a name: ", Inc"."""
    return re.compile(rf"[, ]+({'|'.join(sorted(words('legal_forms')))})$")


def plain_name(name: str) -> str:
    """Return a body's name as it is compared: no legal form, no marks, numbers kept.

    >>> plain_name("Acme Widgets, Inc.") == plain_name("ACME Widgets")
    True
    >>> plain_name("Department of Labor") == plain_name("Labor Department")
    True
    >>> plain_name("Royal Lakeland Chess League") == plain_name("Lakeland Chess League")
    True
    >>> plain_name("Rapid Aid Force") == plain_name("Rapid Aid Forces")
    True
    >>> plain_name("3rd Division") == plain_name("5th Division")
    False
    """
    text = fold(name)
    text = _DEPARTMENT.sub(r"\2 \1", text.removeprefix("the "))
    while (shorter := _legal_form().sub("", text)) and shorter != text:
        text = shorter
    text = _free_of_style(text)
    numbers = "".join(_ORDINAL.findall(text))
    return transliteration(text) + numbers


def _free_of_style(text: str) -> str:
    """Return a folded name without what papers leave out of a long one: "Royal", a plural's end.

    A name of two words keeps both: "Royal Guard", "Air Force"; so does one that ends in no body:
    "Royal Bank of Scotland" is no "Bank of Scotland".
    """
    first, _, rest = text.partition(" ")
    if first in words("royal") and rest.count(" ") > 1 and rest.split(" ")[-1] in words("leagues"):
        text = rest
    last = text.split(" ")[-1]
    if text.count(" ") > 1 and last.endswith("s") and last[:-1] in words("one_or_several"):
        text = text[:-1]
    return text


@cache
def short_names() -> Mapping[str, str]:
    """Return plain long names by the plain short ones of the table (`data/body_names.csv`)."""
    text = (files("kg.resolve") / "data" / "body_names.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(StringIO(text)))
    return {plain_name(a): plain_name(r["name"]) for r in rows for a in r["also"].split("|")}


def told_short_names(profiles: Iterable[Profile]) -> Mapping[str, str]:
    """Return plain long names by the plain short ones that articles give for them alone."""
    aliases: defaultdict[str, dict[str, str]] = defaultdict(dict)
    articles: defaultdict[str, list[str]] = defaultdict(list)
    for one in profiles:
        name = one.actor.label
        articles[one.article].append(name)
        for alias in one.actor.aliases:
            aliases[plain_name(alias)][plain_name(name)] = fold(name).removeprefix("the ")
    found = _long_names(aliases)
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for named in articles.values():
        letters = {n for n in named if _LETTERS.fullmatch(n) and gazetteer().country(n) is None}
        for short in letters:
            fit = {plain_name(n) for n in named if initials(n) == short}
            if len(fit) == 1:
                votes[short][fit.pop()] += 1
    for short, told in votes.items():
        (name, times), *_ = sorted(told.items(), key=lambda n: (-n[1], n[0]))
        enough = times >= _FEWEST or len(short) > _FEWEST
        if enough and times >= _SHARE * told.total():
            found.setdefault(plain_name(short), name)
    return {**found, **short_names()}


def _long_names(aliases: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return plain long names by plain short ones that are given for one body alone.

    Long names with the same short one are one body's where each is the longest with some words
    left out, never the last: "the Lakeland (Youth) Chess League (LCL)". `aliases` has by plain
    short name the plain long ones with their folded words.
    """
    found: dict[str, str] = {}
    for alias, names in sorted(aliases.items()):
        longest = max(names, key=lambda n: (names[n].count(" "), n))
        if all(_is_part_of(told, names[longest]) for told in names.values()):
            found[alias] = longest
            for name in names.keys() - {longest}:
                found.setdefault(name, longest)
    return found


def _is_part_of(short: str, long: str) -> bool:
    """Tell whether a name of two words or more is another with words left out before the last."""
    if short == long:
        return True
    own, whole = short.split(" "), iter(long.split(" "))
    return len(own) > 1 and own[-1] == long.split(" ")[-1] and all(w in whole for w in own)


def initials(name: str) -> str:
    """Return the capitals with which the words of a name of several begin.

    >>> initials("Bureau of Lakes and Rivers")
    'BLR'
    """
    parts = re.split(r"[\s-]+", name.removeprefix("The "))
    return "".join(w[0] for w in parts if w[:1].isupper()) if len(parts) > 1 else ""
