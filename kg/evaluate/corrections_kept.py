"""How many of a desk's corrections the rules read right by now, without them."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.corrections import Line

type Record = Mapping[str, Any]


def score(
    lines: Iterable[Line], statements: Iterable[Record], diagnostics: Iterable[Record]
) -> tuple[dict[str, float | int], list[str]]:
    """Return how many corrections a build no longer needs, by field, and a line for each it does.

    The build is one that honours them: beside what a person said its statements tell what the
    rules had read. Of what was taken out or added, and of what was not found, the notes tell.
    """
    was = {c["line"]: c["was"] for s in statements for c in s.get("corrections", ())}
    told = [d["message"] for d in diagnostics]
    all_, right, misses = Counter[str](), Counter[str](), []
    for line in lines:
        all_[line.field] += 1
        if _is_read_right(line, was, told):
            right[line.field] += 1
        else:
            read = json.dumps(was.get(line.number), ensure_ascii=False)
            misses.append(
                f"line {line.number}, {line.article}: {line.field} is {line.written},"
                f" read as {read}: “{' '.join(line.quote.split())}”"
            )
    figures: dict[str, float | int] = {"corrections": sum(all_.values())}
    figures |= {"read right by now": sum(right.values())}
    for field in sorted(all_):
        figures[f"{field} right"] = right[field] / all_[field]
    return figures, misses


def _is_read_right(line: Line, was: Mapping[int, object], told: Iterable[str]) -> bool:
    own = [m for m in told if m.startswith(f"corrections, line {line.number} ")]
    if line.field == "reject":
        return any("no statement stands there" in m for m in own)
    if line.field == "add":
        return any("stands there already" in m for m in own)
    if line.number not in was:
        return False
    read = was[line.number]
    if line.field == "link":
        return isinstance(read, dict) and read["holds"] is line.value.holds
    return _plain(read) == _plain(json.loads(line.written))


def _plain(value: object) -> object:
    """Return a value as it is compared: names alone, in order, one like a list of one."""
    if value is None:
        return []
    if isinstance(value, list):
        return sorted((_name(v) for v in value), key=repr)
    if isinstance(value, dict) and not {"label", "class"} & value.keys():
        return {key: _plain(held) for key, held in value.items() if key != "at"}
    return [_name(value)]


def _name(value: object) -> object:
    return value.get("label", value.get("class", value)) if isinstance(value, dict) else value
