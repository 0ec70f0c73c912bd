"""Statements of every kind that is no plain assertion, each about a flood of its own.

`PLANTED` names the kinds; what the statement of a kind says contains the word `flood-KIND`, and so
does its claim, so that a reader of any file finds all that is told of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ids import key_id, statement_id
from kg.model import (
    Act,
    Actor,
    ActorType,
    Antecedent,
    Article,
    Certainty,
    Filler,
    Graph,
    Modality,
    Participant,
    Polarity,
    Proposition,
    Quotation,
    Span,
    Stance,
    Statement,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

NEG, OPEN = Polarity.NEG, Polarity.UNSPECIFIED
KINDS: Mapping[str, dict[str, Any]] = {
    "plain": {},
    "denied": {"act": Act.DENY, "polarity": NEG},
    "against": {"polarity": NEG},
    "unclear": {"polarity": OPEN},
    "declined": {"act": Act.DECLINE, "polarity": NEG},
    "refused": {"act": Act.REFUSE, "polarity": NEG, "modality": Modality.INTENDED},
    "opposed": {"act": Act.DEMAND, "polarity": NEG, "modality": Modality.OBLIGATION},
    "demanded": {"act": Act.DEMAND, "modality": Modality.OBLIGATION},
    "asked": {"act": Act.ASK, "modality": Modality.QUESTION},
    "feared": {"act": Act.WORRY, "modality": Modality.POSSIBLE},
    "expected": {"act": Act.EXPECT, "modality": Modality.FUTURE},
    "considered": {"act": Act.CONSIDER, "modality": Modality.CONSIDERED},
    "imagined": {"modality": Modality.HYPOTHETICAL},
    "perhaps": {"certainty": Certainty.POSSIBLE},
    "likely": {"certainty": Certainty.PROBABLE},
    "reported": {"hedge": True},
    "conditional": {"modality": Modality.CONDITIONAL, "condition": "if"},
    "unless": {"modality": Modality.FUTURE, "condition": "unless"},
    "granted": {"presupposed": True},
    "told": {"voice": Voice.ARTICLE, "hedge": True},
}
PLANTED = tuple(kind for kind in KINDS if kind != "plain")
TERM = "the dam-{} holds"
"""What a condition supposes; its statement says more."""

OSTIA = Actor(id=key_id("a", "country", "Ostia"), label="Ostia", type=ActorType.COUNTRY)
NORLAND = Actor(id=key_id("a", "country", "Norland"), label="Norland", type=ActorType.COUNTRY)


def _sentence(kind: str) -> str:
    more: str = KINDS[kind].get("condition", "")
    end = f" {more} {TERM.format(kind)}" if more else ""
    return f"Ostia reportedly told of Norland's flood-{kind}{end}.\n"


TEXT = "".join(map(_sentence, KINDS))
ARTICLE = Article(id="floods", text=TEXT, source="floods.txt", publisher="The Post")


def _claim(name: str, label: str, at: Span, stance: Stance) -> Proposition:
    roles = (("agent", (Filler(label="Norland", actor=NORLAND.id),)),)
    return Proposition(
        id=name,
        label=label,
        type="AID",
        roles=roles,
        article="floods",
        trigger=at,
        stances=(stance,),
    )


def _one(kind: str) -> tuple[Statement, list[Proposition]]:
    given = dict(KINDS[kind])
    start = TEXT.index(_sentence(kind))
    evidence = Span(start, start + len(_sentence(kind)) - 1)
    hedge = Span(start + 6, start + 16)
    at = TEXT.index(f"flood-{kind}")
    content, claim = Span(at, at + len(f"flood-{kind}")), key_id("p", kind)
    ident = statement_id(ARTICLE.sha256, None, [content])
    keys = ("polarity", "modality", "certainty")
    stand: dict[str, Any] = {
        **{"polarity": Polarity.POS, "modality": Modality.REALIS, "certainty": Certainty.CERTAIN},
        **{k: given[k] for k in keys if k in given},
    }
    held = Stance(statement=ident, presupposed=given.pop("presupposed", False), **stand)
    claims = [_claim(claim, f"Norland has flood-{kind}", content, held)]
    ties: tuple[Antecedent, ...] = ()
    conditions: tuple[Span, ...] = ()
    opener = given.pop("condition", None)
    if opener:
        first = TEXT.index(TERM.format(kind))
        conditions = (Span(first, first + len(TERM.format(kind))),)
        supposed = key_id("p", "dam", kind)
        side = Stance(statement=ident, polarity=Polarity.POS, modality=Modality.CONDITIONAL)
        claims.append(_claim(supposed, f"Norland's dam-{kind} holds", conditions[0], side))
        ties = (
            Antecedent(
                span=conditions[0],
                proposition=supposed,
                consequents=(claim,),
                unless=opener == "unless",
            ),
        )
    told = given.get("voice") is Voice.ARTICLE
    intended = given.get("modality") is Modality.INTENDED
    values: dict[str, Any] = {
        "act": Act.STATE,
        "whose_will": (OSTIA.id,) if intended else (),
        **stand,
        **given,
        "hedge": hedge if given.get("hedge") else None,
        "cue": None if told else Span(start + 17, start + 21),
        "speakers": () if told else (Participant(actor=OSTIA.id, span=Span(start, start + 5)),),
        "propositions": tuple(c.id for c in claims),
    }
    said = Statement(
        id=ident,
        article="floods",
        content=(content,),
        targets=(Participant(actor=NORLAND.id),),
        quotation=Quotation.INDIRECT,
        conditions=conditions,
        antecedents=ties,
        evidence=evidence,
        rule="verb-clause",
        **values,
    )
    return said, claims


def graph() -> Graph:
    """Return a statement of each kind with what it claims and supposes."""
    made = [_one(kind) for kind in KINDS]
    return Graph(
        articles=(ARTICLE,),
        actors=tuple(sorted((OSTIA, NORLAND), key=lambda a: a.id)),
        statements=tuple(sorted((said for said, _ in made), key=lambda s: s.id)),
        propositions=tuple(sorted((c for _, cs in made for c in cs), key=lambda p: p.id)),
    )
