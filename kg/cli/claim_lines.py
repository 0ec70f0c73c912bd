"""What a claim is made of, in lines for a terminal: predicate, class, who and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.cli.terminal import safe
from kg.counted import plural
from kg.export.claim_words import class_label, class_names, filler_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import OwnClass

type Record = Mapping[str, Any]


def claim_parts(
    claim: Record, labels: Mapping[str, str], own: Iterable[OwnClass] = ()
) -> list[tuple[str, str]]:
    """Return what a claim is made of, as (name, words): its predicate, its class, each role.

    `labels` are names of actors by id, which tell whose a thing is. A claim that could not be
    taken apart has its words alone, which is said.
    """
    return [*_predicate(claim, own), *_roles(claim, labels)]


def backing(claim: Record, labels: Mapping[str, str]) -> list[str]:
    """Return what stands behind a claim and against it, in lines; `labels` are actors' by id."""
    told = claim.get("corroboration")
    if not told:
        return ["nobody says as a fact that it is so, or that it is not"]
    independent = f", {plural(told['independent'], 'independent source')}"
    lines = [
        f"asserted by {_sides(told['asserted_by'])}"
        + (f" ({plural(told['origins'], 'origin')}{independent})" if told["origins"] else ""),
        f"denied by {_sides(told['denied_by'])}"
        + (f" ({plural(told['denial_origins'], 'origin')})" if told["denial_origins"] else ""),
    ]
    if told["not_confirmed_by"]:
        lines.append(f"not confirmed by {_sides(told['not_confirmed_by'])}")
    if told["narrated_in"]:
        where = ", ".join(told["narrated_in"])
        lines.append(f"told as a fact in the own voice of {where}")
    if told["only_unnamed"]:
        lines.append("rests on sources alone that no article names")
    for key, words in (("witnesses", "said to have been there"), ("parties", "takes part itself")):
        if told[key]:
            lines.append(f"{words}: {', '.join(labels.get(a, a) for a in told[key])}")
    days = list(dict.fromkeys(day for day in (told["first"], told["last"]) if day))
    return [safe(line) for line in (*lines, *([f"on {' to '.join(days)}"] if days else ()))]


def _sides(taken: list[Record]) -> str:
    names = [s["label"] if s["named"] else f"{s['label']}, unnamed" for s in taken]
    return f"{plural(len(names), 'side')}: {'; '.join(names)}" if names else "nobody"


def claim_in_a_line(claim: Record, labels: Mapping[str, str], own: Iterable[OwnClass] = ()) -> str:
    """Return what a claim is made of in one line: `predicate: send; class: give; agent: Oslo`."""
    return safe("; ".join(f"{name}: {told}" for name, told in claim_parts(claim, labels, own)))


def class_in_words(name: str, own: Iterable[OwnClass] = ()) -> str:
    """Return a class with its id where that differs, and the class that it falls under.

    >>> class_in_words("be-located"), class_in_words("evaluate")
    ('be located (be-located), a kind of exist', 'evaluate')
    """
    names = class_names(own)
    label = class_label(name, names)
    named = label if label == name else f"{label} ({name})"
    parent = names[name].parent if name in names else ""
    return f"{named}, a kind of {class_label(parent, names)}" if parent else named


def _predicate(claim: Record, own: Iterable[OwnClass]) -> Iterator[tuple[str, str]]:
    predicate = claim.get("predicate")
    if predicate:
        yield "predicate", predicate["lemma"]
    else:
        yield "predicate", "no single word" if claim["roles"] else "none, known by its words alone"
    if claim.get("class"):
        yield "class", class_in_words(claim["class"], own)


def _roles(claim: Record, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for role, fillers in claim["roles"].items():
        yield role, ", ".join(_filler(one, labels) for one in fillers)


def _filler(one: Record, labels: Mapping[str, str]) -> str:
    """Return what fills a role; a claim inside has its id, by which it is shown."""
    inner = one.get("proposition")
    told = filler_words(one["label"], inner, labels.get(one.get("owner") or ""))
    return f"{told} ({inner})" if inner else told
