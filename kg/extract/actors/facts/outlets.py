"""Outlets that a statement came through: "told NK News", "was quoted by the BBC as saying"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, subject
from kg.extract.grammar.dependents import nouns_after
from kg.extract.grammar.noun_phrases import body_of, name_of, name_span
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def name_of_outlet(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the name before a noun for outlets: "the | Ostia Times | newspaper".

    An agency or a network needs "news", before it or in its name: "the Norwire news | agency |".
    """
    sure = head.lemma in words("classes_of_outlets")
    if head.tag != "NN" or not (sure or head.lemma in words("carriers_of_news")):
        return None
    first = head.i - 1
    if first > 0 and parsed.tokens[first].text == "news":
        first, sure = first - 1, True
    entity = parsed.entity_at.get(first)
    if entity is None or entity.label not in ("ORG", "PERSON") or entity.last != first + 1:
        return None
    name = parsed.tokens[first]
    sure = sure or name.text.casefold() in words("outlet_names")
    return name if sure and first >= parsed.left(head) and name.tag != "POS" else None


def names_of_outlets(parsed: ParsedArticle) -> frozenset[str]:
    """Return the names that an article tells to be outlets', as printed without "the"."""
    key = ("names of outlets",)
    if key not in parsed.memory:
        kinds = words("classes_of_outlets") | words("carriers_of_news")
        nouns = (t for t in parsed.readable if t.lemma in kinds)
        named = (n for t in nouns if (n := name_of_outlet(parsed, t)) is not None)
        parsed.memory[key] = frozenset([_plain(parsed, n) for n in named])
    found: frozenset[str] = parsed.memory[key]
    return found


def short_names_of_outlets(parsed: ParsedArticle) -> Mapping[str, str]:
    """Return the long name of an outlet by its first or last word: "the Mainichi" for the Shimbun.

    Only one that the article calls an outlet and that no other begins or ends so.
    """
    longer: dict[str, set[str]] = {}
    for name in names_of_outlets(parsed):
        first, *more = name.split(" ")
        for part in {first, more[-1]} if more else ():
            longer.setdefault(part, set()).add(name)
    return {n: next(iter(full)) for n, full in sorted(longer.items()) if len(full) == 1}


def _plain(parsed: ParsedArticle, name: Token) -> str:
    entity = parsed.entity_at[name.i]
    text = name_span(parsed, entity).of(parsed.text)
    return " ".join(text.split()).removeprefix("the ").removeprefix("The ")


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
    if last and last[0].casefold() in words("outlet_names"):
        return True
    told = names_of_outlets(parsed)
    name = _plain(parsed, head) if told else ""
    return name in told or (bool(told) and name in short_names_of_outlets(parsed))


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
