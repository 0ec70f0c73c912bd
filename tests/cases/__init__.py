"""Literate cases: a passage in a block quote and the table of statements a reader would write down.

A `.md` file here holds cases, each under a `##` heading: the passage (`>` lines, a bare `>` for a
line break between paragraphs), perhaps `Published 2023-05-09.` and `xfail: reason`, and then a
table of the statements expected or the words "No statement.". README.md explains the columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.export.release import Release
from kg.model import Voice
from tests.cases.readings import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from kg.model import Filler, Graph, Span, Statement

type Row = tuple[str, ...]
NOTHING = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case; `rows` in the order of the passage, cells in the order of `columns`."""

    id: str
    text: str
    published: str | None
    xfail: str | None
    columns: Row
    rows: tuple[Row, ...]

    @property
    def is_reading(self) -> bool:
        """Whether the table lists words, times or numbers instead of statements."""
        return bool(self.columns) and self.columns[0] in KINDS


def read_cases(folder: Path) -> list[Case]:
    """Return the cases of all files but README.md, in order; a malformed one is a ValueError."""
    files = sorted(p for p in folder.glob("*.md") if p.name != "README.md")
    return [c for p in files for c in parse_cases(p.stem, p.read_text(encoding="utf-8"))]


def parse_cases(name: str, source: str) -> Iterator[Case]:
    """Yield the cases of one file's source."""
    for part in re.split(r"^## ", source, flags=re.M)[1:]:
        title, _, body = part.partition("\n")
        lines = body.splitlines()
        text = "\n".join(x[1:].removeprefix(" ") for x in lines if x.startswith(">"))
        table = [_cells(x) for x in lines if x.startswith("|")]
        columns = table[0] if table else ()
        rows = tuple(table[2:])
        silent = "No statement." in lines
        known = KINDS.get(columns[0], COLUMNS) if columns else ()
        unknown = sorted(set(columns) - set(known))
        if not text or unknown or bool(rows) == silent or any(len(r) != len(columns) for r in rows):
            raise ValueError(f"{name}: {title!r} is no case; unknown columns: {unknown}")
        yield Case(
            id=f"{name}: {title.strip()}",
            text=text,
            published=_after(r"^Published (\S+)\.$", body),
            xfail=_after(r"^xfail: (.+)$", body),
            columns=columns,
            rows=rows,
        )


def _cells(line: str) -> Row:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _after(pattern: str, body: str) -> str | None:
    found = re.search(pattern, body, flags=re.M)
    return found[1] if found else None


def rows_of(graph: Graph, columns: Row) -> tuple[Row, ...]:
    """Return what the graph of one article says in these columns, in the order of the cues.

    The article's own narration is left out unless a column asks for the voice.
    """
    release = Release(graph)
    return tuple(
        tuple(COLUMNS[c](release, s) or NOTHING for c in columns)
        for s in sorted(graph.statements, key=_place)
        if "voice" in columns or s.voice is Voice.ATTRIBUTED
    )


def _place(statement: Statement) -> tuple[Span, tuple[Span, ...]]:
    return statement.cue or statement.content[0], statement.content


def _words(release: Release, s: Statement, spans: Iterable[Span | None], by: str = "; ") -> str:
    text = release.articles[s.article].text
    return by.join(re.sub(r"\s+", " ", p.of(text)) for p in spans if p is not None)


def _actors(part: str, field: str, release: Release, s: Statement) -> str:
    found = [release.actors[p.actor] for p in getattr(s, part)]
    owners = [release.actors[a.affiliation].label if a.affiliation else NOTHING for a in found]
    values = owners if field == "affiliation" else [str(getattr(a, field)) for a in found]
    return "; ".join(values if part == "speakers" else sorted(values))


def _antecedents(release: Release, s: Statement) -> str:
    def label(name: str) -> str:
        return release.propositions[name].label

    return "; ".join(
        f"{'unless' if a.unless else 'if'} {label(a.proposition)}"
        f" ⇒ {' + '.join(label(c) for c in a.consequents) or NOTHING}"
        for a in s.antecedents
    )


def _stances(release: Release, s: Statement) -> str:
    found = [x for p in s.propositions for x in release.propositions[p].stances]
    return "; ".join(f"{x.polarity} {x.modality}" for x in found if x.statement == s.id)


def _of_claims(field: str, release: Release, s: Statement) -> str:
    found = [release.propositions[p] for p in s.propositions]
    values = [getattr(p, field) for p in found]
    return "; ".join(", ".join(v) if isinstance(v, tuple) else v or NOTHING for v in values)


def _roles(role: str, release: Release, s: Statement) -> str:
    found = [dict(release.propositions[p].roles).get(role, ()) for p in s.propositions]
    return "; ".join(", ".join(f.label for f in fillers) or NOTHING for fillers in found)


def _things(release: Release, s: Statement) -> str:
    """Return the nouns of fillers that are nobody's name, with their sorts and owners."""

    def thing(filler: Filler) -> str:
        noun = f"{filler.sort or ''} {filler.head}".strip()
        return f"{noun} of {release.actors[filler.owner].label}" if filler.owner else noun

    found = [[f for _, some in release.propositions[p].roles for f in some] for p in s.propositions]
    return "; ".join(", ".join(thing(f) for f in fs if f.head) or NOTHING for fs in found)


def _presupposed(release: Release, s: Statement) -> str:
    found = [x for p in s.propositions for x in release.propositions[p].stances]
    return "; ".join("yes" if x.presupposed else "no" for x in found if x.statement == s.id)


def _quantities(release: Release, s: Statement) -> str:
    found = [q for p in s.propositions if (q := release.propositions[p].quantity)]
    return "; ".join(f"{q.bound} {q.value:g} {q.unit}" for q in found)


COLUMNS: dict[str, Callable[[Release, Statement], str]] = {
    "speaker": partial(_actors, "speakers", "label"),
    "kind": partial(_actors, "speakers", "type"),
    "named": partial(_actors, "speakers", "named"),
    "belongs to": partial(_actors, "speakers", "affiliation"),
    "called": lambda g, s: _words(g, s, s.speaker_spans),
    "source": lambda g, s: "; ".join(x.kind.value for x in s.sources),
    "title": lambda g, s: _words(g, s, [x.title for x in s.sources]),
    "justified": lambda g, s: _words(g, s, [p for x in s.sources for p in x.justification]),
    "cue": lambda g, s: _words(g, s, [s.cue]),
    "act": lambda g, s: s.act.value if s.voice is Voice.ATTRIBUTED else "",
    "content": lambda g, s: _words(g, s, s.content, " … "),
    "targets": partial(_actors, "targets", "label"),
    "how": lambda g, s: "; ".join(
        p.how.value for p in sorted(s.targets, key=lambda p: g.actors[p.actor].label) if p.how
    ),
    "to": partial(_actors, "addressees", "label"),
    "quotation": lambda g, s: s.quotation.value,
    "polarity": lambda g, s: s.polarity.value,
    "modality": lambda g, s: s.modality.value,
    "will": lambda g, s: "; ".join(g.actors[a].label for a in s.whose_will),
    "certainty": lambda g, s: s.certainty.value,
    "hedge": lambda g, s: _words(g, s, [s.hedge]),
    "conditions": lambda g, s: _words(g, s, s.conditions),
    "day": lambda g, s: s.said_on.value if s.said_on else "",
    "within": lambda g, s: s.said_within.value if s.said_within else "",
    "inside": lambda g, s: _words(g, s, [g.statements[v].cue for v in s.via if v in g.statements]),
    "through": lambda g, s: "; ".join(g.actors[v].label for v in s.via if v in g.actors),
    "occasion": lambda g, s: _words(g, s, [s.occasion]),
    "claims": lambda g, s: "; ".join(g.propositions[p].label for p in s.propositions),
    "stance": _stances,
    "plover": lambda g, s: s.plover or "",
    "voice": lambda g, s: s.voice.value,
    "type": partial(_of_claims, "type"),
    "class": partial(_of_claims, "predicate_class"),
    "mode": partial(_of_claims, "mode"),
    "contexts": partial(_of_claims, "contexts"),
    "agent": partial(_roles, "agent"),
    "recipient": partial(_roles, "recipient"),
    "theme": partial(_roles, "theme"),
    "place": partial(_roles, "place"),
    "instrument": partial(_roles, "instrument"),
    "topic": partial(_roles, "topic"),
    "things": _things,
    "presupposed": _presupposed,
    "antecedents": _antecedents,
    "quantity": _quantities,
    "found by": lambda g, s: "; ".join(x.value for x in s.found_by),
    "repeats": lambda g, s: _words(g, s, s.repeats),
    "when": partial(_of_claims, "time"),
}
