"""What somebody is said to be a threat to: "the raid poses a threat to Chad".

An appraisal is a proposition without a PLOVER type. Its theme is the event or the actor that is
judged, its recipient who is threatened: one for each, so that the same judgement meets itself in
other words and articles. Of a thing that is neither, the words stay as they are.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from kg.extract.events.participant_roles import parties
from kg.extract.events.participants import is_somebody
from kg.extract.grammar.dependents import direct_object, prepositional_phrases
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import words
from kg.extract.propositions.judgements.appraisal_roles import appraised_event, threatened_parties
from kg.extract.propositions.proposition_records import event_label, filler_of
from kg.extract.propositions.stances import stance_on_clause
from kg.ids import key_id
from kg.model import Filler, Proposition, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.events.participant_roles import Party
    from kg.extract.propositions.article_events import ArticleEvents
    from kg.extract.propositions.resolved_events import ResolvedEvent
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Statement, Token
    from kg.parse import ParsedArticle


@cache
def _table() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return class and words of an appraisal by its word and part of speech (`V`, `N`)."""
    text = (files("kg.extract") / "data" / "evaluations.csv").read_text(encoding="utf-8")
    return {
        (word, pos): (row["class"], row["words"])
        for row in csv.DictReader(StringIO(text))
        for pos, column in (("V", "verbs"), ("N", "nouns"))
        for word in row[column].split()
    }


def appraisals(
    parsed: ParsedArticle,
    found: ReportCandidate,
    statement: Statement,
    telling: ArticleEvents,
    heads: tuple[Token, ...],
) -> Iterator[tuple[Proposition, ResolvedEvent | None]]:
    """Yield what a content appraises, with the event that it appraises."""
    for head in dict.fromkeys(t for h in heads for t in parsed.conjuncts(h)):
        judged = _judged(parsed, found, head)
        if judged is None:
            continue
        theme, word, kind = judged
        frame = appraised_event(parsed, theme, telling)
        who: tuple[Party, ...] = ()
        if frame is None and theme.pos in ("NOUN", "PROPN") and is_somebody(parsed, theme):
            who = parties(parsed, (theme,), telling.identities, stands_for=True, things=None)
        if frame is None and not who:
            continue
        stance = stance_on_clause(parsed, statement, head, found)
        for party in threatened_parties(parsed, word, head, telling.identities) or (None,):
            key = (kind[0], *_sides(frame, who), *([party.key] if party else []), "")
            label = f"That {event_label(parsed, frame, None)}" if frame else who[0].label
            end = f" {party.label}" if party else ""
            words = kind[1] if party else kind[1].removesuffix(" to")
            yield (
                Proposition(
                    id=key_id("p", *key),
                    key=key,
                    label=f"{label} {words}{end}",
                    roles=_roles(parsed, theme, frame, who, party),
                    article=statement.article,
                    trigger=word.span,
                    stances=(stance,),
                ),
                frame,
            )


def _sides(frame: ResolvedEvent | None, who: tuple[Party, ...]) -> tuple[str, ...]:
    """Return who does what is judged, and what it is, in the order of an event's key."""
    if frame is None:
        return (who[0].key, "", "itself", "")
    mine, theme, theirs = frame.parts
    what = f"{frame.event.kind.name} {' '.join(sorted(theme))}".strip()
    return (*sorted(mine), "", *sorted({what, *theirs}), "")


def _roles(
    parsed: ParsedArticle,
    theme: Token,
    frame: ResolvedEvent | None,
    who: tuple[Party, ...],
    party: Party | None,
) -> tuple[tuple[str, tuple[Filler, ...]], ...]:
    place = Span(theme.start, theme.end)
    judged = (
        Filler(label=event_label(parsed, frame, None), span=place) if frame else filler_of(who[0])
    )
    hit = (("recipient", (filler_of(party),)),) if party else ()
    return (*hit, ("theme", (judged,)))


def _judged(
    parsed: ParsedArticle, found: ReportCandidate, head: Token
) -> tuple[Token, Token, tuple[str, str]] | None:
    """Return what a predicate judges, the word that judges it, and the class of the judgement."""
    if found.content.frame == "predicative" and head in found.content.heads:
        kind, thing = _table().get((head.lemma, "N")), found.content.patient
        return (thing, head, kind) if kind is not None and thing is not None else None
    subject = parsed.child(head, "nsubj", "csubj") or parsed.child(
        parsed.first_conjunct(head), "nsubj", "csubj"
    )
    if subject is None or head.pos not in ("VERB", "AUX"):
        return None
    kind = _table().get((head.lemma, "V"))
    if kind is not None:
        felt = subject.pos == "PRON" or not is_somebody(parsed, subject)
        hit = direct_object(parsed, head)
        return (subject, head, kind) if felt and hit is not None else None
    if not is_be(head) and head.lemma not in words("constituting"):
        return None
    for noun in parsed.all(head, "attr", "dobj", "oprd"):
        kind = _table().get((noun.lemma, "N"))
        if kind is not None and not any(
            p.lemma == "of" for p in prepositional_phrases(parsed, noun)
        ):
            return subject, noun, kind
    return None
