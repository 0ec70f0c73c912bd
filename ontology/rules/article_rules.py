"""Record rules for articles and for the links between statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology import edtf
from ontology.rules import properties
from ontology.rules.violation import Violation, among, as_list, as_place, as_records

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from ontology.rules.scope import Scope
    from ontology.rules.violation import Record


def check(record: Record, scope: Scope) -> Iterator[Violation]:
    """Yield what is wrong with an article; a field that the record has not got is not asked for."""
    name = scope.article
    for rule, reason in properties.wrong("article", record, given=True):
        yield Violation(rule, reason, "article", name)
    published = record.get("published")
    if isinstance(published, dict):
        value, basis = published.get("value"), published.get("basis", "given")
        if not isinstance(value, str) or not edtf.days(value):
            reason = f"{value!r} is not an EDTF date"
            yield Violation("article-published", reason, "article", name)
        if not isinstance(basis, str) or not basis:
            yield Violation("article-published", "the date has no basis", "article", name)
    for one in as_records(record.get("quotes")):
        span = as_place(one.get("span"))
        if span is None or scope.text[span[0] : span[1]] != one.get("quote"):
            reason = f"not what the article says there: {str(one.get('quote'))[:60]!r}"
            yield Violation("place-quote", reason, "article", name, span)


def check_links(
    links: Iterable[Record], statements: Container[str], propositions: Container[str]
) -> Iterator[Violation]:
    """Yield what is wrong with links; the others are the ids that are known."""
    for link in links:
        name = str(link.get("id", f"{link.get('source')}>{link.get('target')}"))
        for rule, reason in _link(link, statements, propositions):
            yield Violation(rule, reason, "link", name)


def _link(
    link: Record, statements: Container[str], propositions: Container[str]
) -> Iterator[tuple[str, str]]:
    yield from properties.wrong("link", link)
    ends = [link.get("source"), link.get("target")]
    for end in ends:
        if not among(end, statements):
            yield "link-ends", f"no statement {end!r}"
    if ends[0] == ends[1]:
        yield "link-ends", "a statement is linked to itself"
    about = link.get("proposition")
    if about is not None and not all(among(p, propositions) for p in as_list(about) or [about]):
        yield "link-proposition", f"no proposition {about!r}"
    elif isinstance(about, list | tuple):
        yield "link-proposition", "a link has one proposition"
