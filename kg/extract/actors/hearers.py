"""To whom words are said: "told | the court |", "warned | Chad |", "| Chad | was asked why".

In: a report. Out: the noun for whoever hears it. What is told somebody is aimed at him, be it a
person, a court or a crowd. The press is told all that is printed, and the chair of a house is
called on in all that is said there: it is said to neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.acts_on_targets import DONE_TO, PUT_TO_HEARER
from kg.extract.actors.facts.outlets import is_outlet
from kg.extract.clauses import clause_index
from kg.extract.grammar.noun_phrases import extent
from kg.extract.lexicon import words
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def put_to(parsed: ParsedArticle, found: ReportCandidate) -> Iterator[Token]:
    """Yield to whom a directed act is put: "warned | Chad | that", "| Chad | was asked why"."""
    heard = found.content.addressee
    if heard is None and found.act is Act.WARN and found.content.frame == "of-phrase":
        heard = found.content.patient
    if heard is None and found.act is Act.ASK and found.verb is not None:
        told = clause_index(parsed).at(found.verb)
        if told is not None and told.passive and told.whom is not None:
            heard = parsed.tokens[told.whom.head]
    if heard is not None and found.act in PUT_TO_HEARER:
        yield heard


def hearer(
    parsed: ParsedArticle, found: ReportCandidate, quoted: Container[int] = ()
) -> Token | None:
    """Return whom the words are put to and mean by "you": nobody of the press, to whom it is all.

    "“You just walk in,” she told reporters" is said to nobody, "“Mr Speaker, we …”" either.
    `quoted` are the numbers of the "me" of speakers that are known: "“Lee told | me | that …”".
    """
    heard = found.content.addressee or _told_of(found)
    if heard is None or (heard.text.casefold() in _OWN_WORDS and heard.i not in quoted):
        return None
    phrase = parsed.within(extent(parsed, heard))
    press = any(is_outlet(parsed, t) or t.lemma in words("of_the_press") for t in phrase)
    chair = any(s.covers(heard.span) for s in found.content.spans) and _is_chair(parsed, heard)
    return None if press or chair else heard


def outlet_told(parsed: ParsedArticle, found: ReportCandidate) -> Token | None:
    """Return the outlet by name that words were said to: "told | the Ostia Times | that"."""
    heard = found.content.addressee
    named = heard is not None and heard.i in parsed.entity_at and is_outlet(parsed, heard)
    return heard if named else None


def _told_of(found: ReportCandidate) -> Token | None:
    """Return who is told of something behind his "of": "assured | residents | of their safety"."""
    verb = found.verb if found.speakers else None
    tells = verb is not None and verb.lemma in words("telling_of") and found.act not in DONE_TO
    return found.content.patient if tells and found.content.frame == "of-phrase" else None


_OWN_WORDS = words("first_person_singular") | words("first_person_plural")
"""Words for who writes: "told | me |" is told the press."""


def _is_chair(parsed: ParsedArticle, called: Token) -> bool:
    """Tell whether who is called on is the chair of a house: "Mr | Speaker |, we …"."""
    name = parsed.span(parsed.left(called), called.i + 1).of(parsed.text)
    return name.casefold().replace(".", "") in words("chairs_addressed")
