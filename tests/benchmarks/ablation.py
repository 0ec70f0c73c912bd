"""Is every rule of extraction needed by a case? Each is switched off in turn. A script, not a test.

usage: python -m tests.benchmarks.ablation [--room NAME] [--only TEXT] [--jobs N]
           [--sample N] [--keep FILE]

What is switched: every function of `kg.extract` that answers yes or no (always no; always yes),
something or nothing (always nothing), or with several things (always none), and every cut-off (a
named number of a module: half of it, and twice). A switch is noticed when one of the literate
cases (tests/cases, tests/cases/clauses) reads otherwise than it says. Only cases in which the
function answered otherwise than it now always does can notice, and only they are run; of a cut-off,
those that reach a function which names it.

A whole run takes hours. With `--keep` each answer is written to a file at once, and what stands in
it is not tried again. With `--sample` switches are drawn by chance, the same each time: those of a
greater sample hold those of a smaller one.

Left alone is what `ablation.toml` names, with the reason; protocols; a mend of the parse that makes
nothing, since tests/extract/test_rejoined.py has a text that needs it and no other; and whether a
repair of the clause layer's tree says that it changed something, which is only counted. It prints
the switches that no case notices, room by room; `never` marks those for which no case even brings
the function to another answer.

    goal    at most 3 in 100 are not noticed
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import multiprocessing
import pkgutil
import signal
import sys
import tomllib
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import kg.extract
from kg.build import assemble
from kg.extract.repair.attachment_mends import MENDS
from kg.extract.stages import extract
from kg.model import Parse
from kg.parse import ParsedArticle
from kg.parse.cache import default_folder, parse_all
from kg.parse.spacy_backend import SpacyParser
from tests.cases import read_cases, rows_of
from tests.cases.readings import rows_read
from tests.test_cases import articles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, FunctionType, ModuleType

    from kg.model import Article
    from tests.cases import Case

CASES = Path(__file__).parent.parent / "cases"
LEFT_ALONE = tomllib.loads((Path(__file__).parent / "ablation.toml").read_text("utf-8"))
TABLES = ("lexicon", "tables")
"""Ends of the names of modules that only load tables: what they hold is data."""
COUNTED = "clauses.repairs."
"""Functions here tell whether they changed the tree, which is only counted."""
LONGEST = 10
"""Seconds of a case under a switch: a switch that never ends is noticed."""
NEUTRAL: dict[str, tuple[Callable[..., object], ...]] = {
    "bool": (lambda *_, **__: False, lambda *_, **__: True),
    "optional": (lambda *_, **__: None,),
    "several": (lambda *_, **__: (),),
    "set": (lambda *_, **__: frozenset(),),
    "list": (lambda *_, **__: [],),
}


@dataclass(frozen=True)
class Passage:
    """A case with its parse."""

    case: Case
    article: Article
    parse: Parse

    def reads_as_it_says(self) -> bool:
        """Tell whether the case holds."""
        parsed = ParsedArticle(self.article, self.parse)
        if self.case.is_reading:
            return rows_read(parsed, self.case.columns, self.case.rows) == self.case.rows
        graph = assemble([self.article], [extract(parsed)])
        columns = self.case.columns or ("speaker", "cue", "content")
        return rows_of(graph, columns) == self.case.rows and not graph.rejects


@dataclass(frozen=True)
class Switch:
    """A function and what it always answers now, or a number and what it now is."""

    module: str
    name: str
    answer: str
    function: FunctionType | None = None
    code: CodeType | None = None
    cached: object = None
    number: float = 0

    @cached_property
    def room(self) -> str:
        return self.module.removeprefix("kg.extract.").split(".")[0]

    @property
    def place(self) -> str:
        """Its module below `kg.extract` and its name."""
        return f"{self.module.removeprefix('kg.extract.')}.{self.name}"

    def __str__(self) -> str:
        return f"{self.place} := {self.answer}"

    @contextmanager
    def thrown(self) -> Iterator[None]:
        """Switch, and switch back."""
        if self.function is not None and self.code is not None:
            kept = self.function.__code__
            self.function.__code__ = self.code
            self.forget()
            try:
                yield
            finally:
                self.function.__code__ = kept
                self.forget()
            return
        module = sys.modules[self.module]
        value = getattr(module, self.name)
        places = [
            m
            for n, m in sorted(sys.modules.items())
            if n.startswith("kg.") and vars(m).get(self.name) is value
        ]
        for place in places:
            setattr(place, self.name, self.number)
        self.forget()
        try:
            yield
        finally:
            for place in places:
                setattr(place, self.name, value)
            self.forget()

    def forget(self) -> None:
        """Drop the answers that its module's functions keep; of a number, of all named there."""
        named = vars(sys.modules[self.module]).values()
        own = [v for v in named if getattr(v, "__module__", "") == self.module]
        for kept in (self.cached, *own) if self.function is not None else named:
            clear = getattr(kept, "cache_clear", None)
            if clear is not None:
                clear()


def modules() -> list[ModuleType]:
    """Return the modules of extraction that hold rules."""
    walked = pkgutil.walk_packages(kg.extract.__path__, "kg.extract.")
    names = sorted(m.name for m in walked if not m.name.endswith(TABLES))
    return [importlib.import_module(name) for name in names]


def switches() -> Iterator[Switch]:
    """Yield everything that can be switched, in the order of its place."""
    made = {mend.make for mend in MENDS.values()}
    for switch in _all():
        name = switch.place
        alone = not LEFT_ALONE.keys().isdisjoint((name, str(switch), f"{name.rsplit('.', 1)[0]}.*"))
        mended = switch.function in made and switch.answer == "()"
        if not (alone or mended or (name.startswith(COUNTED) and switch.answer == "True")):
            yield switch


def _all() -> Iterator[Switch]:
    for module in modules():
        for name, function, cached in _functions(module):
            kind = _kind(str(function.__annotations__.get("return", "")))
            for neutral in NEUTRAL.get(kind, ()):
                yield Switch(
                    module=module.__name__,
                    name=name,
                    answer=repr(neutral()),
                    function=function,
                    code=neutral.__code__,
                    cached=cached,
                )
        yield from _cut_offs(module)


def _functions(module: ModuleType) -> Iterator[tuple[str, FunctionType, object]]:
    for name, value in sorted(vars(module).items()):
        inner = inspect.unwrap(value) if callable(value) else value
        if inspect.isfunction(inner) and inner.__module__ == module.__name__:
            if not inner.__code__.co_freevars:
                yield name, inner, value
        elif inspect.isclass(value) and value.__module__ == module.__name__:
            if getattr(value, "_is_protocol", False):
                continue
            for part, held in sorted(vars(value).items()):
                method = getattr(held, "fget", None) or getattr(held, "func", None) or held
                made_here = getattr(method, "__module__", "") == module.__name__
                if inspect.isfunction(method) and made_here and not part.startswith("__"):
                    yield f"{name}.{part}", method, held


def _kind(returns: str) -> str:
    if returns == "bool":
        return "bool"
    if returns.endswith("| None"):
        return "optional"
    any_length = returns.startswith("tuple[") and returns.endswith("...]")
    if any_length or returns.startswith(("Iterator[", "Iterable[", "Sequence[")):
        return "several"
    return returns.split("[")[0].replace("frozenset", "set") if returns else ""


def _cut_offs(module: ModuleType) -> Iterator[Switch]:
    source = inspect.getsource(module)
    for name, value in sorted(vars(module).items()):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if number and name.lstrip("_").isupper() and f"\n{name} = " in source:
            for shifted in (value / 2 if isinstance(value, float) else value // 2, value * 2):
                yield Switch(
                    module=module.__name__, name=name, answer=repr(shifted), number=shifted
                )


def passages() -> list[Passage]:
    """Return the cases that hold, shortest first."""
    cases = [c for folder in (CASES, CASES / "clauses") for c in read_cases(folder)]
    cases = sorted((c for c in cases if not c.xfail), key=lambda c: (len(c.text), c.id))
    articles = {a.id: a for a in articles_of(cases)}
    stored = parse_all(articles.values(), SpacyParser(), default_folder())
    parses = {a.id: p for a, p in stored if isinstance(p, Parse)}
    found = [Passage(c, articles[c.id], parses[c.id]) for c in cases]
    return [p for p in found if p.reads_as_it_says()]


def answers(found: list[Passage], some: list[Switch]) -> dict[CodeType, dict[int, set[bool]]]:
    """Return for each function the cases that call it, and whether it said yes, no or both.

    What functions keep is dropped before each case, so that each case asks anew.
    """
    seen: dict[CodeType, dict[int, set[bool]]] = defaultdict(lambda: defaultdict(set))
    monitoring = sys.monitoring
    tool = monitoring.PROFILER_ID
    monitoring.use_tool_id(tool, "ablation")
    now = 0

    def answered(code: CodeType, _: int, value: object) -> None:
        seen[code][now].add(bool(value))

    def yielded(code: CodeType, _: int, __: object) -> None:
        seen[code][now].add(True)

    def reached(code: CodeType, _: int) -> None:
        seen[code][now].update(())

    events = monitoring.events
    monitoring.register_callback(tool, events.PY_RETURN, answered)
    monitoring.register_callback(tool, events.PY_YIELD, yielded)
    monitoring.register_callback(tool, events.PY_START, reached)
    codes = {s.function.__code__ for s in some if s.function is not None}
    for code in codes.union(*(naming(s.name) for s in some if s.function is None)):
        monitoring.set_local_events(
            tool, code, events.PY_RETURN | events.PY_YIELD | events.PY_START
        )
    kept = [held for module in modules() for _, _, held in _functions(module)]
    clears = [held.cache_clear for held in kept if hasattr(held, "cache_clear")]
    for now, passage in enumerate(found):  # noqa: B007
        for clear in clears:
            clear()
        passage.reads_as_it_says()
    monitoring.free_tool_id(tool)
    return seen


@cache
def naming(number: str) -> frozenset[CodeType]:
    """Return the code of the functions that name a cut-off, in whatever module."""
    return frozenset(code for code in _codes() if number in code.co_names)


@cache
def _codes() -> tuple[CodeType, ...]:
    found: list[CodeType] = []
    for name, module in sorted(sys.modules.items()):
        if name.startswith("kg."):
            found += [f.__code__ for _, f, _ in _functions(module)]
            kinds = [v for v in vars(module).values() if inspect.isclass(v)]
            found += [m.__code__ for k in kinds for m in vars(k).values() if inspect.isfunction(m)]
    for code in found:
        found += [c for c in code.co_consts if inspect.iscode(c)]
    return tuple(found)


def noticed(switch: Switch, found: list[Passage], places: list[int]) -> bool:
    """Tell whether some case among these reads otherwise under a switch."""

    def too_long(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, too_long)
    with switch.thrown():
        for place in places:
            signal.alarm(LONGEST)
            try:
                if not found[place].reads_as_it_says():
                    return True
            except Exception:  # noqa: BLE001 a switch that breaks the program is noticed
                return True
            finally:
                signal.alarm(0)
    return False


def main() -> None:
    """Print what no case notices."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--room", help="only of this room of kg/extract")
    options.add_argument("--only", default="", help="only switches whose name holds this")
    options.add_argument("--sample", type=int, help="so many switches, drawn by chance")
    options.add_argument("--keep", type=Path, help="a file of answers, read and added to")
    options.add_argument("--jobs", type=int, default=1)
    given = options.parse_args()
    some = [s for s in switches() if given.room in (None, s.room) and given.only in str(s)]
    if given.sample is not None:
        some = sorted(some, key=_by_chance)[: given.sample]
    known = _read(given.keep)
    open_ = [s for s in some if str(s) not in known]
    if open_:
        _try_all(open_, known, given.jobs, given.keep)
    _print(some, known)


def _by_chance(switch: Switch) -> str:
    return sha256(str(switch).encode()).hexdigest()


def _read(file: Path | None) -> dict[str, str]:
    """Return the answers of a file: `noticed`, `missed` or `never`, by the name of a switch."""
    if file is None or not file.exists():
        return {}
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    return {row["switch"]: row["answer"] for row in rows}


def _try_all(some: list[Switch], known: dict[str, str], jobs: int, file: Path | None) -> None:
    """Add to what is known, and to the file if there is one, whether each switch is noticed."""
    found = passages()
    print(f"{len(found)} cases, {len(some)} switches", flush=True)
    seen = answers(found, some)
    tasks = [(s, _places(s, seen, len(found))) for s in some]
    with multiprocessing.get_context("fork").Pool(jobs, _share, (found, tasks)) as pool:
        for number, ok in pool.imap_unordered(_try, range(len(tasks))):
            switch, places = tasks[number]
            answer = "noticed" if ok else "missed" if places else "never"
            known[str(switch)] = answer
            if file is not None:
                with file.open("a", encoding="utf-8") as out:
                    out.write(json.dumps({"switch": str(switch), "answer": answer}) + "\n")


def _print(some: list[Switch], known: dict[str, str]) -> None:
    missed = [s for s in some if known[str(s)] != "noticed"]
    total = Counter(s.room for s in some)
    for room in sorted(total):
        mine = sorted(str(s) for s in missed if s.room == room)
        print(f"\n{room}: {len(mine)} of {total[room]} not noticed")
        for text in mine:
            print(f"    {text}{'   (never)' if known[text] == 'never' else ''}")
    low, high = interval(len(missed), len(some))
    share = len(missed) / max(1, len(some))
    print(
        f"\nnot noticed   {len(missed)} of {len(some)}: {share:.1%}, as a sample "
        f"{low:.1%} to {high:.1%}   (goal: 3%)"
    )


def interval(hits: int, count: int) -> tuple[float, float]:
    """Return between what shares the true one is with 95 in 100 (Wilson), for a sample."""
    if not count:
        return 0.0, 1.0
    share, z = hits / count, 1.96
    middle = share + z * z / (2 * count)
    about = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    whole = 1 + z * z / count
    return max(0.0, (middle - about) / whole), (middle + about) / whole


def _places(switch: Switch, seen: dict[CodeType, dict[int, set[bool]]], count: int) -> list[int]:
    """Return the cases that a switch can make a difference to."""
    if switch.function is None:
        named = naming(switch.name)
        if not named:
            return list(range(count))
        return sorted({place for code in named for place in seen.get(code, {})})
    wanted = switch.answer != "True"
    mine = seen.get(switch.function.__code__, {})
    return sorted(place for place, said in mine.items() if wanted in said)


_shared: tuple[list[Passage], list[tuple[Switch, list[int]]]] = ([], [])


def _share(found: list[Passage], tasks: list[tuple[Switch, list[int]]]) -> None:
    global _shared
    _shared = (found, tasks)


def _try(number: int) -> tuple[int, bool]:
    found, tasks = _shared
    switch, places = tasks[number]
    return number, noticed(switch, found, places)


if __name__ == "__main__":
    main()
