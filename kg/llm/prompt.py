"""What a model is sent: instructions with the closed lists, and sentences as data between fences.

The lists and their definitions are the ontology's own; the version is a hash of all that every
prompt has in common and of this package's code, so that nobody has to raise a number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.ids import digest, text_digest
from kg.llm.prompt_windows import windows
from kg.llm.sentences import sentences
from ontology.lists import closed_list

if TYPE_CHECKING:
    from kg.llm.sentences import Sentence
    from kg.model import Article

LISTS = ("act", "polarity", "modality", "certainty")
"""The closed lists that a model chooses from."""
_FENCE = "<<<ARTICLE"
_CODE = 12
"""Characters of the code in a fence: no article has it, being a hash of its text."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent of one window of an article; `sentences` are those that it shows."""

    article: str
    system: str
    user: str
    sentences: tuple[Sentence, ...]

    @property
    def messages(self) -> list[dict[str, str]]:
        """The messages of a chat."""
        return [
            {"role": "system", "content": self.system},
            {"role": "user", "content": self.user},
        ]

    def key(self, model: str) -> str:
        """Return what an answer to it is kept under: text, instructions, form and model."""
        return digest(model, self.system, self.user, json.dumps(schema(), sort_keys=True))


def prompts(article: Article) -> tuple[Prompt, ...]:
    """Return what is sent of an article: one prompt a window, none of an article without lines."""
    system = instructions()
    return tuple(
        Prompt(article.sha256, system, _shown(article, window), window)
        for window in windows(sentences(article))
    )


def _shown(article: Article, window: tuple[Sentence, ...]) -> str:
    """Return the sentences of a window by number, each on one line, between fences."""
    code = text_digest(article.text)[:_CODE]
    while code in article.text:
        code = text_digest(code)[:_CODE]
    lines = [f"[{s.number}] {' '.join(s.span.of(article.text).split())}" for s in window]
    fence = f"{_FENCE} {code}>>>"
    return "\n".join([fence, *lines, fence])


@cache
def instructions() -> str:
    """Return what every prompt begins with: what to mark, and the closed lists."""
    template = (files("kg.llm") / "data" / "instructions.txt").read_text(encoding="utf-8")
    return template.format(fence=_FENCE, lists="\n\n".join(map(_list, LISTS))).strip()


def _list(key: str) -> str:
    """Return a closed list with a line of definition for each member."""
    found = closed_list(key)
    definitions = found.column("definition")
    examples = found.column("example")
    lines = [f"- {v}: {definitions[v]} Example: {examples[v]}" for v in found.rows]
    return "\n".join([f"{key}: {found.head['definition']}", *lines])


@cache
def schema() -> dict[str, Any]:
    """Return the form of an answer as a JSON schema, strict in the sense of OpenAI's endpoints."""
    piece = _object(sentence={"type": "integer"}, words={"type": "string"})
    perhaps = {"anyOf": [piece, {"type": "null"}]}
    values = {key: {"type": "string", "enum": list(closed_list(key).rows)} for key in LISTS}
    pieces = {"type": "array", "items": piece}
    places = {"speaker": perhaps, "cue": perhaps, "content": pieces, "target": perhaps}
    statement = _object(**places, condition=pieces, **values)
    return _object(statements={"type": "array", "items": statement})


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


@cache
def prompt_version() -> str:
    """Return the hash of what every prompt has in common, and of how answers are read."""
    own = {f.name: f for f in files("kg.llm").iterdir() if f.name.endswith(".py")}
    code = [own[name].read_text(encoding="utf-8") for name in sorted(own)]
    return digest(instructions(), json.dumps(schema(), sort_keys=True), *code)[:12]
