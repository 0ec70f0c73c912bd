"""However a collection came to its articles, its exports are those of a fresh build, byte for byte.

Every change takes what it can from the files and the store of the run before; here each is compared
with a build that had neither. The articles share people, bodies, claims and whole paragraphs.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from kg.store.collection import FILE
from tests.cli.test_collection import exports

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

PARTS = (
    "Peru's foreign ministry said on Monday that Chile had sent tanks to Bolivia.",
    "Chile denied on Tuesday that it had sent tanks to Bolivia.",
    "“We will not wait,” said Ana Ruiz, Peru's defence minister. Ruiz accused Chile of lying.",
    "The mayor of Lima, Jon Paz, said that 40 people had died in the flood.",
    "Paz's office said that at least 50 people had died in the flood. Togo praised Paz.",
    "If Chile sends more tanks to Bolivia, Peru will close the border, Ruiz warned.",
    "A spokesman for the army declined to confirm that Chile had sent tanks to Bolivia.",
    "Ana Ruiz told reporters that the tanks were old. Jon Paz, a singer, called Ruiz brave.",
)
NAMES = "abcdef"


def an_article(name: str, chance: random.Random) -> str:
    """Return the record of an article of a few of the parts."""
    text = "\n\n".join(chance.sample(PARTS, chance.randint(1, 4)))
    day = f"2024-05-{chance.randint(6, 9):02}"
    return json.dumps(
        {"id": name, "text": text, "date": day, "title": chance.choice(("", "Tanks"))}
    )


def in_folder(folder: Path, held: dict[str, str]) -> Path:
    """Make a folder hold these articles and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, record in held.items():
        (folder / f"{name}.json").write_text(record, encoding="utf-8")
    return folder


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_changes_gives_what_a_fresh_build_gives(
    kg: Kg, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # no secret
    source, out = tmp_path / "source", tmp_path / "out"
    held = {name: an_article(name, chance) for name in chance.sample(NAMES, 3)}
    options = ("--also", "gexf,csv", "-q")
    assert kg("build", in_folder(source, held), "-o", out, *options).code == 0
    for step in range(4):
        free = sorted(set(NAMES) - held.keys())
        ways = ["build", "add"] if free else ["build"]
        way = chance.choice([*ways, "remove"] if len(held) > 1 else ways)
        if way == "add":
            name = chance.choice(free)
            held[name] = an_article(name, chance)
            done = kg("add", out, in_folder(tmp_path / "more", {name: held[name]}), "-q")
            (source / f"{name}.json").write_text(held[name], encoding="utf-8")
        elif way == "remove":
            name = chance.choice(sorted(held))
            del held[name]
            done = kg("remove", out, name, "-q")
        else:
            name = chance.choice(NAMES)
            held[name] = an_article(name, chance)
            done = kg("build", in_folder(source, held), "-o", out, *options)
        assert done.code == 0, done.err
        fresh = tmp_path / f"fresh-{step}"
        assert kg("build", in_folder(tmp_path / "all", held), "-o", fresh, *options).code == 0
        assert exports(out) == exports(fresh), (way, step)


def damaged(out: Path, table: str, column: str) -> None:
    """Turn the last byte of each value of a column of the store."""
    with sqlite3.connect(out / FILE) as database:
        rows = database.execute(f"SELECT {column} FROM {table}").fetchall()
        assert rows
        for (value,) in rows:
            other = value[:-1] + bytes([value[-1] ^ 1])
            database.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (other, value))
    database.close()


def some(kg: Kg, tmp_path: Path) -> tuple[Path, Path, dict[str, bytes]]:
    """Return the folder of a build of three articles, a fourth, and the exports of all four."""
    held = {name: an_article(name, random.Random(name)) for name in NAMES[:4]}
    whole = tmp_path / "whole"
    assert kg("build", in_folder(tmp_path / "all", held), "-o", whole, "-q").code == 0
    more = in_folder(tmp_path / "more", {NAMES[3]: held.pop(NAMES[3])})
    out = tmp_path / "out"
    assert kg("build", in_folder(tmp_path / "three", held), "-o", out, "-q").code == 0
    return out, more, exports(whole)


@pytest.mark.parametrize(("table", "column"), [("pieces", "record"), ("memo", "value")])
def test_what_is_damaged_in_the_store_is_made_again(
    kg: Kg, tmp_path: Path, table: str, column: str
) -> None:
    out, more, whole = some(kg, tmp_path)
    damaged(out, table, column)
    assert kg("add", out, more, "-q").code == 0
    assert exports(out) == whole


def test_what_another_article_is_kept_under_is_not_taken(kg: Kg, tmp_path: Path) -> None:
    out, more, whole = some(kg, tmp_path)
    with sqlite3.connect(out / FILE) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM memo ORDER BY key")]
        values = [value for (value,) in database.execute("SELECT value FROM memo ORDER BY key")]
        for key, value in zip(keys, [*values[1:], values[0]], strict=True):
            database.execute("UPDATE memo SET value = ? WHERE key = ?", (value, key))
    database.close()
    assert kg("add", out, more, "-q").code == 0
    assert exports(out) == whole


def test_a_file_that_somebody_changed_is_not_taken_from(kg: Kg, tmp_path: Path) -> None:
    out, more, whole = some(kg, tmp_path)
    for name in ("graph.nq", "graph.ttl", "graph.trig"):
        text = (out / name).read_bytes()
        (out / name).write_bytes(text.replace(b"tanks", b"tonks"))
    (out / "graph.jsonld").unlink()
    assert kg("add", out, more, "-q").code == 0
    assert exports(out) == whole
