"""Record rules for articles and for the links between statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ontology import edtf, terms
from ontology.rule import Remedy, Rule
from ontology.violation import Violation, among, as_list, as_place, as_records

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from ontology.scope import Scope
    from ontology.violation import Record

MENDED, CUT, ASIDE = Remedy.MENDED, Remedy.CUT, Remedy.ASIDE

RULES = {
    "article-id": Rule("an article has an id", (ASIDE,), "nothing can be cited of it"),
    "article-language": Rule(
        "an article has one language", (MENDED,), "`und`, the code of BCP 47 for not determined"
    ),
    "article-hash": Rule(
        "an article has the SHA-256 of its text", (ASIDE,), "its text is not known"
    ),
    "article-published": Rule(
        "a publication date is an EDTF date with a basis", (CUT,), "the article stays, undated"
    ),
    "place-quote": Rule(
        "the words quoted of a place are those of the article", (ASIDE,), "they are not its words"
    ),
    "link-kind": Rule("the kind of a link is in its list", (ASIDE,), "it says nothing"),
    "link-ends": Rule("a link is between two known statements", (ASIDE,), "it joins nothing"),
    "link-proposition": Rule(
        "the proposition of a link is known", (CUT,), "the link stays, with its reason"
    ),
    "link-reason": Rule("a link has a reason, in words", (ASIDE,), "it cannot be judged"),
    "link-contrast": Rule(
        "the contrast of a link is in its list", (CUT,), "the link stays, with its reason"
    ),
    "link-score": Rule(
        "the score of a link is a number from 0 to 1",
        (MENDED,),
        "the nearest such number; 0 for none",
    ),
}

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_KINDS = frozenset(terms.LISTS["link"])
_CONTRASTS = frozenset(terms.LISTS["contrast"])


def check(record: Record, scope: Scope) -> Iterator[Violation]:
    """Yield what is wrong with an article; a field that the record has not got is not asked for."""
    name = scope.article
    for key, rule in (("name", "article-id"), ("language", "article-language")):
        value = record.get(key, "given")
        if not isinstance(value, str) or not value:
            yield Violation(rule, f"{key} {value!r} is not one text", "article", name)
    digest = record.get("sha256")
    if "sha256" in record and not (isinstance(digest, str) and _SHA256.fullmatch(digest)):
        yield Violation("article-hash", f"{digest!r} is not 64 hex digits", "article", name)
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
    if not among(link.get("kind"), _KINDS):
        yield "link-kind", f"kind {link.get('kind')!r} is not in its list"
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
    reason = link.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        yield "link-reason", "the link has no reason"
    contrast, score = link.get("contrast"), link.get("score")
    if contrast is not None and not among(contrast, _CONTRASTS):
        yield "link-contrast", f"contrast {contrast!r} is not in its list"
    if score is not None and not (isinstance(score, int | float) and 0 <= score <= 1):
        yield "link-score", f"score {score!r} is not a number from 0 to 1"
