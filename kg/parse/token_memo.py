"""What a rule found out about a token, kept with the article for whoever asks again."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Token
    from kg.parse.tree import ParsedArticle


def once_per_token[R](
    find: Callable[[ParsedArticle, Token], R],
) -> Callable[[ParsedArticle, Token], R]:
    """Make a function of an article and a token answer each token once, and then from memory.

    For what many rules ask of the same token. The answer must follow from the parse alone and be
    a value that nobody changes.
    """

    @wraps(find)
    def remembered(parsed: ParsedArticle, token: Token) -> R:
        known: dict[int, R] | None = parsed.memory.get(find)
        if known is None:
            known = parsed.memory[find] = {}
        i = token.i
        if i in known:
            return known[i]
        found = known[i] = find(parsed, token)
        return found

    return remembered
