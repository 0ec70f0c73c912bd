"""What statements come to: the side that one takes, and all between two actors as one line."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any

from ontology.lists import closed_list
from ontology.terms import PLOVER_COOPERATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from kg.query.records import Record

_SURE = closed_list("certainty").among("SURE")
_SIDELESS = closed_list("act").members("effect", "declines", "asks")
"""Acts that take no side on what they are about."""
_REQUEST = "REQUEST"
"""PLOVER's type of demands and proposals."""


def ids(parties: Iterable[Record]) -> list[str]:
    """Return the actors that take part, each once."""
    return list(dict.fromkeys(p["id"] for p in parties))


def speaks_for(people: Iterable[Record]) -> Mapping[str, frozenset[str]]:
    """Return the sides for which each actor speaks, by its id (`kg.link.whose_side`)."""
    return {one["id"]: frozenset(one["speaks_for"]) for one in people}


def tone(said: Record) -> int:
    """Return 1 for an act of cooperation, -1 for one of conflict (PLOVER's classes), else 0.

    PLOVER counts a request as verbal conflict; who is asked for something is not opposed by that.
    """
    kind = said["plover"]
    if kind is None or kind == _REQUEST:
        return 0
    return 1 if kind in PLOVER_COOPERATION else -1


def side(stance: Mapping[str, Any]) -> int:
    """Return 1 where a statement says that a claim is so, -1 where that it is not, else 0.

    Only who puts it as fact takes a side (`kg.link.claim_attitudes`): nothing weighed, demanded,
    hedged, under a condition, taken for granted or left without an answer counts.
    """
    return {"asserts": 1, "denies": -1}.get(stance["side"], 0)


def summary(
    graph: nx.MultiDiGraph, said: Iterable[Record], sides: Mapping[str, frozenset[str]]
) -> nx.DiGraph:
    """Return the actors with a line for each (speaker, target), its statements counted.

    Cooperation and conflict count the acts that are aimed at the target, not what is said of it:
    an utterance once, however often it is printed, and no act that only somebody else tells who is
    cited ("he has videos of her insulting the church"). `sides` are those for which each speaks.
    """
    import networkx as nx

    said = list(said)
    apart = told_by_others(said, sides)
    found = nx.DiGraph()
    found.add_nodes_from((n, d) for n, d in graph.nodes(data=True) if d["kind"] == "actor")
    said_by: Counter[str] = Counter()
    about: Counter[str] = Counter()
    for one in said:
        said_by.update(ids(one["speakers"]))
        about.update(ids(one["targets"]))
    for name, row in found.nodes(data=True):
        row |= {"said": said_by[name], "about": about[name]}
    groups: dict[tuple[str, str], list[Record]] = {}
    for one in said:
        for pair in product(ids(one["speakers"]), ids(one["targets"])):
            groups.setdefault(pair, []).append(one)
    for (speaker, target), group in groups.items():
        if speaker in found and target in found:
            found.add_edge(speaker, target, **_counts(group, target, apart))
    return found


def aimed_at(said: Record, target: str) -> bool:
    """Tell whether the act is aimed at a target, and not only its content about it."""
    mine = [p for p in said["targets"] if p["id"] == target]
    return any(p.get("how") in ("at", None) for p in mine)


def told_by_others(said: Iterable[Record], sides: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the statements of which only somebody of another side tells, who is cited himself."""
    by_id = {one["id"]: one for one in said}

    def sides_of(one: Record) -> set[str]:
        return {side for name in ids(one["speakers"]) for side in sides.get(name, (name,))}

    def is_anothers(one: Record, name: str) -> bool:
        teller = by_id.get(name)
        if teller is None or teller["voice"] == "article":
            return False
        outlet = any(source["kind"] == "other-outlet" for source in teller["sources"])
        return not outlet and sides_of(teller).isdisjoint(sides_of(one))

    return frozenset(i for i, one in by_id.items() if any(is_anothers(one, v) for v in one["via"]))


def _utterances(group: Iterable[Record]) -> int:
    """Return how many utterances statements go back to."""
    return len({one["origin"] or one["id"] for one in group})


def _counts(group: list[Record], target: str, apart: frozenset[str]) -> dict[str, Any]:
    aimed = [one for one in group if aimed_at(one, target)]
    first_hand = [one for one in aimed if one["id"] not in apart]
    return {
        "weight": len(group),
        "aimed": len(aimed),
        "articles": len({one["article"] for one in group}),
        "cooperation": _utterances(one for one in first_hand if tone(one) > 0),
        "conflict": _utterances(one for one in first_hand if tone(one) < 0),
        "negative": sum(one["polarity"] == "neg" for one in group),
        "as_fact": sum(map(_is_put_as_fact, group)),
        "statements": "|".join(one["id"] for one in group),
    }


def _is_put_as_fact(said: Record) -> bool:
    firm = said["polarity"] == "pos" and said["modality"] == "realis"
    is_open = said["act"] in _SIDELESS or said["hedge"] or said["conditions"]
    return firm and said["certainty"] in _SURE and not is_open
