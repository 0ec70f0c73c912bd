"""The file of corrections: what a line may be, and what is said of one that is none."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kg.corrections import effective_digest, read_corrections
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

LINE = {"article": "a", "cue": [3, 7], "content": [[8, 20]], "quote": "he said it was", "by": "Kim"}


def file(folder: Path, *lines: object) -> Path:
    path = folder / "corrections.jsonl"
    path.write_text("".join(f"{json.dumps(x)}\n" for x in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reject", None), ("speaker", None), ("speaker", "Ada"), ("speaker", ["Ada", "Bo"]),
        ("act", "deny"), ("polarity", "unspecified"), ("modality", "possible"),
        ("target", [{"label": "Ada", "how": "at"}]), ("content", [[1, 2], [4, 9]]),
        ("conditions", []), ("said_on", "2024-10-22"), ("said_on", None), ("class", "assault"),
        ("class", {"class": "aid", "at": [8, 9]}), ("roles", {"roles": {"theme": [[8, 12]]}}),
        ("add", {"act": "warn", "speaker": "Ada"}),
    ],
)  # fmt: skip
def test_each_field_takes_its_values(tmp_path: Path, field: str, value: object) -> None:
    (line,) = read_corrections(file(tmp_path, {**LINE, "field": field, "value": value}))
    assert (line.field, json.loads(line.written), line.number) == (field, value, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reject", "yes"), ("speaker", ""), ("speaker", [3]), ("act", "shout"), ("polarity", "no"),
        ("modality", None), ("target", {"label": "Ada", "how": "near"}), ("content", []),
        ("content", [[9, 4]]), ("content", [[True, 4]]), ("conditions", "if"),
        ("said_on", "Tuesday"), ("said_on", "2024-10"), ("class", "shouting"), ("class", None),
        ("roles", {}), ("roles", {"roles": {"hero": "Ada"}}), ("link", {"kind": "likes"}),
        ("link", {"kind": "corroborates", "to": {"article": "b"}}), ("add", {"speaker": "Ada"}),
        ("add", {"act": "warn", "colour": "red"}), ("colour", "red"), ("undo", 7),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_with_its_line(
    tmp_path: Path, field: str, value: object
) -> None:
    good = {**LINE, "field": "act", "value": "deny"}
    path = file(tmp_path, good, {**LINE, "field": field, "value": value})
    with pytest.raises(InputError, match="line 2"):
        read_corrections(path)


def test_lines_that_are_taken_back_leave_no_hash(tmp_path: Path) -> None:
    line = {**LINE, "field": "act", "value": "deny"}
    (one,) = read_corrections(file(tmp_path, line))
    assert effective_digest((one,)) is not None
    undone = read_corrections(file(tmp_path, line, {"field": "undo", "value": 1}))
    assert effective_digest(undone) is None
    with pytest.raises(InputError, match="no correction on line 1"):
        read_corrections(file(tmp_path, line, *[{"field": "undo", "value": 1}] * 2))


VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(some.sampled_from(["act", "kind", "to", "roles", "label", "at"]), inner)
    ),
    max_leaves=6,
)
FIELDS = some.sampled_from(
    ["reject", "speaker", "act", "target", "content", "class", "roles", "link", "add", "undo", "x"]
)


@given(fields=some.lists(some.tuples(FIELDS, VALUES), max_size=3), junk=VALUES)
def test_whatever_the_file_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, fields: list[tuple[str, object]], junk: object
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    lines = [{**LINE, "field": f, "value": v} for f, v in fields]
    path.write_text("\n".join(json.dumps(x) for x in (*lines, junk)), encoding="utf-8")
    with suppress(InputError):
        assert len(read_corrections(path)) <= len(lines)
