"""Claims with a number: "sent 1,500 troops" claims more than "sent troops"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import themes
from kg.extract.events.theme_classes import coordinated_themes, partitive_words, theme_class
from kg.extract.grammar.dependents import adverbs, object_of, prepositions_and_datives
from kg.extract.grammar.functions import is_nominal_subject, is_relative_clause
from kg.extract.grammar.governors import noun_of_relative, with_governors
from kg.extract.lexicon import words
from kg.extract.propositions.proposition_records import event_proposition
from kg.extract.propositions.stances import stance_on_content, stance_on_event
from kg.extract.propositions.verbatim import verbatim_proposition
from kg.model import Modality, Polarity
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.extract.clauses import Clause
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Proposition, Quantity, Span, Statement, Token
    from kg.parse import ParsedArticle


def event_claim(
    parsed: ParsedArticle,
    found: ReportCandidate | None,
    statement: Statement,
    frame: ResolvedEvent,
    quantity: Quantity | None = None,
) -> Claim:
    """Return the proposition that an event is to a statement, with the statement's stance."""
    stance = stance_on_event(parsed, statement, frame.event, found)
    if frame.event.linked and stance.modality is Modality.REALIS:
        pos = stance.polarity is Polarity.POS  # who is linked with a deed may have done it
        stance = replace(stance, modality=Modality.POSSIBLE) if pos else stance
    thing = frame.event.theme
    if stance.polarity is Polarity.NEG and thing is not None and quantity is None:
        some = partitive_words(
            parsed, thing
        )  # who denies that many were sent does not deny the rest
        frame = replace(frame, theme=" ".join([some or frame.theme, *_ways(parsed, frame)]))
    return event_proposition(parsed, statement, frame, quantity, stance), frame


def _ways(parsed: ParsedArticle, frame: ResolvedEvent) -> Iterator[str]:
    """Yield how, or where to, where nobody is said to get it: only that is denied."""
    word = frame.event.trigger
    yield from (t.text for t in adverbs(parsed, word) if t.lemma in words("manner"))
    for prep in prepositions_and_datives(parsed, word) if not frame.recipients else ():
        noun = object_of(parsed, prep)
        if prep.lemma in words("goal_prepositions") and noun is not None and noun.pos != "PRON":
            place = parsed.span(prep.i, noun.i + 1).of(parsed.text)
            yield re.sub(r"\s+", " ", place)


def event_claims(
    parsed: ParsedArticle, found: ReportCandidate | None, statement: Statement, frame: ResolvedEvent
) -> Iterator[Claim]:
    """Yield the propositions that an event is to a statement, one for each kind of thing given."""
    for theme in coordinated_themes(frame.theme):
        yield event_claim(parsed, found, statement, replace(frame, theme=theme))


def without_uncounted_twins(claims: list[Claim], counted: list[Claim]) -> list[Claim]:
    """Leave out a claim whose number is claimed with it, unless the number is of a thing.

    "Killed 12 villagers" is one claim; "sent 1,500 troops" is also the claim "sent troops". A
    content known by its words only is one claim with its number too. Who denies a number denies no
    more.
    """
    if not counted:
        return claims
    known = {theme for theme, _ in themes().values()}
    places = {
        f.event.trigger.i
        for c, f in counted
        if f is not None and (f.thing not in known or c.stances[0].polarity is Polarity.NEG)
    }
    in_words = any(f is None for _, f in counted)
    return [
        (c, f)
        for c, f in claims
        if (f is None and not in_words) or (f is not None and f.event.trigger.i not in places)
    ]


def _told_apart(parsed: ParsedArticle, made: list[Claim]) -> list[Claim]:
    """Name the number where one content, known by its words only, has several."""
    in_words = [c for c, f in made if f is None]
    if len(in_words) < 2:
        return made
    return [
        (replace(c, label=f"{c.label} ({c.quantity.span.of(parsed.text)})"), f)
        if f is None and c.quantity is not None
        else (c, f)
        for c, f in made
    ]


def _names(frame: ResolvedEvent, noun: Token) -> bool:
    """Tell whether the things counted are those of an event told without them.

    "The deployment, which may come to 4,000 guards": the deployment is of guards.
    """
    return frame.event.theme is None and frame.theme == theme_class(noun) != noun.lemma


def with_numbers(
    parsed: ParsedArticle,
    statement: Statement,
    telling: ArticleEvents,
    found: ReportCandidate | None,
    others: list[Span],
    numbers: Iterable[tuple[Token, Quantity]],
) -> list[Claim]:
    """Return the propositions with a number: "sent 1,500 troops" claims more than "sent troops".

    `numbers` are those of the content. What stands in `others`, the contents of somebody else's
    report inside this one, is theirs.
    """
    made: list[Claim] = []
    head = next(iter(found.content.heads), None) if found is not None else None
    cue = found.verb if found is not None else None
    told_of = noun_of_relative(parsed, cue) if cue is not None else None
    beyond = [told_of] if told_of is not None else []
    for noun, quantity in numbers:
        if any(s.covers(quantity.span) for s in others):
            continue
        above = [*with_governors(parsed, noun), *beyond]
        frame = next((f for t in above if (f := telling.at(t)) is not None), None)
        given = not is_nominal_subject(noun)  # "officers who receive support"
        given = given and (frame is None or noun not in frame.event.recipients)
        if frame is not None and not frame.theme and frame.event.kind.themed and given:
            frame = telling.with_roles_filled(replace(frame, theme=theme_class(noun)))
        if frame is None or not frame.enough or not (frame.counts(noun) or _names(frame, noun)):
            stance = stance_on_content(parsed, statement, head)
            made.append((verbatim_proposition(parsed, statement, head, stance, quantity), None))
            continue
        claim, told = event_claim(parsed, found, statement, frame, quantity)
        word = frame.event.predicate
        below = above[: above.index(word)] if word in above else []
        clause = next((t for t in below if is_relative_clause(t)), None)
        made.append((claim if clause is None else _as_told(parsed, statement, claim, clause), told))
    return _told_apart(parsed, made)


def _as_told(
    parsed: ParsedArticle, statement: Statement, claim: Proposition, clause: Token
) -> Proposition:
    """Return a number as firm as its own clause is: "denounced a dispatch that may reach 900"."""
    stance, own = claim.stances[0], stance_on_content(parsed, statement, clause)
    firm = own.polarity is stance.polarity and own.modality is Modality.REALIS
    return claim if firm else replace(claim, stances=(replace(own, presupposed=False),))


def counted_by_clause(
    chief: Sequence[Clause], others: Sequence[Span], numbers: Iterable[tuple[Token, Quantity]]
) -> Mapping[int, Quantity]:
    """Return the first number that each clause tells, by the number of the innermost clause."""
    found: dict[int, Quantity] = {}
    for _, quantity in numbers:
        around = [c for c in chief if c.span.covers(quantity.span)]
        if around and not any(s.covers(quantity.span) for s in others):
            least = min(around, key=lambda c: (c.span.end - c.span.start, c.number))
            found.setdefault(least.number, quantity)
    return found
