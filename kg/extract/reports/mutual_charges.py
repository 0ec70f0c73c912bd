"""Charges that several make of one another: "accused each other of lying".

What each says of the other none of the others says: together they claim nothing, and they are aimed
at nobody in common. In: a report. Out: whether its speakers speak against one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import direct_object, has_determiner
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.lexicon import words
from kg.extract.span_index import lies_in
from kg.model import Act
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle

_OTHERS = frozenset({"other", "another"})
_AGAINST = frozenset({Act.ACCUSE, Act.CONDEMN, Act.WARN, Act.DEMAND, Act.THREATEN})
"""Acts that one does to another: what they "told each other" several may say together."""


def is_mutual(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether each of several speakers charges the others, so that none shares what is said.

    "Chad and Mali accused each other of lying", "both sides said the other had lied".
    """
    near = [parsed.tokens[i] for i in places_of(parsed, _OTHERS)]
    verb = found.verb
    if not near or verb is None or not found.speakers:
        return False
    object_ = direct_object(parsed, verb)
    behind = parsed.tokens[verb.i + 1 : verb.i + 3]
    if found.act in _AGAINST and " ".join(t.text.casefold() for t in behind) in words(
        "reciprocals"
    ):
        return True
    places = [*found.content.spans, *([object_.span] if object_ is not None else [])]
    inside = [t for t in near if lies_in(t, places)]
    if not any(_is_the_other(parsed, t) for t in inside) or _tells_of_one(parsed, inside[0]):
        return False
    return _are_several(parsed, found)


def _is_the_other(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a word is the other of two: "the | other |", "the | other | side"."""
    before = parsed.tokens[word.i - 1].text.casefold() if word.i else ""
    if word.text.casefold() != "other" or before != "the":
        return False
    above = parsed.head(word)
    if above.pos == "NOUN" and word in words_before(parsed, above):
        return above.tag == "NN" and above.lemma in words("pairs")
    return True


def _are_several(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether two or more speak each for himself: "both sides", "Chad and Mali"."""
    for head in found.speakers:
        if len(found.speakers) > 1 or len(parsed.conjuncts(head)) > 1:
            return True
        told = [parsed.tokens[i] for i in range(parsed.left(head), parsed.right(head))]
        if any(t.text.casefold() in words("each_of_several") for t in told):
            return True
        if has_determiner(parsed, head, *words("each_of_several")):
            return True
    return False


def _tells_of_one(parsed: ParsedArticle, other: Token) -> bool:
    """Tell whether a sentence tells of one before the other: "| one | was shot, the other fled"."""
    first, _ = parsed.sentence(other)
    return any(t.text.casefold() == "one" for t in parsed.tokens[first : other.i])
