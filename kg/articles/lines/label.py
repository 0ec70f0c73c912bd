"""Labels every line of a text: headline, byline, caption, furniture, copy or prose.

Only shapes and general word lists decide, never a string of one page. Nothing is deleted: lines
and the white space between them are the text. The cost of a wrong label is not even: prose taken
for furniture is a statement lost, so what looks like a sentence stays prose.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.lines import (
    corrections,
    furniture,
    interview,
    layout,
    live_entries,
    shape,
    signatures,
    turn_rows,
    turns,
)
from kg.articles.lines import headline as headlines
from kg.articles.lines.bylines import byline, names
from kg.articles.lines.captions import caption
from kg.articles.lines.datelines import dateline
from kg.articles.lines.led_in import led_in
from kg.articles.lines.repeats import printed_twice, pull_quotes, repeats
from kg.articles.lines.timestamps import timestamp
from kg.model import NARRATED, SPOKEN, Line, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.articles.lines.label_speakers import Label
    from kg.articles.lines.shape import Row

HEAD = 8
"""Words of a section head, at most."""
QUESTION = 6
"""Words of a question set as a section head, at most; a longer one is asked in the text."""
_LED = (LineKind.BLOCK_QUOTATION, LineKind.LIST_ITEM, LineKind.POST)
TAIL = 8
"""Words up to which a line without a verb after the last paragraph is a link or a button."""


def label(
    text: str,
    title: str | None = None,
    known: Sequence[Line] = (),
    emphasised: Sequence[Span] = (),
) -> tuple[Line, ...]:
    """Return the lines of a text, in order, each with its label.

    Spans are code points of `text`, half-open, without white space at either end; together they
    hold every character that is not white space. A dateline is a line of its own before the rest
    of its paragraph. `title` is the headline as the page's metadata has it; `known` are
    labels that the file's format tells for sure, `emphasised` the lines set in bold as a whole.
    Never raises.
    """
    rows = turn_rows.apart(layout.paragraphs(text))
    spoken = turns.labels(rows)
    said = turn_rows.own_rows(rows, spoken)
    copies = {n: s for n, s in repeats(rows).items() if n not in said}
    fresh = [r for r in rows if r.number not in copies]
    told = _known(rows, known)
    kinds = _sure(rows, fresh, furniture.script_of(text)) | told
    for row, below in pairwise(rows):  # a note under its head
        under = corrections.heads_note(row) and not row.text.lower().rstrip(".").endswith(
            "appended"
        )
        if under and (
            kinds.get(row.number) is LineKind.CORRECTION or corrections.tells_of_making(below)
        ):
            kinds[row.number] = kinds[below.number] = LineKind.CORRECTION
    if spoken:
        kinds |= dict.fromkeys(said, LineKind.TURN)
        seats = [n + 1 for n, made in spoken.items() if made.between]
        kinds |= dict.fromkeys(seats, LineKind.CHROME)
        kinds |= {r.number: LineKind.CHROME for r in rows if turns.stage_direction(r.text)}
    else:
        free = [r for r in fresh if kinds.get(r.number) in (None, LineKind.BYLINE)]
        kinds |= {n: k for n, k in led_in(free).items() if n not in told}
    bold = _emphasised(text, rows, emphasised)
    kinds |= interview.interview(fresh, bold, kinds, title, labelled=bool(spoken))
    signed = _signed(rows, kinds)
    copies = {n: s for n, s in copies.items() if n not in signed}
    fresh = [r for r in rows if r.number not in copies]
    _place(fresh, kinds, title)
    _within(rows, kinds, spoken)
    kinds |= dict.fromkeys(furniture.boilerplate(rows), LineKind.CHROME)
    prose = [r for r in fresh if kinds[r.number] in (LineKind.PROSE, LineKind.SECTION_HEAD)]
    copies.update(pull_quotes(prose))
    timed = live_entries.entries([r for r in rows if kinds.get(r.number) in NARRATED])
    return tuple(_lines(rows, kinds, copies, spoken, timed))


def _emphasised(text: str, rows: Sequence[Row], told: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the lines set in bold as a whole, by the format or by marks."""
    starts = {s.start for s in told}
    return frozenset(r.number for r in rows if r.span.start in starts or interview.bold(text, r))


def _signed(rows: Sequence[Row], kinds: dict[int, LineKind]) -> frozenset[int]:
    """Label the signatures on lines of their own, and the posts above those that have a handle."""
    spoken = frozenset(n for n, kind in kinds.items() if kind in SPOKEN)
    found = signatures.signature_lines(rows, spoken)
    for number, above in found.items():
        kinds[number] = LineKind.SIGNATURE
        if signatures.is_of_post(rows[number].text):
            kinds[above] = LineKind.POST
    return frozenset(found) | frozenset(found.values())


def _within(rows: Sequence[Row], kinds: dict[int, LineKind], spoken: dict[int, Label]) -> None:
    """Label the paragraphs of turns, block quotations and lists, which look like prose."""
    ends = frozenset(
        r.number
        for r in rows
        if kinds.get(r.number, LineKind.PROSE) is not LineKind.PROSE
        and not turns.stage_direction(r.text)
    )
    for number in turn_rows.spoken_rows(rows, spoken, ends):
        if kinds.get(number) is LineKind.PROSE:
            kinds[number] = LineKind.TURN
    for row in rows:
        if kinds.get(row.number) is LineKind.PROSE:
            if row.quoted:
                kinds[row.number] = LineKind.BLOCK_QUOTATION
            elif row.bullet:
                kinds[row.number] = LineKind.LIST_ITEM


def _sure(rows: Sequence[Row], fresh: Sequence[Row], script: str | None) -> dict[int, LineKind]:
    """Label what can be told from a line alone, wherever it stands."""
    twice = printed_twice(rows)
    kinds = {r.number: _alone(r, script, twice=r.number in twice) for r in fresh}
    return {number: kind for number, kind in kinds.items() if kind}


def _known(rows: Sequence[Row], known: Sequence[Line]) -> dict[int, LineKind]:
    """Return the labels told by the format, by the rows that begin inside those lines."""
    told = iter(sorted(known, key=lambda x: x.span))
    line = next(told, None)
    found: dict[int, LineKind] = {}
    for row in rows:
        while line is not None and line.span.end <= row.span.start:
            line = next(told, None)
        if line is not None and line.span.start <= row.span.start:
            found[row.number] = line.kind
    return found


def _alone(row: Row, script: str | None, *, twice: bool) -> LineKind | None:
    if corrections.correction(row):
        return LineKind.CORRECTION
    if furniture.furniture(row) or furniture.source_credit(row):
        return LineKind.CHROME
    if script and furniture.other_script(row, script):
        return LineKind.CHROME
    if timestamp(row.text):
        return LineKind.TIMESTAMP
    if byline(row.text):
        return LineKind.BYLINE
    if caption(row, twice=twice):
        return LineKind.CAPTION
    return None


def _place(fresh: Sequence[Row], kinds: dict[int, LineKind], title: str | None) -> None:
    """Label the others by where they stand: before, between or after the paragraphs."""
    rest = [r for r in fresh if r.number not in kinds]
    said = [n for n, kind in kinds.items() if kind in SPOKEN]
    led = _led(fresh, kinds)
    strong = [
        r
        for r in rest
        if shape.is_surely_prose(r) or r.number in led or signatures.is_signed_quotation(r)
    ]
    body = [r for r in strong if not r.heading]
    opening = _opening(rest, body, title)
    body = [r for r in body if r not in opening]
    first = min([r.number for r in body[:1]] + said, default=None)
    last = max([r.number for r in body[-1:]] + said, default=-1)
    top = [r for r in rest if first is None or r.number < first]
    chosen = headlines.choose(top, title)
    if first is None and chosen is not None:  # no paragraph at all: what follows the headline
        first, top = chosen + 1, [r for r in top if r.number <= chosen]
        last = rest[-1].number
    _before(top, kinds, chosen)
    inner = [r for r in rest if first is not None and first <= r.number <= last]
    _between(inner, kinds)
    _after([r for r in fresh if r.number > last and first is not None], kinds)


def _led(rows: Sequence[Row], kinds: dict[int, LineKind]) -> frozenset[int]:
    """Return the numbers of lines that lead in, and of the list or quotation below each of them."""
    found: set[int] = set()
    lead: Row | None = None
    for row in rows:
        told = kinds.get(row.number)
        below = row.bullet or row.quoted or row.text[0] in signatures.MARKS or told in _LED
        if below and lead is not None:
            found |= {lead.number, row.number}
        else:
            lead = row if row.text[-1] == ":" and told is None else None
    return frozenset(found)


def _opening(rest: Sequence[Row], body: Sequence[Row], title: str | None) -> list[Row]:
    """Return the headline if it ends like a sentence: above the prose, below kickers at most."""
    if len(body) < 2:
        return []
    row = body[0]
    if title is not None and headlines.same(row, title):
        return [row]
    above = [r for r in rest if r.number < row.number and headlines.title_like(r)]
    kickers = all(headlines.kicker(r, row) for r in above)
    return [row] if kickers and headlines.may_open(row) else []


def _before(top: Sequence[Row], kinds: dict[int, LineKind], chosen: int | None) -> None:
    for row in top:
        below = chosen is not None and row.number > chosen
        if row.number == chosen:
            kinds[row.number] = LineKind.HEADLINE
        elif below and len(row.words) <= 12 and names(row.text, single=False):
            kinds[row.number] = LineKind.BYLINE
        elif below and headlines.title_like(row):
            kinds[row.number] = LineKind.HEADLINE
        elif shape.full_stop(row) and not shape.asks(row):
            kinds[row.number] = LineKind.PROSE
        else:
            kinds[row.number] = LineKind.CHROME


def _between(inner: Sequence[Row], kinds: dict[int, LineKind]) -> None:
    """Label the lines among the paragraphs: section heads, or prose."""
    quoting = sum(r.text[0] in _DOUBLE for r in inner) > 1
    short = [_headlike(r) or (quoting and _quoted_head(r)) for r in inner]
    for i, row in enumerate(inner):
        run = short[max(0, i - 2) : i + 3]
        # three short lines in a row are a list or verse, not three heads
        lone = shape.all_caps(row) or not any(all(run[k : k + 3]) for k in range(len(run) - 2))
        head = (row.heading or (short[i] and lone)) and i + 1 < len(inner)
        kinds[row.number] = LineKind.SECTION_HEAD if head else LineKind.PROSE


def _headlike(row: Row) -> bool:
    count = len(row.words)
    if not 1 <= count <= HEAD + 2 or shape.bullet(row) or row.text[-1] in ",;":
        return False
    if row.text[-1] == ":":  # "The agency reports:" carries the quotation below it
        return shape.all_caps(row) or count == 1
    if shape.asks(row):
        set_off = shape.all_caps(row) or count <= QUESTION
        return set_off and row.text[0] not in shape.OPENING and ":" not in row.text
    if shape.full_stop(row) or (shape.closes_quotation(row) and row.text[0] in shape.OPENING):
        return False
    if shape.all_caps(row) or shape.title_case(row):
        return True
    return count <= HEAD and row.text[:1].isupper() and not shape.has_finite_verb(row)


def _quoted_head(row: Row) -> bool:
    """Tell whether a line is words in single marks, where speech has double ones: 'No ill will'."""
    return (
        1 <= len(row.words) <= HEAD + 2
        and row.text[0] in "'‘"
        and row.text[-1] in "'’"
        and not set(row.text[1:-1]) & set(_DOUBLE)
    )


_DOUBLE = '"“”'


def _after(tail: Sequence[Row], kinds: dict[int, LineKind]) -> None:
    """Label what follows the last paragraph: links and buttons, unless it looks like a sentence."""
    links = False
    for row in tail:
        if row.number in kinds:
            links = links or kinds[row.number] is LineKind.CHROME
            continue
        sentence = shape.has_finite_verb(row) or len(row.words) > TAIL
        stop = shape.full_stop(row)
        prose = stop or (sentence and not links)
        kinds[row.number] = LineKind.PROSE if prose else LineKind.CHROME
        links = links or not prose


def _lines(
    rows: Sequence[Row],
    kinds: dict[int, LineKind],
    copies: dict[int, Span],
    spoken: dict[int, Label],
    timed: dict[int, int],
) -> Iterator[Line]:
    first = True
    for row in rows:
        if row.number in copies:
            yield Line(span=row.span, kind=LineKind.REPEAT, repeats=copies[row.number])
            continue
        kind = kinds[row.number]
        start = row.span.start
        if row.number in spoken:
            label = spoken[row.number]
            place = Span(start + label.start, start + label.end)
            yield Line(span=place, kind=LineKind.SPEAKER_LABEL)
            start += label.words
            if start >= row.span.end:
                continue
        if row.number in timed:
            size = timed[row.number]
            yield Line(span=Span(start, start + size), kind=LineKind.TIMESTAMP)
            start += size + len(row.text[size:]) - len(row.text[size:].lstrip())
        elif kind is LineKind.PROSE:
            size = dateline(row.text, first=first)
            first = False
            if size:
                yield Line(span=Span(start, start + size), kind=LineKind.DATELINE)
                start += size + len(row.text[size:]) - len(row.text[size:].lstrip())
        yield from _with_signature(row, Span(start, row.span.end), kind)


def _with_signature(row: Row, span: Span, kind: LineKind) -> Iterator[Line]:
    """Yield a line, without the signature behind its last quotation, and the signature."""
    text = row.text[span.start - row.span.start :]
    at = None
    opens = text[:1] in signatures.MARKS or kind in SPOKEN
    if kind in (*NARRATED, *SPOKEN) and opens:
        at = signatures.signature_start(text, post=kind is LineKind.POST)
    if at is None:
        yield Line(span=span, kind=kind)
        return
    yield Line(span=Span(span.start, span.start + len(text[:at].rstrip())), kind=kind)
    yield Line(span=Span(span.start + at, span.end), kind=LineKind.SIGNATURE)
