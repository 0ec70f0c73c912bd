"""`kg explain`: why a sentence is a statement and why it is none, stage by stage."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

import click

from kg.cli.extract import articles_of, found_in
from kg.cli.llm_options import extracting
from kg.cli.options import PATH, reading, settings
from kg.cli.terminal import safe, tell
from kg.counted import plural
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.codec import Json
    from kg.extract.explanation import Candidate, Change, Explained
    from kg.extract.judged_candidates import Judged
    from kg.model import Actor, Article, Diagnostic, Graph, Span, Statement

type Record = dict[str, Any]

WIDTH = 100
"""Characters of a line."""
_COLUMN = 11
"""Characters of the column that says what a line tells."""


@click.command("explain")
@click.argument("file", type=PATH, metavar="FILE")
@click.option(
    "--sentence", type=click.IntRange(1), metavar="N", help="The sentence of this number."
)
@click.option(
    "--at",
    type=click.IntRange(0),
    metavar="OFFSET",
    help="The sentence at this place of the text, in characters as `kg extract` counts them.",
)
@click.option("--find", metavar="WORDS", help="The sentences in which these words stand.")
@click.option("--json", "as_json", is_flag=True, help="One JSON record per article and line.")
@extracting
@reading
def explain_command(
    file: Path,
    sentence: int | None,
    at: int | None,
    find: str | None,
    as_json: bool,
    **options: object,
) -> int:
    """Tell why something in an article is a statement, and why something is not.

    Prints every sentence with the labels of its lines, what was repaired in its parse, each report
    that a rule found with the rule and what became of it (for a dropped one the step that dropped
    it, and why), the actors, the statements and the claims in them. Places are offsets into the
    article's text. `-` is standard input. With `--extractor` also what other extractors named, and
    what came of it: of a language model what it answered before; nothing is sent.

    \b
    kg explain seeds --find denied
    echo "Oslo said on Monday that it would wait." | kg explain -
    """
    from kg import codec
    from kg.build import explanations
    from kg.extract.article_reader import UNFINISHED

    chosen = settings(**options)  # type: ignore[arg-type]
    problems: list[Diagnostic] = []
    none, shown, failed = True, False, False
    for article, found, graph in explanations(
        articles_of(found_in((file,), chosen), problems), chosen
    ):
        none = False
        problems += [d for d in graph.diagnostics if d.code == UNFINISHED]
        if not isinstance(found, tuple):
            problems.append(found)
            failed = True
            continue
        picked = [s for s in found if _is_meant(s, article, sentence, at, find)]
        limited = not (sentence is None and at is None and find is None)
        if limited and not picked:
            continue
        shown = True
        if as_json:
            click.echo(codec.line(_record(article, picked, graph)))
        else:
            for line in _told(article, picked, len(found), graph):
                click.echo(line)
    tell(problems, {})
    if not none and not shown and not failed:
        raise InputError("no sentence of the text is meant by --sentence, --at and --find")
    return 2 if none else int(failed or any(d.severity == "error" for d in problems))


def _is_meant(
    one: Explained, article: Article, sentence: int | None, at: int | None, find: str | None
) -> bool:
    """Tell whether every option that was given means a sentence."""
    if sentence is not None and one.number != sentence:
        return False
    if at is not None and not one.span.start <= at < one.span.end:
        return False
    if find is None:
        return True
    words = r"\s+".join(re.escape(word) for word in find.split())
    return re.search(words, one.span.of(article.text), re.IGNORECASE) is not None


def _told(article: Article, picked: list[Explained], every: int, graph: Graph) -> Iterator[str]:
    """Yield the lines that explain some of an article's sentences."""
    many = plural(every, "sentence")
    some = many if len(picked) == every else f"{len(picked)} of {many}"
    yield safe(f"{article.id}: {some}")
    actors = {a.id: a for a in graph.actors}
    for one in picked:
        yield ""
        lines = ", ".join(one.lines) or "no line"
        unread = "" if one.read else " (not read for statements)"
        yield safe(f"sentence {one.number}, {_at(one.span)}, {lines}{unread}")
        yield from _row("", one.span.of(article.text))
        yield from _repairs(one.changes)
        for candidate in one.candidates:
            yield from _report(candidate, article, one.span)
        for other in one.judged:
            yield from _judged(other, article, one.span)
        yield from _silence(one, article)
        for said in dict.fromkeys((m.span, m.actor, m.basis) for m in one.mentions):
            yield from _actor(article, said, actors, one.actor_rules.get(said[0]))
        for record in (_statement(s, actors, article) for s in one.statements):
            yield from _said(record, graph)


def _row(name: str, text: str, more: Iterable[str] = ()) -> Iterator[str]:
    """Yield a line under the name of what it tells, broken at blanks, and more lines below it."""
    for number, part in enumerate((text, *more)):
        first = f"  {name if number == 0 else '':<{_COLUMN}}"
        yield textwrap.fill(
            safe(part).strip(),
            WIDTH,
            initial_indent=first if number == 0 else f"{first}  ",
            subsequent_indent=" " * (len(first) + 2),
            break_long_words=False,
            break_on_hyphens=False,
        )


def _at(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _repairs(changes: Iterable[Change]) -> Iterator[str]:
    for one in changes:
        yield from _row("repaired", f"{one.kind} at {_at(one.place)}: {one.before} → {one.after}")


def _report(one: Candidate, article: Article, sentence: Span) -> Iterator[str]:
    """Yield what a rule found and what became of it."""
    more = [_shown(one, article, sentence)]
    if one.grown:
        more.append(f"as the rule found it, its content is {', '.join(map(_at, one.grown))}")
    if one.statement is not None:
        more.append(f"kept: statement {one.statement}")
    else:
        others = [f"“{s.of(article.text)}” at {_at(s)} ({rule})" for s, rule in one.because]
        cause = f"; the other: {_short(others)}" if others else ""
        more.append(f"dropped ({one.step}): {one.why}{cause}")
    yield from _row("report", f"{one.rule}, {one.act}: {one.finds}", more)


def _judged(one: Judged, article: Article, sentence: Span) -> Iterator[str]:
    """Yield what another extractor named and what came of it."""
    reasons = [f"{code}: {words}" for code, words in one.reasons]
    more = [_shown(one, article, sentence)] if one.content else []
    if one.target is not None:
        more.append(f"target “{one.target.of(article.text)}” at {_at(one.target)}")
    if one.statement is None:
        more += [f"refused ({reason})" for reason in reasons or ["no statement came of it"]]
    else:
        whose = "a statement of the rules" if one.ours else "kept: statement"
        more.append(f"{whose} {one.statement}")
        more += [f"changed ({reason})" for reason in reasons]
    yield from _row("named", f"{one.by}, {one.act or 'no act'}", more)


_OTHERS = 3
"""Reports named of those because of which one was dropped."""


def _short(others: list[str]) -> str:
    return ", ".join(others[:_OTHERS]) + (" …" if len(others) > _OTHERS else "")


def _shown(one: Candidate | Judged, article: Article, sentence: Span) -> str:
    """Return the words of a report with its speakers, cue and content marked."""
    from kg import codec
    from kg.cli.statement_lines import marked

    spans = [*one.speakers, *one.content, *([one.cue] if one.cue else []), sentence]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    record = {
        "quote": article.text[first:last],
        "evidence": [first, last],
        "speaker_spans": codec.pairs(one.speakers),
        "cue": codec.pair(one.cue),
        "content": codec.pairs(one.content),
        "conditions": [],
        "antecedents": [],
    }
    return marked(record, colours=False)


def _silence(one: Explained, article: Article) -> Iterator[str]:
    """Yield why there is no report where none was found."""
    for number in one.within:
        yield from _row("within", f"words of it are the content of a report in sentence {number}")
    if one.cues:
        words = ", ".join(f"“{c.of(article.text)}” at {_at(c)}" for c in one.cues)
        yield from _row("no report", f"known to report, but not as it stands here: {words}")
    elif not one.read:
        yield from _row("no report", "lines of this kind only name people and places")
    elif not one.candidates and not one.within:
        yield from _row("no report", "no word that is known to report, and no quotation of its own")


def _actor(
    article: Article, said: tuple[Span, str, str], actors: dict[str, Actor], rule: str | None
) -> Iterator[str]:
    """Yield whom a place means, with the basis and, where one decided, the rule in words."""
    from kg.extract.actors.actor_rules import about

    span, name, basis = said
    actor = actors.get(name)
    if actor is None:
        return
    unnamed = "" if actor.named else ", unnamed"
    label = f"{actor.label}{unnamed} ({actor.type.value}, {actor.id})"
    text = f"“{span.of(article.text)}” at {_at(span)}: {label}, by {basis}"
    yield from _row("actor", text, [f"rule {rule}: {about(rule)}"] if rule is not None else [])


def _statement(one: Statement, actors: dict[str, Actor], article: Article) -> Record:
    from kg import codec

    return codec.statement(one, actors, article.text)


def _said(record: Record, graph: Graph) -> Iterator[str]:
    """Yield a statement in words with its standing, and what it claims."""
    from kg import codec
    from kg.cli.claim_lines import claim_in_a_line
    from kg.cli.statement_lines import marked, sentence, standing
    from kg.link.claim_attitudes import attitude
    from kg.query.statement_words import side_in_words

    right = round(100 * record["confidence"])
    act = f"act {record['act']}, " if record["act"] else ""
    more = [
        f"{act}polarity {record['polarity']}, modality {record['modality']}: {standing(record)}",
        f"rule {record['rule']}; of 100 found so about {right} are right",
        f"evidence {record['evidence'][0]}-{record['evidence'][1]}: {marked(record, False)}",
    ]
    more += [f"problem: {p['reason']} ({p['rule']})" for p in record["problems"]]
    yield from _row("statement", f"{record['id']} {sentence(record)}", more)
    claims = {p.id: p for p in graph.propositions}
    labels = {a.id: a.label for a in graph.actors}
    said = next((s for s in graph.statements if s.id == record["id"]), None)
    for name in (p for p in record["propositions"] if p in claims):
        claim: Record = codec.proposition(claims[name])
        stance = next((s for s in claims[name].stances if s.statement == record["id"]), None)
        held = next((s for s in claim["stances"] if s["statement"] == record["id"]), None)
        if held and said and stance:
            held = {**held, "side": attitude(said, claims[name], stance).value}
        stand = f" ({held['polarity']}, {held['modality']})" if held else ""
        kind = ", ".join(x for x in (claim["type"], claim["mode"]) if x) or "no event type"
        told = f"{claim['id']} {claim['label']} ({kind})"
        made = claim_in_a_line(claim, labels, graph.classes)
        yield from _row(
            "claim", f"{told}: {side_in_words(record, claim['id'], held)}{stand}", [made]
        )


def _record(article: Article, picked: list[Explained], graph: Graph) -> Json:
    """Return what is told of an article's sentences, for programs."""
    actors = {a.id: a for a in graph.actors}
    return {"id": article.id, "sentences": [_as_json(s, article, graph, actors) for s in picked]}


def _as_json(one: Explained, article: Article, graph: Graph, actors: dict[str, Actor]) -> Json:
    from kg import codec

    named = {p for s in one.statements for p in s.propositions}
    return {
        "number": one.number,
        "span": codec.pair(one.span),
        "text": one.span.of(article.text),
        "lines": [k.value for k in one.lines],
        "read": one.read,
        "repairs": [
            {"kind": c.kind, "span": codec.pair(c.place), "before": c.before, "after": c.after}
            for c in one.changes
        ],
        "reports": [_candidate(c) for c in one.candidates],
        "named": [_named(j) for j in one.judged],
        "cues_without_report": codec.pairs(one.cues),
        "within": list(one.within),
        "actors": [
            {
                "id": m.actor,
                "label": actors[m.actor].label,
                "type": actors[m.actor].type.value,
                "span": codec.pair(m.span),
                "basis": m.basis,
                "rule": one.actor_rules.get(m.span),
            }
            for m in one.mentions
            if m.actor in actors
        ],
        "statements": [codec.statement(s, actors, article.text) for s in one.statements],
        "propositions": [codec.proposition(p) for p in graph.propositions if p.id in named],
    }


def _candidate(one: Candidate) -> Json:
    from kg import codec

    return {
        "rule": one.rule,
        "finds": one.finds,
        "act": one.act,
        "cue": codec.pair(one.cue),
        "speakers": codec.pairs(one.speakers),
        "content": codec.pairs(one.content),
        "content_as_found": codec.pairs(one.grown or one.content),
        "statement": one.statement,
        "dropped_by": one.step,
        "why": one.why,
        "because": [{"span": codec.pair(s), "rule": rule} for s, rule in one.because],
    }


def _named(one: Judged) -> Json:
    from kg import codec

    return {
        "by": one.by,
        "act": one.act,
        "place": codec.pair(one.place),
        "cue": codec.pair(one.cue),
        "speakers": codec.pairs(one.speakers),
        "target": codec.pair(one.target),
        "content": codec.pairs(one.content),
        "statement": one.statement,
        "of_the_rules": one.ours,
        "reasons": [{"code": code, "words": words} for code, words in one.reasons],
    }
