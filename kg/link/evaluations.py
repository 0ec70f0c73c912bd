"""Judgements that exclude each other: a deed breaks a rule, says one; it does not, says another.

So do words of one judgement: "the hug was consensual" and "the hug was not consensual", "she did
not agree to the hug"; "the sale was legal" and "the sale was illegal".
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.extract.lexicon import words as listed
from kg.link.bearings import DAYS, is_one_passage
from kg.link.likeness import words
from kg.model import Contrast, Link, LinkKind, Modality, Polarity, Voice
from kg.resolve.claim_keys import key_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from kg.link.dates import Window
    from kg.link.reasons import Reasons
    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Proposition, Stance, Statement

JUDGING = frozenset({"violate"})
"""Classes of events (`kg/extract/data/classes.csv`) that judge a deed by a rule."""
MOST = 40


def judgements(
    propositions: Iterable[Proposition],
    statements: Mapping[str, Statement],
    sides: SpeakerSides,
) -> Iterator[Link]:
    """Yield links between a judgement of somebody's deed and its denial by somebody else.

    The rules named may differ ("a resolution", "international law"): who judges and how does not
    need one name for the rule. Judgements of one proposition are linked as any claim is.
    """
    judged: defaultdict[tuple[str, str], list[tuple[Proposition, Stance]]] = defaultdict(list)
    for one in propositions:
        key = key_parts(one.key)
        if key is None or key.kind not in JUDGING:
            continue
        for stance in one.stances:
            if stance.modality is Modality.REALIS and not stance.presupposed:
                for agent in key.agents:
                    judged[key.kind, agent].append((one, stance))
    for group in (judged[k][:MOST] for k in sorted(judged)):
        yes = [x for x in group if x[1].polarity is Polarity.POS]
        no = [x for x in group if x[1].polarity is Polarity.NEG]
        for claim, denial in ((a, b) for a in yes for b in no if a[0].id != b[0].id):
            source, target = statements[denial[1].statement], statements[claim[1].statement]
            if sides.one(source, target):
                continue
            yield Link(
                kind=LinkKind.CONTRADICTS,
                source=source.id,
                target=target.id,
                proposition=claim[0].id,
                reason=f"judged one way and the other: {claim[0].label}; denied: {denial[0].label}",
                contrast=Contrast.EVALUATION,
                score=0.7,
            )


@dataclass(frozen=True, slots=True)
class WordedJudgement:
    """What a statement says of a thing in one word: `thing` its noun, `told` its other words.

    `holds` tells whether the word for the judgement, put without a negation, is said to hold.
    """

    judgement: str
    thing: str
    told: frozenset[str]
    holds: bool
    proposition: str
    statement: Statement


def worded_judgements(
    propositions: Iterable[Proposition],
    statements: Mapping[str, Statement],
    windows: Mapping[str, Window | None],
    sides: SpeakerSides,
    reasons: Reasons,
) -> Iterator[Link]:
    """Yield links between what two sides judge one thing to be, and its contrary.

    In one article a thing is known by its noun and what is told of it; in two only where each
    speaker is met in both: two hugs of other people are two hugs. A side that judges a thing so in
    two papers says it again.
    """
    groups: defaultdict[tuple[str, str], list[WordedJudgement]] = defaultdict(list)
    for claim in propositions:
        for one in _judged(claim, statements):
            groups[one.judgement, one.thing[:_OPENING]].append(one)
    parties = _parties(statements.values())
    for key in sorted(groups):
        same = sorted(groups[key], key=lambda j: (j.statement.id, j.proposition))[:MOST]
        for one, other in combinations(same, 2):
            mine, theirs = one.statement, other.statement
            if mine.id == theirs.id or is_one_passage(mine, theirs) or not _is_one(one, other):
                continue
            far = mine.article != theirs.article
            if far and not (_meet(mine, theirs, parties) and _near(mine, theirs, windows)):
                continue
            kind = _bearing(one, other, sides)
            if kind is not None:
                yield _link(kind, one, other, reasons)


def _bearing(one: WordedJudgement, other: WordedJudgement, sides: SpeakerSides) -> LinkKind | None:
    mine, theirs = one.statement, other.statement
    side = sides.one(mine, theirs)
    if one.holds is not other.holds:
        return None if side else LinkKind.CONTRADICTS
    again = side and mine.article != theirs.article and not sides.another(mine, theirs)
    return LinkKind.RESTATES if again else None


def _link(kind: LinkKind, one: WordedJudgement, other: WordedJudgement, reasons: Reasons) -> Link:
    opposed = kind is LinkKind.CONTRADICTS
    ends = (other, one) if opposed and one.holds and not other.holds else (one, other)
    source, target = (j.statement for j in ends)
    why = f"judge {one.thing} one way and the other" if opposed else f"judges {one.thing} so again"
    why = f"{'two sides' if opposed else 'one side'} {why}: {one.judgement}"
    return Link(
        kind=kind,
        source=source.id,
        target=target.id,
        proposition=ends[1].proposition,
        reason=reasons.put(why, source, target),
        contrast=Contrast.EVALUATION if opposed else None,
        score=_WORDED if one.statement.article == other.statement.article else _ACROSS,
    )


_WORDED, _ACROSS = 0.8, 0.7
_OPENING = 3
"""Letters that the noun for a deed and its participle share: "hug" and "hugged"."""


def _judged(claim: Proposition, statements: Mapping[str, Statement]) -> Iterator[WordedJudgement]:
    """Yield what the speakers of a claim judge its thing to be, each word of it."""
    for name, positive, label in _terms(claim):
        thing, told = _thing(label)
        if len(thing) < _OPENING or thing in listed("claim_pronouns") | listed("empty_things"):
            continue
        for stance in claim.stances:
            said = statements[stance.statement]
            firm = stance.modality is Modality.REALIS and not stance.presupposed
            known = stance.polarity in (Polarity.POS, Polarity.NEG)
            if firm and known and said.speakers and said.voice is not Voice.ARTICLE:
                holds = positive is (stance.polarity is Polarity.POS)
                yield WordedJudgement(name, thing, told, holds, claim.id, said)


def _terms(claim: Proposition) -> Iterator[tuple[str, bool, str]]:
    """Yield a claim's judgements: the plain word, whether it is said so, the label of the thing."""
    roles = {role: [f for f in some if f.actor is None] for role, some in claim.roles}
    of = next(iter(roles.get("agent") or roles.get("theme") or ()), None)
    said = [w for f in roles.get("attribute", ()) for w in _JOINT.split(f.label.casefold())]
    denied = any(s.polarity is Polarity.NEG for s in claim.stances)
    if of is not None and not (denied and len(said) > 1):  # "not fair and legal": one may be so
        yield from ((*_plain(w), of.label) for w in said if w.isalpha())
    verb = claim.predicate.lemma if claim.predicate is not None else ""
    whole = next(iter(roles.get("theme", ())), None)
    if verb in listed("consenting") and whole is not None:
        yield _CONSENT, True, whole.label
    elif verb in listed("consenting") and " to being " in claim.label:
        yield _CONSENT, True, claim.label.partition(" to being ")[2].split()[0]


_CONSENT = "consensual"
_JOINT = re.compile(r",? and |, ")


def _plain(word: str) -> tuple[str, bool]:
    """Return a judgement without a prefix that negates it, and whether it has none.

    >>> _plain("illegal"), _plain("unfair"), _plain("mutual"), _plain("indifferent")
    (('legal', False), ('fair', False), ('consensual', True), ('indifferent', True))
    """
    if word in listed("consensual"):
        return _CONSENT, True
    found = next((p for p in listed("negating_prefixes") if word.startswith(p)), "")
    if not found or word in listed("not_negated") or len(word) - len(found) < _OPENING:
        return word, True
    plain = word.removeprefix(found)
    return (_CONSENT if plain in listed("consensual") else plain), False


def _thing(label: str) -> tuple[str, frozenset[str]]:
    """Return the noun of a thing that is judged, and the other words by which it is told.

    >>> _thing("the hug by Dahl")
    ('hug', frozenset({'dahl'}))
    """
    told = [w for w in words(label) if w not in listed("articles_and_possessives")]
    end = next(
        (k for k, w in enumerate(told) if k and w in listed("thing_prepositions")), len(told)
    )
    head = told[end - 1] if told else ""
    rest = (w for k, w in enumerate(told) if k != end - 1)
    return head, frozenset(w for w in rest if w not in listed("thing_prepositions"))


def _is_one(one: WordedJudgement, other: WordedJudgement) -> bool:
    """Tell whether two judge one thing: one noun, or its verb's participle; nothing apart."""
    short, long = sorted((one.thing, other.thing), key=len)
    alike = short == long or (long.startswith(short) and long.endswith("ed"))
    return alike and (one.told <= other.told or other.told <= one.told)


def _parties(statements: Iterable[Statement]) -> Mapping[str, Set[str]]:
    """Return by article who speaks in it or is named by who does."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in statements:
        found[one.article].update(p.actor for p in (*one.speakers, *one.targets))
    return found


def _meet(one: Statement, other: Statement, parties: Mapping[str, Set[str]]) -> bool:
    """Tell whether the speakers of each are met in the article of the other."""
    return all(
        {p.actor for p in mine.speakers} <= parties[theirs.article]
        for mine, theirs in ((one, other), (other, one))
    )


def _near(one: Statement, other: Statement, windows: Mapping[str, Window | None]) -> bool:
    first, second = windows.get(one.id), windows.get(other.id)
    return first is None or second is None or first.between(second) <= DAYS
