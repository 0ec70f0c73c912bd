"""How a statement stands towards one event that it tells: as claim, or as taken for granted.

The walk of `kg.extract.veridicality` reads how the event stands inside the content; the
statement's own standing is laid over it, the weaker counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.standing import own_modality
from kg.extract.veridicality import standing_at
from kg.extract.veridicality.standing import LEAST, lesser, weaker
from kg.model import Act, Certainty, Modality, Polarity, Span, Stance, Voice

if TYPE_CHECKING:
    from kg.extract.event_frames import Event
    from kg.extract.found import Found
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle

_EVALUATING = frozenset({Act.CONDEMN, Act.PRAISE, Act.WORRY})
_OPEN = frozenset({Modality.REALIS, Modality.UNSPECIFIED})


def stance_on(
    parsed: ParsedArticle, statement: Statement, event: Event, found: Found | None = None
) -> Stance:
    """Return the stand of a statement towards an event in its content.

    With `found`, of which the statement was made, an event in one of several clauses stands as
    that clause does.
    """
    word = event.predicate
    whole = statement.modality if found is None else own_modality(parsed, found, statement, word)
    taken = presupposes(parsed, statement, event) or _is_labelled(found, statement, event)
    return _stance(parsed, statement, word, taken, whole)


def _is_labelled(found: Found | None, statement: Statement, event: Event) -> bool:
    """Tell whether an event is only given a name: "called the arrest a stunt"."""
    if found is None or found.content.frame != "predicative" or statement.act is Act.DENY:
        return False
    return event.trigger.pos == "NOUN" and event.trigger not in found.content.heads


def stance_at(parsed: ParsedArticle, statement: Statement, head: Token | None) -> Stance:
    """Return the stand of a statement towards its content, read at the content's main word."""
    return _stance(parsed, statement, head, False, statement.modality)


def _stance(
    parsed: ParsedArticle,
    statement: Statement,
    word: Token | None,
    presupposed: bool,
    whole: Modality,
) -> Stance:
    """Declining to confirm is neither yes nor no: its polarity is unspecified."""
    polarity, modality, certainty = statement.polarity, whole, statement.certainty
    if word is not None and _inside(statement, word):
        within = statement.content if statement.voice is Voice.ATTRIBUTED else ()
        at = standing_at(parsed, word, within)
        modality = weaker(modality, at.modality)
        if modality is not statement.modality and certainty is not Certainty.UNSPECIFIED:
            certainty = lesser(certainty, at.certainty)
            certainty = min(certainty, statement.certainty, key=LEAST.index)
        if at.polarity is not Polarity.POS:
            denied = polarity is Polarity.NEG  # "denied not having sent": no plain claim
            polarity = Polarity.UNSPECIFIED if denied else at.polarity
    if statement.act is Act.DECLINE:
        polarity = Polarity.UNSPECIFIED
    return Stance(
        statement=statement.id,
        polarity=polarity,
        modality=modality,
        certainty=certainty,
        presupposed=presupposed,
    )


def _inside(statement: Statement, word: Token) -> bool:
    return any(s.covers(Span(word.start, word.end)) for s in statement.content)


def presupposes(parsed: ParsedArticle, statement: Statement, event: Event) -> bool:
    """Tell whether a statement only takes the event for granted, or names it, to say another thing.

    "The deployment is a threat", "condemned the raid", "asked whether the strike broke the law":
    the event is a noun or gerund that the content says something of, or that is only judged.
    """
    word = event.trigger
    bare = event.support is None and (word.pos != "VERB" or word.tag == "VBG")
    if not bare:
        return False
    if statement.voice is Voice.ARTICLE:
        return word.pos != "VERB"
    first = parsed.first_conjunct(word)
    if statement.act in _EVALUATING:
        return True
    if word.pos == "VERB":
        return first.dep in ("csubj", "csubjpass", "pcomp") and _inside(
            statement, parsed.head(first)
        )
    above = parsed.head(first)
    while above.i != first.i and _inside(statement, above) and _only_names(above):
        first, above = above, parsed.head(above)
    at_edge = above.i == first.i or not _inside(statement, above)
    return not at_edge


def _only_names(word: Token) -> bool:
    """Tell whether a word only leads to the event: "claims | regarding | the dispatch"."""
    return (
        word.pos in ("ADP", "SCONJ")
        or word.dep == "prep"
        or word.lemma in _NAMING | words("claims")
    )


_NAMING = frozenset({"regard", "concern", "involve"})
