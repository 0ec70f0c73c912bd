"""Hold every record against the ontology's rules; nothing that is right is lost.

What breaks a rule is mended where one value alone can be right, else kept and noted at the record
(`problems`); `ontology.rules.rule.RULES` says which rule has which remedy. Only what would make
the graph invalid is set aside, with the words that it stood for, and what hung on it stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg import codec
from kg.check import remedies
from kg.check.broken_rules import Found, violations
from kg.check.notes import with_problem
from kg.check.references import without_dangling
from kg.check.unnamed_actors import split_by_article
from kg.model import Diagnostic, Reject, Severity, Span
from kg.store.memo import Memo
from ontology.rules import record_rules
from ontology.rules.record_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Article, Graph, Link, Proposition, Statement
    from ontology.rules.violation import Violation


def checked(graph: Graph, memo: Memo | None = None) -> Graph:
    """Return the graph with records that keep the rules, or are noted to break one.

    The records that neither can be said of are its `rejects`. A graph with nothing wrong is
    returned as it is. What `memo` knows of articles is not asked again.
    """
    known = memo if memo is not None else Memo()
    graph = _once(without_dangling(graph))
    found = violations(graph, None, known)
    if not found:
        return graph
    mended = without_dangling(_mended(graph, found))
    again = {f.article for f in found} | _changed(graph, mended)
    wrong = [f for f in violations(mended, again, known) if not RULES[f.violation.rule].lenient]
    return _without(mended, wrong) if wrong else mended


def _changed(before: Graph, after: Graph) -> set[str]:
    """Return the articles whose statements, or claims of theirs, are not those of before."""
    home = {s.id: s.article for s in after.statements}
    statements, claims = set(map(id, before.statements)), set(map(id, before.propositions))
    new = {s.article for s in after.statements if id(s) not in statements}
    changed = (p for p in after.propositions if id(p) not in claims)
    return new | {home[s.statement] for p in changed for s in p.stances}


def linked(graph: Graph, links: Iterable[Link]) -> Graph:
    """Return the graph with the links that keep the rules; the others are among its `rejects`.

    A proposition that is not there and a contrast that is none are cut, a score put right.
    """
    statements = {s.id for s in graph.statements}
    propositions = {p.id for p in graph.propositions}
    given = {f"{x.kind.value}/{x.source}/{x.target}/{x.proposition or ''}": x for x in links}
    broken = _broken_links(given, statements, propositions)
    by_id = {name: _mended_link(x, broken.get(name, {}), propositions) for name, x in given.items()}
    left = _broken_links(by_id, statements, propositions)
    told = tuple(
        _told(v)
        for name, found in sorted(broken.items())
        if name not in left
        for v in found.values()
    )
    rejects = tuple(
        _reject(Found(next(iter(found.values())), ""), graph, codec.link(by_id[name]))
        for name, found in sorted(left.items())
    )
    return replace(
        graph,
        links=tuple(x for name, x in by_id.items() if name not in left),
        rejects=(*graph.rejects, *rejects),
        diagnostics=(*graph.diagnostics, *told),
    )


def _broken_links(
    links: Mapping[str, Link], statements: set[str], propositions: set[str]
) -> dict[str, dict[str, Violation]]:
    """Return what is wrong with links, by their name and the rule."""
    written = ({"id": name, **codec.link(x)} for name, x in links.items())
    found: dict[str, dict[str, Violation]] = {}
    for violation in record_rules.check_links(written, statements, propositions):
        found.setdefault(violation.id, {}).setdefault(violation.rule, violation)
    return found


def _mended_link(link: Link, broken: Mapping[str, Violation], propositions: set[str]) -> Link:
    if "link-proposition" in broken:
        link = replace(link, proposition=None)
    if "link-score" in broken:
        link = replace(link, score=remedies.nearest(link.score))
    return link


def _once(graph: Graph) -> Graph:
    """Return the graph without a second statement of an id; it is noted at the first."""
    seen: dict[str, Statement] = {}
    for one in graph.statements:
        known = seen.setdefault(one.id, one)
        if known is not one and known != one:
            rule = "statement-id"
            remedy = record_rules.Remedy.MENDED
            seen[one.id] = with_problem(known, rule, "another statement has this id", remedy)
    if len(seen) == len(graph.statements):
        return graph
    return replace(graph, statements=tuple(seen.values()))


def _mended(graph: Graph, found: Iterable[Found]) -> Graph:
    """Return the graph with everything done to its records that keeps them in it."""
    mentions: dict[str, list[tuple[str, Span]]] = {}
    for m in graph.mentions:
        mentions.setdefault(m.actor, []).append((m.article, m.span))
    statements = {s.id: s for s in graph.statements}
    claims = {p.id: p for p in graph.propositions}
    actors = {a.id: a for a in graph.actors}
    articles = {a.id: a for a in graph.articles}
    texts = {a.id: a.text for a in graph.articles}
    context = remedies.Context(texts, dict(statements), dict(actors), mentions)
    shared, told = [], []
    for violation, article in found:
        name, rule, reason = violation.id, violation.rule, violation.reason
        if rule == "unnamed-article":
            shared.append((name, reason))
        elif violation.kind == "statement":
            statements[name] = remedies.statement(statements[name], rule, reason, context)
        elif violation.kind == "proposition":
            claims[name] = remedies.proposition(claims[name], rule, reason, context)
        elif violation.kind == "actor":
            actors[name] = remedies.actor(actors[name], rule, reason, context)
        elif violation.kind == "stance":
            _mend_stance(violation, claims, statements)
        elif violation.kind == "article":
            articles[article] = _mended_article(articles[article], violation)
            told.append(_told(violation, article))
    graph = replace(
        graph,
        articles=tuple(articles[a.id] for a in graph.articles),
        statements=tuple(statements[s.id] for s in graph.statements),
        propositions=tuple(claims[p.id] for p in graph.propositions),
        actors=tuple(actors[a.id] for a in graph.actors),
        diagnostics=(*graph.diagnostics, *told),
    )
    for name, reason in shared:
        graph = split_by_article(graph, name, reason)
    return graph


def _mend_stance(
    violation: Violation, claims: dict[str, Proposition], statements: dict[str, Statement]
) -> None:
    """Mend a stance of one statement on one claim, and note it at the statement."""
    claim, name = violation.id.split("/")
    of, changed = statements[name], []
    for one in claims[claim].stances:
        made = remedies.stance(one, violation.rule, of) if one.statement == name else None
        changed.append(one if made is None else made[0])
        if made is not None:
            reason = f"{claim}: {violation.reason}"
            statements[name] = with_problem(statements[name], violation.rule, reason, made[1])
    claims[claim] = replace(claims[claim], stances=tuple(changed))


def _mended_article(article: Article, violation: Violation) -> Article:
    """Return an article without a date that is none, or with the code of no language."""
    if violation.rule == "article-published":
        return replace(article, published=None)
    if violation.rule == "article-language":
        return replace(article, language=UNDETERMINED)
    return article


def _told(violation: Violation, article: str | None = None) -> Diagnostic:
    """Return the diagnostic of what was wrong with a record that has no place for problems."""
    about = "" if article else f"{violation.kind} {violation.id}: "
    return Diagnostic(
        code=violation.rule,
        severity=Severity.WARNING,
        message=about + violation.reason,
        article=article,
    )


def set_aside(graph: Graph) -> tuple[Diagnostic, ...]:
    """Return the records set aside as diagnostics, for a reader who is given no report."""
    return tuple(
        Diagnostic(
            code="set-aside",
            severity=Severity.WARNING,
            message=f"{r.kind} {r.id} broke {r.rule}: {r.reason}",
            article=r.article,
            span=r.span,
        )
        for r in graph.rejects
    )


def _reject(found: Found, graph: Graph, record: codec.Json) -> Reject:
    """Return a record set aside, with who speaks in it and its words."""
    violation, article = found
    actors = {a.id: a for a in graph.actors}
    behind = _behind(violation, graph)
    span = Span(*violation.span) if violation.span and violation.span[0] >= 0 else None
    texts = {a.id: a.text for a in graph.articles}
    return Reject(
        kind=violation.kind,
        id=violation.id,
        rule=violation.rule,
        reason=violation.reason,
        article=behind.article if behind is not None else article or None,
        span=span or (behind.evidence if behind is not None else None),
        speakers=tuple(actors[p.actor].label for p in behind.speakers) if behind else (),
        quote=behind.evidence.of(texts[behind.article]) if behind else None,
        record=record,
    )


def _behind(violation: Violation, graph: Graph) -> Statement | None:
    """Return the statement whose words are lost with a record: itself, or one that it hangs on."""
    names = set(violation.id.split("/"))
    if violation.kind == "proposition":
        names = {s.statement for p in graph.propositions if p.id in names for s in p.stances}
    return next((s for s in graph.statements if s.id in names), None)


def _without(graph: Graph, found: Iterable[Found]) -> Graph:
    """Return the graph without the records found; what referred to them stays, and is noted."""
    actors = {a.id: a for a in graph.actors}
    known = {
        **{s.id: codec.statement(s, actors) for s in graph.statements},
        **{p.id: codec.proposition(p) for p in graph.propositions},
        **{a.id: codec.actor(a) for a in graph.actors},
    }
    rejects = [_reject(f, graph, known.get(f.violation.id.split("/")[0], {})) for f in found]
    gone: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    for one in rejects:
        gone.setdefault(one.kind, {}).setdefault(one.id, one.rule)
    left = replace(
        graph,
        actors=tuple(a for a in graph.actors if a.id not in gone["actor"]),
        statements=tuple(s for s in graph.statements if s.id not in gone["statement"]),
        propositions=tuple(
            replace(
                p,
                stances=tuple(
                    s for s in p.stances if f"{p.id}/{s.statement}" not in gone["stance"]
                ),
            )
            for p in graph.propositions
            if p.id not in gone["proposition"]
        ),
        rejects=(*graph.rejects, *rejects),
    )
    return without_dangling(left, {name: rule for of in gone.values() for name, rule in of.items()})


_KINDS = ("statement", "proposition", "actor", "stance")

UNDETERMINED = "und"
"""BCP 47's code of a language that is not determined."""
