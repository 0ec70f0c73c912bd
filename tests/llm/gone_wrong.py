"""Answers of a model gone wrong, in every way that one may be wrong, by chance that repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import Act, Certainty, Modality, Polarity
from tests.llm.answering import text_of

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping

_ODD = ("", " ", "…", "“", "\u202e", "🌧", "\x00", "not", "said that that", "null", "Chad left")
_LISTED = {"act": Act, "polarity": Polarity, "modality": Modality, "certainty": Certainty}


def answers_about(shown: Mapping[int, str], chance: random.Random) -> Iterator[str]:
    """Yield answers without end: some right, most of them wrong in one way or in several."""
    wrong = _Wrong(shown, chance)
    while True:
        yield wrong.broken(text_of(*(wrong.statement() for _ in range(chance.randrange(1, 4)))))


@dataclass(frozen=True)
class _Wrong:
    shown: Mapping[int, str]
    chance: random.Random

    def broken(self, text: str) -> str:
        """Return an answer, one in seven cut off, wrapped or with a wrong character."""
        kind = self.chance.randrange(20)
        if kind == 0:
            return text[: self.chance.randrange(len(text))]
        if kind == 1:
            return "Here you are:\n```json\n" + text + "\n```"
        if kind == 2:
            place = self.chance.randrange(len(text))
            odd = self.chance.choice(["}", "]", "\x00", '"', "\\"])
            return text[:place] + odd + text[place + 1 :]
        return text

    def statement(self) -> Any:
        chance = self.chance
        if chance.random() < 0.02:
            return chance.choice([None, 1, "x"])
        one: Any = {
            "speaker": self.piece() if chance.random() < 0.9 else None,
            "cue": self.piece() if chance.random() < 0.9 else None,
            "content": [self.piece() for _ in range(chance.randrange(3))],
            "target": self.piece() if chance.random() < 0.5 else None,
            "condition": [self.piece() for _ in range(chance.randrange(2))],
            **{name: self.value(name) for name in _LISTED},
        }
        for name in list(one):
            if chance.random() < 0.02:
                one[name] = chance.choice([None, {}, [], "x", 3])
        return one

    def value(self, name: str) -> Any:
        if self.chance.random() < 0.05:
            return self.chance.choice(["STATE", "maybe", "", None, 1, ["state"], {}])
        return self.chance.choice(list(_LISTED[name])).value

    def piece(self) -> Any:
        number = self.chance.choice(list(self.shown))
        one: Any = {"sentence": number, "words": self.words(number)}
        kind = self.chance.randrange(30)
        if kind == 0:
            wrong = [-1, 0, 999, "1", None, 1.5, True, number + 1]
            one["sentence"] = self.chance.choice(wrong)
        elif kind == 1:
            other = [None, [], "words", 7, {"words": "x"}, {"sentence": number}]
            one = self.chance.choice(other)
        return one

    def words(self, number: int) -> str:
        chance, text = self.chance, self.shown[number]
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randrange(1, 60)]
        if chance.random() < 0.7:  # whole words, as they stand
            parts = text.split(" ")
            first = chance.randrange(len(parts))
            piece = " ".join(parts[first : first + chance.randrange(1, 9)])
        changed = {
            0: piece.swapcase(),
            1: piece.replace("not ", "").replace("nicht ", ""),
            2: piece + chance.choice(_ODD),
            3: chance.choice(_ODD),
            4: piece.replace("“", '"').replace("”", '"').replace(" ", "\n "),
        }
        return changed.get(chance.randrange(12), piece)
