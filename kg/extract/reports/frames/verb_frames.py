"""The frames in which a cue's content may stand, each a function from a verb to a `Content`.

They are tried in the order of `FRAMES`; a cue takes only the frames its row in cues.csv lists.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite, modals
from kg.extract.grammar.complementation import (
    finite_complements,
    gerunds,
    has_auxiliary,
    phrases,
    phrases_and_particles,
    predication,
)
from kg.extract.grammar.content_edges import cut, renames_told, trim
from kg.extract.grammar.dependents import (
    active_subject,
    complement_of,
    direct_object,
    embedded_clauses,
    first_object,
    is_infinitive,
    object_of,
    own_subject,
    particle,
    passive_subject,
    prepositions,
    subordinators,
)
from kg.extract.grammar.functions import (
    is_finite_complement,
    is_object,
)
from kg.extract.grammar.governors import noun_of_clause, verb_of_adverbial
from kg.extract.grammar.negative_words import is_instead_of
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import words
from kg.extract.report_candidate import Content
from kg.extract.reports.frames.as_clause import clause_beside_as
from kg.extract.reports.frames.clause_frame import clause
from kg.extract.reports.frames.clause_parts import before_answer
from kg.extract.reports.frames.content_ends import ended
from kg.extract.reports.frames.joined_clauses import gerunds_going_on
from kg.extract.reports.frames.judged_people import with_reason
from kg.extract.reports.frames.label_frame import predicative, stranded_label
from kg.extract.reports.frames.noun_frame import is_asked, is_none_found, noun_object
from kg.extract.reports.frames.pseudo_clefts import pseudo_cleft
from kg.model import Act

if TYPE_CHECKING:
    from kg.extract.lexicon import Cue
    from kg.model import Token
    from kg.parse import ParsedArticle


def contents(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """Return the content of a cue verb in the first frame that fits."""
    found = pseudo_cleft(parsed, verb, cue) or _framed(parsed, verb, cue)
    if found is not None and found.frame.endswith("-phrase"):
        found = with_reason(parsed, verb, cue.act, found)
    return ended(parsed, verb, found) if found is not None else None


def _framed(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    for letter, frame in FRAMES:
        if letter in cue.frames:
            found = frame(parsed, verb)
            if found is not None:
                return found
    found = for_to(parsed, verb, cue) or by_preposition(parsed, verb, cue)
    found = found or clause_beside_as(parsed, verb)
    if found is None and "to" in cue.prepositions:
        found = stranded_label(parsed, verb)
    named = "n" in cue.frames or is_none_found(parsed, verb) or _threatens_deed(parsed, verb)
    if found is None and named:
        found = noun_object(parsed, verb)
    return found


def _threatens_deed(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a deed is threatened: "threatened | a strike |", not "threatened the fleet"."""
    deed = direct_object(parsed, verb) if verb.lemma == "threaten" else None
    return deed is not None and deed.lemma in words("deeds_threatened")


def figures(
    parsed: ParsedArticle, verb: Token, speakers: tuple[Token, ...] | None
) -> Content | None:
    """`a poll showed Ann Lee ahead by ten points`: all that a text shows, however it was parsed."""
    if verb.lemma not in ("show", "find") or not speakers:
        return None
    if speakers[0].text.casefold() not in words("documents"):
        return None
    told = [c for c in predication(parsed, verb) if c.i > verb.i]
    shown = [c for c in told if is_object(c) or is_finite_complement(c)]
    if not shown or any(is_finite_complement(c) and is_finite(parsed, c) for c in shown):
        return None
    first, last = parsed.left(shown[0]), max(parsed.right(c) for c in told)
    span = trim(parsed, first, cut(parsed, first, last)) if first > verb.i else None
    if span is None:
        return None
    return Content(frame="noun", spans=(span,), heads=(shown[0],))


def infinitive(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`pledged to …`: an infinitive whose subject is the speaker; "to" belongs to the content."""
    for comp in embedded_clauses(parsed, verb):
        if comp.i > verb.i and is_infinitive(parsed, comp) and direct_object(parsed, verb) is None:
            return _phrase(parsed, comp, "infinitive")
    return None


def object_infinitive(
    parsed: ParsedArticle, verb: Token, asked: Token | None = None
) -> Content | None:
    """`urged X to …`: the object is the target, the infinitive the content.

    Who "called the mayor to explain" says on the telephone why; "called on the mayor to" demands.
    `asked` is a passive's subject: "| X | was urged to … by Y".
    """
    if verb.lemma in words("telephoning") and not _calls_on(parsed, verb):
        return None
    done_to = _wished(parsed, verb) if verb.lemma == "want" else None
    if done_to is not None:
        return done_to
    for comp in embedded_clauses(parsed, verb):
        if comp.i < verb.i or not is_infinitive(parsed, comp) or modals(parsed, comp):
            continue
        patient = asked or first_object(parsed, verb) or active_subject(parsed, comp)
        for prep in phrases(parsed, verb):  # called on X to …
            if prep.i < comp.i and patient is None:
                patient = object_of(parsed, prep)
        if patient is None or patient.i > comp.i:
            continue
        before = parsed.tokens[parsed.left(patient) - 1] if parsed.left(patient) else verb
        wished = before.lemma == "for" and before.i > verb.i  # "called for | the mayor to go |"
        expected = verb.lemma in ("expect", "want") or wished  # "expects the harvest to be late"
        after = parsed.left(patient) if expected else parsed.right(patient)
        found = _phrase(
            parsed, comp, "object-infinitive", after=after, before=after if expected else None
        )
        if found is not None:
            return Content(frame=found.frame, spans=found.spans, heads=found.heads, patient=patient)
    return None


def _wished(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`wants the law scrapped`: what is to be done to a thing."""
    for comp in finite_complements(parsed, verb):
        own = passive_subject(parsed, comp)
        bare = comp.tag == "VBN" and not has_auxiliary(parsed, comp)
        if bare and own is not None and verb.i < own.i < comp.i:
            return _phrase(parsed, comp, "object-infinitive", before=parsed.left(own))
    return None


def _calls_on(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether somebody is called on, not up: "called on | the mayor |", no day and no object.

    The parser may take whom one calls for what he is called: "called the mayor | on Friday".
    """
    on = [object_of(parsed, p) for p in phrases(parsed, verb)]
    people = [t for t in on if t is None or t.ent not in ("DATE", "TIME")]
    return first_object(parsed, verb) is None and (bool(people) or not on)


def _phrase(
    parsed: ParsedArticle, comp: Token, frame: str, after: int = 0, before: int | None = None
) -> Content | None:
    first = max(parsed.left(comp), after) if before is None else before
    if any(m.i == first and m.lemma == "for" for m in subordinators(parsed, comp)):
        first += 1  # "asked for | the gate to be shut |"
    span = trim(parsed, first, cut(parsed, first, parsed.right(comp)))
    if span is None:
        return None
    heads = tuple(c for c in parsed.conjuncts(comp) if span.start <= c.start < span.end)
    return Content(frame=frame, spans=(span,), heads=heads)


def gerund(parsed: ParsedArticle, verb: Token) -> Content | None:
    """`denied sending …`, `proposed holding …`; with a subject only in `ruled out fans paying`."""
    for comp in gerunds(parsed, verb):
        own = active_subject(parsed, comp)
        behind = own is not None and own.i > verb.i and particle(parsed, verb) is not None
        if comp.i > verb.i and (own is None or behind):
            return _phrase(parsed, comp, "gerund")
    return None


def by_preposition(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`accused X of …`, `called for …`, `warned against …`."""
    noun = first_object(parsed, verb)
    asked = noun is not None and verb.lemma == "ask" and noun.lemma not in ("minister", "secretary")
    hung = noun is not None and (asked or verb.lemma in words("telling_of"))
    below = prepositions(parsed, noun) if noun is not None and hung else ()
    for prep in (*phrases_and_particles(parsed, verb), *below):
        if prep.i < verb.i or is_instead_of(parsed, prep):
            continue
        after_object = noun is not None and noun.i < prep.i
        if _of_thing(parsed, verb, noun):
            continue
        wanted = cue.object_prepositions if after_object else cue.prepositions
        head = complement_of(parsed, prep)
        if prep.lemma not in wanted and not (
            wanted & {"for", "against"} and head is not None and _in_favour(parsed, prep, head)
        ):
            continue
        if head is None or head.i < prep.i or (prep.lemma == "on" and head.ent == "DATE"):
            continue
        first, last = prep.i + 1, _modal_end(parsed, parsed.right(prep))
        joined = tuple(gerunds_going_on(parsed, verb, head))
        last = max(last, *(parsed.right(j) for j in joined)) if joined else last
        if [t.lemma for t in parsed.tokens[last - 2 : last]] == ["on", "condition"]:
            last -= 2
        first = head.i + 2 if _in_favour(parsed, prep, head) else first
        if noun is not None and verb.i < noun.i and verb.lemma in words("giving_causes"):
            first = parsed.left(noun)  # "attributed | the loss to luck |"
        for other in prepositions(parsed, verb):  # "referred to the raid | as a rescue"
            if other.lemma == "as" and other.i >= last and other.i - last < 3:
                last = parsed.right(other)
        span = trim(parsed, first, cut(parsed, first, last))
        if span is not None:
            patient = noun if after_object else None
            return Content(
                frame=f"{prep.lemma}-phrase", spans=(span,), heads=(head, *joined), patient=patient
            )
    return None


def _of_thing(parsed: ParsedArticle, verb: Token, noun: Token | None) -> bool:
    """Tell whether a verb of questioning has a thing for its object: "questioned the need for"."""
    asks = verb.lemma in words("interrogating")
    named = noun is not None and (is_agent(parsed, noun) or is_asked(parsed, verb, noun))
    return asks and not named


def _in_favour(parsed: ParsedArticle, prep: Token, head: Token) -> bool:
    """Tell whether a phrase is "in favour of", which opens a content as "for" does."""
    after = parsed.tokens[head.i + 1] if head.i + 1 < len(parsed.tokens) else head
    backed = head.lemma in words("favouring")
    return prep.lemma == "in" and backed and after.lemma == "of"


def for_to(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`called for X to …`, `pressed for it to be done`: what is asked of whom."""
    if "for" not in cue.prepositions:
        return None
    for comp in embedded_clauses(parsed, verb):
        mark = next((m for m in subordinators(parsed, comp) if m.lemma == "for"), None)
        patient = own_subject(parsed, comp)
        if mark is None or patient is None or mark.i < verb.i or not is_infinitive(parsed, comp):
            continue
        first = mark.i + 1
        span = trim(parsed, first, cut(parsed, first, parsed.right(comp)))
        if span is not None:
            return Content(frame="for-phrase", spans=(span,), heads=(comp,), patient=patient)
    return None


def _modal_end(parsed: ParsedArticle, last: int) -> int:
    """Return the sentence's end where a clause runs on: "a line X and Y | must not cross"."""
    if last < len(parsed.tokens) and parsed.tokens[last].tag == "MD":
        return parsed.sentence(parsed.tokens[last])[1]
    return last


def passive_content(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`was condemned by X`, `was accused by X of …`, `were told by X that …`."""
    noun = passive_subject(parsed, verb)
    if noun is not None and noun.tag == "WDT" and cue.act in _ANSWERS:
        noun = None  # "an accusation | that | was dismissed by Chad"
    noun = noun or noun_of_clause(parsed, verb)
    host = verb_of_adverbial(parsed, verb)
    if noun is None and host is not None and "s" in cue.frames:
        found = clause(parsed, verb)  # "Asked by a reporter whether …, X said"
        who = active_subject(parsed, host)
        return replace(found, addressee=who) if found is not None else None
    if noun is None:
        return None
    if "s" in cue.frames:
        found = clause(parsed, verb)
        if found is not None:
            return replace(found, addressee=noun if "t" in cue.frames else None)
    found = object_infinitive(parsed, verb, noun) if "o" in cue.frames else None
    found = found or (predicative(parsed, verb) if "a" in cue.frames else None)
    if found is not None:
        return replace(found, patient=noun)
    for prep in phrases_and_particles(parsed, verb):
        wanted = cue.object_prepositions | ({"as"} if "a" in cue.frames else set())
        head = complement_of(parsed, prep)
        if _of_thing(parsed, verb, noun):
            continue
        if prep.i > verb.i and prep.lemma in wanted and head is not None:
            span = trim(parsed, prep.i + 1, cut(parsed, prep.i + 1, parsed.right(prep)))
            if span is not None:
                frame_name = "predicative" if prep.lemma == "as" else f"{prep.lemma}-phrase"
                return Content(frame=frame_name, spans=(span,), heads=(head,), patient=noun)
    if "n" not in cue.frames or noun.pos == "PRON" or is_asked(parsed, verb, noun):
        return None
    if noun.i < verb.i and cue.act not in _ANSWERS and renames_told(parsed, noun):
        return None  # "…, | a call | echoed by others": what was said before it
    last = before_answer(parsed, noun, min(parsed.right(noun), max(verb.i, noun.i + 1)))
    span = trim(parsed, parsed.left(noun), last)
    found = Content(frame="noun", spans=(span,), heads=(noun,)) if span is not None else None
    return with_reason(parsed, verb, cue.act, found) if found is not None else None


_ANSWERS = (Act.DENY, Act.REFUSE)
"""Acts that take a stand on what was said before: "…, a claim | dismissed by Chad |"."""

FRAMES = (
    ("s", clause),
    ("a", predicative),
    ("o", object_infinitive),
    ("i", infinitive),
    ("g", gerund),
)
