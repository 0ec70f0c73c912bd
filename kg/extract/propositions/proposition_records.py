"""Write propositions: label, roles, contexts, quantity."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import contexts, theme_chain, themes
from kg.extract.events.theme_classes import theme_class
from kg.extract.grammar.noun_phrases import extent
from kg.extract.inflection import base_of_third_person
from kg.extract.lexicon import words
from kg.extract.propositions.labels.noun_labels import without_capital
from kg.extract.quantities.quantity_words import quantity_words
from kg.ids import key_id
from kg.model import Bound, Filler, Proposition, Quantity, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.events.participant_roles import Party
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

_CONTEXTS = 3
"""Contexts kept of one event: the thing's, the class's, and what stands beside it."""


def event_proposition(
    parsed: ParsedArticle,
    statement: Statement,
    frame: ResolvedEvent,
    quantity: Quantity | None,
    stance: Stance,
) -> Proposition:
    """Return the proposition that an event is, with the stance of one statement towards it."""
    event, key = frame.event, frame.key(quantity)
    kind_type = event.kind.type
    thing = theme_class(event.theme) or frame.thing
    moved = thing in _FORCES or ("weapons" in theme_chain(thing) and _deploys(event.trigger))
    if event.kind.name == "send" and not frame.recipients and moved:
        kind_type = "MOBILIZE"
    label = event_label(parsed, frame, quantity)
    return Proposition(
        id=key_id("p", *key),
        key=key,
        label=label[:1].upper() + label[1:],
        type=kind_type,
        mode=event.mode if kind_type == event.kind.type else None,
        contexts=_contexts(parsed, frame),
        roles=_roles(parsed, frame),
        quantity=quantity,
        article=statement.article,
        trigger=Span(event.trigger.start, event.trigger.end),
        stances=(stance,),
    )


_FORCES = frozenset({"troops", "police"})


def _deploys(word: Token) -> bool:
    """Tell whether arms are moved, not given: nobody is named who gets them."""
    return word.lemma in words("deploying")


def _contexts(parsed: ParsedArticle, frame: ResolvedEvent) -> tuple[str, ...]:
    """Return the contexts that the thing, the class and the words of the phrase tell."""
    event = frame.event
    found = [themes().get(event.theme.lemma, ("", ""))[1]] if event.theme is not None else []
    found.append(event.kind.context)
    word = event.predicate
    near = parsed.tokens[max(parsed.left(word), word.i - 15) : min(parsed.right(word), word.i + 25)]
    found += [contexts().get(t.lemma, "") for t in near]
    return tuple(dict.fromkeys(c for c in found if c))[:_CONTEXTS]


def filler_of(party: Party) -> Filler:
    """Return a party as it fills a role."""
    return Filler(label=party.label, actor=party.actor, country=party.country, span=party.span)


def _roles(
    parsed: ParsedArticle, frame: ResolvedEvent
) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
    roles: list[tuple[str, tuple[Filler, ...]]] = [
        (name, tuple(filler_of(p) for p in parties))
        for name, parties in zip(("agent", "recipient"), _told_sides(frame), strict=True)
        if parties
    ]
    event = frame.event
    if frame.theme:
        token = event.theme
        span = token.span if token is not None else None
        roles.append(("theme", (Filler(label=frame.theme, span=span),)))
    shown = {p.span for p in (*frame.agents, *frame.recipients)}
    for name, token in (
        ("place", event.place),
        ("instrument", event.instrument),
        ("topic", event.topic),
    ):
        if token is not None:
            span = extent(parsed, token)
            if span not in shown:
                words = re.sub(r"\s+", " ", span.of(parsed.text))
                roles.append((name, (Filler(label=words, span=span),)))
    return tuple(sorted(roles))


def _told_sides(frame: ResolvedEvent) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who does it and to or with whom: of those who do it with each other, the first does.

    "Chad, Mali and Togo met" is that Chad meets Mali and Togo.
    """
    if frame.event.kind.mutual and len(frame.agents) > 1 and not frame.recipients:
        return frame.agents[:1], frame.agents[1:]
    return frame.agents, frame.recipients


def event_label(parsed: ParsedArticle, frame: ResolvedEvent, quantity: Quantity | None) -> str:
    """Return the proposition in words: "North Korea sends at most 8,000 troops to Russia"."""
    kind = frame.event.kind
    doers, done_to = _told_sides(frame)
    agents = [_words_of(parsed, p) for p in doers]
    recipients = [_within(parsed, p, _words_of(parsed, p)) for p in done_to]
    many = len(agents) > 1 or _is_plural(frame)
    verb = _own_word(frame)
    whole = _owned_thing(parsed, frame)
    if whole is not None:
        recipients, verb = [whole], verb.removesuffix(" a rule of")
    if not recipients and not kind.themed:
        verb = _without_prepositions(verb)
    told = [" and ".join(agents) or "somebody", in_plural(verb) if many else verb]
    if frame.theme and frame.theme in verb.split(" ")[0]:  # "tests test"
        told.append("something")
    elif frame.theme:
        told.append(_counted_words(parsed, quantity, frame.theme) if quantity else frame.theme)
    elif kind.themed and kind.link:
        told.append("something")
    if recipients:
        told += [kind.link if kind.themed else "", " and ".join(recipients)]
    told.append(frame.about)
    return " ".join(w for w in told if w)


_ENTERING = frozenset({"invade", "violate"})
_NEAR = 60
"""Characters around a party among which the thing of his is printed that is entered or broken."""
_RULE = re.compile(r"(?:the )?(?:[a-z]+ )?(?:sanctions|embargo) (?:on|against) (?:the )?$")
_OWNED = re.compile(r"(?:['’]s)?(?: ([a-z]+))? ([a-z]+)\b")

_OWNED_ALONE = re.compile(r"(?:['’]s)? ([a-z]+)\b")


def _owned_thing(parsed: ParsedArticle, frame: ResolvedEvent) -> str | None:
    """Return whose air, waters, land or sanctions in words: "Togolese waters", not "Togo"."""
    places = [p.span for p in frame.recipients if p.span is not None]
    if frame.event.kind.name not in _ENTERING or len(places) != 1 or len(frame.recipients) != 1:
        return None
    text, place = parsed.text, places[0]
    printed = place.of(text)
    rule = _RULE.search(text[max(0, place.start - _NEAR) : place.start])
    if rule is not None:
        return f"{rule.group()}{printed}"
    after = _OWNED.match(text[place.end : place.end + _NEAR])
    if after is None or after.group(2) not in words("entered_places"):
        after = _OWNED_ALONE.match(text[place.end : place.end + _NEAR])
    elif (after.group(1) or "territorial") not in words("territorial_sorts"):
        return None
    if after is None or after.groups()[-1] not in words("entered_places"):
        return None
    return f"{printed}{after.group()}"


def _words_of(parsed: ParsedArticle, party: Party) -> str:
    """Return who or what fills a role in words, what has no name with its article: "the crash"."""
    if party.actor is not None or party.span is None:
        return party.label
    first, _, rest = party.span.of(parsed.text).partition(" ")
    article = first.casefold()
    bare = article in words("articles") and " ".join(rest.split()) == party.label
    return f"{article} {party.label}" if bare else party.label


def _within(parsed: ParsedArticle, party: Party, words_: str) -> str:
    """Return words as they stand within a sentence, if they begin one in print: "At least 9"."""
    first = parsed.tokens[parsed.at(party.span.start)] if party.span is not None else None
    counts = first is not None and first.pos in ("ADP", "ADV", "NUM")
    if first is None or not counts or not words_.startswith(first.text):
        return words_
    return without_capital(parsed, first, words_)


def _without_prepositions(verb: str) -> str:
    """Return a verb without the prepositions at its end: "negotiates with" → "negotiates"."""
    parts = verb.split(" ")
    while len(parts) > 1 and parts[-1] in words("label_prepositions"):
        parts.pop()
    return " ".join(parts)


def _own_word(frame: ResolvedEvent) -> str:
    """Return the words of a class, of several the one that the text uses: "tests or launches"."""
    verb, word = frame.event.kind.verb, frame.event.trigger.lemma
    first, *others = verb.split(" or ")
    if not others or " " in first:
        return verb
    second, _, rest = others[0].partition(" ")
    for one in (first, second):
        if _base(one) == word:
            return f"{one} {rest}".strip()
    return verb


def _is_plural(frame: ResolvedEvent) -> bool:
    """Tell whether those who do it are many by their own word: "rebels", not their state."""
    named = {w for p in frame.agents for w in p.label.casefold().split()}
    called = any(p.label.partition(" (")[0].endswith("ies") for p in frame.agents)  # "the CSs"
    plural = words("plural_nouns")
    parts = [first for p in frame.agents if p.actor is None and (first := _part_of(p.label))]
    if parts:  # "four of the clerks", "one of the clerks"
        return parts[0] not in words("one_of_a_group")
    many = [
        t
        for t in frame.event.agents
        if t.lemma in plural or (t.tag in ("NNS", "NNPS") and t.ent != "GPE")  # "the Bahamas"
    ]
    they = any(t.text.casefold() == "they" for t in frame.event.agents)  # "workers said they …"
    lasts = [p.label.partition(" (")[0].casefold() for p in frame.agents]
    if they and all(w.endswith("s") or w.split(" ")[-1] in plural for w in lasts):
        return True
    return any(called or t.text.casefold() in named for t in many)


def _part_of(label: str) -> str:
    """Return what counts some of a group in a label: "four" of "four of the clerks"."""
    first, _, rest = label.casefold().partition(" ")
    counts = first in words("parts_of_groups") or first in quantity_words().numbers
    return first if rest.startswith("of ") and (counts or first[0].isdigit()) else ""


def in_plural(words: str) -> str:
    """Return the words of a class as several do it.

    >>> in_plural("goes back on its word to"), in_plural("tests or launches")
    ('go back on their word to', 'test or launch')
    """
    first, *rest = words.split(" ")
    if rest[:1] == ["or"]:
        rest[1] = _base(rest[1])
    return " ".join([_base(first), *("their" if w == "its" else w for w in rest)])


def _base(verb: str) -> str:
    if verb == "is":
        return "are"
    return base_of_third_person(verb) if verb.endswith("s") else verb


def _counted_words(parsed: ParsedArticle, quantity: Quantity, thing: str) -> str:
    """Return a quantity in words, its noun as printed: "at most 8,000 troops", "40% of weapons"."""
    printed = quantity.span.of(parsed.text)
    noun = printed.split()[-1]
    if quantity.unit == "percent":
        return f"{' '.join(printed.split())} of {thing}"
    if noun.casefold() in quantity_words().scales:  # "$2 million"
        return " ".join(printed.split())
    bound = "" if quantity.bound is Bound.EXACT else quantity.bound.value.replace("_", " ") + " "
    return f"{bound}{quantity.value:,.0f} {noun}"


def without_unknown(claim: Proposition, known: Collection[str]) -> Proposition:
    """Return a claim whose embedded claims are all known; of the others the words stay."""
    roles = tuple(
        [
            (
                role,
                tuple(
                    [
                        f if f.proposition is None or f.proposition in known else _words(f)
                        for f in fillers
                    ]
                ),
            )
            for role, fillers in claim.roles
        ]
    )
    return replace(claim, roles=roles) if roles != claim.roles else claim


def _words(filler: Filler) -> Filler:
    return Filler(label=filler.label, span=filler.span)
