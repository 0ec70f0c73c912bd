"""Whether a label is a sentence that says something: a claim that has none is left out.

In: a label. Out: whether it has a subject and a verb and breaks off nowhere. What the parser cut or
took for another clause shows in the words: "the candidate is", "who told the board that", "’s go".
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.lexicon import words
from kg.extract.propositions.labels.clause_words import is_unfinished

_GLOSS = re.compile(r" ?\[[^\]]*\]")


def is_sentence(label: str) -> bool:
    """Tell whether a label can stand alone as a claim.

    >>> is_sentence("The dam is closed"), is_sentence("Who closed the dam")
    (True, False)
    >>> is_sentence("The candidate is"), is_sentence("They are things")
    (False, False)
    """
    text = _GLOSS.sub("", label).strip()
    told = text.casefold().strip("“”\"'’‘")
    bare = told.rstrip(".")
    if not any(c.isalpha() for c in text) or text[:1] in ("’", "'") or is_unfinished(label):
        return False
    if text.endswith("?"):
        return True
    if _broken().search(text):
        return False
    first, *rest = bare.split()
    cut = bool(rest) and rest[-1] in words("no_last_words")
    if first in words("no_first_words") or (cut and words("open_places").isdisjoint(rest)):
        return False  # but "they know | what the plan is |"
    return not _empty().search(bare)


@cache
def _broken() -> re.Pattern[str]:
    """Return the pattern of words that are no sentence, or break off.

    "What was a trap", "exactly how it works", "because he left"; "he hasn’t", "she is worried
    about"; "somebody short- lives"; "the more it rains"; "there are about 80 percent".
    """
    be, openers, exact, hanging, some, bearing = (
        "|".join(sorted(words(name)))
        for name in (
            "finite_be",
            "openers_of_clauses",
            "exactly_so",
            "hanging_prepositions",
            "about_so_many",
            "bearing_a_not",
        )
    )
    return re.compile(
        rf"^what (?:{be})\b(?!.*\b(?:{be})\b)"
        rf"|^(?:(?:{exact}) )?(?:{openers})\b[^,]*$"
        r"|^the (?:more|less|\w+er) the\b[^,]*$"
        rf"|\b(?:{be}|{bearing})n[’']t[.”\"]*$"
        rf"|\b(?:{hanging})[.”\"]*$"
        r"|(?:^|\s)-[a-z]|\w- (?!and\b|or\b|to\b)|\blets[’']s\b"
        rf"|^there (?:is|are) (?:(?:{some}) )?[\d.,/]+(?: ?%| percent)?[.]?$",
        re.IGNORECASE,
    )


@cache
def _empty() -> re.Pattern[str]:
    """Return the pattern of sentences that say nothing, or have two verbs in one place.

    "They are things"; "his answer is was read".
    """
    be = "|".join(sorted(words("forms_of_be")))
    things = "|".join(sorted(words("empty_nouns")))
    pointing = "|".join(sorted(words("pointing_subjects")))
    return re.compile(
        rf"^(?:{pointing}) (?:{be}) (?:an? |the )?(?:{things})$"
        rf"|\b(?:is|are) (?:{be})\b|^to some degree(?:’s|'s| (?:{be}))\b"
    )
