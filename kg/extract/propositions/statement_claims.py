"""What each statement claims, free of who claims it: one proposition for one event, everywhere.

A proposition's key is its class with who and what takes part; the same key in two articles is the
same proposition. A mention that leaves roles open ("the troop dispatch") takes them from the
fullest mention of the article that does not contradict it. Content that tells no known event
stays as an untyped proposition of its own: nothing is lost. What the article tells in its own
voice becomes statements of narration (`kg.extract.propositions.narration`).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kg.articles.encoding.languages import is_foreign
from kg.extract.grammar.dependents import auxiliaries
from kg.extract.grammar.noun_phrases import is_definite
from kg.extract.grammar.possible_speakers import is_document
from kg.extract.propositions.article_events import article_events
from kg.extract.propositions.bare_mentions import event_referred_to
from kg.extract.propositions.claimed_events import chief_event_words
from kg.extract.propositions.condition_claims import with_antecedents
from kg.extract.propositions.denials.pointed_claims import named_charge, pointed_claims
from kg.extract.propositions.denied_labels import (
    denied_as_invented,
    denied_as_stunt,
    denied_by_label,
)
from kg.extract.propositions.judgements.appraisals import appraisals
from kg.extract.propositions.judgements.blame_claims import with_blame
from kg.extract.propositions.narration import (
    names_its_participants,
    narrated_clauses,
    narrated_statements,
)
from kg.extract.propositions.numbered_claims import (
    event_claims,
    with_numbers,
    without_uncounted_twins,
)
from kg.extract.propositions.plover_acts import (
    aimed_by_claim,
    as_event_of_cue,
    plover_type_of_statement,
    told_by_act,
)
from kg.extract.propositions.predications import Predications
from kg.extract.propositions.proposition_records import without_unknown
from kg.extract.propositions.sentence_claims import claim_in_words
from kg.extract.propositions.statement_targets import with_targets
from kg.extract.quantities import quantities
from kg.extract.report_candidate import place_of
from kg.extract.reports.containment import contains
from kg.extract.reports.mutual_charges import is_mutual
from kg.extract.reports.rules.court_acts import is_verdict
from kg.extract.span_index import SpanIndex, lies_in, within
from kg.model import Modality, Proposition, Span, without_stand
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.extract.actors.identities import Identities
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.denials.charges import Told
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Stance, Statement, Token
    from kg.parse import ParsedArticle


LEFT = 10_000
IN_WORDS = 150
"""Steps that are kept for one content more, and for the words of each that is still to come. Where
only these are left all others are claimed by their words, which took 40 to 100 steps each. No
article of news is near it: its contents take half of what there is."""


def propositions(
    parsed: ParsedArticle,
    found: list[ReportCandidate],
    statements: list[Statement],
    identities: Identities,
    *,
    narrated: bool = True,
) -> tuple[tuple[Proposition, ...], list[Statement], int]:
    """Return the propositions claimed, and the statements with their propositions' ids.

    The article's own narration is added to the statements unless it is not to be `narrated`. Last
    comes how many contents are claimed by their words alone, since the text says more than there
    are steps to take it apart.
    """
    telling = article_events(parsed, identities)
    predications = Predications(parsed, telling)
    entered = _Known()
    by_id = {s.id: s for s in statements}
    said = {(s.cue, s.content): s for s in statements}
    earlier: list[Told] = []
    told: list[Told] = []
    cues: SpanIndex[ReportCandidate] = SpanIndex()
    for one in found:
        place = place_of(one)
        cues.add(one, [Span(place.start, place.start)])
    in_words = 0
    for number, one in enumerate(found):
        statement = said.get((one.cue, one.content.spans))
        if statement is None:
            continue
        if in_words or parsed.steps_left < LEFT + IN_WORDS * (len(found) - number):
            in_words += 1
            claims = claim_in_words(parsed, one, statement)
            statement = replace(statement, propositions=entered.enter(c for c, _ in claims))
            told.append((one, statement, claims))
            continue
        foreign = is_foreign(" ".join(s.of(parsed.text) for s in statement.content))
        if foreign or is_mutual(parsed, one):
            told.append((one, statement, []))
            continue
        others = _of_others(one, cues, statement, said)
        numbers = tuple(quantities(parsed, statement.content))
        claims = denied_by_label(parsed, one, statement, telling, earlier)
        claims = claims or pointed_claims(parsed, one, statement, telling, earlier)
        if not claims:
            claims = _claims(parsed, one, statement, telling, others, predications.refused)
            named = [] if claims else named_charge(parsed, one, statement, telling, earlier)
            claims = named or predications.of_content(one, statement, claims, others, numbers)
            claims = claims or claim_in_words(parsed, one, statement)
            claims = with_blame(parsed, one, statement, claims, identities)
        claims = [*claims, *denied_as_invented(parsed, one, statement, telling, earlier)]
        claims = [*claims, *denied_as_stunt(parsed, one, statement, telling, earlier)]
        earlier.append((one, statement, claims))
        counted = with_numbers(parsed, statement, telling, one, others, numbers)
        if any(c.predicate is not None for c, _ in claims):
            counted = [(c, f) for c, f in counted if f is not None]
        claims = [*without_uncounted_twins(claims, counted), *counted]
        claims = [(predications.with_predicate(c), f) for c, f in claims]
        statement, made = with_antecedents(parsed, statement, [c for c, _ in claims], predications)
        statement = replace(statement, propositions=entered.enter(made))
        told.append((one, statement, claims))
    for statement, (one, _, claims) in zip(
        with_targets(parsed, told, identities), told, strict=True
    ):
        plover = plover_type_of_statement(statement, claims, identities, one.verb)
        silent = _within_own(statement, by_id) or _by_cue(one, claims)
        if silent:
            plover = None  # "said he is ready to", "vetoed the bill": the event is there already
        if plover != statement.plover:
            statement = replace(statement, plover=plover)
            statement = replace(statement, targets=aimed_by_claim(statement, claims, identities))
        if not silent and statement.speakers:
            clause = predications.index.at(one.verb) if one.verb is not None else None
            statement = as_event_of_cue(statement, clause, claims, identities)
        by_id[statement.id] = statement
    if narrated:
        _add_narration(parsed, found, statements, by_id, telling, predications, entered)
    known = entered.claims()
    by_act = {
        (i, s.id)
        for s in by_id.values()
        for i in s.propositions
        if s.plover is not None and told_by_act(s, known[i], identities)
    }
    said_by = {s.cue: s for s in by_id.values() if s.cue is not None and s.plover is not None}
    claims_ = (
        without_unknown(
            _without_type(p) if _is_by_act(p, by_act) or _is_said(p, said_by) else p, known.keys()
        )
        for p in known.values()
    )
    return tuple(sorted(claims_, key=lambda p: p.id)), list(by_id.values()), in_words


def _add_narration(
    parsed: ParsedArticle,
    found: list[ReportCandidate],
    statements: list[Statement],
    by_id: dict[str, Statement],
    telling: ArticleEvents,
    predications: Predications,
    entered: _Known,
) -> None:
    """Add the article's own statements to those by id, with what they claim."""
    own: list[Statement] = []
    cited = [f for f in found if not is_verdict(f)]
    for statement, frames in narrated_statements(parsed, telling.frames, cited, statements):
        claims = [c for f in frames for c in event_claims(parsed, None, statement, f)]
        triggers = {f.event.trigger.i for f in frames}
        numbers = tuple(quantities(parsed, statement.content))
        counted = with_numbers(parsed, statement, telling, None, [], numbers)
        counted = [(c, f) for c, f in counted if f is not None and f.event.trigger.i in triggers]
        made = [
            predications.with_predicate(c)
            for c, _ in (*without_uncounted_twins(claims, counted), *counted)
        ]
        statement, made = with_antecedents(parsed, statement, made, predications)
        by_id[statement.id] = replace(statement, propositions=entered.enter(made))
        own.append(statement)
    for clause, place in narrated_clauses(parsed, cited, own, predications.index):
        event = predications.narrated(clause, place)
        if event is not None and event[0].id not in by_id:
            by_id[event[0].id] = replace(event[0], propositions=entered.enter([event[1]]))


def _is_by_act(claim: Proposition, by_act: set[tuple[str, str]]) -> bool:
    """Tell whether the acts of all statements that make a claim are the event that it would be."""
    return bool(claim.stances) and all((claim.id, s.statement) in by_act for s in claim.stances)


def _is_said(claim: Proposition, said_by: Mapping[Span, Statement]) -> bool:
    """Tell whether an event is a statement that stands inside another: "said it | opposed | X".

    The statement is the event then, unless only the claim tells to whom it is done.
    """
    own = said_by.get(claim.predicate.span) if claim.predicate is not None else None
    whom = any(role == "recipient" for role, _ in claim.roles)
    return own is not None and own.plover == claim.type and bool(own.targets or not whom)


def _without_type(claim: Proposition) -> Proposition:
    return replace(claim, type=None, mode=None)


def _within_own(statement: Statement, by_id: Mapping[str, Statement]) -> bool:
    """Tell whether a statement stands inside one that is this event already, by its speaker."""
    mine = {p.actor for p in statement.speakers}
    outer = [by_id[v] for v in statement.via if v in by_id]
    return any(o.plover is not None and mine == {p.actor for p in o.speakers} for o in outer)


def _by_cue(found: ReportCandidate, claims: list[Claim]) -> bool:
    """Tell whether the cue itself is the event that is claimed: "declared | a truce"."""
    cue = found.verb
    return cue is not None and any(f and f.event.trigger.i == cue.i for _, f in claims)


class _Known:
    """The claims of an article by id, each with the stances that its statements take on it."""

    def __init__(self) -> None:
        self._claims: dict[str, Proposition] = {}
        self._stances: dict[str, dict[str, tuple[Stance, ...]]] = {}
        """By claim and statement: a claim may have as many stances as the article statements."""

    def enter(self, claims: Iterable[Proposition]) -> tuple[str, ...]:
        """Enter the claims of one statement, or its stances on claims entered; return their ids."""
        ids: dict[str, None] = {}
        for claim in claims:
            if any(s.trigger != claim.trigger for s in claim.stances):
                told = tuple([replace(s, trigger=claim.trigger) for s in claim.stances])
                claim = replace(claim, stances=told)
            self._claims.setdefault(claim.id, claim)
            first = claim.stances[0].statement
            self._stances.setdefault(claim.id, {}).setdefault(first, claim.stances)
            ids[claim.id] = None
        return tuple(ids)

    def claims(self) -> dict[str, Proposition]:
        """Return the claims by id, with all their stances."""
        claims = dict(self._claims)
        for i, some in self._stances.items():
            if len(some) > 1:
                claims[i] = replace(claims[i], stances=tuple(chain.from_iterable(some.values())))
        return claims


def _claims(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    telling: ArticleEvents,
    others: list[Span],
    refused: set[int],
) -> list[Claim]:
    """Return the events that one statement is about, and those that it only mentions.

    Events that it names and does not claim are put down in `refused` by their words.
    """
    made: list[Claim] = []

    def tells(token: Token) -> Token | None:
        frame = telling.at(token)
        return frame.event.trigger if frame is not None and frame.enough else None

    triggers = chief_event_words(parsed, found, tells)
    for trigger in triggers:
        frame = telling.at(trigger)
        frame = (
            event_referred_to(telling, statement, frame)
            if frame is not None and frame.enough
            else None
        )
        if frame is not None:
            made += event_claims(parsed, found, statement, frame)
        else:
            refused.add(trigger.i)
    cue = found.verb if not found.withheld and found.content.frame not in _CLAUSES else None
    cue = None if is_verdict(found) else cue
    if not made and cue is not None:
        frame = telling.at(cue)  # "declared | a truce": the cue itself is the event
        if frame is not None and names_its_participants(frame):
            made += event_claims(parsed, found, statement, frame)
    judged = list(appraisals(parsed, found, statement, telling, found.content.heads))
    for meant in {f.event.trigger.i: f for _, f in judged if f is not None}.values():
        known = {f.event.trigger.i for _, f in made if f is not None}
        if meant.event.trigger.i not in known and lies_in(meant.event.trigger, statement.content):
            made += event_claims(parsed, found, statement, meant)
    made = [*((c, None) for c, _ in judged), *made]
    chief = {t.i for t in triggers}
    own, foreign, under = (within(s) for s in (statement.content, others, statement.conditions))
    for place, frame in dict(telling.inside(statement.content)).items():
        word = Span(frame.event.trigger.start, frame.event.trigger.end)
        inside = own(word) and not foreign(word)
        supposed = under(word)
        if inside and place not in chief and names_its_participants(frame):
            if is_definite(parsed, frame.event.trigger):  # "had no part in | the killing |"
                frame = telling.with_roles_filled(frame)
            claims = list(event_claims(parsed, found, statement, frame))
            stance = claims[0][0].stances[0]
            if _is_told(parsed, stance, frame) and (stance.presupposed or not supposed):
                made += claims
            elif frame.event.linked and not supposed:  # "allegations of a link between X and it"
                may = frame.event.support is not None and stance.modality is Modality.POSSIBLE
                stand = stance if may else without_stand(stance)
                made += [(replace(c, stances=(stand,)), f) for c, f in claims]
    return made


def _is_told(parsed: ParsedArticle, stance: Stance, frame: ResolvedEvent) -> bool:
    """Tell whether an event that the content also names is told as fact, or as to come."""
    infinitive = any(c.tag == "TO" for c in auxiliaries(parsed, frame.event.trigger))
    return stance.modality in _TOLD and not infinitive


_TOLD = (Modality.REALIS, Modality.FUTURE)
_CLAUSES = frozenset({"clause", "quote", "infinitive", "object-infinitive", "gerund"})


def _of_others(
    one: ReportCandidate,
    cues: SpanIndex[ReportCandidate],
    statement: Statement,
    said: Mapping[tuple[Span | None, tuple[Span, ...]], Statement],
) -> list[Span]:
    """Return the contents of reports inside this one that have speakers of their own.

    A text cited ("intelligence indicating that …") speaks for whoever cites it, and whoever says
    that he is ready to do it speaks himself.
    """
    mine = {p.actor for p in statement.speakers}
    inside = []
    near = cues.among(one.content.spans)
    for other in (f for f in near if contains(one, f) and f.speakers):
        told = said.get((other.cue, other.content.spans))
        if (
            told is None
            or not {p.actor for p in told.speakers}
            or not mine >= {p.actor for p in told.speakers}
        ):
            inside.append(other)
    return [s for f in inside if not is_document(f.speakers[0]) for s in f.content.spans]
