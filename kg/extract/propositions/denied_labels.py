"""What a label denies: "dismissed the reports of a raid as rumours" denies the raid.

The label itself ("rumours", "a lie") is what the speaker says of it; it is never what is denied.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import trim
from kg.extract.grammar.dependents import clauses_on_noun
from kg.extract.grammar.noun_phrases import extent
from kg.extract.grammar.phrase_spans import phrase
from kg.extract.lexicon import words
from kg.extract.propositions.numbered_claims import event_claim
from kg.extract.propositions.stances import stance_on_content
from kg.extract.propositions.verbatim import verbatim_label, verbatim_proposition
from kg.extract.reports.frames.false_claims import denies_claim
from kg.ids import key_id
from kg.model import Act, Polarity, Span

if TYPE_CHECKING:
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

_STEPS = 3


def denied_by_label(
    parsed: ParsedArticle, found: ReportCandidate, statement: Statement, telling: ArticleEvents
) -> list[Claim]:
    """Return the propositions of a label that denies; none where the content is no such label."""
    if statement.act not in (Act.DENY, Act.REFUSE):
        return []
    labelled = found.content.frame == "predicative"
    thing = found.content.patient if labelled else denies_claim(parsed, found)
    if thing is None:
        return []
    frame = _told_of(parsed, thing, telling)
    if frame is None and (thing.pos == "PRON" or thing.lemma in words("claims")):
        frame = _told_before(found, statement, thing, telling)
    if frame is not None:
        claim, told = event_claim(parsed, found, statement, frame)
        denied = replace(claim.stances[0], polarity=Polarity.NEG, presupposed=False)
        return [(replace(claim, stances=(denied,)), told)]
    head = next(iter(found.content.heads), None)
    stance = stance_on_content(parsed, statement, head)
    if thing.pos == "PRON":  # "called it a lie": what it is that he denies, the text does not tell
        said = replace(stance, polarity=Polarity.UNSPECIFIED)
        return [(verbatim_proposition(parsed, statement, None, said), None)]
    place = _before_as(parsed, statement.content[0]) if labelled else _told(parsed, thing)
    place = place or extent(parsed, thing)
    made = verbatim_proposition(parsed, statement, None, replace(stance, polarity=Polarity.NEG))
    number = f"{place.start}-{place.end}"
    made = replace(
        made,
        id=key_id("p", "words", parsed.article.sha256, number, ""),
        label=verbatim_label(parsed, (place,), denied=True),
        trigger=Span(thing.start, thing.end),
    )
    return [(made, None)]


def only_denies(claims: list[Claim]) -> bool:
    """Tell whether a statement only says that something is not so: no charge that is pointed at.

    "Peru claims it has no record of a sale": the allegation is that there was one.
    """
    stands = {s.polarity for c, f in claims if f is not None for s in c.stances}
    return stands == {Polarity.NEG}


def _told(parsed: ParsedArticle, claim: Token) -> Span | None:
    """Return the clause that a claim holds: "the story | that the figures were hidden |"."""
    clause = next(iter(clauses_on_noun(parsed, claim)), None)
    return phrase(parsed, clause) if clause is not None else None


def _before_as(parsed: ParsedArticle, content: Span) -> Span | None:
    """Return what a content puts before its "as": "the offer | as a trap"."""
    inside = parsed.within(content)
    at = next((t.i for t in reversed(inside) if t.lemma == "as" and t.i > inside[0].i), None)
    return trim(parsed, inside[0].i, at) if at is not None else None


def _told_before(
    found: ReportCandidate, statement: Statement, thing: Token, telling: ArticleEvents
) -> ResolvedEvent | None:
    """Return the nearest event before that "these claims" may be about: one of the speaker's."""
    actors = telling.identities.actors
    codes = {actors[p.actor].country for p in statement.speakers} - {None}
    names = {p.actor for p in statement.speakers}
    for frame in reversed(telling.frames.values()):
        trigger = frame.event.trigger
        if trigger.start >= found.start or trigger.sent < thing.sent - _STEPS:
            continue
        full = telling.with_roles_filled(frame)
        parties = (*full.agents, *full.recipients)
        mine = any(p.actor in names or p.country in codes for p in parties)
        if full.enough and mine:
            return full
    return None


def _told_of(parsed: ParsedArticle, thing: Token, telling: ArticleEvents) -> ResolvedEvent | None:
    """Return the event that a labelled thing is, or is told of: "reports of | a raid"."""
    level = [thing]
    for _ in range(_STEPS + 1):
        for token in level:
            frame = telling.at(token)
            if frame is not None and frame.enough:
                return frame
        below = (c for t in level for c in parsed.children[t.i])
        level = [c for c in below if c.dep in ("prep", "pobj", "pcomp", "acl", "conj", "compound")]
    return None
