"""Is every rule of extraction needed by a case? Each is switched off in turn. A script, not a test.

usage: python -m tests.benchmarks.ablation [--room NAME] [--only TEXT] [--jobs N]

What is switched: every function of `kg.extract` that answers yes or no (always no; always yes),
something or nothing (always nothing), or with several things (always none), and every cut-off (a
named number of a module: half of it, and twice). A switch is noticed when one of the literate
cases (tests/cases, tests/cases/clauses) reads otherwise than it says. Only cases in which the
function answered otherwise than it now always does can notice, and only they are run.

Left alone is what `ablation.toml` names, with the reason; protocols; and whether a repair of the
clause layer's tree says that it changed something, which is only counted. It prints the switches
that no case notices, room by room; `never` marks those for which no case even brings the function
to another answer.

    goal    at most 3 in 100 are not noticed
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import multiprocessing
import pkgutil
import signal
import sys
import tomllib
from collections import Counter, defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import kg.extract
from kg.build import assemble
from kg.extract.stages import extract
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.cases import read_cases, rows_of
from tests.cases.readings import rows_read
from tests.test_cases import articles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, FunctionType, ModuleType

    from kg.model import Article, Parse
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
        """Drop the answers that a function keeps, or those of all that reckon with a number."""
        module = sys.modules[self.module]
        for kept in (self.cached,) if self.function is not None else vars(module).values():
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
    for switch in _all():
        name = switch.place
        alone = not LEFT_ALONE.keys().isdisjoint((name, str(switch), f"{name.rsplit('.', 1)[0]}.*"))
        if not alone and not (name.startswith(COUNTED) and switch.answer == "True"):
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
    parses = SpacyParser().parse_all([articles[c.id] for c in cases])
    found = [Passage(c, articles[c.id], p) for c, p in zip(cases, parses, strict=True)]
    return [p for p in found if p.reads_as_it_says()]


def answers(found: list[Passage], some: list[Switch]) -> dict[CodeType, dict[int, set[bool]]]:
    """Return for each function the cases that call it, and whether it said yes, no or both."""
    seen: dict[CodeType, dict[int, set[bool]]] = defaultdict(lambda: defaultdict(set))
    monitoring = sys.monitoring
    tool = monitoring.PROFILER_ID
    monitoring.use_tool_id(tool, "ablation")
    now = 0

    def answered(code: CodeType, _: int, value: object) -> None:
        seen[code][now].add(bool(value))

    def yielded(code: CodeType, _: int, __: object) -> None:
        seen[code][now].add(True)

    monitoring.register_callback(tool, monitoring.events.PY_RETURN, answered)
    monitoring.register_callback(tool, monitoring.events.PY_YIELD, yielded)
    for code in {s.function.__code__ for s in some if s.function is not None}:
        monitoring.set_local_events(
            tool, code, monitoring.events.PY_RETURN | monitoring.events.PY_YIELD
        )
    for now, passage in enumerate(found):  # noqa: B007
        for switch in some:
            switch.forget()
        passage.reads_as_it_says()
    monitoring.free_tool_id(tool)
    return seen


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
    options.add_argument("--jobs", type=int, default=1)
    given = options.parse_args()
    some = [s for s in switches() if given.room in (None, s.room) and given.only in str(s)]
    found = passages()
    print(f"{len(found)} cases, {len(some)} switches", flush=True)
    seen = answers(found, some)
    tasks = [(s, _places(s, seen, len(found))) for s in some]
    missed: list[tuple[str, str]] = []
    with multiprocessing.get_context("fork").Pool(given.jobs, _share, (found, tasks)) as pool:
        for number, ok in pool.imap_unordered(_try, range(len(tasks)), chunksize=4):
            if not ok:
                switch, places = tasks[number]
                missed.append((switch.room, f"{switch}{'' if places else '   (never)'}"))
    total = Counter(s.room for s in some)
    for room in sorted(total):
        mine = sorted(text for where, text in missed if where == room)
        print(f"\n{room}: {len(mine)} of {total[room]} not noticed")
        for text in mine:
            print(f"    {text}")
    share = len(missed) / max(1, len(some))
    print(f"\nnot noticed   {len(missed)} of {len(some)}: {share:.1%}   (goal: 3%)")


def _places(switch: Switch, seen: dict[CodeType, dict[int, set[bool]]], count: int) -> list[int]:
    if switch.function is None or hasattr(switch.cached, "cache_clear"):
        return list(range(count))  # what is kept is asked for once, and any case may need it
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
