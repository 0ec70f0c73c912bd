"""Every place that mentions an actor, those too that no statement needed: names, pronouns, "we".

Runs when the statements of an article are made, and changes none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.model import ActorType, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.identities import Identities
    from kg.model import Statement
    from kg.parse import ParsedArticle

_NAMED = ("PERSON", "GPE", "ORG")
_TOLD = (LineKind.PROSE, LineKind.HEADLINE, LineKind.CAPTION, LineKind.REPEAT)
_READ = (LineKind.PROSE, LineKind.HEADLINE)
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})


def mention_names(parsed: ParsedArticle, identities: Identities) -> None:
    """Resolve the names that no statement needed, so that every actor knows its mentions."""
    for entity in parsed.parse.entities:
        line = parsed.line_of[entity.first]
        if entity.label in _NAMED and line is not None and line.kind in _TOLD:
            head = parsed.tokens[entity.last - 1]
            if head.text in ("'s", "’s") and entity.last - entity.first > 1:
                head = parsed.tokens[entity.last - 2]
            identities.named(head)


def mention_pronouns(
    parsed: ParsedArticle, identities: Identities, statements: Iterable[Statement]
) -> None:
    """Resolve the pronouns that stand for actors."""
    sides = list(_sides(identities, statements))
    for token, line in zip(parsed.tokens, parsed.line_of, strict=True):
        if line is None or line.kind not in _READ or token.pos not in ("PRON", "DET"):
            continue
        form = token.text.casefold()
        if form in _FIRST | _WE:
            for span, speakers, side in sides:
                if span.start <= token.start < span.end:
                    for actor in speakers if form in _FIRST else side:
                        identities.mention(Span(token.start, token.end), actor, "first person")
                    break
        elif form in words("third_person"):
            identities.resolve(token)


def _sides(
    identities: Identities, statements: Iterable[Statement]
) -> Iterator[tuple[Span, tuple[str, ...], tuple[str, ...]]]:
    """Yield each quoted content with who says "I" in it, and for whom he says "we".

    "We" is the speaker's side: the state whose official, organ or citizen he is, else what he
    belongs to. It is never the speaker alone, and nobody where the article names no side.
    """
    for statement in statements:
        if statement.quotation == "indirect" or len(statement.speakers) != 1:
            continue
        speaker = identities.actors[statement.speakers[0].actor]
        alone = speaker.type in (ActorType.PERSON, ActorType.ROLE)
        above = identities.actors.get(speaker.affiliation or "")
        country = speaker.country or (above.country if above is not None else None)
        side: tuple[str, ...] = ()
        if country is not None:
            side = (identities.state(country),)
        elif above is not None:
            side = (above.id,)
        for span in statement.content:
            yield span, (speaker.id,) if alone else (), side
