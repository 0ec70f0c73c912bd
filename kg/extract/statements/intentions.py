"""Whose will it is that a statement puts as intended: the speaker's, or another's, told by him.

"Brandt promised to leave" is what Brandt intends; "Brandt said that the army plans to leave" is
what the army intends, as Brandt has it. Nobody is named where the words do not tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.index import clause_index
from kg.extract.clauses.model import Modal
from kg.extract.lexicon import words
from kg.model import Act, Modality
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.extract.actors.identities import Identities
    from kg.extract.clauses.model import Clause
    from kg.extract.statements.attributions import Attribution
    from kg.model import Statement
    from kg.parse import ParsedArticle

_OWN = frozenset({Act.PLEDGE, Act.THREATEN, Act.CONSIDER, Act.PROPOSE, Act.AGREE, Act.REFUSE})
"""Acts by which whoever performs them tells what he will do himself."""


def with_intentions(
    parsed: ParsedArticle,
    said: Sequence[Attribution],
    statements: Iterable[Statement],
    identities: Identities,
) -> Iterator[Statement]:
    """Yield the statements, what is intended with the ids of those who intend it."""
    reports = {one.id: one for one in said}
    for statement in statements:
        one = reports.get(statement.id)
        if one is None or statement.modality is not Modality.INTENDED:
            yield statement
            continue
        yield replace(statement, whose_will=_whose(parsed, one, statement, identities))


def _whose(
    parsed: ParsedArticle, one: Attribution, statement: Statement, identities: Identities
) -> tuple[str, ...]:
    speakers = tuple(dict.fromkeys(p.actor for p in one.speakers))
    clause = _intended(parsed, one)
    if statement.act in _OWN and (clause is None or one.report.content.frame != "clause"):
        return speakers
    if clause is None or clause.who is None:
        return speakers if statement.act in _OWN else ()
    subject = parsed.tokens[clause.who.head]
    first = subject.text.casefold()
    if first in words("first_person_singular") or first in words("first_person_plural"):
        return speakers
    return tuple(dict.fromkeys(identities.resolve(subject)))


def _intended(parsed: ParsedArticle, one: Attribution) -> Clause | None:
    """Return the first clause of a content that tells of an intention: "the army plans to …"."""
    index = clause_index(parsed)
    spans = one.report.content.spans
    for clause in (c for s in spans for c in index.inside(s)):
        if clause.lemma in words("intending") or clause.modal is Modal.INTENDED:
            return clause
    return None
