"""What the commands print, made safe: an article must not steer the reader's terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import category

import click

from kg.counted import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.model import Diagnostic

SHOWN = 20
"""Diagnostics told on the terminal; `report.json` has them all."""

ALIKE = 8
"""Diagnostics of one code told on the terminal, so that one kind does not hide the others."""
PASSED_OVER = "ignored"
"""Code of the diagnostic of a file that is not read."""
NAMES, REASONS = 3, 5
"""Files named of those passed over for one reason, and reasons given."""

_CONTROLS = ("Cc", "Cf", "Cs", "Zl", "Zp")


def safe(text: str) -> str:
    """Return `text` on one line, control, format and lone surrogate characters as `\ufffd`.

    Every character gives one character, so places in `text` hold in the result.

    >>> safe("a\\tb\\x1b[2J")
    'a b\ufffd[2J'
    """
    return "".join(
        " " if c in "\t\n\r" else "\ufffd" if category(c) in _CONTROLS else c for c in text
    )


def say(text: str) -> None:
    """Write one line to standard error."""
    click.echo(safe(text), err=True)


def tell(problems: Iterable[Diagnostic], sources: Mapping[str, str]) -> None:
    """Say what the worst `SHOWN` diagnostics are: see `problem_lines`."""
    for line in problem_lines(problems, sources):
        say(line)


def problem_lines(problems: Iterable[Diagnostic], sources: Mapping[str, str]) -> Iterator[str]:
    """Yield the worst `SHOWN` diagnostics, errors first; `sources` are names by article."""
    from kg.model import Severity

    by_worth = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    nouns = ("error", "warning", "note")
    found = sorted(problems, key=lambda d: by_worth.index(d.severity))
    counts = [sum(d.severity is s for d in found) for s in by_worth]
    serious = [d for d in found if d.severity is not Severity.INFO]
    if found:
        told = ", ".join(plural(n, noun) for n, noun in zip(counts, nouns, strict=True) if n)
        yield told + (":" if serious else ", in report.json")
    shown: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for problem in serious:
        if shown.total() >= SHOWN or shown[problem.code] >= ALIKE:
            left[problem.code] += 1
            continue
        shown[problem.code] += 1
        name = sources.get(problem.article or "", "")
        place = f" at {problem.span.start}-{problem.span.end}" if problem.span else ""
        prefix = f"{name}{place}: " if name else ""
        yield f"  {problem.severity.value}: {prefix}{problem.message} ({problem.code})"
    if left:
        rest = ", ".join(f"{count} {code}" for code, count in sorted(left.items()))
        yield f"  … and {left.total()} more ({rest})"
    unread = _unread(found)
    if unread:
        yield unread


def _unread(found: Iterable[Diagnostic]) -> str:
    """Return one line on the files that were passed over, by reason; "" where there are none."""
    reasons: dict[str, list[str]] = {}
    for problem in found:
        name, mark, reason = problem.message.partition(": not read; ")
        if problem.code == PASSED_OVER and mark:
            reasons.setdefault(reason, []).append(name)
    groups = sorted(reasons.items(), key=lambda group: (-len(group[1]), group[0]))
    told = [f"{_some(names)} ({reason})" for reason, names in groups[:REASONS]]
    if len(groups) > REASONS:
        more = sum(len(names) for _, names in groups[REASONS:])
        told.append(f"{more} more")
    count = sum(map(len, reasons.values()))
    return f"{plural(count, 'file')} not read: {', '.join(told)}" if count else ""


def _some(names: Sequence[str]) -> str:
    rest = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return ", ".join(sorted(names)[:NAMES]) + rest
