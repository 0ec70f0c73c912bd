"""`report.json`: what the run found, refused and warned of, in figures; no clock, no paths."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

from kg.export.encode import utf8
from kg.export.report_content import report_body
from kg.export.run_id import run_id

if TYPE_CHECKING:
    from kg.export.release import Release


def report(release: Release, out: IO[bytes]) -> None:
    """Write `report.json`; `kg/export/report.md` says what is in it."""
    value = {**report_body(release), "run": run_id(release)}
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)
    out.write(utf8(text) + b"\n")
