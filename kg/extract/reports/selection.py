"""From all that the rules found to one report per cue, none of it twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.blocks import Blocks, by_span
from kg.extract.candidate import place_of
from kg.extract.grammar.noun_phrases import extent
from kg.extract.lexicon import words
from kg.extract.reports.crowded_sentences import without_crowded
from kg.extract.reports.quotations.free_quotations import quotations
from kg.extract.reports.quotations.quotation_kind import to_closing_mark
from kg.extract.reports.rules.rule_order import RULES
from kg.extract.reports.tagger_reports import tagged_reports
from kg.extract.standing.done_acts import supposed
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.candidate import Found
    from kg.extract.grammar.quotation_spans import Quote
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


def reports(
    parsed: ParsedArticle, quotes: tuple[Quote, ...], tagged: Iterable[Tagged] = ()
) -> tuple[list[Found], tuple[Diagnostic, ...]]:
    """Return the reports of an article in text order, each cue and each content once.

    What a tagger found is added where no rule found it. A warning tells of sentences that report
    too often to be read (`kg.extract.reports.crowded_sentences`).
    """
    found = [f for rule in RULES for f in rule(parsed)]
    at_length = by_span(tuple(q for f in found for q in f.quoted))
    found += [f for f in quotations(parsed, quotes) if not _said_at_length(f, at_length)]
    spoken = tuple(q for f in found for q in f.quoted)
    said, marked = by_span(spoken), by_span((*spoken, *(q.outer for q in quotes)))
    kept: list[Found] = []
    taken = _Taken()
    for one in sorted(found, key=_order):
        if _first_person(one, marked) or _speaks_from_outside(one, said) or not taken.add(one):
            continue
        kept.append(one)
    kept, notes = without_crowded(parsed, kept)
    near = contents(kept)
    kept = [f for f in kept if f.rule != "unsourced" or not outside(f, near)]
    kept = [f for f in kept if not supposed(parsed, f)]
    near = contents(kept)
    kept = [f for f in kept if not _own_plan(f, near) and not _denied(parsed, f, near)]
    near = contents(kept)
    kept = [f for f in kept if not _restated(f, near) and not _is_speaker_phrase(parsed, f)]
    near = contents(kept)
    kept = [f for f in kept if not _imputed(f, near) and not _of_anybody(parsed, f, near)]
    kept = _joined([to_closing_mark(f, quotes) for f in kept], parsed)
    kept += tagged_reports(parsed, tagged, tuple(kept), quotes)
    return sorted(kept, key=lambda f: (f.start, f.rule, f.content.spans)), notes


def _said_at_length(found: Found, at_length: Blocks[Span]) -> bool:
    """Tell whether a quotation without a cue is the words of a turn or block, marks and all."""
    return found.carry and any(
        q.overlaps(s) for s in found.content.spans for q in at_length.at(s.start)
    )


def _joined(kept: list[Found], parsed: ParsedArticle) -> list[Found]:
    """Return the reports with a quotation that goes on after its cue as one with its beginning.

    `A “turning point,” Ann Lee said. “Nobody expected it.”`: what is split by its cue is one.
    """
    ordered = sorted(kept, key=lambda f: f.start)
    gone: set[int] = set()
    grown: dict[int, Found] = {}
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
    return [grown.get(k, f) for k, f in enumerate(ordered) if k not in gone]


def _order(found: Found) -> tuple[int, int, tuple[Span, ...]]:
    rank = next((k for k, name in enumerate(_RANK) if found.rule.startswith(name)), len(_RANK))
    return rank, found.start, found.content.spans


def _first_person(found: Found, spoken: Blocks[Span]) -> bool:
    """Tell whether "we" or "I" report: the speaker of the quotation around them does so already.

    Outside quotation marks it is the author who reports: of "I" and "we" that is kept, unresolved.
    """
    if not any(t.text.casefold() in _FIRST_PERSON for t in found.speakers):
        return False
    place = found.cue.start if found.cue is not None else found.start
    inside = any(q.start <= place < q.end for q in spoken.at(place))
    return inside or any(t.text.casefold() == "you" for t in found.speakers)


def _speaks_from_outside(found: Found, spoken: Blocks[Span]) -> bool:
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
        self._cues: Blocks[Span] = Blocks()
        self._contents: set[tuple[Span, ...]] = set()
        self._without_cue: set[tuple[Span, ...]] = set()

    def add(self, one: Found) -> bool:
        """Take a report's cue and content; False where a report that was taken has them."""
        spans = one.content.spans
        if one.cue is None:
            taken = spans in self._contents
        else:
            near = (*self._cues.at(one.cue.start), *self._cues.at(one.cue.end))
            taken = spans in self._without_cue or any(one.cue.overlaps(c) for c in near)
        if taken:
            return False
        self._contents.add(spans)
        if one.cue is None:
            self._without_cue.add(spans)
        else:
            self._cues.add(one.cue, (one.cue,))
        return True


def _denied(parsed: ParsedArticle, found: Found, near: Blocks[Found]) -> bool:
    """Tell whether a report stands in what is denied, asked or not said: nobody says it took place.

    "denied that it opposed the dam", "asked whether Kim had threatened them"; "asked why Kim had"
    takes for granted that he had.
    """
    if found.content.frame == "quote" or found.carry:
        return False
    return any(
        (other.act is Act.DENY or other.withheld or _asks_whether(parsed, other))
        and other.content.frame in ("clause", "gerund")
        for other in outside(found, near)
    )


def _asks_whether(parsed: ParsedArticle, found: Found) -> bool:
    opening = parsed.tokens[parsed.at(found.content.spans[0].start)]
    return found.act is Act.ASK and opening.lemma in ("whether", "if")


def _own_plan(found: Found, near: Blocks[Found]) -> bool:
    """Tell whether a plan is told by the one whose it is: "Chad said it planned to sell"."""
    if not found.extra or not found.speakers or found.speakers[0].pos != "PRON":
        return False
    return bool(outside(found, near))


def _imputed(found: Found, near: Blocks[Found]) -> bool:
    """Tell whether somebody says what is in another's mind: "Ruiz said Berg wants to resign".

    Berg said nothing: what he wants, believes or fears is Ruiz's claim, in her statement's content.
    So is what he supports, where it is a word in a quotation.
    """
    if found.cue is None or found.verb is None:
        return False
    around = outside(found, near)
    if _is_thought(found):
        return bool(around)
    stance = found.verb.lemma in words("stances")
    return stance and any(other.content.frame == "quote" for other in around)


def _of_anybody(parsed: ParsedArticle, found: Found, near: Blocks[Found]) -> bool:
    """Tell whether somebody speaks of whoever might say so: "those who claim", "someone who asks".

    A kind of people is described by what they say; none of them is reported to have said it. And
    whom a pronoun in a quotation points at, its speaker knows; the text need not tell.
    """
    if found.verb is None or not found.speakers:
        return False
    head = found.speakers[0]
    around = outside(found, near)
    vague = head.text.casefold() in _POINTING | words("anybody") or _is_unknown(parsed, head)
    if vague and any(o.content.frame == "quote" for o in around):
        return True
    if found.verb.dep != "relcl":
        return False
    kind = {c.lemma for c in parsed.all(head, "det")} & {"a", "any", "every", "no"}
    anybody = head.text.casefold() in words("anybody") or bool(kind and head.pos == "NOUN")
    plural = head.tag == "NNS" and found.verb.tag == "VBP"
    return (anybody or plural) and bool(around)


def _is_unknown(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a noun brings up somebody new: "a man", "some voters", "lots of analysts"."""
    if head.i in parsed.entity_at or head.pos not in ("NOUN", "ADJ", "NUM"):
        return False
    known = any(
        c.dep == "poss" or (c.dep == "det" and c.lemma in ("the", "this", "that", "these", "those"))
        for c in parsed.children[head.i]
    )
    return not known and any(c.dep in ("det", "prep") for c in parsed.children[head.i])


def _is_thought(found: Found) -> bool:
    if found.act is Act.CONSIDER or found.rule.startswith("attitude"):
        return True
    return found.verb is not None and found.verb.lemma in words("beliefs") | words("minds")


def _restated(found: Found, near: Blocks[Found]) -> bool:
    """Tell whether another report of the same speaker holds the same words: "is considering" after
    "said it is considering"."""
    if not found.extra:
        return False
    for other in near.at(found.content.spans[0].start):
        if other is found or other.extra:
            continue
        inside = all(any(o.covers(s) for o in other.content.spans) for s in found.content.spans)
        whole = sum(s.end - s.start for s in found.content.spans)
        around = sum(s.end - s.start for s in other.content.spans)
        if inside and whole > 0.8 * around:
            return True
    return False


def _is_speaker_phrase(parsed: ParsedArticle, found: Found) -> bool:
    """Tell whether the content is only the relative clause of its own speaker's phrase."""
    if found.verb is None or found.verb.dep not in ("relcl", "acl") or not found.speakers:
        return False
    phrase = extent(parsed, found.speakers[0])
    return all(phrase.covers(s) for s in found.content.spans)


def contains(outer: Found, inner: Found) -> bool:
    """Tell whether one report stands inside the content of another."""
    place = place_of(inner)
    return outer is not inner and any(s.covers(place) for s in outer.content.spans)


def contents(found: Iterable[Found]) -> Blocks[Found]:
    """Return reports by the blocks of text that their contents lie in."""
    near: Blocks[Found] = Blocks()
    for one in found:
        near.add(one, one.content.spans)
    return near


def outside(inner: Found, near: Blocks[Found]) -> list[Found]:
    """Return the reports that one stands inside the content of, in their order."""
    place = place_of(inner)
    return [
        outer
        for outer in near.at(place.start)
        if outer is not inner and any(s.covers(place) for s in outer.content.spans)
    ]
