"""The PLOVER type that a statement is as an event itself, where what it claims tells.

Who says that he will help agrees, who says that he will strike threatens, who says that another
must do something requests, who says that another breaks the rules accuses. A promise or a threat
by one who speaks for a state is the state's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import objects
from kg.extract.lexicon import words
from kg.extract.predicate_lexicon import predicate_lexicon
from kg.model import Act, Modality, Polarity, Voice

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.model import Proposition, Stance, Statement, Token
    from kg.parse import ParsedArticle

_SAYING = frozenset({Act.STATE, Act.CONFIRM, Act.WARN, Act.EXPECT})
_KINDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_WILL = frozenset({Modality.FUTURE, Modality.INTENDED, Modality.CONDITIONAL})
_WARNED = _WILL | {Modality.CONSIDERED, Modality.CONDITIONAL, Modality.POSSIBLE}

_OF_OWN_DEEDS = frozenset({"AGREE", "REJECT", "THREATEN"})
"""Types of what somebody says of what he will do himself."""
_OF_WORDS = _OF_OWN_DEEDS | {"SUPPORT", "REQUEST", "ACCUSE"}
"""Types of what is done by saying so: who is willing to back somebody backs him."""
_NOT_DONE = _WARNED | {Modality.OBLIGATION}

type Claim = tuple[Proposition, ResolvedEvent | None]


def plover_type_of_statement(
    statement: Statement, claims: list[Claim], identities: Identities, cue: Token | None = None
) -> str | None:
    """Return the statement's PLOVER type: its act's, else the one that its claims give it.

    Who stands up for somebody in words supports: "defended the guild", "pledged his support".
    """
    if statement.plover == "AGREE" and _stands_up(claims, cue, identities.parsed):
        return "SUPPORT"
    if statement.act is Act.PLEDGE and statement.plover is not None:
        return "THREATEN" if _harms(statement, claims) else statement.plover
    if statement.plover is not None or statement.act not in _SAYING:
        return statement.plover
    if statement.voice is Voice.ARTICLE or not statement.speakers:
        return None
    own = _side(statement, identities)
    for claim, frame in claims:
        stance = claim.stances[0]
        if frame is None or claim.type is None or stance.presupposed:
            continue
        found = _told(statement, frame, claim.type, stance, own, identities)
        if found is not None:
            return found
    must = statement.modality is Modality.OBLIGATION
    return "REQUEST" if must and _others(statement, own) else None


def _stands_up(claims: list[Claim], cue: Token | None, parsed: ParsedArticle) -> bool:
    """Tell whether the cue, or the noun that is all that is promised, is one of support."""
    known = predicate_lexicon()
    named = known.class_of(cue.lemma, "V", object_kinds=("person",)) if cue is not None else None
    if named is not None and _is_support(named.name):
        return True
    if cue is not None and any(
        t.lemma in words("words_of_support") for t in (cue, *objects(parsed, cue))
    ):
        return True  # "voiced his support of"
    whole = claims[0][0] if len(claims) == 1 else None
    if whole is None or whole.predicate is None or not _is_support(whole.predicate_class):
        return False
    word = parsed.tokens[parsed.at(whole.predicate.span.start)]
    return word.pos == "NOUN" and word.lemma in words("words_of_support")


def _is_support(name: str | None) -> bool:
    return name is not None and predicate_lexicon().classes[name].plover == "SUPPORT"


def _harms(statement: Statement, claims: list[Claim]) -> bool:
    """Tell whether what is promised is harm: "swore to attack" is no accord."""
    told = [c for c, f in claims if f is not None and c.type is not None]
    first = told[0] if told else None
    if first is None or first.type in _KINDLY or statement.polarity is not Polarity.POS:
        return False
    return first.stances[0].polarity is Polarity.POS


def _told(
    statement: Statement,
    frame: ResolvedEvent,
    kind: str,
    stance: Stance,
    own: frozenset[str],
    identities: Identities,
) -> str | None:
    mine = _is_own(frame, own, identities)
    denied = stance.polarity is Polarity.NEG
    if not mine:
        accused = frame.event.kind.name == "violate" and stance.modality is Modality.REALIS
        return "ACCUSE" if accused and frame.agents and not denied else None
    harmful = kind not in _KINDLY or any(a.unless for a in statement.antecedents)
    if statement.act is Act.WARN and stance.modality in _WARNED and not denied:
        return "THREATEN"
    if stance.modality not in _WILL or stance.polarity is Polarity.UNSPECIFIED:
        return None
    if denied:
        return None if harmful else "REJECT"
    return "THREATEN" if harmful else "AGREE"


def _is_own(frame: ResolvedEvent, own: frozenset[str], identities: Identities) -> bool:
    """Tell whether the speaker's side does it; measures that nobody is said to take are its own."""
    if not frame.agents:
        return frame.event.kind.name == "respond"
    found = [identities.actors[p.actor] for p in frame.agents if p.actor is not None]
    return any(a.id in own or (a.affiliation or "") in own for a in found)


def told_by_act(statement: Statement, claim: Proposition, identities: Identities) -> bool:
    """Tell whether an event is only what its doer promises, threatens or refuses to do.

    In PLOVER's sense that is one event, of the type of the act ("agreed to release the crew" is
    AGREE); what is to be done is none yet.
    """
    if statement.plover not in _OF_OWN_DEEDS or statement.act is Act.DENY:
        return False
    if claim.type is None or claim.type in _OF_WORDS:
        return False
    open_yet = [
        s
        for s in claim.stances
        if s.statement == statement.id
        and (s.modality in _NOT_DONE or s.polarity is Polarity.NEG)
        and not s.presupposed
    ]
    own = _side(statement, identities)
    agents = [f.actor for r, some in claim.roles if r == "agent" for f in some if f.actor]
    found = [identities.actors[a] for a in agents if a in identities.actors]
    return bool(open_yet) and any(a.id in own or (a.affiliation or "") in own for a in found)


def _side(statement: Statement, identities: Identities) -> frozenset[str]:
    """Return the speakers with what they belong to, and the states that they speak for."""
    side: set[str] = set()
    for speaker in statement.speakers:
        above: str | None = speaker.actor
        while above is not None and above not in side:
            side.add(above)
            actor = identities.actors.get(above)
            above = actor.affiliation if actor is not None else None
    return frozenset(side)


def _others(statement: Statement, own: frozenset[str]) -> bool:
    return any(t.actor not in own for t in statement.targets)
