"""Events told in a stretch of text: verbs and nouns of `data/events.csv` with their roles.

Every event has a class; `send` with troops to a state is one class whether the text says deploys,
dispatched, or "the troop dispatch". Roles are read from the tree, in active, passive, possessive,
compound and controlled form.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from kg.extract.agents import is_agent
from kg.extract.clauses import agent, is_passive, subject
from kg.extract.lexicon import words
from kg.extract.phrases import country_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import Token
    from kg.parse import ParsedArticle

_DATA = files("kg.extract") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A class of events: its PLOVER type and mode, and a verb to write its label with."""

    name: str
    type: str
    mode: str | None
    verb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One mention of an event: its word, and the heads of the phrases in its roles."""

    kind: Kind
    trigger: Token
    agent: Token | None
    theme: Token | None
    recipient: Token | None


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(StringIO((_DATA / name).read_text(encoding="utf-8")))


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the classes by name."""
    return {
        r["class"]: Kind(name=r["class"], type=r["type"], mode=r["mode"] or None, verb=r["verb"])
        for r in _rows("classes.csv")
    }


@cache
def _triggers() -> Mapping[tuple[str, str], str]:
    return {(r["lemma"], r["pos"]): r["class"] for r in _rows("events.csv")}


@cache
def themes() -> Mapping[str, tuple[str, str]]:
    """Return theme class and context by lemma."""
    return {r["lemma"]: (r["theme"], r["context"]) for r in _rows("themes.csv")}


def event_at(parsed: ParsedArticle, token: Token) -> Event | None:
    """Return the event that a word tells, or None."""
    if token.pos == "VERB" and token.lemma in words("doing"):
        done = parsed.child(token, "dobj")
        name = _triggers().get((done.lemma, "N")) if done is not None else None
        if name and done is not None:
            found = _nominal(parsed, done, kinds()[name])
            doer, receiver = _doer(parsed, token), found.recipient or _to(parsed, token)
            return replace(found, trigger=done, agent=doer or found.agent, recipient=receiver)
    if token.pos == "VERB":
        name = _triggers().get((token.lemma, "V"))
        return _verbal(parsed, token, kinds()[name]) if name else None
    if token.pos == "NOUN" and token.dep not in ("compound", "amod"):
        name = _triggers().get((token.lemma, "N"))
        return _nominal(parsed, token, kinds()[name]) if name else None
    return None


def _is_held(parsed: ParsedArticle, theme: Token) -> bool:
    """Tell whether what is released or seized is people, land or ships, not mercury or a report."""
    known = themes().get(theme.lemma, ("", ""))[0] in ("hostages", "prisoners", "weapons")
    return known or is_agent(parsed, theme) or theme.lemma in ("ship", "tanker", "vessel", "aid")


def _verbal(parsed: ParsedArticle, verb: Token, kind: Kind) -> Event:
    if is_passive(parsed, verb):
        return Event(
            kind=kind,
            trigger=verb,
            agent=agent(parsed, verb),
            theme=parsed.child(verb, "nsubjpass"),
            recipient=_to(parsed, verb),
        )
    theme, recipient = parsed.child(verb, "dobj"), _to(parsed, verb)
    given = _with(parsed, verb)
    if given is not None:  # "providing Ukraine with weapons"
        theme, recipient = given, theme
    elif theme is not None and recipient is None and _is_state(parsed, theme):
        theme, recipient = None, theme  # "invaded Ukraine", "assists North Korea"
    doer = parsed.head(verb) if verb.dep == "acl" and verb.tag == "VBN" else None
    if doer is not None:  # "its troops sent to Russia": the noun is what is sent
        owner = parsed.child(doer, "poss")
        return Event(kind=kind, trigger=verb, agent=owner, theme=doer, recipient=recipient)
    found = Event(
        kind=kind, trigger=verb, agent=_doer(parsed, verb), theme=theme, recipient=recipient
    )
    return _settled(parsed, found)


_WITH_THEME = frozenset({"send", "launch", "withdraw", "release", "seize"})
_PARTS = frozenset({"number", "series", "range", "portion", "part", "dozen", "hundred", "thousand"})
_VAGUE = frozenset(
    {"kind", "fact", "thing", "what", "it", "this", "that", "way", "which", "something"}
)


def _settled(parsed: ParsedArticle, event: Event) -> Event:
    """Keep a theme only where the class has one, and look through "a number of troops"."""
    theme, recipient = event.theme, event.recipient
    if theme is not None and event.kind.name not in _WITH_THEME:
        recipient = recipient or (theme if theme.pos == "PRON" else _state_in(parsed, theme))
        theme = None
    while theme is not None and theme.lemma in _PARTS:
        inner = next((p for p in parsed.all(theme, "prep") if p.lemma == "of"), None)
        theme = parsed.child(inner, "pobj") if inner is not None else None
    if theme is not None and (theme.lemma in _VAGUE or theme.pos == "PRON"):
        theme = None
    if event.kind.name in ("release", "seize") and (theme is None or not _is_held(parsed, theme)):
        return replace(event, agent=None, theme=None, recipient=None)  # "released a report"
    return replace(event, theme=theme, recipient=recipient)


def _doer(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the subject, or who controls it: the object of "urged X to", "accused X of".

    From "the government's plans to send" it passes to the owner.
    """
    controlled = _controlled(parsed, verb)
    if controlled is not None:
        return controlled
    for above in (verb, *parsed.ancestors(verb)):
        if above.pos == "NOUN" and above is not verb:
            return parsed.child(above, "poss")
        if above.pos in ("VERB", "AUX"):
            found = subject(parsed, above)
            if found is not None:
                return found
    return None


_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "consider", "use", "take"})


def _controlled(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object that does what a bare infinitive or gerund under it tells."""
    own = parsed.child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return own
    before = parsed.tokens[verb.i - 1] if verb.i else verb
    if before.pos == "ADV" and verb.i > 1:
        before = parsed.tokens[verb.i - 2]
    if verb.tag == "VBG" and before.dep == "pobj" and _can_do(parsed, before):
        return before  # "in light of North Korea allegedly sending": the gerund's own subject
    above = parsed.head(verb)
    if verb.dep == "pcomp" and above.lemma in ("for", "of", "from", "into", "in", "with"):
        above = parsed.head(above)
    elif verb.dep not in ("xcomp", "ccomp", "advcl"):
        return None
    if above.pos != "VERB" or above.lemma in _SUBJECT_CONTROL:
        return None
    if verb.dep == "advcl" and not any(c.tag == "TO" for c in parsed.all(verb, "aux")):
        return None
    objects = [t for t in parsed.all(above, "dobj", "dative") if t.i < verb.i and t.pos != "ADP"]
    people = [t for t in objects if _can_do(parsed, t)]
    return people[-1] if people else None


def _can_do(parsed: ParsedArticle, token: Token) -> bool:
    return _is_state(parsed, token) or is_agent(parsed, token)


def _nominal(parsed: ParsedArticle, noun: Token, kind: Kind) -> Event:
    doer = parsed.child(noun, "poss") or parsed.child(parsed.first_conjunct(noun), "poss")
    theme = recipient = None
    for child in parsed.children[noun.i]:
        inner = parsed.child(child, "pobj", "pcomp")
        if child.dep in ("compound", "amod", "nmod") and child.i < noun.i:
            if _is_state(parsed, child) and doer is None:
                doer = child
            elif child.lemma in themes():
                theme = theme or child
        if child.dep not in ("prep", "agent") or inner is None:
            continue
        if child.lemma in ("from", "by"):
            doer = doer or inner
        elif child.lemma == "of":
            if _is_state(parsed, inner):
                recipient = recipient or inner
            else:
                theme = theme or inner
        elif child.lemma in ("to", "for", "against", "on", "in", "with"):
            recipient = recipient or _state_in(parsed, inner)
    if doer is None and theme is not None:  # "the withdrawal of North Korean troops"
        doer = next((c for c in parsed.children[theme.i] if _is_state(parsed, c)), None)
    return _settled(
        parsed, Event(kind=kind, trigger=noun, agent=doer, theme=theme, recipient=recipient)
    )


def _to(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the receiver ("to Ukraine"), else the place reached ("in Mali's Gao region")."""
    receivers = [c for c in parsed.children[verb.i] if c.i > verb.i]
    for child in receivers:
        if child.dep == "dative" and child.pos != "ADP":
            return child
    for linkers in (("to", "for", "against", "on"), ("in", "into")):
        for child in receivers:
            if child.dep in ("prep", "dative") and child.lemma in linkers:
                inner = parsed.child(child, "pobj")
                found = _state_in(parsed, inner) if inner is not None else None
                if found is not None:
                    return found
    return None


def _with(parsed: ParsedArticle, verb: Token) -> Token | None:
    if verb.lemma not in ("provide", "supply", "arm", "present", "equip"):
        return None
    for child in parsed.all(verb, "prep"):
        if child.lemma == "with":
            return parsed.child(child, "pobj")
    return None


def _is_state(parsed: ParsedArticle, token: Token) -> bool:
    return country_of(parsed, token) is not None


def _state_in(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the state that a noun names or belongs to: "Mali's northern Gao region"."""
    entity = parsed.entity_at.get(noun.i)
    if _is_state(parsed, noun) or (entity is not None and entity.label in ("ORG", "PERSON")):
        return noun
    return next((t for t in parsed.subtree(noun) if _is_state(parsed, t)), None)
