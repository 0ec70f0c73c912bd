"""Contents that the parser did not hang on their cue: around it, after it, or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.complementation import (
    helped_verb,
    verbs_above,
)
from kg.extract.grammar.content_edges import cut, trim
from kg.extract.grammar.dependents import (
    active_subject,
    complement_clauses,
    direct_objects,
    is_perfect,
    prepositions,
    prepositions_and_adverbial_clauses,
)
from kg.extract.grammar.functions import (
    is_main,
    is_relative_clause,
    is_subject,
)
from kg.extract.grammar.governors import noun_of_relative, predicate_of_subject
from kg.extract.lexicon import words
from kg.extract.report_candidate import Content
from kg.extract.reports.frames.clause_parts import points_back, told_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.lexicon import Cue
    from kg.model import Token
    from kg.parse import ParsedArticle

VERBAL = ("VERB", "AUX")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def detached(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """Return what a cue with a clause reports where the tree shows nothing."""
    found = gapped(parsed, verb, cue) or interrupted(parsed, verb, cue)
    return found or rest(parsed, verb, cue) or final(parsed, verb, cue)


def gapped(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`laws that some say target Muslims`: the predicate follows, its subject went before."""
    who, after = active_subject(parsed, verb), parsed.tokens[verb.i + 1 : verb.i + 3]
    if "s" not in cue.frames or who is None or who.i > verb.i or len(after) < 2:
        return None
    head = after[1] if after[0].pos == "ADV" else after[0]
    first, end = parsed.sentence(verb)
    before = parsed.tokens[parsed.left(who) - 1] if parsed.left(who) > first else None
    if head.tag not in _FINITE or before is None or head.sent != verb.sent:
        return None
    relative = before.lemma in words("relative_pronouns")
    if not relative and (before.pos not in ("NOUN", "PROPN") or not is_relative_clause(verb)):
        return None
    clause = helped_verb(parsed, head) if head.tag == "MD" else head
    last = max(head.i + 1, parsed.right(clause)) if clause.i >= head.i else head.i + 1
    main = _main_verb(parsed, verb, head, end)
    span = trim(parsed, verb.i + 1, cut(parsed, verb.i + 1, min(end, last, main)))
    if span is None or span.start >= span.end or " " not in span.of(parsed.text):
        return None
    gap = told_of(parsed, verb, span) or (before.span if relative else None)
    spans = (gap, span) if gap is not None else (span,)
    return Content(frame="clause", spans=spans, heads=(clause,))


def _main_verb(parsed: ParsedArticle, cue: Token, head: Token, end: int) -> int:
    """Return where the main clause goes on after a relative one on its subject, else the end.

    "The bill that Lee says | hurts farmers | was signed", whichever verb has "bill" for subject.
    """
    noun = noun_of_relative(parsed, cue)
    if noun is None or not is_subject(noun):
        return end
    return next((t.i for t in parsed.tokens[head.i + 1 : end] if t.tag in _FINITE), end)


def final(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`The road is open, the mayor confirmed on Friday.`: the sentence before its last comma."""
    if "s" not in cue.frames or not (verb.tag in ("VBD", "VBZ", "VBP") or is_perfect(parsed, verb)):
        return None
    first, end = parsed.sentence(verb)
    who = active_subject(parsed, verb)
    if who is None or who.i > verb.i or who.tag in ("WP", "WDT"):
        return None
    if any(c.i > verb.i for c in _own_contents(parsed, verb, cue)):
        return None
    opening = parsed.left(who) - 1
    while opening > first and parsed.tokens[opening].pos == "ADV":
        opening -= 1
    if opening <= first + 1 or parsed.tokens[opening].text not in (",", "”", '"'):
        return None
    after = [t for t in parsed.tokens[verb.i + 1 : end] if not t.text.isspace()]
    if len(after) > 12 or any(t.tag in _FINITE or t.text in (":", "“", '"') for t in after):
        return None
    fronted = parsed.tokens[first]
    if fronted.pos in ("SCONJ", "VERB") or fronted.lemma in words("narrated_openers"):
        return None
    if fronted.pos == "ADP" and parsed.right(fronted) >= opening:
        return None
    span = trim(parsed, first, opening)
    heads = [t for t in parsed.tokens[first:opening] if t.tag in _FINITE]
    if span is None or not heads:
        return None
    main = next((t for t in heads if is_main(t)), heads[0])
    return Content(frame="clause", spans=(span,), heads=(main,))


def rest(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`X said the …` where the parser found no clause: the rest of a sentence with a verb."""
    _, end = parsed.sentence(verb)
    first = verb.i + 1
    that = first < end and parsed.tokens[first].lemma == "that" and "s" in cue.frames
    plain = verb.lemma in words("plain_saying") | {"insist"} and verb.tag != "VBG"
    if not plain and not that:
        return None
    who = active_subject(parsed, verb)
    if who is not None and who.i > verb.i:
        return None  # "…, said Ann Lee, who runs it": what follows is about her
    told = direct_objects(parsed, verb) if verb.lemma == "tell" else ()
    first = max([first, *(parsed.right(c) for c in told if c.i > verb.i)])
    tail = parsed.tokens[first:end]
    finite = [t for t in tail if t.tag in ("VBD", "VBZ", "VBP", "MD")]
    if not finite or any(points_back(parsed, t) for t in parsed.tokens[verb.i + 1 : first + 1]):
        return None  # "said this | after the boat had sunk"
    if tail[0].text in (",", ".", ":", ";", "”", '"'):
        return None
    gap = who is not None and who.tag not in ("WP", "WDT")
    of = parsed.head(verb)
    main = predicate_of_subject(parsed, of)
    goes_on = main is not None and of.i < main.i  # not in "said Lee, who added that"
    if is_relative_clause(verb) and (gap or goes_on):
        return None  # "The ship that officials say sank | carried grain": some of it went before
    if tail[0] in verbs_above(parsed, verb):
        return None  # "What the minister says | is a lie"
    span = trim(parsed, first, cut(parsed, first, end))
    return Content(frame="clause", spans=(span,), heads=(finite[0],)) if span is not None else None


def interrupted(parsed: ParsedArticle, verb: Token, cue: Cue) -> Content | None:
    """`The tariff, Chile argued, breaks the rules`: the sentence around a cue between commas."""
    who = active_subject(parsed, verb)
    if "s" not in cue.frames or who is None or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    if who.tag in ("WP", "WDT"):
        return None  # "The chief, who complained, left": a clause on the noun, no cue set between
    if any(c.i > verb.i for c in _own_contents(parsed, verb, cue)):
        return None  # "…, its leader hopes for a landing, and …"
    tokens = parsed.tokens
    opening = min(parsed.left(who), verb.i) - 1
    closing = max(parsed.right(who), verb.i + 1)
    first, last = parsed.sentence(verb)
    while closing < last and tokens[closing].text != "," and closing < verb.i + 8:
        closing += 1
    if opening <= first or closing >= last - 1:
        return None
    fronted = any(c.i < opening for c in prepositions_and_adverbial_clauses(parsed, verb))
    if fronted and (
        tokens[closing + 1].text in ("“", '"', "''") or tokens[closing + 1].tag == "VBG"
    ):
        return (
            None  # "As boos rose, the envoy said, “Quiet.”", "On Monday, she wrote to him, asking"
        )
    if tokens[opening].text != "," or tokens[closing].text != ",":
        return None
    spans = (trim(parsed, first, opening), trim(parsed, closing, last))
    if spans[1] is None:
        return None
    heads = list(verbs_above(parsed, verb))
    inside = [t for t in heads if any(s is not None and s.covers(t.span) for s in spans)]
    told = tuple(s for s in spans if s is not None)
    return Content(frame="clause", spans=told, heads=tuple(inside[:1] or heads[:1]))


def _own_contents(parsed: ParsedArticle, verb: Token, cue: Cue) -> Iterator[Token]:
    """Yield what a cue is about: its complement clauses, objects and the phrases that it asks for.

    The object of a cue of telling is whom it is told.
    """
    yield from complement_clauses(parsed, verb)
    yield from (p for p in prepositions(parsed, verb) if p.lemma in cue.prepositions)
    yield from () if "t" in cue.frames else direct_objects(parsed, verb)
