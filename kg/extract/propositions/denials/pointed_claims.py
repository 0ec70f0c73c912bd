"""What a content that only points back is about: "denied the charges", "called it a lie".

In: a report whose content is a noun for claims or a pronoun, and what was told before it. Out: the
propositions pointed at, each with the stand taken on it. A denial goes to what the denier's side is
charged with, wherever that stands before it, and not to whatever was said last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import clauses_on_noun, nouns_after
from kg.extract.grammar.pointing_nouns import (
    LOOK_BACK,
    hedged_before,
    pointed_at,
    pointing_noun,
    points_back,
)
from kg.extract.lexicon import words
from kg.extract.propositions.denials.charges import (
    Told,
    charge_of_deed,
    charges_against,
    claims_owner,
    may_be_charged,
    own_denial,
)
from kg.extract.propositions.numbered_claims import event_claim
from kg.extract.propositions.stances import stance_on_content
from kg.model import Act, Modality, Polarity, Stance
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Proposition, Statement, Token
    from kg.parse import ParsedArticle


def pointed_claims(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    telling: ArticleEvents,
    earlier: list[Told],
) -> list[Claim]:
    """Return what a content that only points back claims, denies or leaves open.

    The proposition is that of the statement pointed at, or the event that the article itself calls
    alleged where that stands nearer; the stance's place is the noun that points.
    """
    noun = pointing_noun(parsed, found)
    if noun is None:
        return []
    stance = stance_on_content(parsed, statement, noun)
    return claims_at(parsed, found, statement, noun, stance, telling, earlier, reach=_FAR)


def claims_at(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    noun: Token,
    stance: Stance,
    telling: ArticleEvents,
    earlier: list[Told],
    reach: int,
) -> list[Claim]:
    """Return what a noun or pronoun of a statement points at, with a stance on each claim.

    What is no charge against the speaker's side is looked for in the `reach` sentences before.
    """
    near = earlier[-LOOK_BACK:]
    plural = noun.text.casefold() in words("plural_claim_pronouns")
    owners = claims_owner(parsed, noun, telling.identities)
    again = noun.pos == "PRON" and statement.act in _DENYING
    denied = own_denial(statement, noun, near, telling.identities) if again else []
    if denied:
        return [(replace(c, trigger=noun.span, stances=(stance,)), f) for c, f in denied]
    charges = charges_against(parsed, noun, statement, near, telling.identities, owners)
    if noun.lemma in words("brought_charges"):
        if any(nouns_after(parsed, noun, *words("topics_of_claims"))):
            return []  # "the case of the boatmen" is another
        made = {c.id: (c, f) for _, _, claims in charges for c, f in claims}
        return [_denied(stance, noun, c, f) for c, f in made.values()]
    alleged = hedged_before(parsed, noun, telling.events_before(noun))
    place = noun.span
    last = max((s.evidence.start for _, s, _ in charges), default=-1)
    if not charges and statement.act in _DENYING:
        denied = own_denial(statement, noun, near, telling.identities)
        if denied:
            return [(replace(c, trigger=place, stances=(stance,)), f) for c, f in denied]
    if not charges and not plural:
        charged = [
            (f, s)
            for f, s, c in near
            if noun.lemma not in words("accusations") or not only_denies(c)
        ]
        target = pointed_at(parsed, noun, statement, charged) if owners is None else None
        if target is not None and target.act is not Act.ACCUSE:
            told = parsed.tokens[parsed.at(target.evidence.end - 1)].sent
            target = target if told >= noun.sent - reach else None
        found_at = [t for t in near if target is not None and t[1].id == target.id]
        found_at = [t for t in found_at if may_be_charged(noun, t, statement, telling.identities)]
        last = target.evidence.start if target is not None else last
        if any(_tells_denial(c) for _, _, c in found_at):
            inner = _denied_within(parsed, noun, found_at, near)
            return [(replace(c, trigger=place, stances=(stance,)), f) for c, f in inner]
        charges = [(f, s, _plain(parsed, noun, s, c)) for f, s, c in found_at]
    if alleged is not None and owners is None and last <= alleged.start:
        claim, frame = event_claim(parsed, found, statement, telling.frames[alleged.i])
        return [(replace(claim, trigger=place, stances=(stance,)), frame)]
    made = {c.id: (c, f) for _, _, claims in charges for c, f in claims}
    return [_denied(stance, noun, c, f) for c, f in made.values()]


def _tells_denial(claims: list[Claim]) -> bool:
    """Tell whether a statement tells that somebody denies something, first of all."""
    return bool(claims) and claims[0][0].predicate_class == "deny"


def _denied_within(
    parsed: ParsedArticle, noun: Token, told: list[Told], near: list[Told]
) -> list[Claim]:
    """Return what others deny in the words pointed at, if they call it by the noun that points.

    After "the agency said Chad denied reports that it sold arms" who rejects "the reports" denies
    the sale, and surely not that Chad denied it.
    """
    spans = [span for _, statement, _ in told for span in statement.content]
    made: list[Claim] = []
    for found, statement, claims in near:
        inside = found.verb is not None and any(s.covers(found.verb.span) for s in spans)
        if inside and statement.act is Act.DENY and _is_called(parsed, noun, found):
            made += claims
    return made


def _is_called(parsed: ParsedArticle, noun: Token, found: ReportCandidate) -> bool:
    """Tell whether what a verb denies is called by a noun: "denied | reports | that …"."""
    heads = [parsed.head(h) for h in found.content.heads]
    return any(t.lemma == noun.lemma for t in (*heads, *found.content.heads))


def _denied(stance: Stance, noun: Token, claim: Proposition, frame: ResolvedEvent | None) -> Claim:
    """Return a claim that a noun points at, with the stand that is taken on it."""
    return replace(claim, trigger=noun.span, stances=(_turned(stance, claim),)), frame


def named_charge(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    telling: ArticleEvents,
    earlier: list[Told],
) -> list[Claim]:
    """Return the charge of a deed that a denied noun names: "rejected accusations of | a raid |".

    Only where the noun alone tells no event with its parties.
    """
    claim = next(iter(found.content.heads), None)
    if claim is None or statement.act is not Act.DENY or claim.lemma not in words("denied_claims"):
        return []
    near = earlier[-LOOK_BACK:]
    told = charge_of_deed(parsed, claim, statement, near, telling.identities)
    stance = stance_on_content(parsed, statement, claim)
    return [(replace(c, trigger=claim.span, stances=(_turned(stance, c),)), f) for c, f in told]


def only_denies(claims: list[Claim]) -> bool:
    """Tell whether a statement only says that something is not so: no charge that is pointed at.

    "Peru claims it has no record of a sale": the allegation is that there was one.
    """
    stands = {s.polarity for c, f in claims if f is not None for s in c.stances}
    return stands == {Polarity.NEG}


def denied_before(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    noun: Token,
    telling: ArticleEvents,
    earlier: list[Told],
) -> list[Claim]:
    """Return the claims that a noun or pronoun points at, denied by the statement it stands in."""
    if noun.pos != "PRON" and not points_back(parsed, noun):
        return []  # "so many claims"
    stance = Stance(statement=statement.id, polarity=Polarity.NEG, modality=Modality.REALIS)
    return claims_at(parsed, found, statement, noun, stance, telling, earlier, reach=_STEPS)


_DENYING = (Act.DENY, Act.STATE, Act.ACCUSE)
"""Acts by which a side goes on to deny what it just denied: "they were made up by Chad"."""

_STEPS, _FAR = 3, 5
"""Sentences before "this is a lie", and before "denied the claim", in which it was told."""


def _plain(
    parsed: ParsedArticle, noun: Token, target: Statement, claims: list[Claim]
) -> list[Claim]:
    """Return what the statement that a noun points at claims: its events, else its first claim."""
    claims = _told_by_noun(parsed, noun, target, claims) or claims
    firm = [c for c in claims if not c[0].stances[0].presupposed and c[0].quantity is None]
    typed = [c for c in firm if c[1] is not None]
    if any(c.type == "COERCE" for c, _ in typed) and target.act is Act.STATE:
        return []  # who denies the charges does not deny that he was arrested
    return typed or claims[:1]


def _turned(stance: Stance, claim: Proposition) -> Stance:
    """Return a stance on what was denied, turned: who denies that Chad has not paid says it has."""
    turned = {Polarity.POS: Polarity.NEG, Polarity.NEG: Polarity.POS}
    if claim.stances[0].polarity is not Polarity.NEG:
        return stance
    return replace(stance, polarity=turned.get(stance.polarity, stance.polarity))


def _told_by_noun(
    parsed: ParsedArticle, noun: Token, target: Statement, claims: list[Claim]
) -> list[Claim]:
    """Return the claims that the statement pointed at gives by the same noun.

    After "summoned the envoy over reports that Togo armed Ghana" "the reports" are of the arms.
    """
    inside = [
        t
        for s in target.content
        for t in parsed.within(s)
        if t.lemma == noun.lemma and t is not noun
    ]
    told = [c for t in inside for c in clauses_on_noun(parsed, t)]
    places = [parsed.span(parsed.left(c), parsed.right(c)) for c in told]
    return [(c, f) for c, f in claims if any(p.covers(c.trigger) for p in places)]
