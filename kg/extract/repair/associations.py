"""Names of associations that begin with a people's: "the Norwegian | Union of Teachers".

A recogniser takes the adjective for a name of its own. "The Russian Ministry of Defence" is an
organ of that state and stays in two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.entities import Named, with_entities
from kg.extract.lexicon import words
from kg.model import Entity

if TYPE_CHECKING:
    from kg.parse import ParsedArticle


def with_association_names(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such names whole; the same one where there is none."""
    whole = []
    for entity in parsed.parse.entities:
        before = parsed.entity_at.get(entity.first - 1) if entity.first else None
        if entity.label != "ORG" or before is None or before.label != "NORP":
            continue
        tokens = parsed.tokens[entity.first : entity.last]
        kind = tokens[0].text.casefold() in words("associations")
        of = any(t.text.casefold() in ("of", "for") for t in tokens[1:])
        opens = parsed.tokens[before.first - 1] if before.first else None
        if kind and of and opens is not None and opens.text.casefold() == "the":
            whole.append(Entity(before.first, entity.last, "ORG"))
    if not whole:
        return parsed
    found = Named(parsed.parse.entities)
    for name in whole:
        found.put(name)
    return with_entities(parsed, found.entities())
