"""The picture that a collection gives: who is cited and spoken about, what is new, who changed.

Counts are of statements, or of the utterances (`origin`) and sides that stand behind them, so that
a text which seven papers print is one utterance. Every tie is sorted by name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.query.aggregates import aimed_at, ids, speaks_for, tone
from kg.query.claim_stands import claim_stands, tells_of_what
from kg.query.network import day
from kg.query.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.query.claim_stands import ClaimStands, Speakers
    from kg.query.network import Network
    from kg.query.records import Record

NO_OUTLET = "not told"
"""The outlet of articles of which nothing tells who published them."""


def cited(net: Network, top: int) -> Table:
    """Return who is cited most, by utterances: `quoted` are statements in quotation marks.

    `named` tells whether articles name the source; one that they do not is new in each article.
    """
    said: defaultdict[str, list[Record]] = defaultdict(list)
    for one in net.records:
        for name in ids(one["speakers"]):
            said[name].append(one)
    rows = [
        (
            *(row["label"], row["type"], row["named"]),
            *(_utterances(said[name]), len(said[name])),
            sum(one["quotation"] != "indirect" for one in said[name]),
            *_spread(net, said[name]),
        )
        for name, row in net.actors.nodes(data=True)
        if name in said
    ]
    rows.sort(key=lambda r: (-r[3], -r[4], -r[6], r[0]))
    columns = ("source", "type", "named", "utterances", "statements", "quoted")
    return Table((*columns, "articles", "outlets"), tuple(rows[:top]))


def spoken_about(net: Network, top: int) -> Table:
    """Return who is spoken about most: at whom an act is aimed, or whom its content is about.

    `by` are the distinct sides that do, its own left out; `at` the statements whose act is aimed at
    it, `conflict` and `cooperation` those among them by PLOVER's classes. The articles' own words
    count too, and are of no side.
    """
    sides = speaks_for(net.people)
    told: defaultdict[str, list[Record]] = defaultdict(list)
    for one in net.records:
        for name in ids(one["targets"]):
            told[name].append(one)
    rows = []
    for name, row in net.actors.nodes(data=True):
        if name in told:
            own = sides.get(name, frozenset((name,)))
            others = {s for one in told[name] for s in _sides(one, sides)} - own
            aimed = [one for one in told[name] if aimed_at(one, name)]
            tones = Counter(map(tone, aimed))
            counts = (len(told[name]), len(others), len(aimed), tones[-1], tones[1])
            rows.append((row["label"], row["type"], *counts, *_spread(net, told[name])))
    rows.sort(key=lambda r: (-r[2], -r[3], r[0]))
    columns = ("actor", "type", "statements", "by", "at", "conflict", "cooperation")
    return Table((*columns, "articles", "outlets"), tuple(rows[:top]))


def new(net: Network, top: int, since: str = "") -> Table:
    """Return what is new since a day, else on the last day told: rows of each kind, most first.

    `denial`: a claim that was asserted before is denied for the first time. `side`: a side that
    took no stand on the claim before asserts it. `claim`: asserted for the first time. `source`: a
    named source is cited for the first time. `sides` and `utterances` count what was said since.
    What is not dated counts as said before, for nothing tells that it is new.
    """
    since = since or max((_first_day(one, net) for one in net.records), default="")
    found = (
        *_new_on_claims(net, since),
        *_new_sources(net, since),
    )
    rows: list[tuple[str, str, str, str, int, int, str]] = []
    for kind in _NEWS:
        mine = [row for row in found if row[0] == kind]
        rows += sorted(mine, key=lambda r: (-r[4], -r[5], r[1], r[2], r[-1]))[:top]
    return Table(("kind", "what", "who", "day", "sides", "utterances", "id"), tuple(rows))


_NEWS = ("denial", "side", "claim", "source")

type _News = tuple[str, str, str, str, int, int, str]


def _new_on_claims(net: Network, since: str) -> Iterator[_News]:
    sides = speaks_for(net.people)
    for stands in claim_stands(net):
        if not since or not tells_of_what(stands.claim):
            continue
        yes, no = (
            _Since.of(some, net, since, sides) for some in (stands.asserting, stands.denying)
        )
        if no.now and not no.before_sides and yes.before_sides:
            yield no.row("denial", stands)
        if yes.now and yes.before_sides:
            fresh = yes.now_sides - yes.before_sides - no.before_sides
            if fresh:
                yield yes.row("side", stands, fresh)
        elif yes.now and not no.before_sides:
            yield yes.row("claim", stands)


class _Since:
    """One side of a claim before a day and since: the statements and the sides they are of."""

    def __init__(self, net: Network) -> None:
        self.net = net
        self.now: list[tuple[str, str, Record]] = []
        self.now_sides: set[str] = set()
        self.before_sides: set[str] = set()
        self.side_of: dict[str, frozenset[str]] = {}

    @classmethod
    def of(
        cls, some: Speakers, net: Network, since: str, sides: Mapping[str, frozenset[str]]
    ) -> _Since:
        found = cls(net)
        for speaker, said in sorted(some.items()):
            found.side_of[speaker] = sides.get(speaker, frozenset((speaker,)))
            for one in said:
                when = _first_day(one, net)
                if when >= since:
                    found.now.append((when, speaker, one))
                    found.now_sides |= found.side_of[speaker]
                else:
                    found.before_sides |= found.side_of[speaker]
        return found

    def row(self, kind: str, stands: ClaimStands, only: set[str] | None = None) -> _News:
        chosen = self.now_sides if only is None else only
        mine = [entry for entry in self.now if self.side_of[entry[1]] & chosen]
        when, speaker, _ = min(mine, key=lambda entry: (entry[0], entry[1], entry[2]["id"]))
        who = self.net.actors.nodes[speaker]["label"] if speaker in self.net.actors else speaker
        said = [one for _, _, one in mine]
        claim = stands.claim
        return (kind, claim["label"], who, when, len(chosen), _utterances(said), claim["id"])


def _new_sources(net: Network, since: str) -> Iterator[_News]:
    said: defaultdict[str, list[Record]] = defaultdict(list)
    for one in net.records if since else ():
        for name in ids(one["speakers"]):
            said[name].append(one)
    for name, row in net.actors.nodes(data=True):
        days = [_first_day(one, net) for one in said.get(name, ())]
        if row["named"] and days and min(days) >= since:
            yield (
                "source",
                row["label"],
                row["type"],
                min(days),
                1,
                _utterances(said[name]),
                name,
            )


def changed(net: Network, top: int) -> Table:
    """Return who took another stand on a claim than before, the latest change first.

    `before` and `now` are the sides taken in the two statements that a `changed-position` link
    joins, with their days; `id` is the later statement's.
    """
    said = {one["id"]: one for one in net.records}
    claims = {one["id"]: one for one in net.propositions}
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for link in net.links:
        later, earlier = said.get(link["source"]), said.get(link["target"])
        if link["kind"] != "changed-position" or later is None or earlier is None:
            continue
        claim = claims.get(link["proposition"] or "")
        what = claim["label"] if claim is not None else later["quote"]
        ends = ((_stand(one, claim), day(one, net.published)) for one in (earlier, later))
        who = ", ".join(p["label"] for p in later["speakers"])
        row = (who, what, *(cell for end in ends for cell in end), later["id"])
        known = rows.setdefault((who, what), row)
        if row[5] > known[5]:
            rows[who, what] = row
    ordered = sorted(rows.values(), key=lambda r: (r[0], r[1]))
    ordered.sort(key=lambda r: r[5], reverse=True)
    columns = ("actor", "claim", "before", "said_on", "now", "now_on", "id")
    return Table(columns, tuple(ordered[:top]))


def _stand(said: Record, claim: Record | None) -> str:
    stances = claim["stances"] if claim is not None else ()
    mine = [s["side"] for s in stances if s["statement"] == said["id"]]
    return mine[0] if mine else "denies" if said["polarity"] == "neg" else "asserts"


def outlets(net: Network, top: int) -> Table:
    """Return on whom each outlet rests: how much is cited, and of whom.

    Of `statements` that somebody is cited for, `named` have a source that the article names, a body
    or a document among them; `unnamed` have only people whom it does not name, and `share` is their
    part of both; of the rest no source is told. `own` are statements in the outlet's own voice.
    """
    names = {article: net.outlets.get(article) or NO_OUTLET for article in net.outlets}
    by_outlet: defaultdict[str, list[Record]] = defaultdict(list)
    for one in net.records:
        by_outlet[names.get(one["article"], NO_OUTLET)].append(one)
    articles = Counter(names.values())
    rows = []
    for outlet, said in by_outlet.items():
        attributed = [one for one in said if one["voice"] != "article"]
        told = [is_named_source(one) for one in attributed if one["speakers"] or one["sources"]]
        named, unnamed = told.count(True), told.count(False)
        share = round(unnamed / len(told), 2) if told else None
        own = len(said) - len(attributed)
        rows.append((outlet, articles[outlet], len(attributed), named, unnamed, share, own))
    rows.sort(key=lambda r: (-r[2], r[0]))
    columns = ("outlet", "articles", "statements", "named", "unnamed", "share", "own")
    return Table(columns, tuple(rows[:top]))


def is_named_source(said: Record) -> bool:
    """Tell whether a statement rests on somebody whom the article names, or on more than people."""
    people = {source["speaker"] for source in said["sources"] if source["kind"] == "unnamed-person"}
    others = [source for source in said["sources"] if source["kind"] != "unnamed-person"]
    named = any(p["named"] and p["id"] not in people for p in said["speakers"])
    return bool(others) or named


def _utterances(said: Iterable[Record]) -> int:
    return len({one["origin"] or one["id"] for one in said})


def _spread(net: Network, said: Iterable[Record]) -> tuple[int, int]:
    """Return in how many articles and outlets statements stand."""
    articles = {one["article"] for one in said}
    return len(articles), len({net.outlets.get(a) or NO_OUTLET for a in articles})


def _sides(said: Record, sides: Mapping[str, frozenset[str]]) -> set[str]:
    return {side for name in ids(said["speakers"]) for side in sides.get(name, (name,))}


def _first_day(said: Record, net: Network) -> str:
    """Return the first day that a statement may be of, as EDTF; "" where nothing is dated."""
    return day(said, net.published).partition("/")[0]
