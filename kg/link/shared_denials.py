"""Denials of one charge: in two papers one side denies it again, and two sides back each other.

In: what each denial answers, and which charges are one. Out: links between denials, with the stand
that both take: against.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.link.bearings import is_one_passage
from kg.model import Act, Link, LinkKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.link.reasons import Reasons
    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Statement

MOST = 20
"""Denials of one charge that are compared with each other."""
_AGAIN, _BACKED = 0.8, 0.7


def shared_denials(
    links: Iterable[Link],
    statements: Mapping[str, Statement],
    sides: SpeakerSides,
    reasons: Reasons,
) -> Iterator[Link]:
    """Yield a link for each two denials of one charge, or of two that restate each other.

    `links` are those drawn already, the answers and the restated charges among them.
    """
    drawn = tuple(links)
    denied: defaultdict[str, set[str]] = defaultdict(set)
    for one in drawn:
        if one.kind is LinkKind.RESPONDS_TO and statements[one.source].act is Act.DENY:
            denied[one.target].add(one.source)
    same = [(x.source, x.target) for x in drawn if x.kind is LinkKind.RESTATES]
    seen = set()
    for charge, other in (*((c, c) for c in sorted(denied)), *same):
        for mine in sorted(denied.get(charge, ()))[:MOST]:
            for theirs in sorted(denied.get(other, ()))[:MOST]:
                pair = (min(mine, theirs), max(mine, theirs))
                if mine == theirs or pair in seen:
                    continue
                seen.add(pair)
                found = _link(statements[pair[0]], statements[pair[1]], sides, reasons)
                if found is not None:
                    yield found


def _link(one: Statement, other: Statement, sides: SpeakerSides, reasons: Reasons) -> Link | None:
    again = sides.one(one, other)
    if is_one_passage(one, other) or (again and one.article == other.article):
        return None
    if not again and not (sides.is_known(one) and sides.is_known(other)):
        return None
    common = sorted(set(one.propositions) & set(other.propositions))
    why = f"{'one side denies the same again' if again else 'another side denies the same'}"
    return Link(
        kind=LinkKind.RESTATES if again else LinkKind.CORROBORATES,
        source=one.id,
        target=other.id,
        proposition=next(iter(common), None),
        reason=reasons.put(why, one, other),
        polarity=Polarity.NEG,
        score=_AGAIN if again else _BACKED,
    )
