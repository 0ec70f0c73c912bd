"""Who is said to have done, or not to have done, a deed that a noun tells.

"Blamed Chad for | the raid", "was behind | the raid", "attributed | the raid | to Chad", "had no
role in | the raid", "denied any involvement in | it": the noun names no doer, the clause above it
does. Who has a part in a deed need not have done it, so that counts only where it is denied, which
denies the deed too, and where somebody is accused of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Relation, Setting, clause_index
from kg.extract.events.participant_roles import any_thing, parties
from kg.extract.grammar.negative_words import phrase_negators
from kg.extract.lexicon import words
from kg.extract.propositions.proposition_records import event_proposition
from kg.extract.propositions.stances import stance_on_clause, stance_on_content
from kg.model import Act, Polarity
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Argument, Clause, ClauseIndex
    from kg.extract.events.participant_roles import Party
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Stance, Statement, Token
    from kg.parse import ParsedArticle

STEPS = 4
"""Clauses above a noun that are looked at: "denied | accusations | of involvement in the raid"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidDeed:
    """Who is said to have done a deed, and the clause that says it.

    `denied` tells that the clause denies it by itself, `partly` that it tells of a part in it.
    """

    doer: Argument
    clause: Clause
    denied: bool = False
    partly: bool = False


def laid_deeds(
    parsed: ParsedArticle, found: ReportCandidate, statement: Statement, telling: ArticleEvents
) -> Iterator[Claim]:
    """Yield the events of a content that are told by nouns without a doer, with who did them.

    Those too that stand outside, right under the cue: "accused Chad of | a role | in the raid".
    """
    index = clause_index(parsed)
    nouns = [f.event.trigger for _, f in telling.inside(statement.content)]
    cue = index.at(found.verb) if found.verb is not None else None
    if cue is not None:
        nouns += [parsed.tokens[c.head] for c in index.below(cue, Relation.ARGUMENT)]
    for noun in dict.fromkeys(nouns):
        bare = telling.frames.get(noun.i)
        if bare is None or bare.agents or bare.event.agents:
            continue
        laid = laid_deed(parsed, index, noun)
        if laid is None:
            continue
        stance = _stance(parsed, found, statement, laid, noun)
        if laid.partly and stance.polarity is not Polarity.NEG and statement.act is not Act.ACCUSE:
            continue
        doers = parties(
            parsed,
            [parsed.tokens[laid.doer.head]],
            telling.identities,
            stands_for=bare.event.kind.level != "own",
            things=None,
            doing=True,
        )
        full = telling.with_roles_filled(bare)
        whom = bare.recipients or _aimed_at(parsed, laid, telling) or full.recipients
        whom = tuple(p for p in whom if p.key not in {d.key for d in doers})
        frame = replace(full, agents=doers, recipients=whom)
        if doers and frame.enough:
            yield event_proposition(parsed, statement, frame, None, stance), frame


def _aimed_at(parsed: ParsedArticle, laid: LaidDeed, telling: ArticleEvents) -> tuple[Party, ...]:
    """Return at whom a phrase of the clause aims a deed: "perpetrated the raid | on the camp"."""
    heads = [
        parsed.tokens[a.argument.head]
        for a in laid.clause.adjuncts
        if a.argument.preposition in words("aiming_prepositions") and a.setting is not Setting.TIME
    ]
    return parties(parsed, heads[:1], telling.identities, stands_for=False, things=any_thing)


def _stance(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    laid: LaidDeed,
    noun: Token,
) -> Stance:
    """Return the stand on a deed: the statement's own, or that on the clause that lays it."""
    inside = any(s.covers(laid.clause.predicate) for s in statement.content)
    if not inside:
        return replace(stance_on_content(parsed, statement, None), trigger=noun.span)
    word = parsed.tokens[laid.clause.verb if laid.clause.verb is not None else laid.clause.head]
    stance = stance_on_clause(parsed, statement, word, found, noun.span)
    if laid.denied:
        plain = statement.polarity is Polarity.POS
        stance = replace(stance, polarity=Polarity.NEG if plain else Polarity.UNSPECIFIED)
    return stance


def laid_deed(parsed: ParsedArticle, index: ClauseIndex, noun: Token) -> LaidDeed | None:
    """Return who is said to have done what a noun tells, None where no clause above says it."""
    below = index.at(noun)
    if below is None or below.kind is not Kind.NOMINAL or below.who is not None:
        return None
    partly = False
    deed = below
    for _ in range(STEPS):
        above = index.above(below)
        if above is None or not _is_argument(below):
            return None
        found = _done_by(parsed, above, deed, below)
        if found is not None:
            doer, denied, part = found
            return LaidDeed(doer=doer, clause=above, denied=denied, partly=partly or part)
        if partly and above.lemma in words("denying_verbs") and above.who is not None:
            return LaidDeed(doer=above.who, clause=above, partly=True)
        if above.kind is not Kind.NOMINAL:
            return None
        if parsed.tokens[above.head].lemma in words("parts_in"):
            partly = True
        below = above
    return None


def _is_argument(clause: Clause) -> bool:
    return clause.governor is not None and clause.governor.relation is Relation.ARGUMENT


def _done_by(
    parsed: ParsedArticle, above: Clause, deed: Clause, below: Clause
) -> tuple[Argument, bool, bool] | None:
    """Return who a clause says did it, whether its own "no" denies that, and if it is a part."""
    if above.kind is Kind.COPULA and above.attribute is not None and above.who is not None:
        said = parsed.tokens[above.attribute.head]
        behind = above.attribute.preposition in words("answerable") and said.i == below.head
        answers = said.lemma in words("answerable") or said.lemma in words("guilty")
        return (above.who, False, False) if behind or answers else None
    place = _place_of(above, below)
    if above.lemma in words("laying_verbs") and above.whom is not None:
        laid = place in words("laying_prepositions") or (place == "in" and _part(parsed, above))
        return (above.whom, False, False) if laid else None
    if above.lemma in words("tracing_verbs"):
        traced = next(
            (a.argument for a in above.adjuncts if a.argument.preposition in ("to", "on")), None
        )
        traced = traced or (above.whom if above.whom and above.whom.preposition else None)
        return (traced, False, False) if traced is not None and place == "" else None
    if above.lemma in words("committing") and place == "" and above.who is not None:
        return above.who, False, False
    return _part_taken(parsed, above, place)


def _part_taken(
    parsed: ParsedArticle, above: Clause, place: str | None
) -> tuple[Argument, bool, bool] | None:
    """Return who has a part in what stands after "in", "with" or "for"."""
    if above.lemma not in words("sharing_verbs"):
        return None
    whose = above.who or above.what or above.whom
    if above.lemma in ("involve", "implicate"):
        whose = above.whom or above.what
        return (whose, False, True) if whose is not None and place == "in" else None
    part = above.what or above.whom
    if part is None or parsed.tokens[part.head].lemma not in words("parts_in"):
        return None
    if above.lemma == "participate" or whose is None or whose is part:
        return None
    none = bool(phrase_negators(parsed, parsed.tokens[part.head]))
    return whose, none, True


def _part(parsed: ParsedArticle, above: Clause) -> bool:
    """Tell whether somebody is accused of a part: "accused Chad of | involvement | in the raid"."""
    what = above.what
    return what is not None and parsed.tokens[what.head].lemma in words("parts_in")


def _place_of(above: Clause, below: Clause) -> str | None:
    """Return the preposition before a clause's place that another fills, "" without, else None."""
    places = [above.who, above.what, above.whom, *(a.argument for a in above.adjuncts)]
    for argument in places:
        if argument is not None and argument.clause == below.number:
            return argument.preposition or ""
    return None
