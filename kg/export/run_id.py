"""The id of a build: a hash of what it says, so that files that say the same belong together."""

from __future__ import annotations

import hashlib
import json
from itertools import batched
from operator import attrgetter
from typing import TYPE_CHECKING

from kg import __version__
from kg.export import report_content
from kg.export.encode import utf8
from kg.ids import DIGITS
from kg.store.fingerprints import print_of

if TYPE_CHECKING:
    from kg.export.release import Release

TOGETHER = 1024
"""Mentions that are hashed at once: they are many, and nothing else asks for the hash of one."""

_PLACE = attrgetter("article", "span.start", "span.end", "actor", "basis")
"""What mentions are sorted by."""


def run_id(release: Release) -> str:
    """Return the id: of every record, of what the report says, of version, base and configuration.

    What a page is limited to (`Release.html_filter`) is not in it: a page of a part of a graph
    belongs to that graph.
    """
    return release.once(__name__, lambda: _run_id(release), stays=True)


def _run_id(release: Release) -> str:
    whole = hashlib.sha256()
    settings = [__version__, release.base, *(f"{k}={v}" for k, v in release.configuration)]
    whole.update(utf8(json.dumps([settings, report_content.report_body(release)], sort_keys=True)))
    graph, prints = release.graph, release.prints
    for records in (graph.statements, graph.propositions, graph.actors):
        whole.update(b"\n")
        for one in sorted(records, key=attrgetter("id")):
            whole.update(prints.of(one))
    for parts in (graph.links, graph.issues, graph.classes):
        whole.update(b"\n")
        whole.update(b"".join(sorted(map(prints.of, parts))))
    whole.update(b"\n")
    for some in batched(sorted(graph.mentions, key=_PLACE), TOGETHER):
        whole.update(print_of(some))
    return f"run-{whole.hexdigest()[:DIGITS]}"
