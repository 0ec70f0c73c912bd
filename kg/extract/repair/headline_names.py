"""Names in headlines that a recogniser runs on over the verb: "| Ada Lund | Slams Harbour Board".

Where every word has a capital, a verb looks like a part of the name before it. The article's other
lines tell where the name ends: they print it without the verb, or what stands before the verb is a
noun for a body or an office ("Council", "Mayor"). A name that they print whole stays whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.entities import Named, with_entities
from kg.extract.inflection import base_of_third_person
from kg.extract.lexicon import lexicon, words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import Entity, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_MOST = 8
"""Words of a name at most in which a verb is looked for."""
_KINDS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def with_headline_names(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such names ended before the verb; the same one where none is."""
    cut = list(_cut(parsed))
    if not cut:
        return parsed
    found = Named(parsed.parse.entities)
    for whole, parts in cut:
        found.drop(whole)
        for one in parts:
            found.put(one)
    return with_entities(parsed, found.entities())


def _cut(parsed: ParsedArticle) -> Iterator[tuple[Entity, list[Entity]]]:
    """Yield each name that runs on over a verb, with the names that are in it."""
    elsewhere: dict[str, str] | None = None
    for entity in parsed.parse.entities:
        if not _is_in_headline(parsed, entity) or entity.label not in _KINDS:
            continue
        named = parsed.tokens[entity.first : entity.last][:_MOST]
        if len(named) < 2 or not any(_is_cue(t) for t in named):
            continue
        if elsewhere is None:
            elsewhere = _told_below(parsed)
        if fold(_text(parsed, *named)) in elsewhere:
            continue
        verb = next(t for t in named if _is_cue(t))
        before = named[: verb.i - entity.first]
        label = _label(parsed, before, elsewhere) if before else None
        if before and label is None:
            continue
        parts = [Entity(entity.first, verb.i, label)] if label else []
        after = parsed.tokens[verb.i + 1 : entity.last]
        kind = elsewhere.get(fold(_text(parsed, *after))) if after else None
        parts += [Entity(verb.i + 1, entity.last, kind)] if kind else []
        yield entity, parts


def _label(
    parsed: ParsedArticle, before: tuple[Token, ...], elsewhere: dict[str, str]
) -> str | None:
    """Return what the words before a verb name; "" for a noun alone, None where nothing tells."""
    name = _text(parsed, *before)
    known = elsewhere.get(fold(name))
    if known is not None:
        return known
    last = before[-1].text.casefold()
    body = last in words("collective")
    if body or last in gazetteer().roles or last in words("people"):
        return "ORG" if body and len(before) > 1 else ""
    return "GPE" if gazetteer().country(name) is not None else None


def _told_below(parsed: ParsedArticle) -> dict[str, str]:
    """Return what the names in the other lines are, by name, a person's by the surname too."""
    found: dict[str, str] = {}
    for entity in parsed.parse.entities:
        if _is_in_headline(parsed, entity) or entity.label not in _KINDS:
            continue
        named = parsed.tokens[entity.first : entity.last]
        found.setdefault(fold(_text(parsed, *named)), entity.label)
        if entity.label == "PERSON":
            found.setdefault(fold(named[-1].text), entity.label)
    return found


def _is_in_headline(parsed: ParsedArticle, entity: Entity) -> bool:
    line = parsed.line_of[entity.first]
    return line is not None and line.kind is LineKind.HEADLINE


def _is_cue(token: Token) -> bool:
    """Tell whether a word may be a verb that reports, in the third person."""
    word = token.text.casefold()
    return word.endswith("s") and base_of_third_person(word) in lexicon().verbs


def _text(parsed: ParsedArticle, *named: Token) -> str:
    return parsed.text[named[0].start : named[-1].end].removeprefix("the ")
