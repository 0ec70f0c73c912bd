"""Quotations that are sentences of their own, each with its cue (`quotation_cues`).

The cue stands after the quotation ("…," Kim said), before it (Kim said: "…"), or nowhere: then the
quotation belongs to the running speaker. Quoted words inside a clause are left to the clause.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.grammar.apposed_names import called_upon_in
from kg.extract.grammar.clause_structure import agent, holds_clause, is_passive
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.functions import is_conjunct, is_finite_complement, may_be_main_clause
from kg.extract.grammar.noun_dependents import main_subject
from kg.extract.grammar.possible_speakers import is_person
from kg.extract.lexicon import lexicon
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.clause_frame import addressee
from kg.extract.reports.quotations.quotation_cues import (
    NEAR,
    SENTENCE_END,
    announced,
    announced_author,
    cue_after,
    cue_before,
    named_before,
    reporting,
)
from kg.model import Act, LineKind, Span
from kg.model.replace import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.grammar.quotation_spans import Quote
    from kg.model import Line, Token
    from kg.parse import ParsedArticle

_SPLIT = re.compile(r"\s(?:[\w.’'-]+\s){1,5}[\w.’'-]+,\s[“\"'‘]")
_REST = re.compile(r"[”\"'’]\s(?:[\w.’'-]+\s){1,5}[\w.’'-]+,\s*$")


def quotations(parsed: ParsedArticle, quotes: tuple[Quote, ...]) -> Iterator[ReportCandidate]:
    """Yield one report per quotation; what its cue interrupts, or paragraphs continue, is one."""
    starts = [q.outer.start for q in quotes]
    prose = [line for line in parsed.read_lines() if line.kind is not LineKind.HEADLINE]
    pending: ReportCandidate | None = None
    for number, line in enumerate(prose):
        first, last = (bisect_left(starts, p) for p in (line.span.start, line.span.end))
        inside = [q for q in quotes[first:last] if line.span.covers(q.outer)]
        own: list[Quote] = []
        for quote in inside:
            if _is_sentence(parsed, line, quote) or _resumes(parsed, line, quote, own):
                own.append(quote)
        for q in own:
            found = _report(parsed, line, q, own)
            if pending is not None and _continues(pending, found, q, line, parsed):
                pending = _joined(pending, found)
                continue
            if pending is not None and _ends(pending, found, q, line):
                pending = _joined(replace(found, content=pending.content), found)
                continue
            if pending is not None:
                found = replace(found, carry=found.carry or _closes(pending, found, q, line))
                yield pending
            pending = found
        runs_on = bool(own) and not own[-1].closed and number + 1 < len(prose)
        if pending is not None and not runs_on:
            yield pending
            pending = None
    if pending is not None:
        yield pending


def _is_sentence(parsed: ParsedArticle, line: Line, quote: Quote) -> bool:
    """Tell whether the quotation is speech of its own, not words quoted inside a clause."""
    tokens = parsed.within(quote.inner)
    if not tokens:
        return False
    exclaims = tokens[0].text[:1].isupper() and tokens[-1].text in (".", "!", "?")
    clausal = holds_clause(parsed, tokens[0].i, tokens[-1].i + 1) or (exclaims and len(tokens) > 2)
    opens = _opens_sentence(parsed.text, line.span, quote.outer)
    if opens and _is_title(tokens):
        return False
    if opens:
        split = _SPLIT.match(parsed.text, quote.outer.end, line.span.end)  # “That,” he said, “is …”
        short = len(tokens) > 2 or bool(split) or _cue_at_once(parsed, line, quote)
        return (clausal or _ends_sentence(quote, parsed.text)) and short
    rest = _REST.search(
        parsed.text[max(line.span.start, quote.outer.start - NEAR) : quote.outer.start]
    )
    if not clausal and not (rest and len(tokens) > 3):
        return False
    return bool(cue_before(parsed, line, quote) or named_before(parsed, line, quote))


def _resumes(parsed: ParsedArticle, line: Line, quote: Quote, own: list[Quote]) -> bool:
    """Tell whether a quotation goes on behind cue and speaker: `“…,” says Ann Lee, | “Now …” |`.

    One that begins with a small letter also goes on behind whom it is said to: `“…?” Lee asked a
    guard who stood by, “and …?”`.
    """
    if not own or not holds_clause(
        parsed, parsed.at(quote.inner.start), parsed.at(quote.inner.end - 1) + 1
    ):
        return False
    between = Span(own[-1].outer.end, quote.outer.start)
    if between.end - between.start > NEAR or not between.of(parsed.text).rstrip().endswith(","):
        return False
    cue = cue_after(parsed, line, own[-1], own)
    who = cue[1] if cue is not None else None
    last = parsed.tokens[parsed.at(quote.outer.start) - 2] if quote.outer.start else None
    if cue is None or cue[0].start < between.start:
        return False
    further = (t for t in parsed.within(between) if t.i > cue[0].i and reporting(parsed, t))
    small = quote.inner.of(parsed.text)[:1].islower() and not SENTENCE_END.search(
        between.of(parsed.text)
    )
    return who is last or (who is not None and small and next(further, None) is None)


def _cue_at_once(parsed: ParsedArticle, line: Line, quote: Quote) -> bool:
    """Tell whether speaker and cue follow at once: `“Oslo,” he answered.`, `“No,” replied Ann.`"""
    cue = cue_after(parsed, line, quote, [])
    if cue is None or cue[1] is None:
        return False
    return cue[0].start - quote.outer.end < 25 and cue[1].start - quote.outer.end < 40


def _is_title(tokens: tuple[Token, ...]) -> bool:
    """Tell whether the words are a title: short, nearly all with a capital."""
    words = [t for t in tokens if t.text[:1].isalpha()]
    if not 1 < len(words) <= 8:
        return False
    return sum(t.text[:1].isupper() for t in words) >= 0.75 * len(words)


def _opens_sentence(text: str, line: Span, outer: Span) -> bool:
    before = text[line.start : outer.start].rstrip()
    return (
        not before
        or before[-1] in '.?!…”"'
        or before.endswith("''")
        or bool(SENTENCE_END.search(before[-2:] + " "))
    )


def _ends_sentence(quote: Quote, text: str) -> bool:
    inner = quote.inner.of(text).rstrip()
    return inner.endswith((".", "?", "!", ",", "…")) or not quote.closed


def _bare(span: Span, text: str) -> Span:
    """Return a place without the space at its edges: “ so ” of a text taken apart into words."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, end) if start < end else span


def _report(parsed: ParsedArticle, line: Line, quote: Quote, own: list[Quote]) -> ReportCandidate:
    """Return the quotation with its cue, or as one to be carried over from before."""
    heads = _predicates(parsed, quote)
    content = Content(frame="quote", spans=(_bare(quote.inner, parsed.text),), heads=heads)
    opens = _opens_sentence(parsed.text, line.span, quote.outer)
    starts = not parsed.text[line.span.start : quote.outer.start].strip()
    resumed = not opens and named_before(parsed, line, quote) is not None
    after = cue_after(parsed, line, quote, own) if opens or resumed else None
    before = None if after else cue_before(parsed, line, quote)
    cue = after or before or (announced(parsed, line) if starts else None)
    named = named_before(parsed, line, quote) if cue is None else None
    credit = announced_author(parsed, line) if cue is None and starts else None
    if named is None and credit is not None:
        named = (credit[0].start, credit[0].end), credit[1]
    if named is not None:
        return ReportCandidate(
            rule="quotation-colon",
            cue=Span(*named[0]),
            verb=None,
            act=Act.STATE,
            speakers=(named[1],),
            content=content,
            quoted=(quote.outer,),
        )
    if cue is None:
        return ReportCandidate(
            rule="quotation-carried",
            cue=None,
            verb=None,
            act=Act.STATE,
            speakers=(),
            content=content,
            carry=True,
            quoted=(quote.outer,),
        )
    verb, who = cue
    if who is not None and is_passive(parsed, verb) and verb.tag == "VBN":
        who = agent(parsed, verb)  # "she was asked, “Why?”": not her question
    if before is not None and quote.closed:
        tail = _goes_on(parsed, line, quote)
        if tail is not None:
            content = replace(content, frame="clause", spans=(tail,))
    entry = lexicon().verbs.get(verb.lemma)
    called = called_upon_in(parsed, content.spans[0])
    return ReportCandidate(
        rule="quotation-cue-after" if after else "quotation-cue-before",
        cue=parsed.span(verb.i, verb.i + (2 if verb.text == "according" else 1)),
        verb=verb,
        act=entry.act if entry else Act.STATE,
        speakers=(who,) if who is not None else (),
        content=replace(content, addressee=addressee(parsed, verb) or called),
        asked=is_passive(parsed, verb) and who is None,
        carry=False,
        quoted=(quote.outer,),
    )


def _goes_on(parsed: ParsedArticle, line: Line, quote: Quote) -> Span | None:
    """Return the content of `said “it hurts” every time …`: the clause runs on after the mark."""
    if quote.inner.of(parsed.text).rstrip()[-1:] in ".?!,…":
        return None
    rest = parsed.text[quote.outer.end : line.span.end]
    if not re.match(r"\s+[a-z]", rest):
        return None
    first = parsed.at(quote.outer.end)
    after = [t for t in parsed.tokens[first:] if t.start >= quote.outer.end]
    if not after or after[0].tag in ("VBD", "VBZ", "VBP", "MD") or after[0].pos == "CCONJ":
        return None
    _, end = parsed.sentence(after[0])
    stop = trim(parsed, after[0].i, cut(parsed, after[0].i, end))
    return Span(quote.outer.start, stop.end) if stop is not None else None


def _predicates(parsed: ParsedArticle, quote: Quote) -> tuple[Token, ...]:
    """Return the main predicates of the quoted sentences."""
    inside = [t for t in parsed.within(quote.inner) if t.pos in ("VERB", "AUX")]
    found = [
        t for t in inside if may_be_main_clause(t) and not _is_inside_another(parsed, t, quote)
    ]
    main = found or inside[:1]
    return tuple(dict.fromkeys(c for m in main for c in parsed.conjuncts(m) if c in inside))


def _is_inside_another(parsed: ParsedArticle, verb: Token, quote: Quote) -> bool:
    """Tell whether a complement or conjunct hangs on a word of the same quotation."""
    below = is_finite_complement(verb) or is_conjunct(verb)
    return below and quote.inner.covers(parsed.head(verb).span)


def _continues(
    pending: ReportCandidate,
    found: ReportCandidate,
    quote: Quote,
    line: Line,
    parsed: ParsedArticle,
) -> bool:
    """Tell whether this quotation goes on with the one before: same line after its cue, or the
    next paragraph when the mark before was left open."""
    if found.cue is not None and found.cue == pending.cue:
        return True  # the cue stands inside the quotation
    if not found.carry or found.cue is not None:
        return False
    last = pending.quoted[-1]
    between = parsed.text[last.end : quote.outer.start]
    if "\n" in between:
        return last.end >= 1 and parsed.text[last.end - 1] not in '”"»'
    return line.span.start <= last.start and not _another_acts(parsed, pending, quote)


def _another_acts(parsed: ParsedArticle, pending: ReportCandidate, quote: Quote) -> bool:
    """Tell whether the sentence between two quotations brings in another person, who then speaks.

    `“It will not hold,” Lee said. Kohl, the fire chief, disagreed. “We have weeks.”` Not so where
    he does it to the first: `Kohl had told her to go.`
    """
    first = parsed.at(quote.outer.start)
    start, end = parsed.sentence(parsed.tokens[max(0, first - 1)])
    if start >= first or parsed.tokens[start].start < pending.quoted[-1].end:
        return False
    between = parsed.tokens[start : min(end, first)]
    if between[0].text[:1] in _OPENING or any(t.tag == "PRP" for t in between[1:] if not _it(t)):
        return False
    who = main_subject(parsed, start, end)
    if who is None or who.pos == "PRON" or any(who.text == t.text for t in pending.speakers):
        return False
    return is_person(parsed, who)


_OPENING = ("“", '"', "«", "„")


def _it(token: Token) -> bool:
    return token.lemma == "it"


def _closes(pending: ReportCandidate, found: ReportCandidate, quote: Quote, line: Line) -> bool:
    """Tell whether a quotation that a pronoun closes goes on with the one left open before it.

    `“It hurts.` and in the next paragraph `“We lost,” he said.`: he is who spoke already.
    """
    pronoun = bool(found.speakers) and found.speakers[0].pos == "PRON"
    opens = quote.outer.start == line.span.start and pending.quoted[-1].end < line.span.start
    return pronoun and opens and found.rule == "quotation-cue-after"


def _ends(pending: ReportCandidate, found: ReportCandidate, quote: Quote, line: Line) -> bool:
    """Tell whether a quotation with its cue ends one left open, without a cue, a paragraph before.

    `“It hurts.` and below it `“We lost,” Ann Lee said.`: a mark opens each paragraph, and the last
    alone has one that closes.
    """
    opens = quote.outer.start == line.span.start and pending.quoted[-1].end < line.span.start
    open_ = pending.cue is None and pending.carry
    named = bool(found.speakers) and found.speakers[0].pos != "PRON"
    return open_ and opens and named and found.rule == "quotation-cue-after"


def _joined(pending: ReportCandidate, found: ReportCandidate) -> ReportCandidate:
    content = replace(
        pending.content,
        spans=(*pending.content.spans, *found.content.spans),
        heads=(*pending.content.heads, *found.content.heads),
    )
    return replace(pending, content=content, quoted=(*pending.quoted, *found.quoted))
