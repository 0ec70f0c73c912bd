"""Fix the version of every package, transitive ones too, in pyproject.toml from uv.lock.

usage: python .ci/pin.py [--upgrade]

The lock file names the index it was made with and stays out of the repository; the versions that
it settled on are written as `[tool.uv] constraint-dependencies`, so that a fresh checkout resolves
to them again. What the build of the wheel needs goes to `build-constraint-dependencies`. With
`--upgrade` the old constraints are dropped first and uv looks for the newest versions allowed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "pyproject.toml"
LOCK = ROOT / "uv.lock"
BUILD_ROOT = "hatchling"
BLOCK = r"(?ms)^{key} = \[.*?\]$"

type Package = dict[str, Any]


def lines(packages: list[Package]) -> list[str]:
    """Return one exact requirement a package; forked ones carry the marker of their fork."""
    versions: dict[str, list[Package]] = {}
    for package in packages:
        versions.setdefault(package["name"], []).append(package)
    found = []
    for name, forks in sorted(versions.items()):
        for fork in sorted(forks, key=lambda p: p["version"]):
            requirement = f"{name}=={fork['version']}"
            if len(forks) > 1:
                markers = fork.get("resolution-markers", ())
                if not markers:
                    raise SystemExit(f"{requirement}: one of several versions, without a marker")
                requirement += " ; " + " or ".join(f"({m})" for m in markers)
            found.append(requirement)
    return found


def needed_by(root: str, packages: list[Package]) -> list[Package]:
    """Return the package `root` and all that it depends on."""
    wanted, todo = {root}, [root]
    while todo:
        name = todo.pop()
        for package in packages:
            below = package.get("dependencies", ()) if package["name"] == name else ()
            fresh = {d["name"] for d in below} - wanted
            wanted |= fresh
            todo += sorted(fresh)
    return [p for p in packages if p["name"] in wanted]


def replaced(text: str, key: str, requirements: list[str]) -> str:
    """Return the project file with the list `key` written anew, all else as it stands."""
    pattern = re.compile(BLOCK.format(key=re.escape(key)))
    if len(pattern.findall(text)) != 1:
        raise SystemExit(f"{PROJECT.name}: not exactly one {key} = […]")
    inside = "".join(f"    {_quoted(r)},\n" for r in requirements)
    written = f"{key} = [\n{inside}]" if inside else f"{key} = []"
    return pattern.sub(lambda _: written, text)


def _quoted(requirement: str) -> str:
    return f"'{requirement}'" if '"' in requirement else f'"{requirement}"'


def write(every: list[str], build: list[str]) -> None:
    """Write both lists into pyproject.toml."""
    text = PROJECT.read_text(encoding="utf-8")
    text = replaced(text, "constraint-dependencies", every)
    text = replaced(text, "build-constraint-dependencies", build)
    tomllib.loads(text)
    PROJECT.write_text(text, encoding="utf-8")


def lock(*options: str) -> None:
    """Let uv settle on versions: the uv that runs this (`UV`), one on the path, or a module."""
    found = os.environ.get("UV") or shutil.which("uv")
    uv = [found] if found else [sys.executable, "-m", "uv"]
    subprocess.run([*uv, "lock", *options], cwd=ROOT, check=True)


def main() -> None:
    """Refresh both lists, then lock again so that uv.lock knows them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    if parser.parse_args().upgrade:
        write([], [])
        lock("--upgrade")
    locked = tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]
    packages = [p for p in locked if "version" in p and "editable" not in p.get("source", {})]
    every = lines(packages)
    write(every, lines(needed_by(BUILD_ROOT, packages)))
    lock()
    sys.stderr.write(f"{len(every)} versions fixed\n")


if __name__ == "__main__":
    main()
