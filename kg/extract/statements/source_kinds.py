"""What kind of source a speaker is: by the noun that names it, else by what kind of actor it is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.actors.facts.outlets import is_outlet
from kg.extract.grammar.dependents import nouns_after
from kg.extract.grammar.possible_speakers import is_document
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.model import Act, ActorType, SourceKind

if TYPE_CHECKING:
    from kg.model import Actor, Token
    from kg.parse import ParsedArticle

_BY_TYPE = {
    ActorType.COUNTRY: SourceKind.ORGANISATION,
    ActorType.ORGAN: SourceKind.ORGANISATION,
    ActorType.ORGANISATION: SourceKind.ORGANISATION,
    ActorType.ROLE: SourceKind.UNNAMED_PERSON,
}

_TEXTS = ("document", "data", "speech", "law")
"""Kinds of things that nouns stand for which are cited for their words."""


def kind_of_source(
    parsed: ParsedArticle, head: Token | None, actor: Actor | None, act: Act
) -> SourceKind | None:
    """Return the kind of a source, None where the text does not tell.

    `head` is the noun that names it at the cue, None where the speaker is carried over; `actor` is
    None where nobody who is an actor is cited.
    """
    if act is Act.ASK and _is_reporter(parsed, head, actor):
        return SourceKind.REPORTER_QUESTION
    if head is not None and head.pos != "PRON":
        found = _by_noun(parsed, head, actor)
        if found is not None:
            return found
    if actor is None:
        return None
    if _prints_news(actor):
        return SourceKind.OTHER_OUTLET
    if actor.type is ActorType.PERSON:
        return SourceKind.NAMED_PERSON if actor.named else SourceKind.UNNAMED_PERSON
    if actor.type is ActorType.GROUP:
        return _of_group(parsed, actor, head)
    entity = parsed.entity_at.get(head.i) if head is not None else None
    if entity is not None and entity.label == "NORP" and actor.type is ActorType.ORGANISATION:
        return SourceKind.UNNAMED_PERSON  # "another Muslim"
    last = actor.label.rpartition(" ")[2]
    if last in words("partisans"):
        return SourceKind.UNNAMED_PERSON
    if last.casefold() in words("studies"):
        return SourceKind.STUDY_OR_POLL
    return _BY_TYPE[actor.type]


def _prints_news(actor: Actor) -> bool:
    """Tell whether a name is that of an outlet: "Reuters", "the Norland News Agency"."""
    name = actor.label.casefold().removeprefix("the ")
    ending = " ".join(name.split()[-2:])
    return name in words("outlets_by_name") or ending in words("outlet_endings")


def _is_reporter(parsed: ParsedArticle, head: Token | None, actor: Actor | None) -> bool:
    """Tell whether whoever asks is a reporter, an outlet, or nobody who is told."""
    if actor is None:
        return head is None or head.lemma in words("askers")
    if head is not None and (head.lemma in words("askers") or is_outlet(parsed, head)):
        return True
    return actor.role in words("reporting_people")


def _by_noun(parsed: ParsedArticle, head: Token, actor: Actor | None) -> SourceKind | None:
    forms = {head.lemma, head.text.casefold()}
    if not forms.isdisjoint(words("studies")):
        return SourceKind.STUDY_OR_POLL
    if head.pos == "NOUN" and not forms.isdisjoint(words("posts")):
        return SourceKind.SOCIAL_POST
    if is_outlet(parsed, head) or (
        head.pos == "NOUN" and not forms.isdisjoint(words("unnamed_outlets"))
    ):
        if head.lemma == "agency" and not _has_news_agency(parsed):
            return None
        person = actor is not None and actor.type in (ActorType.PERSON, ActorType.ROLE)
        return None if person else SourceKind.OTHER_OUTLET
    if is_document(head) and any(n.lemma in words("studies") for n in nouns_after(parsed, head)):
        return SourceKind.STUDY_OR_POLL  # "results of a poll"
    described = actor is None or not actor.named
    if head.lemma == "number" and any(_is_people(n) for n in nouns_after(parsed, head, "of")):
        return SourceKind.UNNAMED_PERSON  # "a number of analysts"
    document = is_document(head) or head.lemma in words("online_documents")
    return SourceKind.DOCUMENT if described and document else None


def _has_news_agency(parsed: ParsedArticle) -> bool:
    """Tell whether an article speaks of a news agency, so that "the agency" may be that."""
    key = (f"{__name__}:news agency", 0)
    if key not in parsed.memory:
        tokens = parsed.tokens
        pairs = pairwise(tokens)
        told = any(b.lemma.casefold() == "agency" and a.lemma in _NEWS for a, b in pairs)
        parsed.memory[key] = told or any(is_outlet(parsed, t) for t in tokens if t.ent == "ORG")
    found: bool = parsed.memory[key]
    return found


_NEWS = ("news", "press", "information", "wire")
"""Words before the "agency" that prints news."""


def _of_group(parsed: ParsedArticle, actor: Actor, head: Token | None) -> SourceKind:
    """Return whether a group is a body or people: "the campaign" against "the analysts"."""
    noun = head.lemma if head is not None and head.pos != "PRON" else _last_noun(actor)
    if noun in words("bodies"):
        counted = head is not None and any(_is_people(n) for n in nouns_after(parsed, head, "of"))
        return SourceKind.UNNAMED_PERSON if counted else SourceKind.ORGANISATION
    kinds = noun_kinds().get(noun, frozenset())
    if "person" in kinds:
        return SourceKind.UNNAMED_PERSON
    if noun in words("documents") or not kinds.isdisjoint(_TEXTS):
        return SourceKind.DOCUMENT
    body = not kinds.isdisjoint(("organisation", "state"))
    return SourceKind.ORGANISATION if body else SourceKind.UNNAMED_PERSON


def _is_people(noun: Token) -> bool:
    """Tell whether a noun is a plural of people: "a group of | parents |"."""
    kinds = noun_kinds().get(noun.lemma, frozenset())
    return noun.tag == "NNS" and not kinds.isdisjoint(("leader", "person", "worker"))


def _last_noun(actor: Actor) -> str:
    last = actor.label.casefold().rpartition(" ")[2]
    return last if last in noun_kinds() else last.removesuffix("s")
