"""Judgements that exclude each other: a deed breaks a rule, says one; it does not, says another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.model import Contrast, Link, LinkKind, Modality, Polarity
from kg.resolve.claims import key_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Proposition, Stance, Statement

JUDGING = frozenset({"violate"})
"""Classes of events (`kg/extract/data/classes.csv`) that judge a deed by a rule."""
MOST = 40


def judgements(
    propositions: Iterable[Proposition],
    statements: Mapping[str, Statement],
    sides: SpeakerSides,
) -> Iterator[Link]:
    """Yield links between a judgement of somebody's deed and its denial by somebody else.

    The rules named may differ ("a resolution", "international law"): who judges and how does not
    need one name for the rule. Judgements of one proposition are linked as any claim is.
    """
    judged: defaultdict[tuple[str, str], list[tuple[Proposition, Stance]]] = defaultdict(list)
    for one in propositions:
        key = key_parts(one.key)
        if key is None or key.kind not in JUDGING:
            continue
        for stance in one.stances:
            if stance.modality is Modality.REALIS and not stance.presupposed:
                for agent in key.agents:
                    judged[key.kind, agent].append((one, stance))
    for group in (judged[k][:MOST] for k in sorted(judged)):
        yes = [x for x in group if x[1].polarity is Polarity.POS]
        no = [x for x in group if x[1].polarity is Polarity.NEG]
        for claim, denial in ((a, b) for a in yes for b in no if a[0].id != b[0].id):
            source, target = statements[denial[1].statement], statements[claim[1].statement]
            if sides.one(source, target):
                continue
            yield Link(
                kind=LinkKind.CONTRADICTS,
                source=source.id,
                target=target.id,
                proposition=claim[0].id,
                reason=f"judged one way and the other: {claim[0].label}; denied: {denial[0].label}",
                contrast=Contrast.EVALUATION,
                score=0.7,
            )
