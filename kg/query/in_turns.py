"""Answers in turns: the first rows of a long answer, without looking at what comes after them.

A query that is put in order looks at everything before it gives its first row. A named question
marks the part by which its rows are put in order first, so that this part alone is asked first:

    # in turn ?s ?article by ?article:
    ?s kg:act act:deny ; prov:wasQuotedFrom/schema:identifier ?article .
    # end of turn

What the part gives are units, in order. The whole query is then asked of some units at a time, put
in the place of the part as values, until there are rows enough; units that are alike in what comes
after `by` are never parted. So the rows are those of the whole query, in the same order, if the
query's own ORDER BY begins with what comes after `by`, and rows of unlike units are unlike.

Where a query asks of the same units within a SELECT of its own, `# the same in turn` stands there.

    # row by row

What comes after this is looked up for each row of what stands before it, from the part on, or from
`# first` on in a SELECT of its own. A planner that guesses how
many rows there are takes each thing looked up for ten more; by the twelfth or so it would rather
read all speakers of the graph once, and all acts. So what stands before is a SELECT of its own with
a limit that nothing reaches (`NEVER`), which a planner takes for the number of its rows.

    # with actor ?who: ?s prov:wasAttributedTo ?who .

within a part is asked only where the parameter `actor` has a value: it says again what the query
says in a slower way elsewhere. The actors of this name are looked up first and stand as values, by
which a planner begins. Each of these marks is a comment, so that a file is also a plain query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized

type Unit = tuple[str | None, ...]
"""A row of what a part gives, each term as SPARQL writes it."""

FEWEST, MOST = 50, 4_000
"""Units asked at a time: fewer cost more in reading the query, more give rows that nobody wants."""
AT_FIRST = 64
NEVER = 1_000_000_000
"""Rows that no part of an answer has, and few enough for a planner to multiply in 64 bits."""
MORE = 1.3
"""How many times the units that would do at the rate of rows seen so far are asked next."""

_PART = re.compile(
    r"^ *# in turn (?P<columns>[?\w ]+) by (?P<order>[^\n]+):\n(?P<part>.*?)^ *# end of turn\n",
    re.MULTILINE | re.DOTALL,
)
_WITH = re.compile(r"^ *# with (?P<name>\w+) \?(?P<who>\w+): (?P<pattern>.+)\n", re.MULTILINE)
_CALLED = re.compile(
    r'^ *# called (?P<name>"(?:[^"\\\n]|\\.)*") \?(?P<who>\w+): (?P<pattern>.+)\n', re.MULTILINE
)
_IN_ORDER = re.compile(r"^} ORDER BY (?:(?!LIMIT|OFFSET)[^\n])+\n?\Z", re.MULTILINE)
_AGAIN = re.compile(r"^ *# the same in turn$", re.MULTILINE)
_EACH = re.compile(r"^ *# row by row$\n", re.MULTILINE)
_FIRST = re.compile(
    r"^ *# first$\n(?P<found>(?:(?!^ *# first$).)*?)^ *# row by row$\n", re.MULTILINE | re.DOTALL
)
_PREFIX = re.compile(r"^PREFIX [^\n]+\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a query that gives its units: `asked` gives them, in order, and as `columns`.

    `keys` are the places of the columns by which they are in order.
    """

    asked: str
    columns: tuple[str, ...]
    keys: tuple[int, ...]
    before: str
    after: str

    def query_of(self, units: Iterable[Unit]) -> str:
        """Return the query with units in the place of the part that gives them."""
        rows = "\n".join(f"({' '.join(x or 'UNDEF' for x in unit)})" for unit in units)
        values = f"VALUES ({' '.join(self.columns)}) {{\n{rows}\n}}\n"
        before, after = (_AGAIN.sub(lambda _: values, x) for x in (self.before, self.after))
        found, each, beside = _halved(after)
        if each and rows:
            return before + _found_first(values + found) + beside
        return before + values + after

    @property
    def of_none(self) -> str:
        """The query for the columns alone, of which nothing is looked up."""
        return f"{self.query_of(())}\nLIMIT 0"

    def groups(self, units: Iterable[Unit]) -> Iterator[list[Unit]]:
        """Yield the units that are alike in what they are put in order by, together."""
        for _, alike in groupby(units, key=lambda unit: [unit[k] for k in self.keys]):
            yield list(alike)


def part(query: str) -> Part | None:
    """Return the part of a query that gives its units, if it marks one."""
    found = _PART.search(query)
    if found is None or not _IN_ORDER.search(query):
        return None
    columns = tuple(found["columns"].split())
    named = re.findall(r"\?\w+", found["order"])
    if not named or not set(named) <= set(columns):
        return None
    head = "".join(_PREFIX.findall(query[: found.start()]))
    asked = (
        f"{head}SELECT DISTINCT {' '.join(columns)} WHERE {{\n"
        f"{_FIRST.sub(lambda m: _found_first(m['found']), found['part'])}}}"
        f" ORDER BY {found['order']}"
    )
    keys = tuple(columns.index(name) for name in named)
    return Part(asked, columns, keys, query[: found.start()], query[found.end() :])


def _found_first(query: str) -> str:
    """Return a part of a query as a SELECT of its own that a planner takes for few rows."""
    return f"{{ SELECT * {{\n{query}}} LIMIT {NEVER} }}\n"


def _halved(query: str) -> tuple[str, bool, str]:
    """Return what comes before and after `# row by row`, and whether that is there."""
    found, *rest = _EACH.split(query, maxsplit=1)
    return found, bool(rest), "".join(rest)


def with_values(query: str, value_of: Callable[[str], str]) -> str:
    """Return a query in which `# with NAME` has become `# called VALUE`, where there is a value.

    `value_of` gives the value of a parameter as SPARQL writes it, or an empty text.
    """

    def told(mark: re.Match[str]) -> str:
        value = value_of(mark["name"])
        return f"  # called {value} ?{mark['who']}: {mark['pattern']}\n" if value else ""

    return _WITH.sub(told, query)


def names(query: str) -> list[str]:
    """Return the names, as SPARQL writes them, whose actors a query wants to begin by."""
    return list(dict.fromkeys(m["name"] for m in _CALLED.finditer(query)))


def called(name: str) -> str:
    """Return the query for the actors of a name: words of one of its names, in any case."""
    skos = "http://www.w3.org/2004/02/skos/core#"
    return (
        f"SELECT DISTINCT ?who {{ ?who <{skos}prefLabel>|<{skos}altLabel> ?name . FILTER (CONTAINS("
        f'CONCAT(" ", LCASE(?name), " "), CONCAT(" ", LCASE({name}), " "))) }}'
    )


def beginning_by(query: str, actors: Mapping[str, Sequence[str]]) -> str:
    """Return a query that begins by the actors of each name, given as SPARQL writes them."""

    def values(mark: re.Match[str]) -> str:
        return f"VALUES ?{mark['who']} {{ {' '.join(actors[mark['name']])} }}\n{mark['pattern']}\n"

    return _CALLED.sub(values, query)


def slices(part: Part, units: Iterable[Unit], rows: int, seen: Sized) -> Iterator[str]:
    """Yield the queries to ask, one after the other, until so many rows are `seen`."""
    todo: list[Unit] = []
    want, asked = AT_FIRST, 0
    for alike in part.groups(units):
        if todo and len(todo) + len(alike) > want:
            yield part.query_of(todo)
            asked, todo = asked + len(todo), []
            found = len(seen)
            if found >= rows:
                return
            rate = asked / found if found else MOST
            want = int(min(max((rows - found) * rate * MORE, FEWEST), MOST))
        todo += alike
    if todo:
        yield part.query_of(todo)
