"""The id of a build: a hash of what it says, so that files that say the same belong together."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from kg import __version__, codec
from kg.export import report_content
from kg.export.encode import utf8
from kg.export.tables import json_lines as records
from kg.ids import DIGITS

if TYPE_CHECKING:
    from kg.export.release import Release


def run_id(release: Release) -> str:
    """Return the id: of every record, of what the report says, of version, base and configuration.

    What a page is limited to (`Release.html_filter`) is not in it: a page of a part of a graph
    belongs to that graph.
    """
    whole = hashlib.sha256()
    settings = [__version__, release.base, *(f"{k}={v}" for k, v in release.configuration)]
    whole.update(utf8(json.dumps([settings, report_content.report_body(release)], sort_keys=True)))
    for rows in (
        records.statement_rows(release),
        records.proposition_rows(release),
        records.actor_rows(release),
        records.link_rows(release),
    ):
        whole.update(b"\n")
        for row in rows:
            whole.update(utf8(codec.line(row)))
    return f"run-{whole.hexdigest()[:DIGITS]}"
