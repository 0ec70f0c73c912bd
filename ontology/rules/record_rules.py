"""The rules of the ontology for records: what must hold of one article's statements.

Pure functions over the contract's plain JSON records. SHACL says the same of an export, as far as
it can; what only the article's text can tell (does the place hold the words?) is said here alone.
A rule never repairs; it names what is wrong. What becomes of a record that breaks it, and why,
stands beside it in `RULES`; `kg.check` does it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology import edtf
from ontology.rules import actor_rules, article_rules, proposition_rules, statement_rules
from ontology.rules.article_rules import check_links
from ontology.rules.rule import RULES, Remedy, Rule
from ontology.rules.scope import Scope
from ontology.rules.violation import Record, Violation, as_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["RULES", "Remedy", "Rule", "Violation", "check", "check_links"]


def check(
    article: Record,
    statements: Sequence[Record],
    propositions: Sequence[Record],
    actors: Sequence[Record],
    elsewhere: Iterable[str] = (),
) -> list[Violation]:
    """Return what is wrong with one article's records, sorted; `[]` when all is well.

    `article` has `id`, `text`, and `published` (`{"value", "basis"}` or None), and may have
    `published_until` (the day of a live blog's last post), `language`, `sha256`, and `quotes`,
    words quoted of it (`{"span", "quote"}`).
    `elsewhere` are the ids of statements of other articles, to which a merged proposition's
    stances may refer.
    """
    published = article.get("published")
    value = published.get("value") if isinstance(published, dict) else published
    until = article.get("published_until")
    if isinstance(until, str) and isinstance(value, str) and until > value:
        value = f"{value}/{until}"
    scope = Scope(
        article=str(article["id"]),
        text=str(article["text"]),
        published=edtf.days(value) if isinstance(value, str) else None,
        statements={str(s.get("id")): s for s in statements},
        propositions={str(p.get("id")): p for p in propositions},
        actors={str(a.get("id")): a for a in actors},
        elsewhere=frozenset(elsewhere),
        stances=frozenset(
            (str(p.get("id")), str(s.get("statement")))
            for p in propositions
            for s in as_records(p.get("stances"))
        ),
    )
    found: list[Violation] = list(article_rules.check(article, scope))
    for record in statements:
        found += statement_rules.check(record, scope)
    for record in propositions:
        found += proposition_rules.check(record, scope)
    for record in actors:
        found += actor_rules.check(record, scope)
    found += statement_rules.duplicates(statements)
    return sorted(found, key=lambda v: (v.kind, v.id, v.rule, v.span or (-1, -1), v.reason))
