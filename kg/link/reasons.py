"""Why two statements are linked, in words: what joins them, then who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Actor, Statement

WORDS = 80
"""Letters of a content that a reason repeats; the whole stands at the link's evidence."""
BREAK = " — "
"""Stands between what joins two statements and who says what."""


class Reasons:
    """Puts links in words, with the names of the speakers and the beginning of their words."""

    def __init__(self, texts: Mapping[str, str], actors: Mapping[str, Actor]) -> None:
        self._texts = texts
        self._actors = actors

    def put(self, why: str, *ends: Statement) -> str:
        """Return a reason: why, and after a dash who says what in each of two statements."""
        told = "; ".join(self._told(s) for s in ends)
        return f"{why}{BREAK}{told}" if told else why

    def _told(self, statement: Statement) -> str:
        text = self._texts.get(statement.article, "")
        content = " ".join(" ".join(s.of(text) for s in statement.content).split())
        if len(content) > WORDS:
            content = content[:WORDS].rsplit(" ", 1)[0] + " …"
        who = self.who(statement)
        return f"{who}: “{content}”" if content else who

    def who(self, statement: Statement) -> str:
        """Return the speakers of a statement by name, or whose words it is without."""
        names = [self._actors[p.actor].label for p in statement.speakers if p.actor in self._actors]
        if not names and statement.voice is Voice.ARTICLE:
            return "the article itself"
        return " and ".join(dict.fromkeys(names)) or "somebody not named"
