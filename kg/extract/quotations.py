"""Quotations that are sentences of their own, and the cue that each belongs to.

The cue stands after the quotation ("…," Kim said), before it (Kim said: "…"), or nowhere: then the
quotation belongs to the running speaker. Quoted words inside a clause are left to the clause.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.agents import is_agent, is_person
from kg.extract.clause_frame import addressee
from kg.extract.clauses import agent, holds_clause, is_passive, subject
from kg.extract.controllers import controller
from kg.extract.found import Content, Found
from kg.extract.lexicon import lexicon, words
from kg.extract.trim import cut, trim
from kg.extract.verbs import cue_of
from kg.model import Act, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.quotes import Quote
    from kg.model import Line, Token
    from kg.parse import ParsedArticle

_QUOTES = frozenset("“”\"'‘’«»")
_SPLIT = re.compile(r"\s(?:[\w.’'-]+\s){1,5}[\w.’'-]+,\s[“\"'‘]")
_REST = re.compile(r"[”\"'’]\s(?:[\w.’'-]+\s){1,5}[\w.’'-]+,\s*$")
_SENTENCE_END = re.compile(r"[.?!…][”\"’')\]]*\s")


def quotations(parsed: ParsedArticle, quotes: tuple[Quote, ...]) -> Iterator[Found]:
    """Yield one report per quotation; what its cue interrupts, or paragraphs continue, is one."""
    prose = [line for line in parsed.read_lines() if line.kind is LineKind.PROSE]
    pending: Found | None = None
    for number, line in enumerate(prose):
        inside = [q for q in quotes if line.span.covers(q.outer)]
        own = [q for q in inside if _is_sentence(parsed, line, q)]
        for q in own:
            found = _report(parsed, line, q, own)
            if pending is not None and _continues(pending, found, q, line, parsed):
                pending = _joined(pending, found)
                continue
            if pending is not None:
                yield pending
            pending = found
        runs_on = bool(own) and not own[-1].closed and number + 1 < len(prose)
        if pending is not None and not runs_on:
            yield pending
            pending = None
    if pending is not None:
        yield pending


def _is_sentence(parsed: ParsedArticle, line: Line, quote: Quote) -> bool:
    """Tell whether the quotation is speech of its own, not words quoted inside a clause."""
    tokens = parsed.within(quote.inner)
    if not tokens:
        return False
    exclaims = tokens[0].text[:1].isupper() and tokens[-1].text in (".", "!", "?")
    clausal = holds_clause(parsed, tokens[0].i, tokens[-1].i + 1) or (exclaims and len(tokens) > 3)
    opens = _opens_sentence(parsed.text, line.span, quote.outer)
    if opens and _is_title(tokens):
        return False
    if opens:
        split = _SPLIT.match(parsed.text, quote.outer.end, line.span.end)  # “That,” he said, “is …”
        return (clausal or _ends_sentence(quote, parsed.text)) and (len(tokens) > 2 or bool(split))
    rest = _REST.search(parsed.text[line.span.start : quote.outer.start])
    if not clausal and not (rest and len(tokens) > 3):
        return False
    return bool(_cue_before(parsed, line, quote) or _named_before(parsed, line, quote))


def _is_title(tokens: tuple[Token, ...]) -> bool:
    """Tell whether the words are a title: short, nearly all with a capital."""
    words = [t for t in tokens if t.text[:1].isalpha()]
    capital = sum(t.text[:1].isupper() for t in words)
    return 1 < len(words) <= 8 and capital >= 0.75 * len(words)


def _opens_sentence(text: str, line: Span, outer: Span) -> bool:
    before = text[line.start : outer.start].rstrip()
    return (
        not before
        or before[-1] in '.?!…”"'
        or before.endswith("''")
        or bool(_SENTENCE_END.search(before[-2:] + " "))
    )


def _ends_sentence(quote: Quote, text: str) -> bool:
    inner = quote.inner.of(text).rstrip()
    return inner.endswith((".", "?", "!", ",", "…")) or not quote.closed


def _report(parsed: ParsedArticle, line: Line, quote: Quote, own: list[Quote]) -> Found:
    """Return the quotation with its cue, or as one to be carried over from before."""
    heads = _predicates(parsed, quote)
    content = Content(frame="quote", spans=(quote.inner,), heads=heads)
    opens = _opens_sentence(parsed.text, line.span, quote.outer)
    starts = not parsed.text[line.span.start : quote.outer.start].strip()
    after = _cue_after(parsed, line, quote, own) if opens else None
    before = None if after else _cue_before(parsed, line, quote)
    cue = after or before or (_announced(parsed, line) if starts else None)
    named = _named_before(parsed, line, quote) if cue is None else None
    if named is not None:
        return Found(
            rule="quotation-colon",
            cue=Span(*named[0]),
            verb=None,
            act=Act.STATE,
            speakers=(named[1],),
            content=content,
            quoted=(quote.outer,),
        )
    if cue is None:
        return Found(
            rule="quotation-carried",
            cue=None,
            verb=None,
            act=Act.STATE,
            speakers=(),
            content=content,
            carry=True,
            quoted=(quote.outer,),
        )
    verb, who = cue
    if who is not None and is_passive(parsed, verb) and verb.tag == "VBN":
        who = agent(parsed, verb)  # "she was asked, “Why?”": not her question
    if before is not None and quote.closed:
        tail = _goes_on(parsed, line, quote)
        if tail is not None:
            content = replace(content, frame="clause", spans=(tail,))
    entry = lexicon().verbs.get(verb.lemma)
    return Found(
        rule="quotation-cue-after" if after else "quotation-cue-before",
        cue=parsed.span(verb.i, verb.i + 1),
        verb=verb,
        act=entry.act if entry else Act.STATE,
        speakers=(who,) if who is not None else (),
        content=replace(content, addressee=addressee(parsed, verb)),
        asked=is_passive(parsed, verb) and who is None,
        carry=False,
        quoted=(quote.outer,),
    )


def _named_before(
    parsed: ParsedArticle, line: Line, quote: Quote
) -> tuple[tuple[int, int], Token] | None:
    """Return the colon and the name before it: `a pollster, Ann Lee: “…”`, with no cue."""
    before = parsed.text[line.span.start : quote.outer.start].rstrip()
    if not before.endswith(":"):
        return None
    place = line.span.start + len(before) - 1
    name = parsed.tokens[parsed.at(place - 1)]
    entity = parsed.entity_at.get(name.i)
    if entity is None or entity.label not in ("PERSON", "ORG") or name.end != place:
        return None
    return (place, place + 1), name


def _goes_on(parsed: ParsedArticle, line: Line, quote: Quote) -> Span | None:
    """Return the content of `said “it hurts” every time …`: the clause runs on after the mark."""
    if quote.inner.of(parsed.text).rstrip()[-1:] in ".?!,…":
        return None
    rest = parsed.text[quote.outer.end : line.span.end]
    if not re.match(r"\s+[a-z]", rest):
        return None
    first = parsed.at(quote.outer.end)
    after = [t for t in parsed.tokens[first:] if t.start >= quote.outer.end]
    if not after or after[0].tag in ("VBD", "VBZ", "VBP", "MD") or after[0].pos == "CCONJ":
        return None
    _, end = parsed.sentence(after[0])
    stop = trim(parsed, after[0].i, cut(parsed, after[0].i, end))
    return Span(quote.outer.start, stop.end) if stop is not None else None


def _predicates(parsed: ParsedArticle, quote: Quote) -> tuple[Token, ...]:
    """Return the main predicates of the quoted sentences."""
    inside = [t for t in parsed.within(quote.inner) if t.pos in ("VERB", "AUX")]
    found = [
        t
        for t in inside
        if t.dep in ("ROOT", "ccomp", "conj", "parataxis")
        and not (t.dep in ("ccomp", "conj") and quote.inner.covers(_place(parsed.head(t))))
    ]
    main = found or inside[:1]
    return tuple(dict.fromkeys(c for m in main for c in parsed.conjuncts(m) if c in inside))


def _place(token: Token) -> Span:
    return Span(token.start, token.end)


def _reporting(parsed: ParsedArticle, token: Token) -> bool:
    entry = cue_of(parsed, token)
    if token.pos not in ("VERB", "AUX") or token.tag in ("VB", "NN"):
        goes_on = token.tag == "VB" and parsed.head(token).lemma in ("go", "continue")
        if not goes_on:
            return False
    if token.lemma == "put":  # "as she put it"
        return parsed.tokens[min(token.i + 1, len(parsed.tokens) - 1)].text == "it"
    return entry is not None and not entry.frames.isdisjoint({"s", "q"})


def _cue_after(
    parsed: ParsedArticle, line: Line, quote: Quote, own: list[Quote]
) -> tuple[Token, Token | None] | None:
    """`"…," Kim said on Monday.`: the first reporting verb before the sentence or a quote ends."""
    if not quote.closed:
        return None
    end = line.span.end
    for other in own:
        if other.outer.start >= quote.outer.end:
            end = min(end, other.outer.start)
    if _closes(parsed.text, quote) and not _cue_alone(parsed, quote, end):
        return None
    stop = _SENTENCE_END.search(parsed.text, quote.outer.end, end)
    while stop and _abbreviated(parsed, stop.start()):
        stop = _SENTENCE_END.search(parsed.text, stop.end(), end)
    region = Span(quote.outer.end, stop.start() + 1 if stop else end)
    for token in parsed.within(region):
        if _reporting(parsed, token) and (token.tag != "VBG" or token.dep == "ROOT"):
            return token, _subject_in(parsed, token, region)
    for name, token in pairwise(parsed.within(region)):  # “…,” Ann Lee notes, read as a noun
        entry = lexicon().verbs.get(token.text.casefold().removesuffix("s"))
        speaks = entry is not None and not entry.frames.isdisjoint({"s", "q"})
        if token.pos == "NOUN" and token.text.endswith("s") and speaks and name.pos == "PROPN":
            return token, name
    for token in parsed.within(region):  # “…!” her niece sang: any verb whose subject can speak
        doer = parsed.child(token, "nsubj")
        if token.tag == "VBD" and doer is not None and region.start <= doer.start:
            return (token, doer) if is_person(parsed, doer) else None
    return None


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


def _cue_before(
    parsed: ParsedArticle, line: Line, quote: Quote
) -> tuple[Token, Token | None] | None:
    """`Kim said in a briefing, "…`: the last reporting verb, with no clause between."""
    start = line.span.start
    for stop in _SENTENCE_END.finditer(parsed.text, line.span.start, quote.outer.start):
        if not _abbreviated(parsed, stop.start()):
            start = stop.end()
    if start >= quote.outer.start:
        return None
    region = Span(start, quote.outer.start)
    tokens = parsed.within(region)
    for token in reversed(tokens):
        if _reporting(parsed, token):
            between = [t for t in tokens if t.i > token.i]
            if any(t.tag in ("VBD", "VBZ", "VBP", "MD", "VB") for t in between):
                return None
            if _starts_finite(parsed, quote) and (not between or between[-1].text not in ",:"):
                return None
            if any(t.dep in ("nsubj", "nsubjpass") and t.lemma != "that" for t in between):
                return None
            if any(t.lemma == "that" for t in between):  # a clause that holds the quotation
                return None
            if len(between) > 14 or _not_speech(between):
                return None
            return token, _subject_in(parsed, token, region)
    return _before_colon(parsed, tokens, region)


def _before_colon(
    parsed: ParsedArticle, tokens: tuple[Token, ...], region: Span
) -> tuple[Token, Token | None] | None:
    """`leaned in and boomed: “…”`, `scolded him: “…”`: any verb of the clause before a colon."""
    if len(tokens) < 3 or tokens[-1].text != ":":
        return None
    verb = next((t for t in reversed(tokens) if t.tag in ("VBD", "VBZ", "VBP", "MD")), None)
    if verb is None or verb.pos != "VERB" or tokens[-1].i - verb.i > 6:
        return None
    who = _subject_in(parsed, verb, region)
    return (verb, who) if who is not None and is_agent(parsed, who) else None


def _announced(parsed: ParsedArticle, line: Line) -> tuple[Token, Token | None] | None:
    """`The paper reports:` on the line before: the colon gives the quotation to its subject."""
    before = [n for n in parsed.read_lines() if n.span.end <= line.span.start]
    if not before or not before[-1].span.of(parsed.text).endswith(":"):
        return None
    for token in reversed(parsed.within(before[-1].span)):
        if _reporting(parsed, token):
            who = _subject_in(parsed, token, before[-1].span)
            return (token, who) if who is not None else None
    return _before_colon(parsed, parsed.within(before[-1].span), before[-1].span)


def _starts_finite(parsed: ParsedArticle, quote: Quote) -> bool:
    """Tell whether a quotation begins with its predicate: words of the clause around it."""
    tokens = parsed.within(quote.inner)
    return bool(tokens) and tokens[0].tag in ("VBZ", "VBD", "MD")


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
    return last.pos == "ADP" and last.lemma in ("of", "as", "to", "for", "with", "in", "a", "on")


def _subject_in(parsed: ParsedArticle, verb: Token, region: Span) -> Token | None:
    """Return the speaker's head inside the region, by the parse, else the noun next to the cue."""
    who = controller(parsed, verb) or subject(parsed, verb)
    if who is not None and _spoken(parsed, who, verb):
        who = None  # “Judge,” Ann said: he who is addressed does not say it
    if who is not None and who.start >= region.start and who.end <= region.end:
        return who
    tokens = parsed.within(region)
    for near in (
        [t for t in reversed(tokens) if t.i < verb.i],
        [t for t in tokens if t.i > verb.i],
    ):
        for token in near:
            if token.pos in ("NOUN", "PROPN", "PRON") and is_agent(parsed, token):
                return _phrase_head(parsed, token, region)
            if token.pos in ("VERB", "ADP", "SCONJ"):
                break
    return who if who is not None and is_agent(parsed, who) and who.i < verb.i else None


def _spoken(parsed: ParsedArticle, who: Token, verb: Token) -> bool:
    """Tell whether a closing mark stands between a supposed speaker and the cue after it."""
    between = parsed.text[who.end : verb.start]
    return (
        who.i < verb.i
        and any(mark in between for mark in ("”", '"', "''"))
        and not any(mark in between for mark in ("“",))
    )


def _phrase_head(parsed: ParsedArticle, token: Token, region: Span) -> Token:
    while token.dep in ("compound", "appos", "conj", "pobj", "nmod", "poss"):
        above = parsed.head(token)
        if above.pos == "ADP":
            above = parsed.head(above)
        if not (region.start <= above.start and above.pos in ("NOUN", "PROPN")):
            break
        token = above
    return token


def _continues(
    pending: Found, found: Found, quote: Quote, line: Line, parsed: ParsedArticle
) -> bool:
    """Tell whether this quotation goes on with the one before: same line after its cue, or the
    next paragraph when the mark before was left open."""
    if found.cue is not None and found.cue == pending.cue:
        return True  # the cue stands inside the quotation
    if not found.carry or found.cue is not None:
        return False
    last = pending.quoted[-1]
    between = parsed.text[last.end : quote.outer.start]
    if "\n" in between:
        return last.end >= 1 and parsed.text[last.end - 1] not in '”"»'
    return line.span.start <= last.start


def _joined(pending: Found, found: Found) -> Found:
    content = replace(
        pending.content,
        spans=(*pending.content.spans, *found.content.spans),
        heads=(*pending.content.heads, *found.content.heads),
    )
    return replace(pending, content=content, quoted=(*pending.quoted, *found.quoted))
