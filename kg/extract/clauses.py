"""Questions about clauses that every rule asks: who is its subject, how far does it reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon, words
from kg.model import Span

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_EDGE = " \t\u00a0,;:—–-\"“”„«»‘'"
_LINKERS = frozenset({"that", "and", "but", "or"})


def subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the subject of a verb: its own, its first conjunct's, or its controller's.

    A relative pronoun is replaced by its antecedent. Participles after a comma are the business
    of `kg.extract.controllers`.
    """
    quoted = _quoted_by(parsed, verb)
    if quoted is not None:
        return quoted
    seen = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = parsed.child(verb, *SUBJECTS)
        if own is not None:
            return antecedent(parsed, own)
        outer = borrowed(parsed, verb)
        if outer is not None:
            verb = outer
            continue
        held = _held_for(parsed, verb)
        if held is not None:
            return held
        if verb.dep == "acl" and parsed.head(verb).pos in ("NOUN", "PROPN"):
            return parsed.head(verb) if verb.tag == "VBG" else None
        if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "acl"):
            verb = _above(parsed, verb)
        else:
            return None
    return None


def _held_for(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object whose deed a "for" gives: "thanked Ann for backing", "fined X for …"."""
    above = parsed.head(verb)
    if verb.dep == "pcomp" and above.lemma == "for":
        return parsed.child(parsed.head(above), "dobj")
    return None


def _quoted_by(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return X of "quoted X as saying" and "X was quoted as saying"."""
    above = parsed.head(verb)
    if verb.tag != "VBG" or above.lemma != "as":
        return None
    outer = parsed.head(above)
    if outer.lemma not in ("quote", "cite", "report", "describe"):
        return None
    return parsed.child(outer, "dobj", "nsubjpass")


def borrowed(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the cue that a second cue is really joined to ("said the pact is … and pledged …").

    Parsers join "pledged" to "is"; the tense tells: it is that of "said" and not that of "is".
    """
    if verb.dep != "conj" or verb.tag != "VBD" or verb.lemma not in lexicon().verbs:
        return None
    first = parsed.first_conjunct(verb)
    outer = parsed.head(first)
    joined = first.dep in ("ccomp", "advcl", "xcomp") and outer.lemma in lexicon().verbs
    return outer if joined and outer.tag == "VBD" and not _past(parsed, first) else None


def _past(parsed: ParsedArticle, verb: Token) -> bool:
    return verb.tag == "VBD" or any(c.tag == "VBD" for c in parsed.all(verb, "aux", "auxpass"))


def _above(parsed: ParsedArticle, verb: Token) -> Token:
    """Climb to the governor that may share its subject; prepositions are passed through."""
    head = parsed.head(verb)
    while head.pos == "ADP" and head.head != head.i:
        head = parsed.head(head)
    return head


def antecedent(parsed: ParsedArticle, token: Token) -> Token:
    """Return what a relative pronoun stands for; any other token stands for itself."""
    if token.tag in ("WDT", "WP") and token.lemma in ("who", "which", "that"):
        for above in parsed.ancestors(token):
            if above.dep == "relcl":
                return parsed.head(above)
    return token


def is_finite(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the verb, or an auxiliary of it, carries tense or is a modal."""
    if verb.tag in _FINITE:
        return True
    return any(c.tag in _FINITE for c in parsed.all(verb, "aux", "auxpass", "cop"))


def modals(parsed: ParsedArticle, verb: Token) -> list[str]:
    """Return the lemmas of the verb's modal auxiliaries ("may", "would", contracted ones too)."""
    spelled = {
        "'d": "would",
        "’d": "would",
        "'ll": "will",
        "’ll": "will",
        "wo": "will",
        "ca": "can",
    }
    return [
        spelled.get(c.text.casefold(), spelled.get(c.lemma, c.lemma))
        for c in parsed.all(verb, "aux")
        if c.tag == "MD"
    ]


def is_negated(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the verb itself is negated ("has not confirmed", "never said")."""
    if any(
        c.dep == "neg" or (c.dep == "advmod" and c.lemma in ("never", "hardly", "barely"))
        for c in parsed.children[verb.i]
    ):
        return True
    first = parsed.first_conjunct(verb)  # "neither confirmed nor denied"
    own = parsed.child(first, "nsubj", "nsubjpass") or first  # "neither Chile nor Peru has …"
    linked = [c for v in (first, verb, own) for c in parsed.children[v.i]]
    return any(c.lemma == "neither" for c in linked)


def is_passive(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the clause is passive."""
    return parsed.child(verb, "nsubjpass", "auxpass") is not None


def agent(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the noun of a passive's by-phrase."""
    for by in parsed.children[verb.i]:
        if by.dep == "agent" or (by.dep == "prep" and by.lemma == "by"):
            return parsed.child(by, "pobj")
    return None


def trim(parsed: ParsedArticle, first: int, last: int, *, keep_marks: bool = False) -> Span | None:
    """Return the place of tokens `[first, last)` without commas, linkers and blank edges.

    Quotation marks at an edge stay when their partner is inside the range (`“a group” for …`).
    """
    tokens = parsed.tokens
    while first < last and (
        tokens[first].text.isspace()
        or tokens[first].text in ",;:—–-"
        or (tokens[first].text.casefold() in _LINKERS and tokens[first].dep not in SUBJECTS)
    ):
        first += 1
    while last > first and (
        tokens[last - 1].text.isspace()
        or tokens[last - 1].text in (",", ";", ":", ".", "—", "–", "-")
        or tokens[last - 1].dep == "cc"
    ):
        last -= 1
    if first >= last:
        return None
    span = _closed(parsed.text, parsed.span(first, last))
    return span if keep_marks else unquote(parsed.text, span)


def _closed(text: str, span: Span) -> Span:
    """Take in a closing mark, and the point before it, whose opening mark is inside."""
    for opening, closing in (("“", "”"), ('"', '"')):
        inside = span.of(text)
        unclosed = inside.count(opening) > inside.count(closing)
        if opening == closing:
            unclosed = inside.count(opening) % 2 == 1
        after = text[span.end : span.end + 2]
        if (
            unclosed
            and closing in after
            and after.index(closing) == sum(c in ".,?!" for c in after[:1])
        ):
            return Span(span.start, span.end + after.index(closing) + 1)
    return span


_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "„": "”", "«": "»"}


def unquote(text: str, span: Span) -> Span | None:
    """Take off a pair of marks around the whole, or a mark whose partner lies outside."""
    start, end = span.start, span.end
    inside = text[start:end]
    if len(inside) > 1 and _PAIRS.get(inside[0]) == inside[-1] and inside[0] not in inside[1:-1]:
        start, end = start + 1, end - 1
    else:
        if inside[:1] in _PAIRS and _PAIRS[inside[0]] not in inside[1:]:
            start += 1
        for mark, partner in (("“", "”"), ("‘", "’")):
            if text[start:end].endswith(partner) and mark not in text[start : end - 1]:
                end -= 1
        if text[start:end].endswith('"') and text[start:end].count('"') % 2:
            end -= 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def cut(parsed: ParsedArticle, first: int, last: int) -> int:
    """Return where an indirect content that starts at `first` really ends, at most `last`.

    The narrator's trailing remarks go: ", marking a shift", ", while declining to", ", according
    to", ", as shared by", ", when asked", ", following". Parsers attach them at random.
    """
    tokens = parsed.tokens
    quoted = False
    for i in range(first, last - 1):
        text = tokens[i].text
        if text in _MARKS:
            quoted = not quoted if text == '"' else text == "“"
        closes = tokens[i + 1].text in ("”", '"')
        declines = text == "while" and tokens[i + 1].lemma in lexicon().wrappers
        if i > first and not quoted and declines:
            return i
        if i > first and (not quoted or closes):
            if text in (",", "—", "–") and _opens_remark(parsed, i + 1, last):
                return i
            if tokens[i].dep == "cc" and any(
                c.i > i and borrowed(parsed, c) for c in parsed.conjuncts(parsed.head(tokens[i]))
            ):
                return i
    return last


_MARKS = frozenset({"“", "”", '"'})


def _opens_remark(parsed: ParsedArticle, first: int, last: int) -> bool:
    tokens = parsed.tokens
    ahead = [t for t in tokens[first : min(last, first + 5)] if not t.text.isspace()]
    while ahead and ahead[0].text in ("”", '"', ","):
        ahead = ahead[1:]
    while len(ahead) > 1 and (ahead[0].pos == "ADV" and ahead[0].lemma not in ("when", "as")):
        ahead = ahead[1:]
    if not ahead:
        return False
    head, after = ahead[0], ahead[1] if len(ahead) > 1 else None
    if head.tag == "VBG" and head.lemma in words("remarks"):
        return True
    if head.lemma in ("while", "after", "before", "by") and after is not None:
        return after.tag == "VBG"
    if head.lemma == "when" and after is not None:
        return after.lemma in ("ask", "press", "question")
    if head.lemma == "according" or head.lemma == "accord":
        return after is not None and after.lemma == "to"
    if head.lemma == "as" and after is not None:
        return after.tag == "VBN"
    if head.text.casefold() in ("a", "an") and len(ahead) > 2:
        return _renames(parsed, ahead)
    return False


def _renames(parsed: ParsedArticle, ahead: list[Token]) -> bool:
    """Tell whether "a …" after a comma renames the whole saying: "a sentiment echoed again"."""
    head = next((t for t in ahead[1:] if t.pos == "NOUN"), None)
    return head is not None and head.lemma in (
        *("sentiment", "move", "remark", "comment", "stance", "shift", "position", "warning"),
        *("message", "statement", "claim", "view", "charge", "accusation", "assertion"),
    )


def holds_clause(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether tokens `[first, last)` hold a finite verb."""
    return any(t.tag in _FINITE for t in parsed.tokens[first:last])
