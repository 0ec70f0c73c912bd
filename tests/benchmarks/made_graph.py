"""A generated graph shaped like one of real articles, of any size, the same on every run.

Proportions are those measured on the five seeds: of 100 statements 148 targets, 138 of them with a
mention, 130 stances, 78 evidence places (22 share one), 36 with a day or a period, 25 with a PLOVER
type, 12 narration, 12 under a condition, 9 through another, 9 printed twice, 8 of somebody unnamed,
7 with an occasion, 6 said to somebody, 3 hedged, 18 contradicted, 3 corroborated, 3 answers, 2 said
again, 4 of one origin with another. Eighty articles of PolNeAR have fewer targets (78) and more
evidence places (85). Half of the statements are about an actor that many articles name (a Zipf
draw). There are statements of every act, so that each named question has answers.
"""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import batched
from typing import TYPE_CHECKING

from kg.ids import key_id, statement_id
from kg.model import (
    Act,
    Actor,
    Antecedent,
    Article,
    Certainty,
    Dated,
    Direction,
    Graph,
    Line,
    LineKind,
    Mention,
    Modality,
    Participant,
    Polarity,
    Quotation,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Voice,
)
from tests.benchmarks.made_claims import issues, links, propositions
from tests.benchmarks.made_world import Made, actor, people, unnamed, word

if TYPE_CHECKING:
    from collections.abc import Iterator

STATEMENTS = 12
"""Statements an article; where there is but one, it is not narration and shares no evidence."""

_PLOVER = {
    Act.DENY: "REJECT",
    Act.ACCUSE: "ACCUSE",
    Act.CONDEMN: "ACCUSE",
    Act.DEMAND: "REQUEST",
    Act.DECLINE: "REJECT",
    Act.REFUSE: "REJECT",
    Act.THREATEN: "THREATEN",
    Act.AGREE: "AGREE",
}

_VERBS = {
    Act.STATE: "said",
    Act.DENY: "denied",
    Act.ACCUSE: "alleged",
    Act.CONDEMN: "complained",
    Act.WARN: "warned",
    Act.DEMAND: "demanded",
    Act.PLEDGE: "promised",
    Act.EXPECT: "predicted",
    Act.DECLINE: "declined to say",
    Act.CONFIRM: "confirmed",
    Act.THREATEN: "threatened",
    Act.PROPOSE: "proposed",
    Act.ASK: "asked",
    Act.CONSIDER: "considered",
    Act.WORRY: "feared",
    Act.REFUSE: "turned down",
    Act.PRAISE: "praised",
    Act.AGREE: "agreed",
}
_ACTS = (*(Act.STATE,) * 16, *(Act.DENY,) * 3, *_VERBS)
_AGAINST = (Act.DENY, Act.DECLINE, Act.REFUSE)
_AIMED = (Act.ACCUSE, Act.CONDEMN, Act.WARN, Act.DEMAND, Act.THREATEN, Act.ASK, Act.PRAISE)
_DEEDS = ("sends", "withdraws", "sells", "trains", "moves", "builds", "buys", "supplies")
_THINGS = ("tanks", "troops", "grain", "rockets", "envoys", "ships", "drones", "observers")
_MODALITIES = (*(Modality.REALIS,) * 6, *Modality)


def made(statements: int, seed: int = 7) -> Graph:
    """Return a graph of about this many statements."""
    world = Made(random.Random(seed))
    people(world, max(20, statements // 5))
    for _ in range(max(10, statements * 2 // 5)):
        one, other = actor(world), actor(world)
        deed, thing = world.draw.choice(_DEEDS), world.draw.choice(_THINGS)
        name = key_id("p", one.id, deed, thing, other.id)
        world.claims.append((name, one, other, deed, thing))
    for number in range(max(1, statements // STATEMENTS)):
        _article(world, number)
    claims = propositions(world)
    return Graph(
        articles=tuple(world.articles),
        actors=tuple(sorted((*world.actors, *world.unnamed), key=lambda a: a.id)),
        mentions=tuple(world.mentions),
        statements=tuple(sorted(world.statements, key=lambda s: s.id)),
        propositions=claims,
        links=links(world, claims),
        issues=issues(world),
    )


def _article(world: Made, number: int) -> None:
    name = f"{number:06}"
    month, day = number // 28 % 12 + 1, number % 28 + 1
    published = f"{2015 + number // 336 % 11}-{month:02}-{day:02}"
    text = f"Report {number} of the day\n\n"
    lines = [Line(span=Span(0, len(text) - 2), kind=LineKind.HEADLINE)]
    said: list[Statement] = []
    for _ in range(STATEMENTS):
        text, one = _statement(world, name, text, published)
        if said and world.draw.random() < 0.1:
            one = replace(one, via=(said[-1].id,))
        said.append(one)
    said = [one for pair in batched(said, 2) for one in _in_one_place(world.draw, pair)]
    lines.append(Line(span=Span(lines[0].span.end + 2, len(text)), kind=LineKind.PROSE))
    article = Article(
        id=name,
        text=text,
        source=f"{name}.txt",
        lines=tuple(lines),
        title=f"Report {number} of the day",
        published=Dated(published, "sidecar"),
        publisher=f"{word(random.Random(number % 40))} Post",
    )
    world.articles.append(article)
    official = unnamed(world, name)
    spoken = (_by_an_official(world, official, one) for one in said)
    world.statements += [_sourced(one, official.id) for one in spoken]


def _by_an_official(world: Made, official: Actor, one: Statement) -> Statement:
    """Return a statement, in 8 of 100 cases as that of somebody whom its article does not name."""
    if not one.speakers or world.draw.random() >= 0.08:
        return one
    return replace(one, speakers=(replace(one.speakers[0], actor=official.id),))


def _sourced(one: Statement, official: str) -> Statement:
    """Return a statement with a source for each speaker: an official told of, or a person."""
    place = Span(one.evidence.start, one.evidence.start + 5)
    return replace(
        one,
        sources=tuple(
            Source(
                speaker=p.actor,
                kind=SourceKind.UNNAMED_PERSON if p.actor == official else SourceKind.NAMED_PERSON,
                justification=(place,) if p.actor == official else (),
            )
            for p in one.speakers
        ),
    )


def _speakers(world: Made, speaker: Actor, who: Span) -> Iterator[Participant]:
    yield Participant(actor=speaker.id, span=who if world.draw.random() < 0.95 else None)
    other = actor(world)
    if world.draw.random() < 0.08 and other != speaker:
        yield Participant(actor=other.id)


def _in_one_place(draw: random.Random, pair: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return two statements, in 44 of 100 cases with one evidence that holds both."""
    if len(pair) < 2 or draw.random() >= 0.44:
        return pair
    both = Span(pair[0].evidence.start, pair[1].evidence.end)
    return tuple(replace(one, evidence=both) for one in pair)


def _statement(world: Made, article: str, text: str, day: str) -> tuple[str, Statement]:
    draw = world.draw
    speaker, act = actor(world), draw.choice(_ACTS)
    narrated = STATEMENTS > 1 and draw.random() < 0.12
    if narrated:
        act = Act.STATE
    place = int(abs(draw.gauss(0, len(world.claims) / 4))) % len(world.claims)
    name, one, other, deed, thing = world.claims[place]
    direct = draw.random() < 0.2
    start = len(text)
    text += f"{speaker.label} "
    cue = Span(len(text), len(text) + len(_VERBS[act]))
    text += f"{_VERBS[act]} " + ('"' if direct else "that ")
    content = len(text)
    text += f"{one.label} "
    trigger = Span(len(text), len(text) + len(deed))
    many = draw.randrange(2, 900)
    text += f"{deed} up to "
    number = Span(len(text), len(text) + len(str(many)))
    text += f"{many} {thing} to "
    to = Span(len(text), len(text) + len(other.label))
    text += f"{other.label} in the months to come"
    conditions: tuple[Span, ...] = ()
    if draw.random() < 0.12:
        text += " if "
        conditions = (Span(len(text), len(text) + len(speaker.label) + 7),)
        text += f"{speaker.label} agrees"
    spans = (Span(content, len(text)),)
    text += '".\n' if direct else ".\n"
    polarity = Polarity.NEG if act in _AGAINST else Polarity.POS
    modality = Modality.CONDITIONAL if conditions else draw.choice(_MODALITIES)
    certainty = draw.choice(list(Certainty))
    ident = statement_id(article, cue, spans)
    known = name in world.first
    world.first.setdefault(name, (article, trigger, number))
    dated = draw.random()
    copied = draw.random() < 0.02 and world.statements
    claims = [name]
    second = world.claims[draw.randrange(len(world.claims))][0]
    if draw.random() < 0.65 and second in world.first and second != name:
        claims.append(second)
    stance = Stance(statement=ident, polarity=polarity, modality=modality, certainty=certainty)
    for claim in claims:
        world.stances.setdefault(claim, []).append(stance)
    who = Span(start, start + len(speaker.label))
    world.mentions.append(Mention(article=article, span=who, actor=speaker.id, basis="name"))
    voices = () if narrated else tuple(_speakers(world, speaker, who))
    return text, Statement(
        id=ident,
        article=article,
        voice=Voice.ARTICLE if narrated else Voice.ATTRIBUTED,
        speakers=voices,
        cue=None if narrated else cue,
        act=act,
        plover=_PLOVER.get(act),
        content=spans,
        targets=(
            Participant(
                actor=one.id,
                how=Direction.AT if act in _AIMED else Direction.ABOUT,
                span=Span(content, content + len(one.label)) if draw.random() < 0.9 else None,
            ),
            *(
                (Participant(actor=other.id, span=to, how=Direction.ABOUT),)
                if other != one and known and draw.random() < 0.62
                else ()
            ),
        ),
        addressees=(Participant(actor=other.id, span=to),) if draw.random() < 0.06 else (),
        occasion=Span(to.end + 1, to.end + 21) if draw.random() < 0.07 else None,
        repeats=(Span(0, len("Report")),) if draw.random() < 0.09 else (),
        quotation=Quotation.DIRECT if direct else Quotation.INDIRECT,
        polarity=polarity,
        modality=modality,
        whose_will=tuple(p.actor for p in voices) if modality is Modality.INTENDED else (),
        certainty=certainty,
        said_on=Dated(day, "“today” in an article of that day") if dated < 0.3 else None,
        said_within=Dated(day[:7], "“this month”") if 0.3 <= dated < 0.36 else None,
        hedge=Span(number.start - 6, number.start - 3) if draw.random() < 0.03 else None,
        conditions=conditions,
        antecedents=tuple(
            Antecedent(span=c, proposition=claims[-1], consequents=(name,) if claims[1:] else ())
            for c in conditions
        ),
        propositions=tuple(claims),
        origin=world.statements[-1].origin if copied else "o-" + ident[2:],
        evidence=Span(start, len(text) - 1),
        rule="quotation-cue-before" if direct else "verb-clause",
        confidence=0.9,
    )
