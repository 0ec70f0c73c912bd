"""Given names of two syllables behind a surname: "Calvin Kwok Lan-hing" is not "Calvin Kwok Lan".

A parser that takes the second syllable for a verb ends the name before the hyphen. Here it is the
last word of the name, in whose place it stands; "Ann Lee-led" and "Ann Lee-run" stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.entities import Named, with_entities
from kg.extract.lexicon import words
from kg.model import Entity

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstwxyz]{0,3}[aeiou]{1,3}(?:ng|[hikmnprtu])?")
"""A syllable of a Chinese or Korean name as it is romanised: "sang", "hui", "kwok"."""


def with_hyphened_names(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such names whole; the same one where there are none."""
    cut = [e for e in parsed.parse.entities if e.label == "PERSON" and _goes_on(parsed, e)]
    if not cut:
        return parsed
    tokens = list(parsed.tokens)
    found = Named(parsed.parse.entities)
    for entity in cut:
        before, last = tokens[entity.last - 1], tokens[entity.last + 1]
        inside = before.head == last.i
        joint = (last.dep, last.head) if inside else (before.dep, before.head)
        tokens[last.i] = replace(
            last, pos="PROPN", tag="NNP", lemma=last.text, dep=joint[0], head=joint[1]
        )
        tokens[before.i] = replace(before, dep="compound", head=last.i)
        tokens[before.i + 1] = replace(tokens[before.i + 1], dep="punct", head=last.i)
        found.put(Entity(entity.first, last.i + 1, "PERSON"))
    moved = parsed.with_parse(replace(parsed.parse, tokens=tuple(tokens)))
    return with_entities(moved, found.entities())


def _goes_on(parsed: ParsedArticle, entity: Entity) -> bool:
    after = parsed.tokens[entity.last : entity.last + 2]
    if len(after) < 2 or after[0].text != "-" or entity.last - entity.first < 2:
        return False
    end = parsed.tokens[entity.last - 1].end
    joined = after[0].start == end and after[1].start == after[0].end
    return joined and _is_syllable(after[1]) and parsed.tokens[entity.last - 1].head != after[0].i


def _is_syllable(token: Token) -> bool:
    return _SYLLABLE.fullmatch(token.text) is not None and token.text not in words("after_hyphens")
