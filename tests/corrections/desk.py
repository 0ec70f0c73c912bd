"""Made articles, and a build of them with the lines of a person's corrections."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.build import build
from kg.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.model import Graph, Statement

TEXTS = {
    "alpha": (
        "Norland's foreign minister Ada Brandt said on Monday that Sudovia had sent tanks to Ostia."
        ' "We will close our border," she added.\n\n'
        "Sudovia denied sending tanks to Ostia. Sudovia’s embassy did not answer questions.\n\n"
        "Karl Holt, the mayor of Ostberg, said that the town was ready."
        ' "We saw the tanks," he said.\n'
    ),
    "beta": "Ostia said on Tuesday that Sudovia had sent tanks to Ostia. It stayed calm.\n",
}


class Desk:
    """A folder of articles and a file of corrections, built anew at each question."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self.cache, self.lines = folder, cache, list[dict[str, Any]]()
        self.sources = folder / "in"
        self.sources.mkdir()
        for name, text in TEXTS.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        (self.sources / f"{name}.txt").write_text(text, encoding="utf-8")

    def text(self, name: str) -> str:
        return (self.sources / f"{name}.txt").read_text(encoding="utf-8")

    def correct(self, said: Statement, field: str, value: object, **more: object) -> None:
        """Add a line about a statement as it was built last."""
        text = self.text(said.article)
        place = [said.evidence.start, said.evidence.end]
        self.lines.append(
            {
                "article": said.article,
                "cue": [said.cue.start, said.cue.end] if said.cue else None,
                "content": [[s.start, s.end] for s in said.content],
                "quote": text[place[0] : place[1]],
                "evidence": place,
                "field": field,
                "value": value,
                **more,
            }
        )

    @property
    def file(self) -> Path:
        path = self.folder / "corrections.jsonl"
        path.write_text("".join(json.dumps(x) + "\n" for x in self.lines), encoding="utf-8")
        return path

    def graph(self) -> Graph:
        settings = Settings(cache=self.cache, date="2024-10-23", corrections=self.file)
        return build([self.sources], settings)

    def says(self, words: str, graph: Graph | None = None) -> Statement:
        """Return the one statement whose evidence holds the words."""
        built = graph or self.graph()
        (one,) = self.all(words, built)
        return one

    def all(self, words: str, graph: Graph) -> list[Statement]:
        texts = {a.id: a.text for a in graph.articles}
        return [s for s in graph.statements if words in s.evidence.of(texts[s.article])]


def speakers(graph: Graph, said: Statement) -> list[str]:
    names = {a.id: a.label for a in graph.actors}
    return [names[p.actor] for p in said.speakers]


def claims(graph: Graph, said: Statement) -> dict[str, str]:
    """Return what a statement claims, with its polarity."""
    return {
        p.label: s.polarity.value
        for p in graph.propositions
        for s in p.stances
        if s.statement == said.id
    }


def notes(graph: Graph, code: str) -> Iterable[str]:
    return [d.message for d in graph.diagnostics if d.code == code]
