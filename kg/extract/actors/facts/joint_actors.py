"""Several told of as one: "South Korea and the United States", "the two ministers".

A group is an actor whose members are the actors that it is made of. What it says each of them says;
a statement names them and not the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.functions import is_possessor, is_subject
from kg.extract.grammar.governors import stands_after
from kg.extract.grammar.noun_dependents import all_coordinators
from kg.ids import key_id
from kg.model import Actor, ActorType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.actors.book import ActorBook
    from kg.model import Span, Token
    from kg.parse import ParsedArticle

MOST = 6
"""Members of a group at most; longer coordinations are lists, or misread."""


def acts_together(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether what is joined here acts, suffers or owns as one: "a pact between X and Y".

    In "arms for X and Y" the two have nothing to do with each other, in "X or Y" only one is meant.
    """
    linked = stands_after(parsed, head, "between", "by")
    if not linked and not is_subject(head) and not is_possessor(head):
        return False
    links = {c.lemma for t in parsed.conjuncts(head) for c in all_coordinators(parsed, t)}
    return links <= {"and", "&", "both"}


def actor_of_group(
    book: ActorBook, span: Span, parts: Sequence[tuple[str, ...]], basis: str
) -> str | None:
    """Remember the group of some actors with its mention; None where a part is not one actor."""
    found = [part[0] for part in parts if len(part) == 1]
    members = sorted(set(found))
    if not 2 <= len(members) <= MOST or len(members) != len(parts):
        return None
    actors = [book.actors[m] for m in members]
    if any(a.members for a in actors):
        return None
    if basis == "coordination" and not all(a.named for a in actors):
        return None  # "the officer and veteran Ana Ruiz" is one, "men and women" nobody
    labels = sorted(a.label for a in actors)
    made = Actor(
        id=key_id("a", "members", *members),
        label=f"{', '.join(labels[:-1])} and {labels[-1]}",
        type=ActorType.GROUP,
        named=all(a.named for a in actors),
        members=tuple(members),
    )
    book.add(made)
    book.mention(span, made.id, basis)
    return made.id
