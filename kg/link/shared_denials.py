"""Denials of one charge: in two papers one side denies it again, and two sides back each other.

In: what each denial answers, and which charges are one. Out: links between denials, with the stand
that both take: against; and of a denial with the charge as other papers tell it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.link.bearings import is_one_passage
from kg.model import Act, Contrast, Link, LinkKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.link.dates import Window
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


def denials_across(
    links: Iterable[Link],
    statements: Mapping[str, Statement],
    sides: SpeakerSides,
    reasons: Reasons,
) -> Iterator[Link]:
    """Yield contradictions across papers: of a denial and its charge as another paper tells it.

    A denial opposes what restates the charge that it opposes, and so does what restates the denial.
    Between two papers and their sides the surest is taken, where they do not oppose already.
    """
    drawn = tuple(links)
    again: defaultdict[str, list[Link]] = defaultdict(list)
    for one in drawn:
        if one.kind is LinkKind.RESTATES:
            again[one.source].append(one)
            again[one.target].append(one)
    known = {
        _papers(statements[x.source], statements[x.target], sides)
        for x in drawn
        if x.kind is LinkKind.CONTRADICTS
    }
    found: dict[tuple[object, ...], tuple[float, str, str]] = {}
    for one in drawn:
        denies = statements[one.source].act is Act.DENY or statements[one.target].act is Act.DENY
        if one.kind is not LinkKind.CONTRADICTS or one.contrast is not Contrast.POLARITY:
            continue
        for here, there in ((one.source, one.target), (one.target, one.source)):
            if one.proposition not in (None, *statements[there].propositions[:1]):
                continue  # told by the way: what restates the sentence need not tell it
            for tie in again[there][:MOST] if denies else ():
                told = tie.source if tie.target == there else tie.target
                if not _is_told_alike(statements[there], statements[told]):
                    continue
                ends = statements[here], statements[told]
                if ends[0].article == ends[1].article or sides.one(*ends):
                    continue
                score = round(one.score * tie.score * _ACROSS, 2)
                place = _papers(*ends, sides)
                if place in known:
                    continue
                found[place] = max(found.get(place, (0.0, "", "")), (score, here, told))
    for score, here, told in sorted(found.values(), key=lambda f: (f[1], f[2])):
        ends = statements[here], statements[told]
        if ends[0].act is not Act.DENY:
            ends = ends[1], ends[0]
        common = sorted(set(ends[0].propositions) & set(ends[1].propositions))
        yield Link(
            kind=LinkKind.CONTRADICTS,
            source=ends[0].id,
            target=ends[1].id,
            proposition=next(iter(common), None),
            reason=reasons.put("one denies what the other's side says in another paper", *ends),
            contrast=Contrast.POLARITY,
            score=score,
        )


def answers_across(
    links: Iterable[Link],
    statements: Mapping[str, Statement],
    windows: Mapping[str, Window | None],
    sides: SpeakerSides,
    reasons: Reasons,
) -> Iterator[Link]:
    """Yield from each denial that answers a charge a link to that charge as another paper tells it.

    Which claim it answers its own paper tells: one of the same side, which is the same claim or is
    restated by the other. No denial answers what was only said after it. Between two papers and
    their sides the surest is taken.
    """
    drawn = tuple(links)
    answered: defaultdict[str, list[Statement]] = defaultdict(list)
    known = set()
    for one in drawn:
        ends = statements[one.source], statements[one.target]
        if one.kind is LinkKind.RESPONDS_TO and ends[0].act is Act.DENY:
            answered[one.source].append(ends[1])
            known.add(_papers(*ends, sides))
    found: dict[tuple[object, ...], tuple[float, str, str]] = {}
    for one in drawn:
        opposes = one.kind is LinkKind.CONTRADICTS and one.contrast is Contrast.POLARITY
        for name, told in ((one.source, one.target), (one.target, one.source)) if opposes else ():
            denial, charge = statements[name], statements[told]
            if one.proposition not in (None, *charge.propositions[:1]):
                continue  # told by the way, or taken for granted
            here = (c for c in answered.get(name, ()) if c.article == denial.article)
            if denial.article == charge.article or not any(sides.one(c, charge) for c in here):
                continue
            when, then = windows.get(name), windows.get(told)
            place = _papers(denial, charge, sides)
            if place in known or (when is not None and then is not None and when.before(then)):
                continue
            score = round(one.score * _ANSWERED, 2)
            found[place] = max(found.get(place, (0.0, "", "")), (score, name, told))
    for score, name, told in sorted(found.values(), key=lambda f: (f[1], f[2])):
        common = sorted(set(statements[name].propositions) & set(statements[told].propositions))
        why = "denies what the other side says in another paper too"
        yield Link(
            kind=LinkKind.RESPONDS_TO,
            source=name,
            target=told,
            proposition=next(iter(common), None),
            reason=reasons.put(why, statements[name], statements[told]),
            score=score,
        )


_ANSWERED = 0.6
"""How sure it is that a denial answers the charge as another paper tells it."""


def _papers(one: Statement, other: Statement, sides: SpeakerSides) -> tuple[object, ...]:
    """Return between which papers and which of their sides two statements stand."""
    ends = sorted((s.article, *sorted(sides.of(s))) for s in (one, other))
    return tuple(ends)


_ACROSS = 0.9
"""How sure it is that what restates a charge is that charge, where its denial is sure."""


def _is_told_alike(one: Statement, other: Statement) -> bool:
    """Tell whether two tellings put one thing in one way: both deny, or both claim as fact."""
    denies = [s.act is Act.DENY for s in (one, other)]
    if any(denies):
        return all(denies)
    return one.modality is other.modality and one.polarity is other.polarity


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
