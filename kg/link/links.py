"""Links between statements, each with its kind, reason and score.

Only claims of fact corroborate or contradict: what is considered, demanded or pledged does neither,
and declining to confirm is neither support nor denial. What is only taken for granted supports
nothing; it is contradicted by a denial all the same. Nothing is resolved or overwritten.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.extract.lexicon import words as listed
from kg.link.answering.answers import Answers
from kg.link.answering.tied_answers import tied_answers
from kg.link.bearings import bearing
from kg.link.charges.charge_links import Meetings
from kg.link.conflicting_numbers import disagreements
from kg.link.dates import window
from kg.link.evaluations import judgements, worded_judgements
from kg.link.government_positions import government_lines
from kg.link.likeness import runs, words
from kg.link.origins import Origins, events_with_parties
from kg.link.reasons import BREAK, Reasons
from kg.link.retellings import Retellings
from kg.link.shared_denials import answers_across, denials_across, shared_denials
from kg.link.speaker_sides import SpeakerSides
from kg.model import Act, Effect, Link, LinkKind, Modality, Polarity, acts_that
from kg.model.replace import replace
from kg.resolve.claims import VERB, key_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Set

    from kg.link.dates import Window
    from kg.link.statement_comparison import Passages
    from kg.model import Actor, Proposition, Stance, Statement

_SAME = 4
"""Words in a row that two speakers of one article share only where one of them said them."""
_CLAIMING = acts_that(Effect.ASSERTS, Effect.DENIES) - {Act.AGREE, Act.PRAISE, Act.CONDEMN}
_NEAR, _BEFORE = 3, 60
"""Words, and characters, before a deed in which "alleged" is of it: "alleged troop transfer"."""
MOST = 40
"""Statements of one proposition that are compared in pairs; beyond, only with the first of each
side, so that links grow with the statements and not with their square."""


def link(
    statements: Iterable[Statement],
    propositions: Iterable[Proposition],
    *,
    texts: Mapping[str, str] | None = None,
    actors: Mapping[str, Actor] | None = None,
    published: Mapping[str, str] | None = None,
    passages: Passages | None = None,
) -> tuple[Link, ...]:
    """Return the links between statements, sorted.

    With the articles' `texts`, restatements of one origin and answers are found too; `actors` by id
    tell whose side a speaker is on, `published` when what is undated may have been said;
    `passages` are what was read of the texts already.
    """
    said = sorted(statements, key=lambda s: s.id)
    claims = sorted(propositions, key=lambda p: p.id)
    by_id = {s.id: s for s in said}
    dates = published or {}
    windows = {s.id: window(s, dates.get(s.article)) for s in said}
    sides, reasons = SpeakerSides(actors or {}, texts or {}), Reasons(texts or {}, actors or {})
    found: dict[tuple[LinkKind, str, str], Link] = {}

    def add(links: Iterable[Link]) -> None:
        for one in links:
            if texts is not None and BREAK not in one.reason:
                told = reasons.put(one.reason, by_id[one.source], by_id[one.target])
                one = replace(one, reason=told)
            found.setdefault((one.kind, one.source, one.target), one)

    answers = Answers(said, claims, texts, windows, sides) if texts is not None else None
    against = answers.against() if answers is not None else frozenset()
    mispointed = answers.mispointed() if answers is not None else frozenset()
    people = actors or {}
    for proposition in claims:
        if is_specific(proposition):
            held = _held(proposition, against, mispointed, alleged(by_id, texts or {}))
            pairs = _on(held, by_id, windows, sides, reasons)
            add(x for x in pairs if not _is_doubtful(x, by_id, people, texts or {}))
    add(disagreements(claims, by_id, windows, sides))
    add(judgements(claims, by_id, sides))
    if texts is not None and answers is not None:
        events = events_with_parties(claims)
        origins = Origins(said, texts, actors or {}, dates, events, passages)
        add(_restated(by_id, origins, found))
        worded = worded_judgements(claims, by_id, windows, sides, reasons)
        add(_unopposed(_new(worded, found), found, by_id))
        add(_new(government_lines(origins.told, origins.weights, actors or {}), found))
        add(_new(Retellings(origins.told, sides, actors or {}).links(reasons), found))
        add(_unopposed(answers.links(reasons), found, by_id))
        add(_new(shared_denials(tuple(found.values()), by_id, sides, reasons), found))
        across = denials_across(tuple(found.values()), by_id, sides, reasons)
        add(_unopposed(_new(across, found), found, by_id))
        meetings = Meetings(by_id, windows, sides, reasons)
        add(_unlinked(meetings.links(claims), found))
        add(_unlinked(tied_answers(said, answers, texts, sides, reasons), found))
        add(answers_across(tuple(found.values()), by_id, windows, sides, reasons))
    return tuple(found[k] for k in sorted(found))


def _restated(
    by_id: Mapping[str, Statement],
    origins: Origins,
    found: Mapping[tuple[LinkKind, str, str], Link],
) -> Iterator[Link]:
    """Yield what has one origin in two articles, where no claim in common links it already."""
    for pair in origins.shared(across=True):
        one, other = by_id[pair.source], by_id[pair.target]
        known = any(
            (LinkKind.RESTATES, *ends) in found for ends in ((one.id, other.id), (other.id, one.id))
        )
        if not known:
            common = sorted(set(one.propositions) & set(other.propositions))
            yield Link(
                kind=LinkKind.RESTATES,
                source=one.id,
                target=other.id,
                proposition=next(iter(common), None),
                reason=pair.reason,
                score=pair.score,
            )


def _unopposed(
    links: Iterable[Link],
    found: Mapping[tuple[LinkKind, str, str], Link],
    statements: Mapping[str, Statement],
) -> Iterator[Link]:
    """Yield links without contradictions of speakers who contradict each other there already."""

    def ends(one: tuple[str, str]) -> frozenset[tuple[str, ...]]:
        told = (statements[name] for name in one)
        return frozenset((s.article, *sorted(p.actor for p in s.speakers)) for s in told)

    opposed = {ends(k[1:]) for k in found if k[0] is LinkKind.CONTRADICTS}
    for one in links:
        if one.kind is not LinkKind.CONTRADICTS or ends((one.source, one.target)) not in opposed:
            yield one


def _new(links: Iterable[Link], found: Mapping[tuple[LinkKind, str, str], Link]) -> Iterator[Link]:
    """Yield the links between statements that no other link of claims joins."""
    joined = {frozenset(k[1:]) for k in found if k[0] is not LinkKind.RESPONDS_TO}
    yield from (x for x in links if frozenset((x.source, x.target)) not in joined)


def _unlinked(
    links: Iterable[Link], found: Mapping[tuple[LinkKind, str, str], Link]
) -> Iterator[Link]:
    """Yield the links of kinds that do not join their statements already.

    An answer is no claim: of two statements one may answer and contradict the other.
    """
    joined = {(k[0] is LinkKind.RESPONDS_TO, frozenset(k[1:])) for k in found}
    for x in links:
        if (x.kind is LinkKind.RESPONDS_TO, frozenset((x.source, x.target))) not in joined:
            yield x


def is_specific(proposition: Proposition) -> bool:
    """Tell whether a claim says enough to be one: two who say "it works" say nothing in common.

    Of a verb of the text two parties, or one and a number; of a class of events one.
    """
    key = key_parts(proposition.key)
    if key is None:
        return True
    parties = len(key.agents) + len(key.theme) + len(key.recipients) + bool(key.number)
    return parties > 1 if key.kind.startswith(VERB) else parties > 0


def _held(
    proposition: Proposition,
    against: Set[str],
    mispointed: Set[tuple[str, str]],
    is_alleged: Callable[[Stance], bool],
) -> Proposition:
    """Return a claim without the stances of those who condemn it, or deny something else.

    What the paper calls alleged where a statement takes it for granted, nobody takes for granted.
    """
    stances = tuple(
        s
        for s in proposition.stances
        if s.statement not in against
        and (s.statement, proposition.id) not in mispointed
        and not (s.presupposed and is_alleged(s))
    )
    return (
        proposition
        if len(stances) == len(proposition.stances)
        else replace(proposition, stances=stances)
    )


def alleged(
    statements: Mapping[str, Statement], texts: Mapping[str, str]
) -> Callable[[Stance], bool]:
    """Return a test of stances: whether what is told stands under an "alleged" or "allegedly"."""

    def is_alleged(stance: Stance) -> bool:
        text = texts.get(statements[stance.statement].article, "")
        if stance.trigger is None or not text:
            return False
        before = words(text[max(0, stance.trigger.start - _BEFORE) : stance.trigger.start])
        return not _alleging().isdisjoint(before[-_NEAR:])

    return is_alleged


def _alleging() -> frozenset[str]:
    return listed("hedges") | listed("hedging")


def _on(
    proposition: Proposition,
    statements: Mapping[str, Statement],
    windows: Mapping[str, Window | None],
    sides: SpeakerSides,
    reasons: Reasons,
) -> Iterator[Link]:
    """Yield the links between those who take a stand on one claim."""
    firm = [s for s in proposition.stances if s.modality is Modality.REALIS]
    doers = {f.actor for role, fillers in proposition.roles if role == "agent" for f in fillers}
    taken = [s for s in firm if s.polarity in (Polarity.POS, Polarity.NEG)]
    claims, again = _told_once(taken, statements)
    pairs = combinations(claims, 2) if len(claims) <= MOST else _with_first(claims)
    for one, other in pairs:
        mine, theirs = statements[one.statement], statements[other.statement]
        if theirs.id in mine.via or mine.id in theirs.via:
            continue
        found = bearing((one, mine), (other, theirs), windows, sides)
        if found is not None and found.kind is LinkKind.RESTATES and mine.origin != theirs.origin:
            found = None if _are_two_deeds(mine, theirs, doers, windows) else found
        if found is not None and found.kind is LinkKind.CORROBORATES:
            backs = bool(proposition.roles) and _claims_chiefly(mine, theirs, proposition.id)
            found = (
                found if backs and not any(_performs(s, doers) for s in (mine, theirs)) else None
            )
        if found is not None:
            ends = (theirs, mine) if found.turned else (mine, theirs)
            why = f"{found.reason}: {proposition.label}"
            agree = found.kind in (LinkKind.RESTATES, LinkKind.CORROBORATES)
            yield Link(
                kind=found.kind,
                source=ends[0].id,
                target=ends[1].id,
                proposition=proposition.id,
                reason=reasons.put(why, *ends) + _repeated(again, (ends[0].id, ends[1].id)),
                contrast=found.contrast,
                polarity=one.polarity if agree else None,
                score=found.score,
            )


def _claims_chiefly(mine: Statement, theirs: Statement, proposition: str) -> bool:
    """Tell whether one of two states a claim before all others, and not just in passing.

    That "she was minister" when two very different things happened is no news from either.
    """
    return any(s.propositions[:1] in ((proposition,), ()) for s in (mine, theirs))


def _performs(statement: Statement, doers: Set[str | None]) -> bool:
    """Tell whether a statement does what the claim tells: "he endorsed her" claims no endorsing."""
    return statement.act not in _CLAIMING and any(p.actor in doers for p in statement.speakers)


def _are_two_deeds(
    mine: Statement,
    theirs: Statement,
    doers: Set[str | None],
    windows: Mapping[str, Window | None],
) -> bool:
    """Tell whether one does on two days what a claim tells: congratulates twice."""
    first, second = windows.get(mine.id), windows.get(theirs.id)
    apart = first is not None and second is not None and not first.meets(second)
    return apart and _performs(mine, doers) and _performs(theirs, doers)


def _is_doubtful(
    found: Link,
    statements: Mapping[str, Statement],
    actors: Mapping[str, Actor],
    texts: Mapping[str, str],
) -> bool:
    """Tell whether an agreement within one article may be one utterance, laid to two speakers.

    Whom the article does not name may be whom it names elsewhere, and the same words printed twice
    are one quotation.
    """
    mine, theirs = statements[found.source], statements[found.target]
    if found.kind is not LinkKind.CORROBORATES or mine.article != theirs.article:
        return False
    people = [actors[p.actor] for s in (mine, theirs) for p in s.speakers if p.actor in actors]
    if any(not a.named for a in people):
        return True
    told = [
        words(" ".join(c.of(texts.get(s.article, "")) for c in s.content)) for s in (mine, theirs)
    ]
    return not runs(told[0], _SAME).isdisjoint(runs(told[1], _SAME))


def _told_once(
    stances: list[Stance], statements: Mapping[str, Statement]
) -> tuple[list[Stance], Mapping[str, list[str]]]:
    """Return the stances that bear on others, and the statements that only repeat theirs.

    Of what the same speakers say to one effect in one article the firmest is linked, then the
    first: a denial that a paper prints twice is one denial.
    """
    told: defaultdict[tuple[object, ...], list[Stance]] = defaultdict(list)
    for stance in stances:
        said = statements[stance.statement]
        who = tuple(sorted(p.actor for p in said.speakers)) or said.voice
        told[said.article, who, stance.polarity].append(stance)
    chosen, again = [], {}
    for same in told.values():
        first = min(
            same,
            key=lambda s: (
                s.presupposed,
                s.filled,
                statements[s.statement].evidence,
                s.statement,
            ),
        )
        chosen.append(first)
        again[first.statement] = sorted({s.statement for s in same} - {first.statement})
    return sorted(chosen, key=lambda s: s.statement), again


def _repeated(again: Mapping[str, list[str]], ends: tuple[str, str]) -> str:
    """Return what the article of an end says again, in words."""
    told = [name for end in ends for name in again.get(end, ())]
    return f"; said again in the same article ({', '.join(told)})" if told else ""


def _with_first(claims: list[Stance]) -> Iterator[tuple[Stance, Stance]]:
    for side in (Polarity.POS, Polarity.NEG):
        first = next((c for c in claims if c.polarity is side), None)
        if first is not None:
            yield from ((first, c) for c in claims if c is not first)
