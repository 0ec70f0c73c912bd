"""English inflection that labels need: the present of a verb, a pronoun as a subject.

>>> present("carry", plural=False), present("be", plural=True), present("call off", plural=False)
('carries', 'are', 'calls off')
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO

from kg.extract.lexicon import words

_VOWELS = "aeiou"


def subject_form(pronoun: str) -> str | None:
    """Return a personal pronoun as a subject, None of any other word.

    >>> subject_form("us"), subject_form("our"), subject_form("whom")
    ('we', 'we', None)
    """
    return _subject_forms().get(pronoun)


@cache
def _subject_forms() -> dict[str, str]:
    text = (files("kg.extract") / "data" / "subject_pronouns.csv").read_text(encoding="utf-8")
    return {row["form"]: row["subject"] for row in csv.DictReader(StringIO(text))}


def present(lemma: str, *, plural: bool) -> str:
    """Return the third person of the present tense; what follows the verb stays as it is."""
    verb, _, rest = lemma.partition(" ")
    form = _third(verb, plural)
    return f"{form} {rest}" if rest else form


def _third(verb: str, plural: bool) -> str:
    if verb == "be":
        return "are" if plural else "is"
    if plural:
        return verb
    if verb == "have":
        return "has"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}zes" if verb in ("quiz", "whiz") else f"{verb}es"
    if verb.endswith("y") and len(verb) > 1 and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def indefinite_article(word: str) -> str:
    """Return "a" or "an", as a word sounds.

    >>> [indefinite_article(w) for w in ("rift", "accord", "union", "hour", "one-day")]
    ['a', 'an', 'a', 'an', 'a']
    """
    first = word.casefold()
    if first.startswith(tuple(words("silent_beginnings"))):
        return "an"
    like_consonants = first.startswith(tuple(words("consonant_beginnings")))
    return "an" if first[:1] in _VOWELS and not like_consonants else "a"


def base_of_third_person(word: str) -> str:
    """Return the base form of a verb in the third person of the present.

    >>> [base_of_third_person(w) for w in ("slams", "denies", "reaches", "accuses", "goes")]
    ['slam', 'deny', 'reach', 'accuse', 'go']
    """
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "oes")):
        return word[:-2]
    return word[:-1]
