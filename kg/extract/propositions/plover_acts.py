"""The PLOVER type that a statement is as an event itself, where what it claims tells.

Who says that he will help agrees, who says that he will strike threatens, who says that another
must do something requests, who says that another breaks the rules accuses. A promise or a threat
by one who speaks for a state is the state's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Modal, Relation, clause_index
from kg.extract.grammar.dependents import objects
from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.predicate_lexicon import predicate_lexicon
from kg.extract.propositions.predicate_class import aimed_at, class_at, event_type, roles_of
from kg.model import Act, ActorType, Direction, Modality, Participant, Polarity, Voice
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Clause
    from kg.extract.propositions.predicate_class import Roles
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.model import Filler, Proposition, Statement, Token
    from kg.parse import ParsedArticle

_SAYING = frozenset({Act.STATE, Act.CONFIRM, Act.WARN, Act.EXPECT})
_KINDLY = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_HARMFUL = frozenset({"ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_BODIES = frozenset({"organisation", "people"})
_GUILT = frozenset({"violence", "crime", "wrong", "war"})
"""Kinds of what somebody is blamed for who is "responsible" for it or "behind" it."""
_WILL = frozenset({Modality.FUTURE, Modality.INTENDED, Modality.CONDITIONAL})
_WARNED = _WILL | {Modality.CONSIDERED, Modality.CONDITIONAL, Modality.POSSIBLE}

_OF_OWN_DEEDS = frozenset({"AGREE", "REJECT", "THREATEN"})
"""Types of what somebody says of what he will do himself."""
OF_WORDS = _OF_OWN_DEEDS | {"SUPPORT", "REQUEST", "ACCUSE"}
"""Types of what is done by saying so: who is willing to back somebody backs him."""
_NOT_DONE = _WARNED | {Modality.OBLIGATION}

type Claim = tuple[Proposition, ResolvedEvent | None]


def plover_type_of_statement(
    statement: Statement, claims: list[Claim], identities: Identities, cue: Token | None = None
) -> str | None:
    """Return the statement's PLOVER type: its act's, else the one that its claims give it.

    Who stands up for somebody in words supports: "defended the guild", "pledged his support". Who
    offers to do something agrees to it.
    """
    if statement.plover == "AGREE" and _stands_up(claims, cue, identities.parsed):
        return "SUPPORT"
    if statement.act is Act.PLEDGE and statement.plover is not None:
        harms = _harms(statement, claims) or _is_reprisal(statement, claims, identities.parsed)
        return "THREATEN" if harms else statement.plover
    warned = statement.act is Act.WARN and statement.targets and statement.speakers
    if warned and _is_reprisal(statement, claims, identities.parsed):
        return "THREATEN"
    own = _side(statement, identities)
    orders = statement.plover == "REQUEST" and cue is not None and cue.lemma in words("ordering")
    if orders and _orders_own_deed(claims, own, identities):
        return None  # "ordered | sanctions": the deed is the event
    if cue is not None and _is_offer(statement, cue, claims, own, identities):
        return "AGREE"
    if statement.plover is not None or statement.act not in _SAYING:
        return statement.plover
    if statement.voice is Voice.ARTICLE or not statement.speakers:
        return None
    found = _first_told(statement, claims, own, identities)
    if found is not None:
        return found[0]
    must = statement.modality is Modality.OBLIGATION
    return "REQUEST" if must and _others(statement, own) else None


def aimed_by_claim(
    statement: Statement, claims: list[Claim], identities: Identities
) -> tuple[Participant, ...]:
    """Return the statement's targets, first those of the deed by which it is an event itself.

    Who says that he will hit Ostia threatens Ostia, whoever else he speaks of.
    """
    if statement.plover is None or statement.act not in _SAYING or not statement.speakers:
        return statement.targets
    found = _first_told(statement, claims, _side(statement, identities), identities)
    if found is None or found[0] not in _OF_OWN_DEEDS:
        return statement.targets
    mine = {p.actor for p in statement.speakers}
    known = {t.actor: t for t in statement.targets}
    doers = {f.actor for role, some in found[1].roles if role == "agent" for f in some}
    if doers - mine and doers & set(known):
        return statement.targets  # another of his side does it, of whom it is told
    done_to = [f for role, some in found[1].roles if role == "recipient" for f in some]
    new = {f.actor: f for f in done_to if f.actor is not None and f.actor not in mine}
    hit = [
        known.get(a, Participant(actor=a, span=f.span, how=Direction.ABOUT)) for a, f in new.items()
    ]
    return tuple(hit) or statement.targets


def as_event_of_cue(
    statement: Statement,
    clause: Clause | None,
    claims: list[Claim],
    identities: Identities,
) -> Statement:
    """Return the statement as the event that its cue's clause is by its class and its sides.

    "Invited Peru to the talks" asks something of Peru, "declined Peru's offer" turns it down. Where
    the statement is an event at nobody, those at whom the cue is aimed are its targets ("lashed
    out at Peru"), else of whom something is asked.
    """
    if clause is None or clause.negated or clause.modal not in (Modal.NONE, Modal.FUTURE):
        return statement
    parsed = identities.parsed
    kind = statement.plover
    if kind is None and statement.targets:
        below = clause.what.clause if clause.what is not None else None
        told = clause_index(parsed).numbered(below) if below is not None else None
        said = told is not None and told.kind is not Kind.NOMINAL
        if statement.act is Act.WORRY or (statement.act is Act.DECLINE and said):
            return statement  # "declined to say": turns nobody down
        aimed, whom = _aimed(clause, identities)
        kind, _ = event_type(parsed, class_at(parsed, clause), clause, aimed, whom)
        return replace(statement, plover=kind) if kind in OF_WORDS else statement
    if kind is None or statement.targets:
        return statement
    aimed, _ = _aimed(clause, identities)
    got = [f.filler for f in aimed.get("recipient", ())]
    if kind == "REQUEST" and not any(f.actor for f in got):
        got = [f for c, _ in claims[:1] for role, some in c.roles if role == "agent" for f in some]
    mine = {p.actor for p in statement.speakers}
    got = [f for f in got if f.actor not in mine and _takes_part(f, identities)]
    new = {f.actor: f for f in got if f.actor is not None}
    at = (Participant(actor=a, span=f.span, how=Direction.AT) for a, f in new.items())
    return replace(statement, targets=tuple(at))


def _aimed(clause: Clause, identities: Identities) -> tuple[Roles, frozenset[str]]:
    """Return a clause's roles with whom it is aimed at, and the keys of those."""
    parsed = identities.parsed
    roles = roles_of(parsed, clause, {}, identities)
    return aimed_at(parsed, clause, roles, identities, own=True)


def _takes_part(filler: Filler, identities: Identities) -> bool:
    """Tell whether something can be addressed: no accord, no fog, which are known by a name too."""
    if filler.actor is None:
        return False
    actor = identities.actors[filler.actor]
    if actor.type is not ActorType.ORGANISATION:
        return True
    kinds = noun_kinds().get(actor.label.split()[-1].casefold())
    return actor.label[:1].isupper() and (kinds is None or not kinds.isdisjoint(_BODIES))


def _first_told(
    statement: Statement, claims: list[Claim], own: frozenset[str], identities: Identities
) -> tuple[str, Proposition] | None:
    """Return the type that the first of the claims that tells one gives, and that claim."""
    for claim, frame in sorted(claims, key=lambda told: told[0].trigger.start):
        if claim.stances[0].presupposed:
            continue
        found = _told(statement, claim, frame, own, identities)
        if found is not None:
            return found, claim
    return None


def _is_offer(
    statement: Statement,
    cue: Token,
    claims: list[Claim],
    own: frozenset[str],
    identities: Identities,
) -> bool:
    """Tell whether somebody offers a deed of his own that is no harm: "offered to talk"."""
    first = next((c for c in claims if not c[0].stances[0].presupposed), None)
    if first is None or statement.act is not Act.PROPOSE:
        return False
    kind = _type_of(first[0])
    kindly = kind not in _HARMFUL if cue.lemma == "offer" else kind in _KINDLY
    return kindly and _is_own(*first, own, identities)


def _orders_own_deed(claims: list[Claim], own: frozenset[str], identities: Identities) -> bool:
    """Tell whether what is ordered is named by a noun, and is the deed of who orders it."""
    parsed = identities.parsed
    for claim, frame in claims:
        if claim.type is not None:
            noun = parsed.tokens[parsed.at(claim.trigger.start)].pos == "NOUN"
            return noun and _is_own(claim, frame, own, identities)
    return False


def _type_of(claim: Proposition) -> str | None:
    """Return the PLOVER type of a claim, of one that names one side only that of its class."""
    if claim.type is not None or claim.predicate_class is None:
        return claim.type
    known = predicate_lexicon().classes.get(claim.predicate_class)
    return known.plover or None if known is not None else None


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
    told = [c for c, _ in claims if _type_of(c) is not None and not c.stances[0].presupposed]
    first = told[0] if told else None
    if first is None or _type_of(first) not in _HARMFUL:
        return False
    return statement.polarity is Polarity.POS and first.stances[0].polarity is Polarity.POS


def _is_reprisal(statement: Statement, claims: list[Claim], parsed: ParsedArticle) -> bool:
    """Tell whether what is promised or warned of is only how one punishes: "vowed revenge"."""
    if any(c.type is not None for c, _ in claims) or not statement.content:
        return False
    nouns = [t for t in parsed.within(statement.content[0]) if t.pos in ("NOUN", "VERB", "AUX")]
    return bool(nouns) and nouns[0].lemma in words("reprisals")


def _told(
    statement: Statement,
    claim: Proposition,
    frame: ResolvedEvent | None,
    own: frozenset[str],
    identities: Identities,
) -> str | None:
    stance = claim.stances[0]
    denied = stance.polarity is Polarity.NEG
    if not _is_own(claim, frame, own, identities):
        firm = stance.modality is Modality.REALIS and not denied
        asked = _asks(claim, denied) if firm and _others(statement, own) else None
        if asked is not None:
            return asked
        return "ACCUSE" if firm and _charges(claim, frame, identities.parsed) else None
    kind = _type_of(claim)
    if kind is None:
        return None
    kindly = kind in _KINDLY and not any(a.unless for a in statement.antecedents)
    harmful = not kindly and kind not in OF_WORDS - {"THREATEN"}
    if stance.modality in _WILL and kind in _KINDLY and _is_put_off(claim, identities.parsed):
        return "REJECT"
    if statement.act is Act.WARN and stance.modality in _WARNED and not denied:
        return "THREATEN"
    if stance.modality not in _WILL or stance.polarity is Polarity.UNSPECIFIED:
        return None
    if denied:
        return "REJECT" if kind in _KINDLY else None
    return "THREATEN" if harmful else "AGREE" if kindly else None


def _asks(claim: Proposition, denied: bool) -> str | None:
    """Return what it is to say that something is needed, or "out of the question"."""
    lemma = claim.predicate.lemma if claim.predicate is not None else ""
    if lemma in words("needing") and not denied and not any(r == "agent" for r, _ in claim.roles):
        return "REQUEST"
    known = predicate_lexicon().classes.get(claim.predicate_class or "")
    refused = known is not None and known.plover == "REJECT" and lemma == "be"
    return "REJECT" if refused else None


def _is_put_off(claim: Proposition, parsed: ParsedArticle) -> bool:
    """Tell whether something is refused until something else is done: "will not pay until …"."""
    index = clause_index(parsed)
    clause = index.at(parsed.tokens[parsed.at(claim.trigger.start)])
    if clause is None or not clause.negated:
        return False
    below = (b.governor for b in index.below(clause, Relation.TIME))
    return any(g is not None and (g.marker or "") in words("put_off_until") for g in below)


def _charges(claim: Proposition, frame: ResolvedEvent | None, parsed: ParsedArticle) -> bool:
    """Tell whether a claim says that somebody broke a rule, or bears the guilt of a wrong."""
    if frame is not None:
        return frame.event.kind.name == "violate" and bool(frame.agents)
    clause = clause_index(parsed).at(parsed.tokens[parsed.at(claim.trigger.start)])
    said = clause.attribute if clause is not None else None
    if said is None or not any(r == "agent" for r, _ in claim.roles):
        return False
    first, *rest = parsed.within(said.span)
    stands = said.preposition
    if stands in words("answerable"):  # "is behind | the raid |"
        rest = [first, *rest]
    kinds = {k for t in rest for k in noun_kinds().get(t.lemma.casefold(), frozenset())}
    if first.lemma.casefold() in words("guilty"):
        return True
    blamed = stands in words("answerable") or first.lemma.casefold() in words("answerable")
    return blamed and not kinds.isdisjoint(_GUILT)


def _is_own(
    claim: Proposition,
    frame: ResolvedEvent | None,
    own: frozenset[str],
    identities: Identities,
) -> bool:
    """Tell whether the speaker's side does it; measures that nobody is said to take are its own."""
    if frame is not None and not frame.agents:
        return frame.event.kind.name == "respond"
    doing = [f.actor for role, some in claim.roles if role == "agent" for f in some]
    found = [identities.actors[a] for a in doing if a is not None and a in identities.actors]
    return any(a.id in own or (a.affiliation or "") in own for a in found)


def told_by_act(statement: Statement, claim: Proposition, identities: Identities) -> bool:
    """Tell whether an event is only what its doer promises, threatens or refuses to do.

    In PLOVER's sense that is one event, of the type of the act ("agreed to release the crew" is
    AGREE); what is to be done is none yet.
    """
    if statement.plover not in _OF_OWN_DEEDS or statement.act is Act.DENY:
        return False
    if claim.type is None or claim.type in OF_WORDS:
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
