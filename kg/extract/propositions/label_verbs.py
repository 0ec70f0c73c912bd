"""English verb forms that labels need: the present of a verb, singular and plural.

>>> present("carry", plural=False), present("be", plural=True), present("call off", plural=False)
('carries', 'are', 'calls off')
"""

from __future__ import annotations

_VOWELS = "aeiou"


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
