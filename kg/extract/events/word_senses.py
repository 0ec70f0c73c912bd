"""Whether a word of the lexicon is meant as the event: no release of a report, no blow of words.

"Attacked", "hit" and "targeted" are said of words as often as of deeds: a single person, a campaign
or an advertisement strikes with words unless a weapon stands by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import clause_index
from kg.extract.clauses.predicate_use import clause_class
from kg.extract.event_lexicon import is_violent, objects, theme_chain, themes
from kg.extract.events.harm import is_harm
from kg.extract.events.participants import is_somebody
from kg.extract.grammar.dependents import object_of, objects_of, prepositional_phrases
from kg.extract.grammar.functions import is_attributive_noun, is_preposition
from kg.extract.grammar.noun_dependents import lemmas_beside, words_after
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.model import ActorType

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.events.event_mention import Event
    from kg.extract.events.participant_roles import Party
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_event_sense(
    parsed: ParsedArticle, event: Event, agents: tuple[Party, ...], identities: Identities
) -> bool:
    """Tell whether the event is one, by what is done to whom with what."""
    thing = event.object
    if event.kind.type == "PROTEST" and thing is not None and thing.lemma in words("innocence"):
        return False  # "protested his innocence": said that he is innocent
    if event.kind.type in _OF_FORCE and _is_peaceful(parsed, event):
        return False
    if event.kind.type == "ASSAULT" and thing is not None and thing.lemma in words("denied_claims"):
        return False  # "shot down accusations"
    if "held" in event.kind.flags and thing is not None and not _is_held(parsed, thing):
        return False
    struck = thing is not None and (thing in event.recipients or not event.recipients)
    if "victim" in event.kind.flags and struck and thing and not _may_suffer(parsed, thing):
        return False
    if event.kind.type == "CONSULT":  # one only speaks to reporters
        return {t.lemma for t in event.recipients}.isdisjoint(objects()["press"])
    theme = event.theme.lemma if event.theme is not None else ""
    if event.kind.name == "send" and theme in words("told_news"):
        return False  # "received information about a bomb" is being told of it
    if event.kind.name == "send" and _is_furnished(parsed, event, agents):
        return False
    taken = event.trigger.lemma in words("arrests_by_forces")
    if event.kind.name == "arrest" and taken and event.agents:  # "Lee picked up his wife"
        return any(t.lemma in words("state_forces") for t in event.agents)
    if event.kind.type == "ASSAULT" and not agents and _by_nature(parsed, event):
        return False
    if event.kind.name == "clash" and _in_words(parsed, event):
        return False
    if not is_harm(parsed, event, agents, identities) or _is_said_otherwise(
        parsed, event, agents, identities
    ):
        return False
    called = {t.lemma for t in (event.trigger, event.object) if t is not None}
    if event.kind.name == "attack" and called & objects()["words_of_attack"]:
        return _with_force(parsed, event, agents, identities)
    return True


def _is_furnished(parsed: ParsedArticle, event: Event, agents: tuple[Party, ...]) -> bool:
    """Tell whether a participle only says what somebody has: "two men | armed | with knives"."""
    verb = event.trigger
    bare = verb.tag == "VBN" and event.theme is not None and not agents
    return bare and verb.lemma in words("furnished_with")


def _is_peaceful(parsed: ParsedArticle, event: Event) -> bool:
    """Tell whether the lexicon knows a use of the word as one without force: "beat a record"."""
    if event.trigger.pos != "VERB" or event.kind.name == "beat":  # `is_harm` tells that
        return False
    clause = clause_index(parsed).at(event.trigger)
    found = clause_class(parsed, clause) if clause is not None else None
    return found is not None and found.name in words("peaceful_classes")


def _in_words(parsed: ParsedArticle, event: Event) -> bool:
    """Tell whether a clash is one of words: between envoys, in a council, over a topic."""
    talkers = objects()["diplomats"] | objects()["delegation"]
    if any(t.lemma in talkers for t in (*event.agents, *event.recipients)):
        return True
    preps = [p for p in parsed.subtree(event.predicate) if is_preposition(p)]
    inside = {n.lemma for p in preps if p.lemma in ("in", "at") for n in objects_of(parsed, p)}
    if inside & words("chambers"):
        return True
    first, last = parsed.sentence(event.trigger)
    lemmas = {t.lemma for t in parsed.tokens[first:last]}
    fought = objects()["armed"] | objects()["troops"] | objects()["attacks"]
    over = any(p.lemma in ("over", "about") for p in prepositional_phrases(parsed, event.predicate))
    return over and lemmas.isdisjoint(fought)


def _is_held(parsed: ParsedArticle, thing: Token) -> bool:
    """Tell whether what is released or seized is people, land or ships, not a report."""
    if thing.text.casefold() in words("claim_pronouns"):
        return False
    kinds = theme_chain(themes().get(thing.lemma, ("", ""))[0])
    known = not {"hostages", "prisoners", "weapons"}.isdisjoint(kinds)
    return known or is_somebody(parsed, thing) or thing.lemma in words("held")


def _may_suffer(parsed: ParsedArticle, thing: Token) -> bool:
    """Tell whether what a deed befalls may be people: nobody "executes | the campaign | " so."""
    if thing.pos != "NOUN" or thing.i in parsed.entity_at:
        return True
    kinds = noun_kinds().get(thing.lemma.casefold(), frozenset())
    if parsed.head(thing).lemma == "execute" and not kinds.isdisjoint(_CARRIED_OUT):
        return False
    return not kinds or not kinds.isdisjoint(_SUFFERERS)


_SUFFERERS = frozenset(
    {"person", "people", "organisation", "state", "animal", "number", "quantity", "territory"}
    | {"vehicle", "building"}
)
"""Kinds of nouns that people are told by, and the places and ships that they are in."""
_CARRIED_OUT = frozenset({"plan", "programme", "contract"})
_PRICES = frozenset({"money", "price"})
_OF_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def _is_said_otherwise(
    parsed: ParsedArticle, event: Event, agents: tuple[Party, ...], identities: Identities
) -> bool:
    """Tell whether the words mean another thing: "struck back", "held in contempt"."""
    verb = event.trigger
    if event.kind.name == "charge" and verb.lemma == "charge":  # "charged patients | 40 dollars |"
        asked = (noun_kinds().get(t.lemma, frozenset()) for t in parsed.children[verb.i])
        return any(not kinds.isdisjoint(_PRICES) for kinds in asked)
    if event.kind.name == "arrest" and verb.lemma == "pick":
        forces = words("state_forces")  # parents pick up their children, too
        return not any(t.lemma in forces or _is_armed(parsed, t) for t in event.agents)
    if event.kind.name == "strike" and verb.lemma == "strike":
        kinds = {identities.actors[p.actor].type for p in agents if p.actor is not None}
        back = not lemmas_beside(parsed, verb).isdisjoint(words("striking_particles"))
        return back or kinds == {ActorType.PERSON}
    beside = [c.lemma for c in words_after(parsed, verb)]
    if event.kind.name == "attack" and verb.lemma == "fire" and beside[:1] == ["back"]:
        first, last = parsed.sentence(verb)
        return not any(is_violent(t.lemma) for t in parsed.tokens[first:last])
    if verb.lemma == "hold" and event.kind.name == "arrest":
        if not words("held_otherwise").isdisjoint(beside):
            return (
                True  # "held on | to it", "held her | to | a standard", "held him | accountable |"
            )
        inside = (
            object_of(parsed, p) for p in prepositional_phrases(parsed, verb) if p.lemma == "in"
        )
        return any(t is not None and t.lemma in words("held_in") for t in inside)
    return False


def _by_nature(parsed: ParsedArticle, event: Event) -> bool:
    """Tell whether people die of a thing that strikes nobody: a virus, a flood, a crash."""
    things = [t for t in event.agents if t.pos == "NOUN" and not is_somebody(parsed, t)]
    if things:
        return True
    first, last = parsed.sentence(event.trigger)
    lemmas = {t.lemma for t in parsed.tokens[first:last]}
    armed = lemmas & (objects()["armed"] | objects()["attacks"])
    return bool(lemmas & objects()["disasters"]) and not armed


def _with_force(
    parsed: ParsedArticle, event: Event, agents: tuple[Party, ...], identities: Identities
) -> bool:
    """Tell whether a blow is one of arms: by who strikes, with what, or what is struck."""
    if event.mode is not None:
        return True
    kinds = {identities.actors[p.actor].type for p in agents if p.actor is not None}
    if any(_is_armed(parsed, t) for t in event.agents):
        return True
    if (kinds and kinds <= {ActorType.PERSON, ActorType.ROLE}) or (event.agents and not agents):
        return False
    if event.trigger.lemma in words("attacking"):
        return True
    struck = any(t.lemma in objects()["armed"] | objects()["targets"] for t in event.recipients)
    word = event.predicate
    near = parsed.tokens[parsed.left(word) : parsed.right(word)]
    return struck or any(is_violent(t.lemma) for t in near)


def _is_armed(parsed: ParsedArticle, token: Token) -> bool:
    beside = {token.lemma, *(c.lemma for c in parsed.children[token.i] if is_attributive_noun(c))}
    entity = parsed.entity_at.get(token.i)
    state = country_of(parsed, token) is not None and (entity is None or entity.label != "PERSON")
    return state or not beside.isdisjoint(objects()["armed"])
