"""SPARQL over an exported graph, by Oxigraph: reading only, nothing from elsewhere.

A build's graph is asked in its store on disk (`kg.query.stored_graph`), any other in memory. What
needs most of a graph is answered sooner in memory: the store is given half of the time that reading
the file would take, then the file is read. The default graph is the union of the named graphs,
unless the query says FROM.
"""

from __future__ import annotations

import re
import threading
import time
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg import compressed
from kg.errors import ConfigError, InputError
from kg.query import in_turns, kept_units, stored_graph
from kg.query.kept_units import KeptUnits
from kg.query.table import Table
from ontology.rdf import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pyoxigraph as ox

    from kg.query.table import Cell

ROWS = 10_000
"""Rows taken from a query unless the caller asks for more."""

SECONDS = 30.0
"""Time a query may take; the seeds' graph answers every named question in milliseconds."""

SYNTAXES = {
    ".nq": "N_QUADS",
    ".nt": "N_TRIPLES",
    ".ttl": "TURTLE",
    ".trig": "TRIG",
    ".jsonld": "JSON_LD",
    ".rdf": "RDF_XML",
}
"""The syntaxes that a graph file may have, by its ending; any of them may be compressed."""

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|(?P<iri><[^<>\"{}|^`\x00-\x20]*>)"
    r"|\#[^\n\r]*"
    r"|[?$]\w+|@[A-Za-z-]+"
    r"|(?P<prefix>[\w.-]*):(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*"
    r"|(?P<word>[A-Za-z]+)",
    re.DOTALL,
)
"""Strings, IRIs, comments, variables and names of a query, so that what is left are keywords."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_WRITING = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"))


class TooLongError(ConfigError):
    """A query takes longer than it may."""


def load(path: Path) -> ox.Store:
    """Read a graph file into a store in memory. Raises `InputError` with the place of a fault."""
    import pyoxigraph as ox

    ending = Path(path.name.removesuffix(compressed.ENDING)).suffix
    name = SYNTAXES.get(ending)
    if name is None:
        raise InputError(f"{path.name}: not a graph file; known endings: {' '.join(SYNTAXES)}")
    store = ox.Store()
    try:
        with compressed.plain(path) as text:
            limits.check_file(text, ending[1:])
            store.load(path=str(text), format=getattr(ox.RdfFormat, name))
    except OSError as error:
        raise InputError(f"{path.name}: {error}") from error
    except limits.LimitError as error:
        raise InputError(f"{path.name}: {error}") from error
    except MemoryError as error:  # Oxigraph's own limit says so in words
        why = "a value is longer than 16 MB" if str(error) else "the memory is too small for it"
        raise InputError(f"{path.name}: {why}") from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path.name}: not valid RDF: {error}") from error
    return store


def keywords(query: str) -> list[str]:
    """Return the keywords of a query in capitals, and its IRIs in their brackets, in order.

    A name's prefix counts as a keyword when it holds SERVICE: Oxigraph reads `SERVICE:x` as the
    keyword and the name `:x`, and needs no space before or after a keyword.
    """
    found = []
    for token in _TOKEN.finditer(query):
        if token["iri"]:
            found.append(token["iri"])
        elif token["word"] or "SERVICE" in (token["prefix"] or "").upper():
            found.append((token["word"] or token["prefix"]).upper())
    return found


def refuse(query: str, graphs: Iterable[str]) -> bool:
    """Raise `ConfigError` if a query would reach out; tell whether it says FROM.

    `graphs` are the IRIs of the graphs that are there; FROM may name no other.
    """
    words = keywords(query)
    plain = _ESCAPE.sub(lambda m: chr(min(int(m[1] or m[2], 16), 0x10FFFF)), query)
    if any("SERVICE" in w for w in (*words, *keywords(plain)) if not w.startswith("<")):
        raise ConfigError("SERVICE is refused: a query reads the graph given and nothing else")
    known = {f"<{iri}>" for iri in graphs} if "FROM" in words else set()
    for at in (i for i, word in enumerate(words) if word == "FROM"):
        name = next((w for w in words[at + 1 :] if w != "NAMED"), "")
        if name not in known:
            raise ConfigError(f"FROM {name}: the file has no such graph; write its IRI in full <…>")
    return "FROM" in words


def run(
    query: str,
    path: Path,
    rows: int = ROWS,
    seconds: float = SECONDS,
    *,
    lasting: bool = False,
) -> Table:
    """Answer a SPARQL query over the graph file at `path`.

    What is `lasting` will be asked again, so that its units are kept (`kg.query.kept_units`).

    ASK gives one cell, CONSTRUCT and DESCRIBE the columns subject, predicate, object. At most
    `rows` rows are taken (`Table.cut` tells if there were more). Raises `InputError` for a file
    that cannot be read; `ConfigError` for a wrong query, with line and column, for one that would
    reach out or write, and for one that takes longer than `seconds`.
    """
    kept = KeptUnits(kept_units.place(path) if lasting else None)
    for _ in range(2):  # a store that cannot be read is made anew, once
        place = stored_graph.place(path)
        if place is None:
            break
        try:
            patience = min(seconds, stored_graph.patience(path))
            return answer(query, stored_graph.opened(place), rows, patience, kept, lasting=lasting)
        except TooLongError:
            break
        except OSError:
            stored_graph.discard(place)
    return answer(query, load(path), rows, seconds, kept, lasting=lasting)


def units_of(
    query: str, store: ox.Store, seconds: float, kept: KeptUnits
) -> tuple[str, list[in_turns.Unit]] | None:
    """Return the query for the units of one that is answered in turns, and the units.

    What is `kept` for long is taken from there, or put there.
    """
    part = in_turns.part(query)
    if part is None:
        return None
    asked = _Asked(query, store, seconds)
    units = kept.units(part.asked, partial(asked.of, part.asked, _terms), lasting=True)
    return part.asked, list(units)


def answer(
    query: str,
    store: ox.Store,
    rows: int = ROWS,
    seconds: float = SECONDS,
    kept: KeptUnits | None = None,
    *,
    lasting: bool = False,
) -> Table:
    """Answer a SPARQL query over a store; see `run`.

    One that says how is answered in turns (`kg.query.in_turns`), with what is `kept` of others.
    """
    asked = _Asked(query, store, seconds)
    actors = {
        name: [str(row[0]) for row in asked.of(in_turns.called(name), _terms)]
        for name in in_turns.names(query)
    }
    query = in_turns.beginning_by(query, actors)
    part = in_turns.part(query) if rows <= ROWS else None
    if part is None:
        return asked.of(query, partial(_table, rows=rows))
    units = (kept or KeptUnits()).units(
        part.asked, partial(asked.of, part.asked, _terms), lasting=lasting
    )
    found: list[tuple[Cell, ...]] = []
    columns: tuple[str, ...] = ()
    for some in in_turns.slices(part, units, rows + 1, found):
        table = asked.of(some, partial(_table, rows=rows + 1 - len(found)))
        columns = table.columns
        found += table.rows
    if not columns:
        return asked.of(part.of_none, partial(_table, rows=rows))
    return Table(columns, tuple(found[:rows]), len(found) > rows)


class _Asked:
    """A query that is being answered, in one or several, all of them within the time it has.

    Raises `ConfigError` for a query that would reach out.
    """

    def __init__(self, query: str, store: ox.Store, seconds: float) -> None:
        self._store, self._seconds = store, seconds
        self._until = time.monotonic() + seconds
        self._union = not refuse(query, (str(getattr(g, "value", g)) for g in store.named_graphs()))

    def of[T](self, query: str, take: Callable[[object], T]) -> T:
        """Return what is taken of the answer to a query. Raises `TooLongError` for lack of time."""
        done: list[T] = []
        wrong: list[Exception] = []

        def work() -> None:
            try:
                done.append(take(self._store.query(query, use_default_graph_as_union=self._union)))
            except (SyntaxError, OSError, RuntimeError, ValueError) as error:
                wrong.append(error)

        # Oxigraph lets other threads run while it works; a daemon thread never keeps us waiting.
        thread = threading.Thread(target=work, daemon=True)
        left = self._until - time.monotonic()
        if left > 0:
            thread.start()
            thread.join(left)
        if wrong and isinstance(wrong[0], OSError):
            raise wrong[0]
        if wrong:
            raise ConfigError(message(query, wrong[0])) from wrong[0]
        if not done:
            raise TooLongError(f"the query took longer than {self._seconds:g} s and was given up")
        return done[0]


def message(query: str, error: Exception) -> str:
    """Return what is wrong with a query, and where in it."""
    writing = next((w for w in keywords(query) if w in _WRITING), None)
    if writing and isinstance(error, SyntaxError):
        return f"{writing} is refused: queries only read (SELECT, ASK, CONSTRUCT, DESCRIBE)"
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    found = re.match(r"error at (\d+):(\d+): (.*)", text)
    if found is None:
        return f"the query cannot be answered: {text}"
    lines = query.splitlines() or [""]
    at = lines[min(int(found[1]), len(lines)) - 1].strip()
    return f"line {found[1]}, column {found[2]}: {found[3][:100]} — in: {at[:100]}"


def _terms(found: object) -> list[in_turns.Unit]:
    """Return the rows of an answer, their terms as SPARQL writes them."""
    import pyoxigraph as ox

    assert isinstance(found, ox.QuerySolutions)
    return [tuple(None if x is None else str(x) for x in row) for row in found]


def _table(found: object, rows: int) -> Table:
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((bool(found),),))
    if isinstance(found, ox.QueryTriples):
        triples = list(islice(found, rows + 1))
        cells = [tuple(map(cell, (t.subject, t.predicate, t.object))) for t in triples[:rows]]
        ordered = sorted(cells, key=lambda row: tuple(map(str, row)))
        return Table(("subject", "predicate", "object"), tuple(ordered), len(triples) > rows)
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(v.value for v in found.variables)
    solutions = list(islice(found, rows + 1))
    known = cache(cell)  # most terms are met again: lists, names, articles
    taken = tuple(tuple(map(known, solution)) for solution in solutions[:rows])
    return Table(columns, taken, len(solutions) > rows)


_NUMBERS = {"integer": int, "decimal": float, "double": float}
"""How numbers are read; a decimal without a point is a whole number."""


def cell(term: object) -> Cell:
    """Return an RDF term as a cell: numbers and booleans as such, all else as its text."""
    import pyoxigraph as ox

    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return str(getattr(term, "value", term))
    text: str = term.value
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "boolean":
        return text in ("true", "1")
    try:
        if kind == "decimal" and "." not in text:
            return int(text)
        return _NUMBERS[kind](text) if kind in _NUMBERS else text
    except ValueError:
        return text
