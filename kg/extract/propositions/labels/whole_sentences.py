"""Whether a label is a sentence that says something: a claim that has none is left out.

In: a label. Out: whether it has a subject and a verb and breaks off nowhere. What the parser cut or
took for another clause shows in the words: "the candidate is", "who told the board that", "’s go".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.propositions.labels.clause_words import is_unfinished, without_glosses

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_sentence(label: str) -> bool:
    """Tell whether a label can stand alone as a claim.

    >>> is_sentence("The dam is closed"), is_sentence("Who closed the dam")
    (True, False)
    >>> is_sentence("The candidate is"), is_sentence("They are things")
    (False, False)
    """
    text = without_glosses(label).strip()
    told = text.casefold().strip("“”\"'’‘")
    bare = told.rstrip(".")
    if not any(c.isalpha() for c in text) or text[:1] in ("’", "'") or is_unfinished(label):
        return False
    if text.endswith("?"):
        return True
    if _is_broken(text):
        return False
    first, *rest = bare.split()
    cut = bool(rest) and rest[-1] in words("no_last_words")
    if first in words("no_first_words") or (cut and words("open_places").isdisjoint(rest)):
        return False  # but "they know | what the plan is |"
    return not _is_empty(bare)


def _is_broken(text: str) -> bool:
    """Tell whether words are no sentence, or break off."""
    torn = ("-" in text or "’" in text or "'" in text) and _TORN.search(text)
    end = max(0, len(text) - _LAST)
    return bool(torn or _no_opening().match(text) or _no_end().search(text, end))


_LAST = 24
"""Characters at the end that have the last word whole, with the marks behind it."""
_TORN = re.compile(r"(?:^|\s)-[a-z]|\w- (?!and\b|or\b|to\b)|\blets[’']s\b", re.IGNORECASE)
"""Words that lost a part: "somebody short- lives"."""


@cache
def _no_opening() -> re.Pattern[str]:
    """Return the pattern of words that open as no sentence does.

    "What was a trap", "exactly how it works", "because he left"; "the more it rains"; "there are
    about 80 percent".
    """
    be, openers, exact, some = _any_of(
        "finite_be", "openers_of_clauses", "exactly_so", "about_so_many"
    )
    return re.compile(
        rf"what (?:{be})\b(?!.*\b(?:{be})\b)"
        rf"|(?:(?:{exact}) )?(?:{openers})\b[^,]*$"
        r"|the (?:more|less|\w+er) the\b[^,]*$"
        rf"|there (?:is|are) (?:(?:{some}) )?[\d.,/]+(?: ?%| percent)?[.]?$",
        re.IGNORECASE,
    )


@cache
def _no_end() -> re.Pattern[str]:
    """Return the pattern of words that break off: "he hasn’t", "she is worried about"."""
    be, bearing, hanging = _any_of("finite_be", "bearing_a_not", "hanging_prepositions")
    return re.compile(rf"\b(?:(?:{be}|{bearing})n[’']t|{hanging})[.”\"]*$", re.IGNORECASE)


def _is_empty(bare: str) -> bool:
    """Tell whether a sentence says nothing, or has two verbs in one place."""
    doubled = ("is " in bare or "are " in bare) and _doubled().search(bare)
    return bool(doubled or _of_nothing().match(bare))


@cache
def _doubled() -> re.Pattern[str]:
    """Return the pattern of two verbs in one place: "his answer is was read"."""
    (be,) = _any_of("forms_of_be")
    return re.compile(rf"\b(?:is|are) (?:{be})\b")


@cache
def _of_nothing() -> re.Pattern[str]:
    """Return the pattern of sentences that say nothing: "they are things"."""
    be, things, pointing = _any_of("forms_of_be", "empty_nouns", "pointing_subjects")
    return re.compile(
        rf"(?:{pointing}) (?:{be}) (?:an? |the )?(?:{things})$"
        rf"|to some degree(?:’s|'s| (?:{be}))\b"
    )


def _any_of(*names: str) -> Iterator[str]:
    """Yield the pattern of any word of each list."""
    return ("|".join(sorted(words(name))) for name in names)
