"""Outlets that a statement came through: "told NK News", "was quoted by the BBC as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, subject
from kg.extract.grammar.dependents import nouns_after
from kg.extract.grammar.noun_phrases import body_of, name_of
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_outlet(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a noun phrase names a newspaper, agency, channel or site that carries news."""
    body = body_of(parsed, head)
    if body is not None:
        return body.organ_class == "news"
    if head.lemma in words("outlets"):
        return True
    entity = parsed.entity_at.get(head.i)
    if entity is None or entity.label not in ("ORG", "FAC", "GPE", "PERSON"):
        return False
    last = name_of(parsed, head).split()[-1:]
    return bool(last) and last[0].casefold() in words("outlet_names")


def outlets(parsed: ParsedArticle, found: ReportCandidate) -> Iterator[Token]:
    """Yield the heads of the outlets that a report came through, as its own clause tells."""
    heard = found.content.addressee
    if heard is not None and is_outlet(parsed, heard):
        yield heard
    verb = found.verb
    if verb is None:
        return
    above = parsed.head(verb)
    if verb.tag == "VBG" and above.lemma == "as":  # "the BBC quoted Ann as saying"
        quoting = parsed.head(above)
        by = agent(parsed, quoting) or subject(parsed, quoting)
        if by is not None and by not in found.speakers and is_outlet(parsed, by):
            yield by
    for noun in nouns_after(parsed, verb):  # "said in an interview with CNN"
        if noun.lemma in words("venues"):
            hosts = nouns_after(parsed, noun, "with", "to")
            yield from (h for h in hosts if is_outlet(parsed, h))
