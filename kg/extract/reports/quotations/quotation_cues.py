"""The cue that a quotation belongs to: after it, before it, on the line before, or a mere name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import (
    active_subject,
    complement_clauses,
    object_of,
    objects_of,
)
from kg.extract.grammar.entities import MISTAKEN
from kg.extract.grammar.functions import is_main, is_nominal_subject, is_relative_clause
from kg.extract.grammar.possible_speakers import is_agent, is_person
from kg.extract.lexicon import lexicon, words
from kg.extract.reports.quotations.quotation_speakers import subject_in
from kg.extract.reports.rules.reporting_verbs import cue_of
from kg.gazetteer import gazetteer
from kg.gazetteer.post_nominals import may_be_post_nominal
from kg.model import READ, Span

if TYPE_CHECKING:
    from kg.extract.grammar.quotation_spans import Quote
    from kg.model import Line, Token
    from kg.parse import ParsedArticle

_QUOTES = frozenset("“”\"'‘’«»")
SPEAKING = ("PERSON", "ORG")
NEAR = 1_000
"""Characters before and after a quotation within which its cue is looked for."""
_CLOCK = re.compile(r"\d{1,2}[.:h]?\d{2} ?(?:[A-Za-z.]{1,4} ?)?[:–-] ?")
"""A time of day that opens a line: "14.05: ", "1626 GMT: ", "9:15 a.m. – "."""
_FINITE = ("VBD", "VBZ")
SENTENCE_END = re.compile(r"[.?!…][”\"’')\]]*\s")


def cue_after(
    parsed: ParsedArticle, line: Line, quote: Quote, own: list[Quote]
) -> tuple[Token, Token | None] | None:
    """`"…," Kim said on Monday.`: the first reporting verb before the sentence or a quote ends."""
    if not quote.closed:
        return None
    end = min(line.span.end, quote.outer.end + NEAR)
    following = bisect_left(own, quote.outer.end, key=lambda q: q.outer.start)
    if following < len(own):
        end = min(end, own[following].outer.start)
    if _closes(parsed.text, quote) and not _cue_alone(parsed, quote, end):
        return None
    stop = SENTENCE_END.search(parsed.text, quote.outer.end, end)
    while stop and _abbreviated(parsed, stop.start()):
        stop = SENTENCE_END.search(parsed.text, stop.end(), end)
    region = Span(quote.outer.end, stop.start() + 1 if stop else end)
    tokens = parsed.within(region)
    for token in tokens:
        told = token.tag != "VBG" or is_main(token) or _quoted_as(parsed, token)
        if reporting(parsed, token) and told:
            return token, subject_in(parsed, token, region)
    source = _according(parsed, tokens)
    if source is not None:
        return source
    for name, token in pairwise(tokens):  # “…,” Ann Lee notes, read as a noun
        entry = lexicon().verbs.get(token.text.casefold().removesuffix("s"))
        speaks = entry is not None and not entry.frames.isdisjoint({"s", "q"})
        if token.pos == "NOUN" and token.text.endswith("s") and speaks and name.pos == "PROPN":
            return token, name
    beamed = _named_beside(parsed, tokens[:8])
    if beamed is not None:
        return beamed
    for token in tokens:  # “…!” her niece sang: any verb whose subject can speak
        doer = active_subject(parsed, token)
        if token.tag not in _FINITE or token.pos != "VERB":
            continue
        if doer is not None and region.start <= doer.start:
            return (token, doer) if is_person(parsed, doer) else None
    return None


def _quoted_as(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a participle is that of "is quoted as saying"."""
    before = parsed.tokens[token.i - 2 : token.i]
    return len(before) == 2 and before[0].lemma in ("quote", "cite") and before[1].lemma == "as"


def _according(
    parsed: ParsedArticle, region: tuple[Token, ...]
) -> tuple[Token, Token | None] | None:
    """Return "according" and the source in `“…,” according to a police report`."""
    tokens = [t for t in region if t.pos != "PUNCT"]
    if len(tokens) < 3 or [t.text.casefold() for t in tokens[:2]] != ["according", "to"]:
        return None
    return tokens[0], object_of(parsed, tokens[1])


def _named_beside(
    parsed: ParsedArticle, tokens: tuple[Token, ...]
) -> tuple[Token, Token | None] | None:
    """Return verb and name of `“…!” beamed Ann Lee` and `“…,” Ann Lee deadpans`, of any verb.

    A name that ends the clause may be one that no recogniser takes for a person's: `barks Orlo.`
    """
    words_ = [t for t in tokens if t.pos != "PUNCT"]
    if len(words_) < 2:
        return None
    first, second = words_[:2]
    person = _person_at(parsed, second)
    if first.pos == "VERB" and first.tag in ("VBD", "VBN", "VBZ"):
        name = person or _ending_name(parsed, second)
        return (first, name) if name is not None else None
    if first.tag == "NNS" and first.text.islower():  # "orders Ann Lee", read as a noun
        told = person is not None and is_nominal_subject(person)
        return (first, person) if told else None
    person = _person_at(parsed, first)
    if person is None or person.i + 1 >= len(parsed.tokens):
        return None
    verb = parsed.tokens[person.i + 1]
    told = verb.tag in ("VBD", "VBZ") and verb.pos == "VERB"
    return (verb, person) if told else None


def _person_at(parsed: ParsedArticle, first: Token) -> Token | None:
    """Return the last word of the person's name that a word is of."""
    entity = parsed.entity_at.get(first.i)
    person = entity is not None and entity.label == "PERSON"
    return parsed.tokens[entity.last - 1] if person and entity is not None else None


def _ending_name(parsed: ParsedArticle, first: Token) -> Token | None:
    """Return the last word of a name that ends its clause, of no state or body that is known."""
    last = first
    while last.i + 1 < len(parsed.tokens) and parsed.tokens[last.i + 1].pos == "PROPN":
        last = parsed.tokens[last.i + 1]
    entity = parsed.entity_at.get(last.i)
    taken = entity is None or entity.label in MISTAKEN
    known = not taken or gazetteer().country(first.text) is not None
    ends = [t.text for t in parsed.tokens[last.i + 1 : last.i + 2]]
    named = first.pos == "PROPN" and is_nominal_subject(last) and not known
    return last if named and ends and ends[0] in (".", ",", ";", "!") else None


def cue_before(
    parsed: ParsedArticle, line: Line, quote: Quote
) -> tuple[Token, Token | None] | None:
    """`Kim said in a briefing, "…`: the last reporting verb, with no clause between."""
    start = max(line.span.start, quote.outer.start - NEAR)
    for stop in SENTENCE_END.finditer(parsed.text, start, quote.outer.start):
        if not _abbreviated(parsed, stop.start()):
            start = stop.end()
    if start >= quote.outer.start:
        return None
    region = Span(start, quote.outer.start)
    tokens = parsed.within(region)
    for token in reversed(tokens):
        if reporting(parsed, token):
            between = [t for t in tokens if t.i > token.i]
            if any(t.tag in ("VBD", "VBZ", "VBP", "MD", "VB") for t in between):
                return None
            led_in = token.tag == "VBG" if not between else between[-1].text in ",:"
            told_of = led_in and is_relative_clause(token) and len(between) > 1
            if _starts_finite(parsed, quote, plural=told_of) and (told_of or not led_in):
                return None  # "rebels, who claimed it, “have every reason”": of the rebels
            if any(is_nominal_subject(t) and t.lemma != "that" for t in between):
                return None
            held = [t.text for t in between if t.lemma == "that" or t.text == ":"]
            if "that" in held and held != ["that", ":"]:  # a clause that holds the quotation
                return None
            if len(between) > 14 or _not_speech(between):
                return None
            return token, subject_in(parsed, token, region)
    return _before_colon(parsed, tokens, region)


def announced(parsed: ParsedArticle, line: Line) -> tuple[Token, Token | None] | None:
    """`The paper reports:` on the line before: the colon gives the quotation to its subject."""
    before = _line_before(parsed, line)
    return leads_in(parsed, before) if before is not None else None


def announced_author(parsed: ParsedArticle, line: Line) -> tuple[Token, Token] | None:
    """Return whose text the line before announces: `Here is the statement of Ann Lee:`."""
    before = _line_before(parsed, line)
    if before is None or parsed.text[before.span.end - 1] != ":":
        return None
    return credited(parsed, before)


def _line_before(parsed: ParsedArticle, line: Line) -> Line | None:
    lines = parsed.article.lines
    at = bisect_right(lines, line.span.start, key=lambda n: n.span.end)
    return next((n for n in reversed(lines[:at]) if n.kind in READ), None)


def leads_in(parsed: ParsedArticle, line: Line) -> tuple[Token, Token | None] | None:
    """Return the reporting verb and the speaker of a line that ends in a colon."""
    if parsed.text[line.span.end - 1] != ":":
        return None
    for token in reversed(parsed.within(line.span)):
        if reporting(parsed, token):
            who = subject_in(parsed, token, line.span)
            return (token, who) if who is not None else None
    return _before_colon(parsed, parsed.within(line.span), line.span)


def credited(parsed: ParsedArticle, line: Line) -> tuple[Token, Token] | None:
    """Return the text that a line names, and whose it is: "Statement attributable to Lee".

    A line that is but whom the words below it are from has its preposition for the text's name:
    "And from Ann Lee:".
    """
    tokens = parsed.within(line.span)
    for noun in tokens:
        if noun.lemma.casefold() not in words("credited_texts"):
            continue
        after = parsed.tokens[noun.i + 1 : noun.i + 3]
        prepositions = (t for t in after if t.lemma in words("authors_prepositions"))
        if after and after[0].lemma == "to":  # "a letter to the town"; but "attributable to Lee"
            continue
        author = next((a for p in prepositions for a in objects_of(parsed, p)), None)
        if author is not None and (is_agent(parsed, author) or author.ent == "PERSON"):
            return noun, author
    opening = next((t for t in tokens[:3] if t.text.casefold() == "from"), None)
    if opening is None or parsed.text[line.span.end - 1] != ":":
        return None
    if any(t.text.casefold() not in words("opening_links") for t in tokens if t.i < opening.i):
        return None
    named = (parsed.entity_at.get(t.i) for t in tokens if t.i > opening.i)
    name = next((e for e in named if e is not None and e.label in (*SPEAKING, "GPE")), None)
    return (opening, parsed.tokens[name.last - 1]) if name is not None else None


def named_before(
    parsed: ParsedArticle, line: Line, quote: Quote
) -> tuple[tuple[int, int], Token] | None:
    """Return the colon and the name before it: `a pollster, Ann Lee: “…”`, with no cue."""
    before = parsed.text[line.span.start : quote.outer.start].rstrip()
    if not before.endswith(":"):
        return None
    place = line.span.start + len(before) - 1
    name = parsed.tokens[parsed.at(place - 1)]
    presented = _presented(parsed, line, name)
    if presented is not None:
        return (place, place + 1), presented
    told = _told_up_to(parsed, line, name)
    if told is not None:
        return (place, place + 1), told
    entity = parsed.entity_at.get(name.i)
    if entity is None or entity.label not in ("PERSON", "ORG") or name.end != place:
        return None
    return (place, place + 1), name


def _told_up_to(parsed: ParsedArticle, line: Line, last: Token) -> Token | None:
    """Return who tells a clause up to a colon, and then in his own words: `Lee said it was over:
    “…”`. The main verb of the sentence reports it."""
    first = parsed.sentence(last)[0]
    inside = [t for t in parsed.tokens[first : last.i + 1] if t.start >= line.span.start]
    verb = next((t for t in inside if is_main(t) or parsed.head(t).i > last.i), None)
    if verb is None or not reporting(parsed, verb):
        return None
    if any(reporting(parsed, t) for t in inside[-2:] if t is not verb):
        return None  # "said the sign read: “Keep out”"
    who = active_subject(parsed, verb)
    told = any(verb.i < c.i <= last.i for c in complement_clauses(parsed, verb))
    return who if told and who is not None and who.start >= line.span.start else None


def _presented(parsed: ParsedArticle, line: Line, last: Token) -> Token | None:
    """Return whoever is presented up to a colon: `Ann Lee, chair of the agency: “…”`.

    A time of day may stand before it, as in a report by the minute: `14.05: Ann Lee MP: “…”`.
    """
    first = parsed.sentence(last)[0]
    inside = [t for t in parsed.tokens[first : last.i + 1] if t.start >= line.span.start]
    clock = _CLOCK.match(parsed.text, line.span.start, line.span.end)
    inside = [t for t in inside if clock is None or t.start >= clock.end()]
    entity = next((e for t in inside if (e := parsed.entity_at.get(t.i)) is not None), None)
    if entity is None or entity.label != "PERSON" or entity.last > last.i:
        return None
    before = [t for t in inside if t.i < entity.first]
    after = [t for t in inside if t.i >= entity.last]
    titles = all(t.pos in ("PROPN", "NOUN", "ADJ") or t.text == "." for t in before)
    verbs = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in after)
    letters = all(may_be_post_nominal(t.text) for t in after)
    told = letters or after[0].text in (",", "(")
    return parsed.tokens[entity.last - 1] if titles and not verbs and told else None


def reporting(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word reports what somebody said, as a finite verb does."""
    if token.pos not in ("VERB", "AUX") or token.tag in ("VB", "NN"):
        goes_on = token.tag == "VB" and parsed.head(token).lemma in ("go", "continue")
        if not goes_on:
            return False
    if token.lemma == "put":  # "as she put it"
        return parsed.tokens[min(token.i + 1, len(parsed.tokens) - 1)].text == "it"
    entry = cue_of(parsed, token)
    return entry is not None and not entry.frames.isdisjoint({"s", "q"})


def _closes(text: str, quote: Quote) -> bool:
    """Tell whether a full stop ends the quotation, so that what follows is another sentence."""
    return quote.inner.of(text).rstrip().endswith(".")


def _cue_alone(parsed: ParsedArticle, quote: Quote, end: int) -> bool:
    """Tell whether nothing but speaker and cue follow a full stop: `“We lost.” Ann Lee said.`"""
    rest = [t for t in parsed.within(Span(quote.outer.end, end)) if t.start >= quote.outer.end]
    stop = next((k for k, t in enumerate(rest) if t.text in (".", ",", ":", ";")), len(rest))
    short = rest[:stop]
    if not 2 <= len(short) <= 5 or short[0].text[:1] in _QUOTES:
        return False
    edges = (short[0], short[-1])
    return sum(t.lemma in lexicon().verbs and t.tag in ("VBD", "VBZ") for t in edges) == 1


def _abbreviated(parsed: ParsedArticle, place: int) -> bool:
    token = parsed.tokens[parsed.at(place)]
    return token.text.endswith(".") and len(token.text) > 1


def _before_colon(
    parsed: ParsedArticle, tokens: tuple[Token, ...], region: Span
) -> tuple[Token, Token | None] | None:
    """`leaned in and boomed: “…”`, `scolded him: “…”`: any verb of the clause before a colon."""
    if len(tokens) < 3 or tokens[-1].text != ":":
        return None
    verb = next((t for t in reversed(tokens) if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    if verb is None or verb.pos != "VERB" or tokens[-1].i - verb.i > 6:
        return None
    who = subject_in(parsed, verb, region)
    return (verb, who) if who is not None and is_agent(parsed, who) else None


def _starts_finite(parsed: ParsedArticle, quote: Quote, *, plural: bool = False) -> bool:
    """Tell whether a quotation begins with its predicate: words of the clause around it.

    `plural` where "have" and the like may be one too: alone they may be an order.
    """
    tokens = parsed.within(quote.inner)
    return bool(tokens) and tokens[0].tag in ("VBZ", "VBD", "MD", *(("VBP",) if plural else ()))


def _not_speech(between: list[Token]) -> bool:
    """Tell whether what stands before the mark makes the quoted words a phrase in a clause."""
    rest = [t for t in between if t.pos not in ("PUNCT", "SPACE")]
    if not rest:
        return False
    last = rest[-1]
    if last.text.casefold() in words("scare") or last.pos in ("DET", "ADJ", "PART"):
        return True
    if last.tag in ("WP", "WDT", "TO", "PRP$"):
        return True
    return last.pos == "ADP" and last.lemma in words("phrase_openers")
