"""What a site asks of programs that read it: its robots.txt (RFC 9309), with its pause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

LARGEST = 500_000
"""Bytes of a robots.txt that are read, as the standard has it."""
MOST_RULES = 10_000
"""Rules of one file that are read."""
LONGEST_DELAY = 60.0
"""Seconds between two requests that are waited for, at most, whatever a site asks."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for one program: paths with whether they are allowed, and seconds to wait."""

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Tell whether a path (with its query) may be asked for: the longest rule decides.

        >>> Rules((("/", False), ("/news/", True))).allow("/news/today")
        True
        """
        plain = unquote(path, errors="replace")
        fits = [(len(rule), allowed) for rule, allowed in self.paths if _fits(rule, plain)]
        return max(fits, default=(0, True))[1]


NOTHING = Rules((("/", False),))
"""Nothing may be asked for: what holds while a site cannot say what it wants."""


def rules_for(text: str, product: str) -> Rules:
    """Return what a robots.txt asks of a program, by the word that it is known by.

    >>> rules_for("User-agent: *\\nDisallow: /private/\\nCrawl-delay: 5", "sayso")
    Rules(paths=(('/private/', False),), delay=5.0)
    """
    groups: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    agents: list[str] = []
    fresh = True
    for line in text[:LARGEST].lstrip("\ufeff").splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            agents = [] if fresh else agents
            agents.append(value.lower())
            groups.setdefault(value.lower(), ([], []))
            fresh = False
        elif key in ("allow", "disallow", "crawl-delay"):
            fresh = True
            for agent in agents:
                paths, delays = groups[agent]
                if key == "crawl-delay":
                    delays += _seconds(value)
                elif value and len(paths) < MOST_RULES:
                    paths.append((unquote(value, errors="replace"), key == "allow"))
    paths, delays = groups.get(product, groups.get("*", ([], [])))
    return Rules(tuple(paths), min(max(delays, default=0.0), LONGEST_DELAY))


def _seconds(value: str) -> list[float]:
    return [float(value)] if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else []


def _fits(rule: str, path: str) -> bool:
    """Tell whether a rule fits how a path begins; `*` stands for anything, `$` for the end."""
    ends = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for i, part in enumerate(others):
        if ends and i == len(others) - 1:
            return len(path) - len(part) >= place and path.endswith(part)
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return not ends or place == len(path)
