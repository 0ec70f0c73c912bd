"""Why a sentence gave the statements it gave, and why no others: the stages of its extraction.

Comes in: what each stage of an article's extraction handed on (`kg.extract.stages.Stages`), and
the article's graph. Goes out: the same by sentence, each report with what became of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.actors.source_resolution import mention
from kg.extract.grammar.functions import attachment
from kg.extract.judged_candidates import Judged, judged
from kg.extract.lexicon import lexicon
from kg.extract.report_candidate import place_of
from kg.extract.reports.filters import reasons
from kg.extract.reports.rule_meanings import meaning
from kg.ids import statement_id
from kg.model import READ, Span
from kg.parse import ParsedArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.extract.candidate import Proposed
    from kg.extract.report_candidate import Dropped, ReportCandidate
    from kg.extract.stages import Stages
    from kg.model import (
        Article,
        Diagnostic,
        Entity,
        Extraction,
        Graph,
        LineKind,
        Mention,
        Statement,
        Token,
    )

SET_ASIDE = "set-aside"
"""Step of a report whose record the rules of the ontology keep out of the graph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a repair changed at a place: a `label`, `name`, `joint`, `word class` or `quotation`.

    `before` and `after` are in words, with the parser's and the recogniser's labels.
    """

    kind: str
    place: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A report that a rule found, and what became of it.

    `statement` is the id of what it became; else `step` dropped it, `why` says so in words, and
    `because` are the places and rules of the reports that it did so for. `grown` is the content as
    the rule found it, where more of its quotation was added afterwards.
    """

    rule: str
    finds: str
    act: str
    cue: Span | None
    speakers: tuple[Span, ...]
    content: tuple[Span, ...]
    grown: tuple[Span, ...] = ()
    statement: str | None = None
    step: str | None = None
    why: str | None = None
    because: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One sentence with what each stage made of it; `number` counts from 1 within the article.

    `lines` are the labels of its lines and `read` tells whether any of them is read for statements.
    `cues` are words that often report, are no part of what somebody is reported to say, and of
    which no rule made a report here; `within` the numbers of other sentences whose statements hold
    words of this one. `actor_rules` names the rule that found whom a place means, where one did
    (`kg.extract.actors.actor_rules`). `statements` come in text order, those of the article's own
    narration among them. `judged` is what other extractors named here, with what came of it.
    """

    number: int
    span: Span
    lines: tuple[LineKind, ...]
    read: bool
    changes: tuple[Change, ...]
    candidates: tuple[Candidate, ...]
    cues: tuple[Span, ...]
    within: tuple[int, ...]
    mentions: tuple[Mention, ...]
    actor_rules: Mapping[Span, str]
    statements: tuple[Statement, ...]
    judged: tuple[Judged, ...] = ()


def explained(
    stages: Stages,
    graph: Graph,
    proposed: Sequence[Proposed] = (),
    notes: Iterable[Diagnostic] = (),
) -> tuple[Explained, ...]:
    """Return the sentences of an article in order; `graph` is that of the article alone.

    `proposed` is what other extractors named in it, `notes` what they tell of it.
    """
    # an article of its own, so that looking does not use up the steps that extraction may take
    parsed = ParsedArticle(stages.parsed.article, stages.parsed.parse)
    reports = _by_sentence(parsed, ((c[0], c[1]) for c in _candidates(parsed, stages, graph)))
    changes = _by_sentence(parsed, ((c.place, c) for c in _changes(stages)))
    mentions = _by_sentence(parsed, ((m.span, m) for m in graph.mentions))
    deciding = {Span(first, last): rule for (first, last, _), rule in stages.actor_rules.items()}
    said = _by_sentence(parsed, ((_place(s), s) for s in graph.statements))
    within = _within(parsed, reports)
    told = (*notes, *stages.extraction.diagnostics)
    there = {s.id for s in graph.statements}
    named = judged(parsed.article.sha256, proposed, told, stages.selection.kept, there)
    others = _by_sentence(parsed, ((j.place, j) for j in named))
    found = []
    for number, (first, last) in enumerate(parsed.parse.sentences):
        tokens = parsed.tokens[first:last]
        if all(t.text.isspace() for t in tokens):
            continue
        kinds = [n.kind for t in tokens if (n := parsed.line_of[t.i]) is not None]
        candidates = tuple(reports.get(number, ()))
        holding = within.get(number, set())
        mentioned = sorted(mentions.get(number, ()), key=lambda m: (m.span, m.actor))
        near = [*candidates, *(c for k in sorted(holding) for c in reports[k - 1])]
        found.append(
            Explained(
                number=number + 1,
                span=parsed.span(first, last),
                lines=tuple(dict.fromkeys(kinds)),
                read=any(k in READ for k in kinds),
                changes=tuple(changes.get(number, ())),
                candidates=candidates,
                cues=tuple(_unused(parsed, tokens, near)),
                within=tuple(sorted(holding)),
                mentions=tuple(mentioned),
                actor_rules={m.span: deciding[m.span] for m in mentioned if m.span in deciding},
                statements=tuple(sorted(said.get(number, ()), key=lambda s: (_place(s), s.id))),
                judged=tuple(others.get(number, ())),
            )
        )
    return tuple(found)


def explained_bare(
    article: Article, found: Extraction, proposed: Sequence[Proposed], notes: Iterable[Diagnostic]
) -> tuple[Explained, ...]:
    """Return the lines of an article that nothing parses, with what was named in each."""
    there = {s.id for s in found.statements}
    named = tuple(judged(article.sha256, proposed, (*notes, *found.diagnostics), (), there))
    lines = sorted(article.lines, key=lambda line: line.span)
    return tuple(
        Explained(
            number=number,
            span=line.span,
            lines=(line.kind,),
            read=line.kind in READ,
            changes=(),
            candidates=(),
            cues=(),
            within=(),
            mentions=(),
            actor_rules={},
            statements=tuple(s for s in found.statements if line.span.covers(_place(s))),
            judged=tuple(j for j in named if line.span.covers(j.place)),
        )
        for number, line in enumerate(lines, 1)
    )


def _by_sentence[T](parsed: ParsedArticle, placed: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
    """Return values by the number of the sentence in which their places begin."""
    found: dict[int, list[T]] = {}
    for place, value in placed:
        if parsed.tokens:
            found.setdefault(_sentence(parsed, place.start), []).append(value)
    return found


def _sentence(parsed: ParsedArticle, place: int) -> int:
    return parsed.tokens[parsed.at(place)].sent


def _place(statement: Statement) -> Span:
    return statement.cue or statement.content[0]


def _within(parsed: ParsedArticle, reports: dict[int, list[Candidate]]) -> dict[int, set[int]]:
    """Return for each sentence the others, counted from 1, whose statements hold words of it."""
    found: dict[int, set[int]] = {}
    for home, candidates in reports.items():
        for span in (s for c in candidates if c.statement for s in c.content):
            first, last = _sentence(parsed, span.start), _sentence(parsed, span.end - 1)
            for number in range(first, last + 1):
                if number != home:
                    found.setdefault(number, set()).add(home + 1)
    return found


def _candidates(
    parsed: ParsedArticle, stages: Stages, graph: Graph
) -> Iterator[tuple[Span, Candidate]]:
    """Yield each report with the place where it stands, in text order."""
    selection = stages.selection
    as_found = {id(after): before for before, after in selection.changed}
    fates = {id(d.report): d for d in (*selection.dropped, *stages.spoken.dropped)}
    every = (*selection.kept, *(d.report for d in selection.dropped))
    there = {s.id for s in graph.statements}
    refused = {r.id: r.reason for r in graph.rejects}
    for one in sorted(every, key=lambda f: (f.start, place_of(f), f.rule, f.content.spans)):
        name = statement_id(parsed.article.sha256, one.cue, one.content.spans)
        before = as_found.get(id(one))
        drop = fates.get(id(one))
        step = drop.step if drop is not None else None if name in there else SET_ASIDE
        why = reasons()[step].why if step is not None else None
        if step == SET_ASIDE and name in refused:
            why = f"{why}: {refused[name]}"
        yield (
            place_of(one),
            Candidate(
                rule=one.rule,
                finds=meaning(one.rule),
                act=one.act.value,
                cue=one.cue,
                speakers=tuple(mention(parsed, one, head) for head in one.speakers),
                content=one.content.spans,
                grown=_first(before, as_found).content.spans if before is not None else (),
                statement=name if step is None else None,
                step=step,
                why=why,
                because=_because(drop) if drop is not None else (),
            ),
        )


def _first(found: ReportCandidate, as_found: dict[int, ReportCandidate]) -> ReportCandidate:
    """Return a report as the rule found it, before all that was added to it."""
    while (before := as_found.get(id(found))) is not None:
        found = before
    return found


def _because(drop: Dropped) -> tuple[tuple[Span, str], ...]:
    return tuple((place_of(f), f.rule) for f in drop.because)


def _unused(
    parsed: ParsedArticle, tokens: Iterable[Token], candidates: Iterable[Candidate]
) -> Iterator[Span]:
    """Yield the words of lines read that often report, outside of reports and of their contents."""
    known = lexicon()
    lists = {"VERB": known.verbs, "NOUN": known.nouns, "ADJ": known.adjectives}
    taken = [c.cue for c in candidates if c.cue is not None]
    taken += [s for c in candidates if c.statement for s in c.content]
    for token in tokens:
        line = parsed.line_of[token.i]
        place = token.span
        if line is None or line.kind not in READ or any(c.overlaps(place) for c in taken):
            continue
        if token.lemma in lists.get(token.pos, ()):
            yield place


def _changes(stages: Stages) -> Iterator[Change]:
    """Yield what the repairs changed: step by step, each in text order."""
    before = stages.given
    for repair in stages.repairs:
        after = repair.after
        if after is not before:
            yield from _renamed(before, after)
            yield from _rejoined(before, after)
        before = after
    for marked, read in zip(stages.quotations.marked, stages.quotations.read, strict=True):
        if marked != read:
            text = stages.parsed.text
            yield Change(
                kind="quotation",
                place=marked.outer,
                before=f"to {marked.outer.end}, no closing mark",
                after=f"to {read.outer.end}, in front of its tag: {read.inner.of(text)[-40:]}",
            )


def _renamed(before: ParsedArticle, after: ParsedArticle) -> Iterator[Change]:
    """Yield the names that are new, with those that stood in their place, and those taken away."""
    old, new = set(before.parse.entities), set(after.parse.entities)
    gone = old - new
    replaced: set[Entity] = set()
    for one in sorted(new - old, key=_edge):
        inside = (before.entity_at.get(i) for i in range(one.first, one.last))
        there = tuple(dict.fromkeys(e for e in inside if e is not None and e in gone))
        replaced.update(there)
        yield Change(
            kind="name",
            place=after.span(one.first, one.last),
            before=" and ".join(_name(before, e) for e in there) or "no name",
            after=_name(after, one),
        )
    for one in sorted(gone, key=_edge):
        if one not in replaced:
            yield Change(
                kind="name",
                place=before.span(one.first, one.last),
                before=_name(before, one),
                after="no name",
            )


def _edge(entity: Entity) -> tuple[int, int, str]:
    return entity.first, entity.last, entity.label


def _name(parsed: ParsedArticle, entity: Entity) -> str:
    return f"“{parsed.span(entity.first, entity.last).of(parsed.text)}” {entity.label}"


def _rejoined(before: ParsedArticle, after: ParsedArticle) -> Iterator[Change]:
    """Yield the words that hang elsewhere or are of another class than the parser had them."""
    for old, new in zip(before.tokens, after.tokens, strict=True):
        place = Span(new.start, new.end)
        if attachment(old) != attachment(new):
            yield Change(
                kind="joint", place=place, before=_joint(before, old), after=_joint(after, new)
            )
        if (old.pos, old.tag) != (new.pos, new.tag):
            yield Change(
                kind="word class",
                place=place,
                before=f"{old.pos} {old.tag}",
                after=f"{new.pos} {new.tag}",
            )


def _joint(parsed: ParsedArticle, token: Token) -> str:
    above, label = attachment(token)
    if above == token.i:
        return "governs its sentence"
    return f"{label} of “{parsed.tokens[above].text}”"
