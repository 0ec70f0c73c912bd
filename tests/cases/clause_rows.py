"""Tables whose first column is `predicate`: the clauses of a passage.

Every clause has a row but nouns of events and appositions, which have one where the table names
them; clauses/README.md has the columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Modal, Relation, clause_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Argument, Clause
    from kg.parse import ParsedArticle

CLAUSE = (
    *("predicate", "lemma", "kind", "form", "voice", "who", "what", "whom", "attribute"),
    *("adjuncts", "neg", "modal", "tense", "mood", "governed"),
)


def clause_rows(parsed: ParsedArticle, named: list[str]) -> Iterator[dict[str, str]]:
    """Yield the clauses of a passage, in the order of their predicates."""
    index = clause_index(parsed)
    for clause in index.clauses:
        relation = clause.governor.relation if clause.governor is not None else None
        beside = relation is Relation.APPOSITION and clause.kind is Kind.SMALL
        aside = clause.kind is Kind.NOMINAL or beside
        if not aside or clause.predicate.of(parsed.text) in named:
            yield _row(parsed, clause, index.above(clause))


def _row(parsed: ParsedArticle, clause: Clause, above: Clause | None) -> dict[str, str]:
    def words(argument: Argument | None, *, preposition: bool = False) -> str:
        if argument is None:
            return ""
        text = " ".join(argument.span.of(parsed.text).split())
        return f"{argument.preposition} {text}" if preposition and argument.preposition else text

    governed = ""
    if clause.governor is not None and above is not None:
        governed = f"{clause.governor.relation.value} of {above.predicate.of(parsed.text)}"
        governed += f" ({clause.governor.marker})" if clause.governor.marker else ""
    return {
        "predicate": clause.predicate.of(parsed.text),
        "lemma": clause.lemma,
        "kind": clause.kind.value,
        "form": clause.form.value,
        "voice": "passive" if clause.passive else "active",
        "who": words(clause.who),
        "what": words(clause.what),
        "whom": words(clause.whom),
        "attribute": words(clause.attribute),
        "adjuncts": "; ".join(words(a.argument, preposition=True) for a in clause.adjuncts),
        "neg": "not" if clause.negated else "",
        "modal": clause.modal.value if clause.modal is not Modal.NONE else "",
        "tense": clause.tense.value if clause.tense.value != "none" else "",
        "mood": clause.mood.value,
        "governed": governed,
    }
