"""The targets of every statement: from its own words, from what it points at, from its event.

First whom its words name (`kg.extract.actors.targets`); in front of them whom the last statement
was about, where the content only points back ("the deployment"); then whom only the event tells:
"sending troops there is a threat" names no doer; the article tells elsewhere who sends them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.acts_on_targets import OF_DEEDS
from kg.extract.actors.exchanges import Exchanges
from kg.extract.actors.hearers import hearer, outlet_told
from kg.extract.actors.own_side import is_own_side, own_team
from kg.extract.actors.targets import targets
from kg.extract.clauses import clause_index
from kg.extract.grammar.dependents import has_determiner
from kg.extract.grammar.governors import verb_of_adverbial
from kg.extract.grammar.noun_dependents import subjects
from kg.extract.grammar.noun_phrases import is_definite
from kg.extract.grammar.pointing_nouns import LOOK_BACK, pointed_at, pointing_noun
from kg.extract.grammar.possible_speakers import is_group, is_role
from kg.extract.lexicon import words
from kg.model import Act, Direction, Modality, Participant
from kg.model.replace import replace
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.events.participant_roles import Party
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Span, Statement, Token
    from kg.parse import ParsedArticle


NEAR = 5
"""Statements looked back at for whom a speaker goes on to speak to: those of a paragraph."""

_TOGETHER = 2
"""Whom words point back at, with one of whom they tell themselves."""

_TURNS = ("transcript-turn", "transcript-question")
"""Rules that read turns of a debate or an interview."""

_ANSWERING = (Act.DENY, Act.CONDEMN)
"""Acts that answer whoever made the claim that they point at."""


def with_targets(
    parsed: ParsedArticle,
    told: Iterable[tuple[ReportCandidate, Statement, list[Claim]]],
    identities: Identities,
) -> Iterator[Statement]:
    """Yield each statement with its targets; `told` are statements in text order with claims."""
    told = list(told)
    reports = [found for found, _, _ in told]
    done = _with_asked(parsed, reports, list(_with_targets(parsed, told, identities)))
    settled = Exchanges(parsed, reports, list(done), identities).settled()
    for found, statement in zip(reports, settled, strict=True):
        outlet = outlet_told(parsed, found) if not statement.targets else None
        told_to = identities.resolve(outlet) if outlet is not None else ()
        at = tuple([Participant(actor=a, how=Direction.AT) for a in told_to])
        yield replace(statement, targets=at) if at else statement


def _with_asked(
    parsed: ParsedArticle, reports: Sequence[ReportCandidate], statements: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield statements with whom a turn asks something for the target of all that it says."""
    spoken = [
        (parsed.line_of[parsed.at(s.content[0].start)], *(p.actor for p in s.speakers))
        for s in statements
    ]
    asked = {
        turn: s.targets
        for turn, f, s in zip(spoken, reports, statements, strict=True)
        if f.content.frame == "turn" and s.act is Act.ASK and s.targets
    }
    for turn, found, statement in zip(spoken, reports, statements, strict=True):
        beside = found.content.frame == "turn" and statement.act is Act.STATE
        targets = asked.get(turn, statement.targets) if beside else statement.targets
        yield replace(statement, targets=targets)


def _with_targets(
    parsed: ParsedArticle,
    told: Iterable[tuple[ReportCandidate, Statement, list[Claim]]],
    identities: Identities,
) -> Iterator[Statement]:
    """Yield each statement with the targets that it has by itself or by what was said before."""
    earlier: list[Statement] = []
    reports: list[tuple[ReportCandidate, Statement]] = []
    for found, statement, claims in told:
        speakers = tuple([p.actor for p in statement.speakers])
        named = targets(parsed, found, _performed(statement), speakers, identities)
        named = _with_members(parsed, named, statement, reports)
        if _inherits(parsed, found):
            named = _first(_pointed_at(earlier, statement, identities), named)
        if statement.act in _ANSWERING:
            named = _first(_answered(parsed, found, statement, reports, identities), named)
        if not named:
            named = _goes_on(parsed, found, statement, reports)
        if not named:
            named = own_team(parsed, found, statement, identities)
        earlier.append(replace(statement, targets=named) if named else statement)
        reports.append((found, earlier[-1]))
        yield _with_event(earlier[-1], claims, identities)


def _with_members(
    parsed: ParsedArticle,
    named: tuple[Participant, ...],
    statement: Statement,
    reports: Sequence[tuple[ReportCandidate, Statement]],
) -> tuple[Participant, ...]:
    """Return targets with whom "that member" means in a debate: who spoke last of the others."""
    own = {p.actor for p in statement.speakers}

    def member(target: Participant) -> Participant:
        head = parsed.tokens[parsed.at(target.span.end - 1)] if target.span is not None else None
        if head is None or head.lemma.casefold() not in words("fellow_members"):
            return target
        before = (s for f, s in reversed(reports[-LOOK_BACK:]) if f.rule in _TURNS)
        other = next((s for s in before if own.isdisjoint(p.actor for p in s.speakers)), None)
        if other is None or not other.speakers or not is_definite(parsed, head):
            return target
        return replace(target, actor=other.speakers[0].actor)

    turns = any(f.rule in _TURNS for f, _ in reports[-NEAR:])
    return tuple([member(t) for t in named]) if turns else named


def _first(
    before: tuple[Participant, ...], others: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    known = {p.actor for p in before}
    return (*before, *(t for t in others if t.actor not in known))[:_TOGETHER]


def _answered(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    reports: Sequence[tuple[ReportCandidate, Statement]],
    identities: Identities,
) -> tuple[Participant, ...]:
    """Return whose claim a bare "the allegations" answers: who made it of whoever answers.

    Where no claim was told, it is whoever just asked him: "asked Lee if he lied; Lee denied it".
    """
    noun = pointing_noun(parsed, found)
    if noun is None:
        return _contradicted(parsed, found, statement, reports, identities)
    own = tuple(p.actor for p in statement.speakers)
    claim = pointed_at(parsed, noun, statement, reports[-LOOK_BACK:])
    if claim is not None and _is_to(claim, own):
        how = Direction.AT
    else:
        line = parsed.line_of[parsed.at(found.start)]
        here = (s for f, s in reports[-NEAR:] if parsed.line_of[parsed.at(f.start)] is line)
        claim = next((s for s in here if s.act is Act.ASK and _is_to(s, own)), None)
        how = Direction.ABOUT
    return tuple(
        Participant(actor=p.actor, how=how)
        for p in (claim.speakers if claim is not None else ())
        if not is_own_side(p.actor, own, identities)
    )


def _contradicted(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    reports: Sequence[tuple[ReportCandidate, Statement]],
    identities: Identities,
) -> tuple[Participant, ...]:
    """Return whose words of whoever answers a bare "that was not true" is about."""
    index = clause_index(parsed)
    clauses = (index.at(h) for h in found.content.heads)
    subjects = [parsed.tokens[c.subject.head] for c in clauses if c is not None and c.subject]
    if not subjects or any(t.text.casefold() not in words("claim_pronouns") for t in subjects):
        return ()
    own = tuple(p.actor for p in statement.speakers)
    near = (s for _, s in reversed(reports[-NEAR:]) if own != tuple(p.actor for p in s.speakers))
    said = next((s for s in near if s.speakers), None)
    if said is None or not _is_to(said, own):
        return ()
    return tuple(
        Participant(actor=p.actor, how=Direction.ABOUT)
        for p in said.speakers
        if not is_own_side(p.actor, own, identities)
    )


def _is_to(statement: Statement, actors: Sequence[str]) -> bool:
    """Tell whether a statement is about one of some actors, or said to him."""
    return any(p.actor in actors for p in (*statement.targets, *statement.addressees))


def _goes_on(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    reports: Sequence[tuple[ReportCandidate, Statement]],
) -> tuple[Participant, ...]:
    """Return whom the speaker's last words were about, where these go on about him.

    "accused Lee of theft, adding that he had been robbed", "accused Lee of theft. “Your …”".
    """
    own = {p.actor for p in statement.speakers}
    verb = verb_of_adverbial(parsed, found.verb) if found.verb is not None else None
    spoken_to = _speaks_to(parsed, statement)
    if spoken_to and statement.addressees and hearer(parsed, found) is not None:
        return tuple(replace(p, how=Direction.AT) for p in statement.addressees)
    line = parsed.line_of[parsed.at(found.start)]
    for before, last in reversed(reports[-NEAR:] if own else ()):
        joined = verb is not None and before.verb is not None and verb.i == before.verb.i
        here = parsed.line_of[parsed.at(before.start)] is line
        if not here or own != {p.actor for p in last.speakers} or not (joined or spoken_to):
            continue
        goes_on = (t for t in last.targets if joined or t.how is Direction.AT)
        heard = {p.actor for p in last.addressees} if spoken_to else set()
        about = tuple(
            Participant(actor=t.actor, how=Direction.AT if t.actor in heard else Direction.ABOUT)
            for t in goes_on
        )
        if about:
            return about
    return ()


def _speaks_to(parsed: ParsedArticle, statement: Statement) -> bool:
    """Tell whether words of a content speak to somebody: "your conduct"."""
    hearers = [parsed.tokens[i] for i in places_of(parsed, words("second_person"))]
    inside = (t for s in statement.content for t in hearers if s.start <= t.start < s.end)
    return any(t.text.casefold() in words("second_person") for t in inside)


_PERFORMED = {"AGREE": Act.PLEDGE, "THREATEN": Act.THREATEN, "REQUEST": Act.DEMAND}
"""What plain words do that are an event of PLOVER: "we will send aid" promises it."""


def _performed(statement: Statement) -> Act:
    """Return what is done in saying it: the act, or what plain words come to."""
    plain = statement.act is Act.STATE
    return _PERFORMED.get(statement.plover or "", statement.act) if plain else statement.act


def _pointed_at(
    earlier: Sequence[Statement], statement: Statement, identities: Identities
) -> tuple[Participant, ...]:
    """Return the target of the last statement that had any: what "the deployment" points at."""
    own = tuple(p.actor for p in statement.speakers)
    for before in reversed(earlier):
        heard = {p.actor for p in before.addressees}
        for target in before.targets:
            if target.actor not in own and target.actor not in heard:
                judged = statement.act in OF_DEEDS  # "condemned the deployment": whoever deploys
                foreign = judged and not is_own_side(target.actor, own, identities)
                how = Direction.AT if foreign else Direction.ABOUT
                return (Participant(actor=target.actor, how=how),)
    return ()


def _with_event(statement: Statement, claims: list[Claim], identities: Identities) -> Statement:
    """Return the statement with targets from its first event, where its own words name none."""
    frame = next((f for _, f in claims if f is not None), None)
    if frame is None or not statement.speakers:
        return statement
    stance = next(c for c, f in claims if f is frame).stances[0]
    judged = stance.presupposed or stance.modality is Modality.UNSPECIFIED
    doers = _foreign(statement, frame.agents, identities)
    unnamed = [a for a in doers if _place(statement, a, frame.agents) is None]
    aimed = statement.act in OF_DEEDS or statement.act is Act.DEMAND
    at = Direction.AT if aimed else Direction.ABOUT
    if judged and unnamed:
        return _with(statement, unnamed, at, (), first=True)
    if not statement.targets:
        got = _foreign(statement, frame.recipients, identities) if not (aimed and doers) else []
        to = Direction.AT if _performed(statement) is Act.PLEDGE else Direction.ABOUT
        given = _with(statement, got, to, frame.recipients) if got else None
        return given or _with(statement, doers, at, frame.agents)
    return statement


def _foreign(statement: Statement, parties: tuple[Party, ...], identities: Identities) -> list[str]:
    """Return the parties with a name that are neither the speakers nor of their country."""
    actors = identities.actors
    mine = {p.actor for p in statement.speakers}
    own = {actors[a].country for a in mine} - {None}
    known = ((p.actor, p.country) for p in parties if p.actor is not None)
    return [a for a, country in known if a not in mine and country not in own and actors[a].named]


def _place(statement: Statement, actor: str, parties: tuple[Party, ...]) -> Span | None:
    """Return where the content itself names a party."""
    spans = [p.span for p in parties if p.actor == actor and p.span is not None]
    return next((s for s in spans if any(c.covers(s) for c in statement.content)), None)


def _with(
    statement: Statement,
    actors: list[str],
    how: Direction,
    parties: tuple[Party, ...],
    *,
    first: bool = False,
) -> Statement:
    told = {t.actor: t for t in statement.targets}
    places = {a: _place(statement, a, parties) for a in actors}
    new = tuple(told.get(a, Participant(actor=a, span=places[a], how=how)) for a in actors)
    known = tuple(t for t in statement.targets if t.actor not in actors)
    return replace(statement, targets=new if first else (*known, *new))


def _inherits(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether the content only points at an event told before: "this troop movement"."""
    patient = found.content.patient
    for token in (patient, *found.content.heads):
        if token is None:
            continue
        for noun in (token, *subjects(parsed, token)):
            if noun.lemma not in words("event_pointers"):
                continue
            if any(_tells_whose(parsed, t) for t in parsed.subtree(noun)):
                return False
            if has_determiner(parsed, noun, "the", "this", "these", "that", "such"):
                return True
    return False


def _tells_whose(parsed: ParsedArticle, token: Token) -> bool:
    side = is_role(parsed, token) or is_group(token)  # "the decision by the council"
    return token.tag == "PRP$" or token.i in parsed.entity_at or side
