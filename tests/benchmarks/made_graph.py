"""A generated graph shaped like one of real articles, of any size, the same on every run.

Proportions are those of the five seeds and of larger news corpora: a dozen statements an article,
half of them about an actor that many articles name (a Zipf draw), a claim shared by two or three
statements, one statement in five a quotation, one in eight under a condition.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import accumulate

from kg.ids import key_id, statement_id
from kg.model import (
    Act,
    Actor,
    ActorType,
    Article,
    Bound,
    Certainty,
    Dated,
    Filler,
    Graph,
    Line,
    LineKind,
    Link,
    LinkKind,
    Mention,
    Modality,
    Participant,
    Polarity,
    Proposition,
    Quantity,
    Quotation,
    Span,
    Stance,
    Statement,
)

STATEMENTS = 12
"""Statements an article."""

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
}
_ACTS = (*(Act.STATE,) * 10, *_VERBS)
_DEEDS = ("sends", "withdraws", "sells", "trains", "moves", "builds", "buys", "supplies")
_THINGS = ("tanks", "troops", "grain", "rockets", "envoys", "ships", "drones", "observers")
_MODALITIES = (*(Modality.REALIS,) * 6, *Modality)


@dataclass(slots=True)
class _Made:
    draw: random.Random
    actors: list[Actor] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    claims: list[tuple[str, Actor, Actor, str, str]] = field(default_factory=list)
    stances: dict[str, list[Stance]] = field(default_factory=dict)
    first: dict[str, tuple[str, Span, Span]] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)


def made(statements: int, seed: int = 7) -> Graph:
    """Return a graph of about this many statements."""
    world = _Made(random.Random(seed))
    _people(world, max(20, statements // 5))
    for _ in range(max(10, statements * 2 // 5)):
        one, other = _actor(world), _actor(world)
        deed, thing = world.draw.choice(_DEEDS), world.draw.choice(_THINGS)
        name = key_id("p", one.id, deed, thing, other.id)
        world.claims.append((name, one, other, deed, thing))
    for number in range(max(1, statements // STATEMENTS)):
        _article(world, number)
    propositions = _propositions(world)
    return Graph(
        articles=tuple(world.articles),
        actors=tuple(sorted(world.actors, key=lambda a: a.id)),
        mentions=tuple(world.mentions),
        statements=tuple(sorted(world.statements, key=lambda s: s.id)),
        propositions=propositions,
        links=_links(world, propositions),
    )


def _word(draw: random.Random) -> str:
    parts = ("nor", "sud", "ka", "vel", "os", "ti", "ram", "bre", "lu", "den", "mar", "ish", "go")
    return "".join(draw.choice(parts) for _ in range(3)).capitalize()


def _people(world: _Made, number: int) -> None:
    kinds = (*(ActorType.PERSON,) * 4, ActorType.COUNTRY, ActorType.ORGAN, ActorType.ORGANISATION)
    above: list[Actor] = []
    for n in range(number):
        kind = world.draw.choice(kinds)
        person = kind is ActorType.PERSON
        label = f"{_word(world.draw)} {_word(world.draw)}" if person else _word(world.draw)
        home = world.draw.choice(above) if above and kind is not ActorType.COUNTRY else None
        one = Actor(
            id=key_id("a", kind.value, label, str(n)),
            label=label,
            type=kind,
            aliases=(label.split()[-1],) if person else (),
            country=label[:3].upper() if kind is ActorType.COUNTRY else None,
            affiliation=home.id if home else None,
            role="minister" if person and n % 2 else None,
        )
        world.actors.append(one)
        if not person:
            above.append(one)
    world.weights = list(accumulate(1 / (n + 3) for n in range(number)))


def _actor(world: _Made) -> Actor:
    return world.draw.choices(world.actors, cum_weights=world.weights)[0]


def _article(world: _Made, number: int) -> None:
    name = f"{number:06}"
    month, day = number // 28 % 12 + 1, number % 28 + 1
    published = f"{2015 + number // 336 % 11}-{month:02}-{day:02}"
    text = f"Report {number} of the day\n\n"
    lines = [Line(span=Span(0, len(text) - 2), kind=LineKind.HEADLINE)]
    said: list[Statement] = []
    for _ in range(STATEMENTS):
        text, one = _statement(world, name, text, published)
        said.append(one)
    lines.append(Line(span=Span(lines[0].span.end + 2, len(text)), kind=LineKind.PROSE))
    article = Article(
        id=name,
        text=text,
        source=f"{name}.txt",
        lines=tuple(lines),
        title=f"Report {number} of the day",
        published=Dated(published, "sidecar"),
        publisher=f"{_word(random.Random(number % 40))} Post",
    )
    world.articles.append(article)
    world.statements += said


def _statement(world: _Made, article: str, text: str, day: str) -> tuple[str, Statement]:
    draw = world.draw
    speaker, act = _actor(world), draw.choice(_ACTS)
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
    polarity = Polarity.NEG if act in (Act.DENY, Act.DECLINE) else Polarity.POS
    modality = Modality.CONDITIONAL if conditions else draw.choice(_MODALITIES)
    certainty = draw.choice(list(Certainty))
    ident = statement_id(article, cue, spans)
    known = name in world.first
    world.first.setdefault(name, (article, trigger, number))
    copied = draw.random() < 0.15 and world.statements
    stance = Stance(statement=ident, polarity=polarity, modality=modality, certainty=certainty)
    world.stances.setdefault(name, []).append(stance)
    who = Span(start, start + len(speaker.label))
    world.mentions.append(Mention(article=article, span=who, actor=speaker.id, basis="name"))
    return text, Statement(
        id=ident,
        article=article,
        speakers=(Participant(actor=speaker.id, span=who),),
        cue=cue,
        act=act,
        plover="REJECT" if act is Act.DENY else None,
        content=spans,
        targets=(
            Participant(actor=one.id, span=Span(content, content + len(one.label))),
            *((Participant(actor=other.id, span=to),) if other != one and known else ()),
        ),
        quotation=Quotation.DIRECT if direct else Quotation.INDIRECT,
        polarity=polarity,
        modality=modality,
        certainty=certainty,
        said_on=Dated(day, "“today” in an article of that day") if draw.random() < 0.3 else None,
        conditions=conditions,
        propositions=(name,),
        origin=world.statements[-1].origin if copied else "o-" + ident[2:],
        evidence=Span(start, len(text) - 1),
        rule="quotation-cue-before" if direct else "verb-clause",
        confidence=0.9,
    )


def _propositions(world: _Made) -> tuple[Proposition, ...]:
    found = {}
    for name, one, other, deed, thing in world.claims:
        if name not in world.first:
            continue
        article, trigger, number = world.first[name]
        counted = len(found) % 4 == 0
        found[name] = Proposition(
            id=name,
            label=f"{one.label} {deed} {thing} to {other.label}",
            type="AID" if deed in ("sends", "supplies") else None,
            contexts=("military",) if thing == "tanks" else (),
            roles=(
                ("agent", (Filler(label=one.label, actor=one.id, country=one.country),)),
                ("recipient", (Filler(label=other.label, actor=other.id),)),
                ("theme", (Filler(label=thing),)),
            ),
            quantity=Quantity(value=300, unit=thing, bound=Bound.AT_MOST, span=number)
            if counted
            else None,
            article=article,
            trigger=trigger,
            stances=tuple(sorted(world.stances[name], key=lambda s: s.statement)),
        )
    return tuple(found[name] for name in sorted(found))


def _links(world: _Made, propositions: tuple[Proposition, ...]) -> tuple[Link, ...]:
    found = []
    for claim in propositions:
        for first, second in zip(claim.stances, claim.stances[1:], strict=False):
            if world.draw.random() < 0.5:
                continue
            same = first.polarity is second.polarity
            found.append(
                Link(
                    kind=LinkKind.CORROBORATES if same else LinkKind.CONTRADICTS,
                    source=second.statement,
                    target=first.statement,
                    proposition=claim.id,
                    reason="the same polarity" if same else "opposite polarity",
                )
            )
    return tuple(found)
