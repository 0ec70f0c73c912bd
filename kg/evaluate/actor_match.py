"""Whether an actor that was found is the one that the gold names."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from kg.gazetteer.names import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

type Record = Mapping[str, Any]

_EMPTY = frozenset(words("joining"))

_UNNAMED = re.compile(r"(?P<noun>\w+?)s? \((?P<of>.*)\)")
"""How the gold writes a speaker whom the article does not name: `officials (NIS)`."""


def fold(name: str) -> str:
    """Make spellings of a name compare equal: the words that say something, sorted.

    Offices are written in any order, so `Russia’s U.N. ambassador` is the `ambassador of Russia
    to the UN`.

    >>> fold("The National Intelligence Service (South Korea)")
    'intelligence korea national service south'
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    text = re.sub(r"['’]s\b|[.'’\u0300-\u036f]", "", text)
    words = set(re.findall(r"[a-z0-9]+", text))
    return " ".join(sorted(words - _EMPTY or words))


def known_names(actors: Iterable[Record]) -> dict[str, frozenset[str]]:
    """Return the folded names of each actor by id: labels, aliases, the office held and of whom."""
    records = {a["id"]: a for a in actors}
    found = {}
    for name, actor in records.items():
        names = [actor["label"], *actor["aliases"]]
        above = records.get(actor["affiliation"] or "")
        if above is not None:
            of = above["label"]
            names += [f"{n} of {of}" for n in names] + [n.removesuffix(f" ({of})") for n in names]
            names += [f"{actor['role']} of {of}"] if actor["role"] else []
        found[name] = frozenset(fold(n) for n in names)
    return found


def same(gold: str, found: Record, names: Mapping[str, frozenset[str]], mention: str) -> bool:
    """Tell whether `found`, a party of a statement, is the actor that `gold` names.

    An unnamed speaker is right when it is not turned into a named one, belongs to nobody else than
    the gold says, and its noun is the gold's or it bears the words of the `mention` itself.
    """
    mine = names.get(found["id"], frozenset()) | {fold(found["label"])}
    unnamed = _UNNAMED.fullmatch(gold)
    if unnamed is None:
        return fold(gold) in mine
    if found.get("named") is True:
        return False
    if found.get("affiliation"):
        whose = set(fold(unnamed["of"]).split())
        if not any(whose <= set(name.split()) for name in mine):
            return False
    noun = re.compile(rf"\b{re.escape(unnamed['noun'].casefold())}s?\b")
    return any(noun.search(name) for name in mine) or fold(mention) in mine
