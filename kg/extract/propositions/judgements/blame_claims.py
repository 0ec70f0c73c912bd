"""What somebody is blamed for, as one claim: "blames the company for the deaths of two miners".

In: a statement whose cue lays blame, and its clause. Out: that the one brought about the other, of
the class `cause`, where no deed is told that he would have done himself. So the deaths alone, which
nobody disputes, are not taken for what the statement says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, clause_index
from kg.extract.propositions.fillers import fillers, predication_key, without_loose_marks
from kg.extract.propositions.stances import stance_on_content
from kg.ids import key_id
from kg.model import Act, Polarity, Predicate, Proposition
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.actors.identities import Identities
    from kg.extract.clauses import Argument, Clause
    from kg.extract.propositions.plover_acts import Claim
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement
    from kg.parse import ParsedArticle

CLASS = "cause"


def with_blame(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    claims: list[Claim],
    identities: Identities,
) -> list[Claim]:
    """Return the claims with the blame that is laid, unless one of them tells his own deed.

    What is known by its words alone is the blame itself, and left out beside it.
    """
    blame = _blame(parsed, found, statement, identities)
    if blame is None:
        return claims
    blamed = _doers(blame)
    if any(c.key and not blamed.isdisjoint(_doers(c)) for c, _ in claims):
        return claims
    return [(blame, None), *((_granted(c), f) for c, f in claims if c.key)]


def _doers(claim: Proposition) -> set[str]:
    """Return who does it, by id and by words."""
    some = (f for role, fillers_ in claim.roles if role == "agent" for f in fillers_)
    return {name for f in some for name in (f.actor, f.label.casefold()) if name}


def _granted(claim: Proposition) -> Proposition:
    """Return what somebody is blamed for as what is taken for granted."""
    told = tuple(
        [replace(s, presupposed=True) if s.polarity is Polarity.POS else s for s in claim.stances]
    )
    return replace(claim, stances=told)


def _blame(
    parsed: ParsedArticle, found: ReportCandidate, statement: Statement, identities: Identities
) -> Proposition | None:
    verb = found.verb
    if verb is None or verb.lemma != "blame" or statement.act is not Act.ACCUSE:
        return None
    index = clause_index(parsed)
    clause = index.at(verb)
    who, why = _laid(clause) if clause is not None else (None, None)
    if who is None or why is None or who.clause is not None:
        return None
    if why.clause is not None and index.numbered(why.clause).kind is not Kind.NOMINAL:
        return None  # "for | not paying them |": the deed itself is told
    roles = {
        "agent": fillers(parsed, who, identities),
        "theme": fillers(parsed, why, identities, things=True),
    }
    key = predication_key(CLASS, roles, None)
    pronoun = parsed.tokens[who.head].pos == "PRON"
    if pronoun and any(f.filler.actor is None for f in roles["agent"]):
        return None  # "he was blamed", nobody can tell who
    whom, what = (without_loose_marks(a.span.of(parsed.text)) for a in (who, why))
    if pronoun:  # "blamed | herself |"
        whom = " and ".join(f.filler.label for f in roles["agent"])
    is_ = "are" if _is_several(parsed, who) else "is"
    label = f"{whom} {is_} to blame for {what}"
    return Proposition(
        id=key_id("p", *key),
        key=key,
        label=label[:1].upper() + label[1:],
        predicate=Predicate(lemma=verb.lemma, span=verb.span),
        predicate_class=CLASS,
        roles=tuple((r, tuple(f.filler for f in some)) for r, some in sorted(roles.items())),
        article=statement.article,
        trigger=verb.span,
        stances=(stance_on_content(parsed, statement, None),),
    )


def _laid(clause: Clause) -> tuple[Argument | None, Argument | None]:
    """Return who is blamed and for what: "blame X for Y", "blame Y on X"."""
    told = (clause.what, clause.whom, *(a.argument for a in clause.adjuncts))
    after = {a.preposition: a for a in reversed([t for t in told if t is not None])}
    why = after.get("for") or after.get("over")
    return (after.get(None), why) if why is not None else (after.get("on"), after.get(None))


def _is_several(parsed: ParsedArticle, who: Argument) -> bool:
    head = parsed.tokens[who.head]
    return head.tag in ("NNS", "NNPS") or len(parsed.conjuncts(head)) > 1
