"""Issues: what is argued about, by matter and chief actor.

In: the claims of all articles, and the actors. Out: the claims, each with the issue that it is
part of, and the issues. Everything is told by a claim's key, in which denied, planned and done,
active and passive are one already: a claim that comes or goes changes the issue of no other.

- A claim about a claim is part of that one's issue: "considers sending troops", "it is a crime to
  send troops".
- The chief actor is who does or is it; of what is done to somebody ("charged", "praised") that one.
  An organ of a state stands for its state.
- Claims of one matter and chief actor are one issue. Where no word tells the matter, or nobody is
  known, the thing must be the same too, and without a matter the deed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.event_lexicon import kinds
from kg.extract.propositions.fillers import KIND
from kg.ids import key_id
from kg.link.matters import content_words, head_of, is_done_to, matter_of
from kg.model import ActorType, Issue, Matter
from kg.model.replace import replace
from kg.resolve.claims import key_parts
from ontology.lists import closed_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Proposition
    from kg.resolve.claims import Key

DEEPEST = 8
"""Claims within claims that are looked through; more than five were never met."""
MOST_WORDS = 3
"""Things by which a label names what an issue is about."""
_STATES = (ActorType.COUNTRY, ActorType.ORGAN)
_IS = "is "
"""Opens a thing of a key that the agent is said to be."""
_BEING = f"{KIND}be"
_PLACE = re.compile(r"\b[0-9a-f]{64}\b")
_ORDER = ("theme", "attribute", "topic", "recipient", "agent")


class _Subject(NamedTuple):
    """What makes an issue: the matter, who it is about, and what else tells it apart."""

    matter: Matter | None
    about: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def id(self) -> str:
        return key_id("i", self.matter or "", *self.about, "", *self.rest)


class _Read(NamedTuple):
    """A claim's subject with the actors and the noun that it is told by."""

    subject: _Subject
    actors: tuple[str, ...] = ()
    noun: str = ""


def with_issues(
    claims: Iterable[Proposition], actors: Iterable[Actor]
) -> tuple[tuple[Proposition, ...], tuple[Issue, ...]]:
    """Return the claims with the id of their issue, in their order, and the issues by id."""
    every = tuple(claims)
    people = {a.id: a for a in actors}
    by_id = {c.id: c for c in every}
    read = {c.id: _read(_innermost(c, by_id), people) for c in every}
    together: defaultdict[str, list[Proposition]] = defaultdict(list)
    for claim in every:
        together[read[claim.id].subject.id].append(claim)
    issues = tuple(_issue(name, together[name], read, people) for name in sorted(together))
    return tuple(replace(c, issue=read[c.id].subject.id) for c in every), issues


def _innermost(claim: Proposition, by_id: Mapping[str, Proposition]) -> Proposition:
    """Return the claim that a claim is about, or that one is about, and so on; else itself."""
    seen = {claim.id}
    for _ in range(DEEPEST):
        within = next((i for i in _within(claim) if i in by_id and i not in seen), None)
        if within is None:
            break
        seen.add(within)
        claim = by_id[within]
    return claim


def _within(claim: Proposition) -> list[str]:
    """Return the claims that a claim's key is made of."""
    marks = (part.removeprefix(_IS) for part in claim.key[1:-1])
    return [part for part in marks if part.startswith("p-")]


def _read(claim: Proposition, people: Mapping[str, Actor]) -> _Read:
    key = key_parts(claim.key)
    if key is None:
        return _Read(_Subject(None, (), (claim.id,)))
    things = _told_in_one_article(claim) or _things(key, people)
    about = _chief(key, people)
    states = any(people[a].type in _STATES for a in about)
    matter = matter_of(key.kind, things, states)
    noun = next((n for n in map(head_of, things) if n), "")
    if matter is None and _is_judged(key, about, people):
        matter = Matter.CHARACTER
    names = tuple(sorted({_stands_for(people[a]) for a in about}))
    rest = () if matter and names else (noun,) if matter and noun else (key.kind, *things)
    return _Read(_Subject(matter, names, rest), about, noun)


def _things(key: Key, people: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return what fills the places of a key and is no actor: first what is done or told."""
    sides = (key.theme, key.recipients, key.agents)
    return tuple(t for side in sides for t in sorted(side) if t.removeprefix(_IS) not in people)


def _told_in_one_article(claim: Proposition) -> tuple[str, ...]:
    """Return the things of a claim that only its own article can make, as that has them.

    In its key they are a place of the article: what "her e-mails" are no other article tells.
    """
    if not any(_PLACE.search(part) for part in claim.key):
        return ()
    order = sorted(claim.roles, key=lambda r: (_ORDER.index(r[0]) if r[0] in _ORDER else 9, r[0]))
    told = ((role, f) for role, fillers in order for f in fillers if not f.actor)
    return tuple(f"{_IS if r == 'attribute' else ''}{f.label.casefold()}" for r, f in told)


def _chief(key: Key, people: Mapping[str, Actor]) -> tuple[str, ...]:
    """Return the actors whom a claim is about: one, or the two sides of what is done together."""
    sides = [key.agents, key.recipients, key.theme]
    if is_done_to(key.kind):
        sides[:2] = key.recipients, key.agents
    for side in sides:
        found = sorted(
            (a for a in (t.removeprefix(_IS) for t in side) if a in people),
            key=lambda a: (_stands_for(people[a]), a),
        )
        if len(found) == 2 and _is_mutual(key) and all(people[a].named for a in found):
            return tuple(found)
        if found:
            return tuple(found[:1])
    owners = sorted({word for t in _things(key, people) for word in t.split()[:1]} & people.keys())
    return tuple(owners[:1])


def _is_mutual(key: Key) -> bool:
    return key.kind in kinds() and kinds()[key.kind].mutual


def _is_judged(key: Key, about: Sequence[str], people: Mapping[str, Actor]) -> bool:
    """Tell whether a claim says what a person is like."""
    told = any(t.startswith(_IS) for t in key.theme)
    return key.kind == _BEING and told and any(people[a].type is ActorType.PERSON for a in about)


def _stands_for(actor: Actor) -> str:
    """Return the code of the state that a country or its organ is, else the actor's own id."""
    return actor.country if actor.type in _STATES and actor.country else actor.id


# ── names


def _issue(
    name: str,
    claims: Sequence[Proposition],
    read: Mapping[str, _Read],
    people: Mapping[str, Actor],
) -> Issue:
    subject = read[claims[0].id].subject
    actors = _commonest(a for c in claims for a in read[c.id].actors)
    nouns = _commonest(read[c.id].noun for c in claims if read[c.id].noun)
    shown = [n for n in nouns if n not in content_words(subject.matter or "")][:MOST_WORDS]
    return Issue(
        id=name,
        label=_label(subject, claims, actors, shown, people),
        matter=subject.matter,
        actors=actors,
        words=nouns[:MOST_WORDS],
    )


def _label(
    subject: _Subject,
    claims: Sequence[Proposition],
    actors: Sequence[str],
    nouns: Sequence[str],
    people: Mapping[str, Actor],
) -> str:
    """Return an issue in words: who and what field, with its commonest things in brackets.

    One without a matter is named by its claim that most statements take up.
    """
    if subject.matter is None:
        return min(claims, key=lambda c: (-len(c.stances), len(c.label), c.label)).label
    field = closed_list("matter").rows[subject.matter]["label"]
    who = " and ".join(dict.fromkeys(people[a].label for a in actors[: len(subject.about)]))
    words = f" ({', '.join(nouns)})" if nouns else ""
    return f"{who}: {field}{words}" if who else f"{field[0].upper()}{field[1:]}{words}"


def _commonest(values: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(values)
    return tuple(sorted(counts, key=lambda v: (-counts[v], v)))
