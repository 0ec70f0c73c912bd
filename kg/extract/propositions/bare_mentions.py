"""Which event a mention with nobody in it is: "the transfer of weapons" that somebody denies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.events.theme_classes import is_kind_of
from kg.extract.propositions.article_events import is_one_word
from kg.model import Act, Polarity

if TYPE_CHECKING:
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.model import Statement


def event_referred_to(
    telling: ArticleEvents, statement: Statement, full: ResolvedEvent
) -> ResolvedEvent | None:
    """Return the event that a mention surely is, None where the article leaves it open.

    One with nobody in it is the only event of the kind that the article tells; of several, whoever
    denies it means the one in which he has a part.
    """
    event = full.event
    lost = (event.agents and not full.agents) or (event.recipients and not full.recipients)
    if lost and statement.polarity is Polarity.NEG:
        return None  # whoever denies that it was sent to him does not deny that it was sent
    bare = telling.frames.get(event.trigger.i, full)
    if bare.agents or bare.recipients:
        return full
    like = [
        f
        for f in telling.frames.values()
        if f.fits(bare) and is_kind_of(f.thing, bare.thing) and f.filled > bare.filled
    ]
    word = event.trigger.lemma
    like = [f for f in like if is_one_word(f.event.trigger.lemma, word)] or like
    actors = telling.identities.actors
    codes = {actors[p.actor].country for p in statement.speakers} - {None}
    if statement.act is Act.DENY and codes:
        mine = [f for f in like if codes & {p.country for p in (*f.agents, *f.recipients)}]
        if len({f.parts for f in mine}) == 1:
            return replace(full, agents=mine[0].agents, recipients=mine[0].recipients)
        if not codes & {p.country for p in (*full.agents, *full.recipients)}:
            return None
    return full if all(f.fits(full) for f in like) else None
