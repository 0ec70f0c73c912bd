"""What a phrase says of its head that is not whose it is: allies, posts, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def beside(parsed: ParsedArticle, head: Token) -> frozenset[int]:
    """Return the tokens of a phrase that say to whom its head stands, and not whose it is.

    "Peru's" in "Peru's allies", "of Peru" in "a friend of Peru", "to Japan" in "envoy to Japan",
    "in Lima" in "the embassy in Lima".
    """
    related, sent = head.lemma in words("relations"), head.lemma in words("sent")
    if head.lemma in words("missions"):
        below = (t for t in parsed.subtree(head) if t.dep == "prep" and t.i > head.i)
        there = [p for p in below if p.lemma in words("standing_at") | {"to"}]
        return frozenset(t.i for prep in there for t in parsed.subtree(prep))
    if not related and not sent:
        return frozenset()
    found: set[int] = set()
    for child in parsed.children[head.i]:
        owned = related and (child.dep == "poss" or child.lemma == "of")
        if owned or (sent and child.dep == "prep" and child.lemma not in ("of", "from")):
            found.update(t.i for t in parsed.subtree(child))
    return frozenset(found)
