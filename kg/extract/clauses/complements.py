"""Complement clauses of a predicate.

In: a draft whose dependents are linked. Out: the clauses that it takes, and one set as its `what`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.clauses.heads import is_as_predicate
from kg.extract.clauses.model import Relation
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading


def complements(reading: Reading, draft: Draft) -> list[Draft]:
    """Return the complement clauses of a verb, those after it first."""
    parsed = reading.parsed
    found = [
        reading.drafts[c.i]
        for c in parsed.children[draft.i]
        if c.i in reading.drafts
        and c.dep in ("ccomp", "xcomp", "oprd", "advcl")
        and reading.drafts[c.i].relation in (Relation.COMPLEMENT, Relation.PURPOSE, None)
        and not (c.dep == "advcl" and reading.drafts[c.i].relation is not Relation.COMPLEMENT)
    ]
    for child in parsed.all(draft.head, "prep", "advcl"):  # "dismissed X as nonsense"
        found += [
            reading.drafts[c.i]
            for c in parsed.children[child.i]
            if c.i in reading.drafts and is_as_predicate(reading, c)
        ]
    return sorted(found, key=lambda d: (d.i < draft.i, d.i)) if len(found) > 1 else found


def set_complement(reading: Reading, draft: Draft, complement: Draft) -> None:
    """Make a clause what the predicate states, wants, asks …"""
    draft.complement = complement
    what = reading.argument(complement.head)
    head = draft.head
    if what.span.start <= head.start < complement.head.start:  # "who she said | had lied"
        next_ = reading.parsed.tokens[head.i + 1]
        after = next_.end + 1 if next_.tag == "TO" else next_.start
        what = replace(what, span=Span(min(after, complement.head.start), what.span.end))
    draft.what = what
