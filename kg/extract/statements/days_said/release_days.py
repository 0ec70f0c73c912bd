"""The day of a press release: what it quotes and what its issuer says in it is said on its day.

A release says that it is one (`kg.extract.reports.rules.releases`), stands under the head of an
office ("Minister for Trade", "The Hon. Ada Brandt", "Statement by …"), or has its day on a line at
its head and tells of "today". Its day is the one at its head, else that of its publication: the
words are given out with it. So is a text whose first sentence stands behind a place in capitals
and its day in full. Only whoever is quoted in it or has an officer quoted, is named in its
head or says "we" speaks in it; what others have said elsewhere is open.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.articles.publication import written_dates as dates
from kg.articles.wordlists import phrases
from kg.extract.lexicon import words
from kg.extract.reports.rules.releases import is_marked
from kg.extract.statements.days_said.other_occasions import is_of_another_time
from kg.extract.times.expression import Kind
from kg.model import Dated, Quotation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.extract.times import Timeline
    from kg.model import Actor, Statement
    from kg.parse import ParsedArticle

HEAD = 5
"""Lines in which the head of an office, and the day of a release, stand."""
SHORT = 20
"""Words of a line of a head, at most."""
PLACE = 5
"""Words of the place on a line with a day, at most: "Sydney, New South Wales,"."""
_DASHES = ("–", "—", "-")
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_OWN = "release-statement"
_QUOTED = (Quotation.DIRECT, Quotation.MIXED)


class ReleaseDay:
    """The day of a release, and who speaks in it; of other texts it gives no day."""

    def __init__(
        self,
        parsed: ParsedArticle,
        statements: Sequence[Statement],
        actors: Mapping[str, Actor],
        timeline: Timeline,
    ) -> None:
        self._parsed, self._timeline = parsed, timeline
        head = _head(parsed)
        self._day = _day(parsed, head, timeline)
        self._quoted: set[str] = set()
        if self._day is not None:
            told = (s for s in statements if s.quotation in _QUOTED and not s.via)
            self._quoted = {p.actor for s in told for p in s.speakers}
            self._quoted |= {b for a in self._quoted if (b := actors[a].affiliation)}
            self._quoted |= {a.id for a in actors.values() if _is_named(a, head)}

    def day(self, found: ReportCandidate, statement: Statement) -> Dated | None:
        """Return the day of the release in which something is said, None where it is not known."""
        if self._day is None or statement.via or found.withheld:
            return None
        own = found.rule == _OWN or self._says_we(statement)
        own = own or (not statement.speakers and statement.quotation in _QUOTED)
        if not own and not self._quoted.intersection(p.actor for p in statement.speakers):
            return None
        another = is_of_another_time(
            self._parsed, found, self._timeline, fresh=True, day=self._day.value
        )
        return None if another else self._day

    def _says_we(self, statement: Statement) -> bool:
        spoken = {place.of(self._parsed.text).casefold() for place in statement.speaker_spans}
        return not spoken.isdisjoint(words("first_person_plural"))


def _head(parsed: ParsedArticle) -> tuple[str, ...]:
    """Return the lines at the beginning that are no sentences and no titles with a verb."""
    found = []
    lines = (n for n in parsed.article.lines if n.span.of(parsed.text).strip())
    for line in islice(lines, HEAD):
        text = line.span.of(parsed.text).strip()
        finite = any(t.tag in _FINITE for t in parsed.within(line.span))
        if not finite and len(text.split()) <= SHORT and not text.endswith((".", "”", '"')):
            found.append(text)
    return tuple(found)


def _is_named(actor: Actor, head: tuple[str, ...]) -> bool:
    names = (actor.label, *actor.aliases) if actor.named else ()
    return any(name in text for name in names for text in head)


def _day(parsed: ParsedArticle, head: tuple[str, ...], timeline: Timeline) -> Dated | None:
    under_office = any(_is_letterhead(text) for text in head)
    if not under_office and not is_marked(parsed):
        return _dated_today(head, timeline) or _opening_day(parsed, timeline)
    told = {d.edtf for text in head for d in dates.find(text) if d.edtf is not None}
    published = timeline.published
    if len(told) == 1:
        return Dated(told.pop(), "the day at the head of the release")
    if published is None or told:
        return None
    return Dated(published.isoformat(), "the day on which the release was published")


def _dated_today(head: tuple[str, ...], timeline: Timeline) -> Dated | None:
    """Return the day on a line at the head of a text that came out on it and tells of "today"."""
    published = timeline.published
    lines = (date for text in head for date in dates.find(text) if _is_dateline(text, date))
    days = {date.edtf for date in lines}
    if published is None or days != {published.isoformat()}:
        return None
    day = published.isoformat()
    if any(e.meaning.kind is Kind.DAY and e.value == day for e in timeline.expressions):
        return Dated(day, "the day at the head of the text, which tells of it as today")
    return None


def _opening_day(parsed: ParsedArticle, timeline: Timeline) -> Dated | None:
    """Return the day in full in front of the first sentence, that on which a text came out.

    "OSLO, 3 May 2024 – The guild condemns": releases tell the year, reports of agencies do not.
    """
    published = timeline.published
    lines = (n.span.of(parsed.text).strip() for n in parsed.article.lines)
    for text in islice((t for t in lines if t), HEAD):
        for date in islice(dates.find(text), 1):
            before, after = text[: date.span.start], text[date.span.end :].lstrip()
            place = before.isupper() and before.rstrip().endswith(",")
            opens = place and len(before.split()) <= PLACE and after.startswith(_DASHES)
            if opens and published is not None and date.edtf == published.isoformat():
                return Dated(date.edtf, "the day in front of the first sentence of the release")
    return None


def _is_dateline(text: str, date: dates.DateExpression) -> bool:
    """Tell whether a line has nothing but a day and a place before it: "Oslo, 3 May 2024"."""
    before, after = text[: date.span.start], text[date.span.end :]
    return not after.strip(" .") and len(before.split()) <= PLACE and (not before or "," in before)


def _is_letterhead(text: str) -> bool:
    """Tell whether a line is the head of an office: "Minister for Trade", "The Hon. Ada Brandt".

    Whose text it is may stand before: "The Farmers' Union: statement by Ada Brandt".
    """
    lines = (text.casefold(), text.casefold().partition(": ")[2])
    return any(t.startswith(f"{p} ") for t in lines for p in phrases("letters", "letterheads"))
