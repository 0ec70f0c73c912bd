"""From all that the rules found to one report per cue, none of it twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.blocks import Blocks, by_span
from kg.extract.grammar.noun_phrases import extent
from kg.extract.lexicon import words
from kg.extract.report_candidate import Dropped, place_of
from kg.extract.reports.crowded_sentences import without_crowded
from kg.extract.reports.quotations.free_quotations import quotations
from kg.extract.reports.quotations.quotation_kind import to_closing_mark
from kg.extract.reports.rules.rule_order import RULES
from kg.extract.reports.tagger_reports import tagged_reports
from kg.extract.standing.performed_acts import is_inside_condition
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Diagnostic, Span, Token
    from kg.parse import ParsedArticle
    from kg.tagger.runtime import Tagged

_RANK = (
    "transcript",
    "quotation-signed",
    "block-quotation",
    "post",
    "list-item",
    "quotation",
    "headline-list",
    "withheld",
    "idiom",
    "light",
    "noun-request",
    "purpose",
    "according",
    "as-told",
    "verb",
)
"""Which rule keeps a cue that several claim: the more specific one first."""

_POINTING = frozenset({"he", "she", "they", "it", "this", "that"})
_FIRST_PERSON = frozenset({"i", "we", "you"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The reports that were kept, in text order, and each that was not, with the step's name.

    `changed` are pairs of a report as it was found and as it was kept with more of its quotation.
    """

    kept: tuple[ReportCandidate, ...]
    dropped: tuple[Dropped, ...]
    changed: tuple[tuple[ReportCandidate, ReportCandidate], ...]
    notes: tuple[Diagnostic, ...]


type Grounds = tuple[ReportCandidate, ...] | None
"""The reports because of which one is dropped (none for its own sake); None where it stays."""


def select(
    parsed: ParsedArticle, quotes: tuple[Quote, ...], tagged: Iterable[Tagged] = ()
) -> Selection:
    """Return the reports of an article in text order, each cue and each content once.

    What a tagger found is added where no rule found it. A note tells of sentences that report
    too often to be read (`kg.extract.reports.crowded_sentences`).
    """
    found = [f for rule in RULES for f in rule(parsed)]
    at_length = by_span(tuple(q for f in found for q in f.quoted))
    found += [f for f in quotations(parsed, quotes) if not _said_at_length(f, at_length)]
    spoken = tuple(q for f in found for q in f.quoted)
    said, marked = by_span(spoken), by_span((*spoken, *(q.outer for q in quotes)))
    dropped: list[Dropped] = []

    def left(
        some: list[ReportCandidate], *tests: tuple[str, Callable[[ReportCandidate], Grounds]]
    ) -> list[ReportCandidate]:
        return _left(some, tests, dropped)

    taken = _Taken()
    kept = left(
        sorted(found, key=_order),
        ("first-person", lambda f: _grounds(_first_person(f, marked))),
        ("speaks-from-outside", lambda f: _grounds(_speaks_from_outside(f, said))),
        ("taken", taken.add),
    )
    apart, notes = without_crowded(parsed, kept)
    if notes:
        clear = {id(f) for f in apart}
        kept = left(kept, ("crowded", lambda f: _grounds(id(f) not in clear)))
    near = contents(kept)
    kept = left(kept, ("unsourced-within", lambda f: _unsourced_within(f, near)))
    kept = left(kept, ("not-done", lambda f: _grounds(is_inside_condition(parsed, f))))
    around = contents(kept)
    kept = left(
        kept,
        ("own-plan", lambda f: _own_plan(f, around)),
        ("not-asserted", lambda f: _denied(parsed, f, around)),
    )
    beside = contents(kept)
    kept = left(
        kept,
        ("restated", lambda f: _restated(f, beside)),
        ("speaker-phrase", lambda f: _grounds(_is_speaker_phrase(parsed, f))),
    )
    last = contents(kept)
    kept = left(
        kept,
        ("imputed", lambda f: _imputed(f, last)),
        ("of-anybody", lambda f: _of_anybody(parsed, f, last)),
    )
    grown = [to_closing_mark(f, quotes) for f in kept]
    changed = [(f, g) for f, g in zip(kept, grown, strict=True) if f is not g]
    kept = _joined(grown, parsed, dropped, changed)
    kept += tagged_reports(parsed, tagged, tuple(kept), quotes)
    return Selection(
        kept=tuple(sorted(kept, key=lambda f: (f.start, f.rule, f.content.spans))),
        dropped=tuple(dropped),
        changed=tuple(changed),
        notes=notes,
    )


def _said_at_length(found: ReportCandidate, at_length: Blocks[Span]) -> bool:
    """Tell whether a quotation without a cue is the words of a turn or block, marks and all."""
    return found.carry and any(
        q.overlaps(s) for s in found.content.spans for q in at_length.at(s.start)
    )


def _left(
    some: list[ReportCandidate],
    tests: Iterable[tuple[str, Callable[[ReportCandidate], Grounds]]],
    dropped: list[Dropped],
) -> list[ReportCandidate]:
    """Return the reports that no test drops, and add the others to `dropped`."""
    kept = []
    for one in some:
        for step, test in tests:
            grounds = test(one)
            if grounds is not None:
                dropped.append(Dropped(report=one, step=step, because=grounds))
                break
        else:
            kept.append(one)
    return kept


def _grounds(drops: bool) -> Grounds:
    """Return the grounds of a test that looks at no other report."""
    return () if drops else None


def _unsourced_within(found: ReportCandidate, near: Blocks[ReportCandidate]) -> Grounds:
    """Return the reports that a report of nobody named stands in: it is their speakers' guess."""
    return _any(outside(found, near)) if found.rule == "unsourced" else None


def _any(found: Iterable[ReportCandidate]) -> Grounds:
    return tuple(found) or None


def _joined(
    kept: list[ReportCandidate],
    parsed: ParsedArticle,
    dropped: list[Dropped],
    changed: list[tuple[ReportCandidate, ReportCandidate]],
) -> list[ReportCandidate]:
    """Return the reports with a quotation that goes on after its cue as one with its beginning.

    `A “turning point,” Ann Lee said. “Nobody expected it.”`: what is split by its cue is one.
    """
    ordered = sorted(kept, key=lambda f: f.start)
    gone: set[int] = set()
    grown: dict[int, ReportCandidate] = {}
    for k, one in enumerate(ordered):
        if not one.carry or k == 0:
            continue
        before = ordered[k - 1]
        if before.cue is None or before.content.frame == "quote" or before.verb is None:
            continue
        if before.content.spans[-1].end > before.cue.start:
            continue
        last = parsed.sentence(before.verb)[1]
        start = one.content.spans[0].start
        next_to = last < len(parsed.tokens) and 0 <= start - parsed.tokens[last - 1].end < 4
        if next_to and parsed.line_of[before.verb.i] is parsed.line_of[parsed.at(start)]:
            spans = (*before.content.spans, *one.content.spans)
            heads = (*before.content.heads, *one.content.heads)
            content = replace(before.content, spans=spans, heads=heads)
            grown[k - 1] = replace(before, content=content, quoted=(*before.quoted, *one.quoted))
            gone.add(k)
            dropped.append(Dropped(report=one, step="joined", because=(before,)))
            changed.append((before, grown[k - 1]))
    return [grown.get(k, f) for k, f in enumerate(ordered) if k not in gone]


def _order(found: ReportCandidate) -> tuple[int, int, tuple[Span, ...]]:
    rank = next((k for k, name in enumerate(_RANK) if found.rule.startswith(name)), len(_RANK))
    return rank, found.start, found.content.spans


def _first_person(found: ReportCandidate, spoken: Blocks[Span]) -> bool:
    """Tell whether "we" or "I" report: the speaker of the quotation around them does so already.

    Outside quotation marks it is the author who reports: of "I" and "we" that is kept, unresolved.
    """
    if not any(t.text.casefold() in _FIRST_PERSON for t in found.speakers):
        return False
    place = found.cue.start if found.cue is not None else found.start
    inside = any(q.start <= place < q.end for q in spoken.at(place))
    return inside or any(t.text.casefold() == "you" for t in found.speakers)


def _speaks_from_outside(found: ReportCandidate, spoken: Blocks[Span]) -> bool:
    """Tell whether a cue inside speech quoted has its speaker outside: a parser's mistake."""
    if found.cue is None or found.rule.startswith("quotation"):
        return False
    around = next((q for q in spoken.at(found.cue.start) if q.covers(found.cue)), None)
    if around is None:
        return False
    return any(not around.start <= t.start < around.end for t in found.speakers)


class _Taken:
    """The cues that reports have, and the contents of those that have none."""

    def __init__(self) -> None:
        self._cues: Blocks[tuple[Span, ReportCandidate]] = Blocks()
        self._contents: dict[tuple[Span, ...], ReportCandidate] = {}
        self._without_cue: dict[tuple[Span, ...], ReportCandidate] = {}

    def add(self, one: ReportCandidate) -> Grounds:
        """Take a report's cue and content, or return a report that has taken them."""
        spans = one.content.spans
        if one.cue is None:
            other = self._contents.get(spans)
        else:
            near = (*self._cues.at(one.cue.start), *self._cues.at(one.cue.end))
            other = self._without_cue.get(spans)
            other = other or next((f for cue, f in near if one.cue.overlaps(cue)), None)
        if other is not None:
            return (other,)
        self._contents.setdefault(spans, one)
        if one.cue is None:
            self._without_cue[spans] = one
        else:
            self._cues.add((one.cue, one), (one.cue,))
        return None


def _denied(
    parsed: ParsedArticle, found: ReportCandidate, near: Blocks[ReportCandidate]
) -> Grounds:
    """Return whose denial, question or silence a report stands in: nobody says it took place.

    "denied that it opposed the dam", "asked whether Kim had threatened them"; "asked why Kim had"
    takes for granted that he had.
    """
    if found.content.frame == "quote" or found.carry:
        return None
    return _any(
        other
        for other in outside(found, near)
        if (other.act is Act.DENY or other.withheld or _asks_whether(parsed, other))
        and other.content.frame in ("clause", "gerund")
    )


def _asks_whether(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    opening = parsed.tokens[parsed.at(found.content.spans[0].start)]
    return found.act is Act.ASK and opening.lemma in ("whether", "if")


def _own_plan(found: ReportCandidate, near: Blocks[ReportCandidate]) -> Grounds:
    """Return where a plan is told by the one whose it is: "Chad said it planned to sell"."""
    if not found.extra or not found.speakers or found.speakers[0].pos != "PRON":
        return None
    return _any(outside(found, near))


def _imputed(found: ReportCandidate, near: Blocks[ReportCandidate]) -> Grounds:
    """Return where somebody says what is in another's mind: "Ruiz said Berg wants to resign".

    Berg said nothing: what he wants, believes or fears is Ruiz's claim, in her statement's content.
    So is what he supports, where it is a word in a quotation.
    """
    if found.cue is None or found.verb is None:
        return None
    around = outside(found, near)
    if _is_thought(found):
        return _any(around)
    quoted = (other for other in around if other.content.frame == "quote")
    return _any(quoted) if found.verb.lemma in words("stances") else None


def _of_anybody(
    parsed: ParsedArticle, found: ReportCandidate, near: Blocks[ReportCandidate]
) -> Grounds:
    """Return where somebody speaks of whoever might say so: "those who claim", "someone who asks".

    A kind of people is described by what they say; none of them is reported to have said it. And
    whom a pronoun in a quotation points at, its speaker knows; the text need not tell.
    """
    if found.verb is None or not found.speakers:
        return None
    head = found.speakers[0]
    around = outside(found, near)
    vague = head.text.casefold() in _POINTING | words("anybody") or _is_unknown(parsed, head)
    quoted = _any(o for o in around if o.content.frame == "quote")
    if vague and quoted:
        return quoted
    if found.verb.dep != "relcl":
        return None
    kind = {c.lemma for c in parsed.all(head, "det")} & {"a", "any", "every", "no"}
    anybody = head.text.casefold() in words("anybody") or bool(kind and head.pos == "NOUN")
    plural = head.tag == "NNS" and found.verb.tag == "VBP"
    return _any(around) if anybody or plural else None


def _is_unknown(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a noun brings up somebody new: "a man", "some voters", "lots of analysts"."""
    if head.i in parsed.entity_at or head.pos not in ("NOUN", "ADJ", "NUM"):
        return False
    known = any(
        c.dep == "poss" or (c.dep == "det" and c.lemma in ("the", "this", "that", "these", "those"))
        for c in parsed.children[head.i]
    )
    return not known and any(c.dep in ("det", "prep") for c in parsed.children[head.i])


def _is_thought(found: ReportCandidate) -> bool:
    if found.act is Act.CONSIDER or found.rule.startswith("attitude"):
        return True
    return found.verb is not None and found.verb.lemma in words("beliefs") | words("minds")


def _restated(found: ReportCandidate, near: Blocks[ReportCandidate]) -> Grounds:
    """Return another report of the same speaker that holds the same words: "said it is considering"
    around "is considering"."""
    if not found.extra:
        return None
    for other in near.at(found.content.spans[0].start):
        if other is found or other.extra:
            continue
        inside = all(any(o.covers(s) for o in other.content.spans) for s in found.content.spans)
        whole = sum(s.end - s.start for s in found.content.spans)
        around = sum(s.end - s.start for s in other.content.spans)
        if inside and whole > 0.8 * around:
            return (other,)
    return None


def _is_speaker_phrase(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether the content is only the relative clause of its own speaker's phrase."""
    if found.verb is None or found.verb.dep not in ("relcl", "acl") or not found.speakers:
        return False
    phrase = extent(parsed, found.speakers[0])
    return all(phrase.covers(s) for s in found.content.spans)


def contains(outer: ReportCandidate, inner: ReportCandidate) -> bool:
    """Tell whether one report stands inside the content of another."""
    place = place_of(inner)
    return outer is not inner and any(s.covers(place) for s in outer.content.spans)


def contents(found: Iterable[ReportCandidate]) -> Blocks[ReportCandidate]:
    """Return reports by the blocks of text that their contents lie in."""
    near: Blocks[ReportCandidate] = Blocks()
    for one in found:
        near.add(one, one.content.spans)
    return near


def outside(inner: ReportCandidate, near: Blocks[ReportCandidate]) -> list[ReportCandidate]:
    """Return the reports that one stands inside the content of, in their order."""
    place = place_of(inner)
    return [
        outer
        for outer in near.at(place.start)
        if outer is not inner and any(s.covers(place) for s in outer.content.spans)
    ]
