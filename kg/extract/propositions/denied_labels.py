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
from kg.extract.propositions.denials.pointed_claims import denied_before
from kg.extract.propositions.numbered_claims import event_claim
from kg.extract.propositions.stances import stance_on_content
from kg.extract.propositions.verbatim import verbatim_label, verbatim_proposition
from kg.extract.reports.frames.false_claims import (
    case_dismissed,
    denies_claim,
    invented_claim,
)
from kg.ids import key_id
from kg.model import Act, Polarity, Span

if TYPE_CHECKING:
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.denials.charges import Told
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

_STEPS = 3


def denied_by_label(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    telling: ArticleEvents,
    earlier: list[Told],
) -> list[Claim]:
    """Return the propositions of a label that denies; none where the content is no such label."""
    if statement.act not in (Act.DENY, Act.REFUSE):
        return []
    labelled = found.content.frame == "predicative"
    thing = found.content.patient if labelled else denies_claim(parsed, found)
    if thing is None:
        return []
    named = thing
    if thing.pos == "PRON":
        thing = _label_of_claim(found, thing) or _claim_before(parsed, thing)
    frame = _told_of(parsed, thing, telling)
    claims = words("claims") | words("denied_claims") | words("brought_charges")
    points = thing.pos == "PRON" or thing.lemma in claims
    if frame is None and points and _told(parsed, thing) is None:
        before = denied_before(parsed, found, statement, thing, telling, earlier)
        if before:
            return before
        thing = named
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
        roles=(),
        trigger=Span(thing.start, thing.end),
    )
    return [(made, None)]


def _label_of_claim(found: ReportCandidate, thing: Token) -> Token | None:
    """Return the label in "what it called | “false reports” | that he left": the claim is its."""
    label = next(iter(found.content.heads), None)
    named = label is not None and label.lemma in words("labels_of_claims")
    return label if named and thing.tag in ("WP", "WDT") else None


def _claim_before(parsed: ParsedArticle, pronoun: Token) -> Token:
    """Return the noun for claims that a pronoun of its sentence takes up, else the pronoun.

    "Spoke of | allegations | of a raid, calling | them | absurd".
    """
    first, _ = parsed.sentence(pronoun)
    plural = pronoun.text.casefold() in words("plural_claim_pronouns")
    nouns = (t for t in reversed(parsed.tokens[first : pronoun.i]) if t.pos == "NOUN")
    tag = "NNS" if plural else "NN"
    known = words("denied_claims")
    return next((t for t in nouns if t.lemma in known and t.tag == tag), pronoun)


def denied_as_stunt(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    telling: ArticleEvents,
    earlier: list[Told],
) -> list[Claim]:
    """Return what somebody denies by what he calls the case for it, beside that he calls it so."""
    thing = None if found.withheld else case_dismissed(parsed, found.content)
    if thing is None or statement.act not in (Act.STATE, Act.ACCUSE):
        return []
    return denied_before(parsed, found, statement, thing, telling, earlier)


def denied_as_invented(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    telling: ArticleEvents,
    earlier: list[Told],
) -> list[Claim]:
    """Return what somebody denies by saying that others made it up, beside that they did."""
    claim = invented_claim(parsed, found.content)
    if claim is None or found.withheld or statement.act not in (Act.STATE, Act.ACCUSE):
        return []
    frame = _told_of(parsed, claim, telling) if claim.pos != "PRON" else None
    if frame is None:
        return denied_before(parsed, found, statement, claim, telling, earlier)
    made, told = event_claim(parsed, found, statement, frame)
    stance = replace(made.stances[0], polarity=Polarity.NEG, presupposed=False)
    return [(replace(made, stances=(stance,)), told)]


def _told(parsed: ParsedArticle, claim: Token) -> Span | None:
    """Return the clause that a claim holds: "the story | that the figures were hidden |"."""
    clause = next(iter(clauses_on_noun(parsed, claim)), None)
    return phrase(parsed, clause) if clause is not None else None


def _before_as(parsed: ParsedArticle, content: Span) -> Span | None:
    """Return what a content puts before its "as": "the offer | as a trap"."""
    inside = parsed.within(content)
    at = next((t.i for t in reversed(inside) if t.lemma == "as" and t.i > inside[0].i), None)
    return trim(parsed, inside[0].i, at) if at is not None else None


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
