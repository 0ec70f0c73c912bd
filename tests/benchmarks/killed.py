"""`kg build` killed with -9 at random moments: the folder is the old build or the new one.

    uv run python -m tests.benchmarks.killed

Twenty moments, spread over the time that a build of three small articles takes, and as many over
the part of it in which files are written. After each the next reader must find one whole build,
byte for byte, and the next build must leave the bytes of one that nothing disturbed.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg import folder

MOMENTS = 20
ARTICLES = {
    "one.txt": "Norland denied on Monday that it had sent troops to Sudovia.\n",
    "two.txt": "Sudovia warned that it would close its border.\n",
    "three.txt": "Ostia said that Norland must pay for the damage.\n",
}


def build(place: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start `kg build`, its parses kept."""
    words = ("build", str(place / "articles"), "-o", str(out), "--cache", str(place / "cache"))
    return subprocess.Popen([sys.executable, "-m", "kg", *words, "-q"])


def seen(out: Path) -> dict[str, bytes]:
    """Return the files of a folder that are not hidden."""
    return {p.name: p.read_bytes() for p in out.iterdir() if p.is_file()}


def begun(out: Path, process: subprocess.Popen[bytes]) -> float:
    """Wait until a build writes its first file; return the moment."""
    while not (out / folder.STAGED).exists() and process.poll() is None:
        time.sleep(0.001)
    return time.monotonic()


def main() -> None:
    """Kill builds and print what was found."""
    chance = random.Random(13)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "articles").mkdir()
        names = list(ARTICLES)
        for article in names[:2]:
            (place / "articles" / article).write_text(ARTICLES[article])
        assert build(place, place / "old").wait() == 0
        (place / "articles" / names[2]).write_text(ARTICLES[names[2]])
        assert build(place, place / "new").wait() == 0
        old, new = seen(place / "old"), seen(place / "new")
        shutil.copytree(place / "old", place / "timed")
        start = time.monotonic()
        process = build(place, place / "timed")
        writing = begun(place / "timed", process) - start
        process.wait()
        whole = time.monotonic() - start
        moments = [(False, chance.uniform(0, whole)) for _ in range(MOMENTS)]
        moments += [(True, chance.uniform(0, whole - writing)) for _ in range(MOMENTS)]
        found: dict[str, int] = {"killed": 0, "old": 0, "new": 0, "other": 0, "rerun differs": 0}
        for number, (written, moment) in enumerate(moments):
            out = place / f"out-{number}"
            shutil.copytree(place / "old", out)
            process = build(place, out)
            if written:
                begun(out, process)
            time.sleep(moment)
            process.kill()
            found["killed"] += process.wait() != 0
            folder.opened(out)
            now = seen(out)
            found["old" if now == old else "new" if now == new else "other"] += 1
            assert build(place, out).wait() == 0
            hidden = [p for p in out.iterdir() if p.name.startswith(".")]
            found["rerun differs"] += seen(out) != new or bool(hidden)
            shutil.rmtree(out)
        print(", ".join(f"{many} {what}" for what, many in found.items()))
        sys.exit(bool(found["other"] or found["rerun differs"]))


if __name__ == "__main__":
    main()
