"""English inflection that labels need: the present of a verb, a pronoun as a subject.

>>> present("carry", plural=False), present("be", plural=True), present("call off", plural=False)
('carries', 'are', 'calls off')
"""

from __future__ import annotations

_VOWELS = "aeiou"
_SUBJECT_FORMS = {
    **dict.fromkeys(("i", "me", "my", "myself"), "I"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("we", "us", "our", "ourselves"), "we"),
    **dict.fromkeys(("you", "your", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("they", "them", "their", "themselves"), "they"),
}


def subject_form(pronoun: str) -> str | None:
    """Return a personal pronoun as a subject, None of any other word.

    >>> subject_form("us"), subject_form("our"), subject_form("whom")
    ('we', 'we', None)
    """
    return _SUBJECT_FORMS.get(pronoun)


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
