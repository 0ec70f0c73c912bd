"""How far a content reaches: edges without commas and linkers, the narrator's remarks cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import SUBJECTS, cue_joined_to
from kg.extract.grammar.subordinate_clauses import answering_verb
from kg.extract.lexicon import lexicon, words
from kg.model import Span

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_EDGE = " \t\u00a0,;:—–-\"“”„«»‘'"


def trim(parsed: ParsedArticle, first: int, last: int, *, keep_marks: bool = False) -> Span | None:
    """Return the place of tokens `[first, last)` without commas, linkers and blank edges.

    Quotation marks at an edge stay when their partner is inside the range (`“a group” for …`).
    """
    tokens = parsed.tokens
    while first < last and (
        tokens[first].text.isspace() or tokens[first].text in ",;:—–―-" or _is_linker(tokens[first])
    ):
        first += 1
    while last > first and (
        tokens[last - 1].text.isspace()
        or tokens[last - 1].text in (",", ";", ":", ".", "—", "–", "―", "-")
        or tokens[last - 1].dep == "cc"
    ):
        last -= 1
    if first >= last:
        return None
    span = _closed(parsed.text, parsed.span(first, last))
    return span if keep_marks else unquote(parsed.text, span)


def _is_linker(token: Token) -> bool:
    linking = token.text.casefold() in words("content_linkers")
    return linking and token.dep not in SUBJECTS


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
        if not quoted and i > first and _ends_at(parsed, i, last):
            return i
        closes = tokens[i + 1].text in ("”", '"')
        ended = text in ("”", '"') and not quoted and i > first
        if ended and tokens[i + 1].tag == "VBG" and tokens[i + 1].lemma in words("remarks"):
            return i + 1
        declines = text == "while" and tokens[i + 1].lemma in lexicon().wrappers
        if i > first and not quoted and declines:
            return i
        if not quoted and i > first and _opens_own_words(parsed, i, last):
            return i
        if i > first and (not quoted or closes):
            aside = tokens[i - 1].dep == "mark"  # "rule that, | while showing it, | he may"
            opens = text in (",", "—", "–", "―") and _opens_remark(parsed, i + 1, last)
            if opens and not aside and not _parts_subject(parsed, i + 1, last):
                return i
            if tokens[i].dep == "cc" and any(
                c.i > i and cue_joined_to(parsed, c)
                for c in parsed.conjuncts(parsed.head(tokens[i]))
            ):
                return i
    return last


_MARKS = frozenset({"“", "”", '"'})
_DASHES = ("—", "–", "―", "--")


def _opens_own_words(parsed: ParsedArticle, dash: int, last: int) -> bool:
    """Tell whether the writer goes on in his own words behind a dash."""
    return _opens_concession(parsed, dash, last) or _opens_gloss(parsed, dash, last)


def _opens_concession(parsed: ParsedArticle, dash: int, last: int) -> bool:
    """Tell whether the writer sets something against a saying behind a dash: "– even though he"."""
    if parsed.tokens[dash].text not in _DASHES:
        return False
    ahead = parsed.tokens[dash + 1 : min(dash + 3, last)]
    opens = [t.text.casefold() for t in ahead if t.text.casefold() != "even"][:1]
    rest = parsed.tokens[dash + 1 : last]
    return opens[:1] in (["though"], ["although"]) and all(t.text not in _DASHES for t in rest)


def _opens_gloss(parsed: ParsedArticle, dash: int, last: int) -> bool:
    """Tell whether the writer says behind a dash what the saying is: "– its first admission of it".

    The noun of a saying stands there with what goes before it alone, and no other dash behind it.
    """
    if parsed.tokens[dash].text not in _DASHES:
        return False
    rest = parsed.tokens[dash + 1 : last]
    noun = next((t for t in rest[:_GLOSS] if t.tag not in _BEFORE_NOUNS), None)
    if noun is None or noun.tag != "NN" or any(t.text in _DASHES for t in rest):
        return False
    return noun is not rest[0] and noun.lemma in lexicon().nouns


_GLOSS = 6
_BEFORE_NOUNS = frozenset({"DT", "PRP$", "NNP", "NNPS", "POS", "JJ", "CD"})
"""Words behind a dash among which the noun of a saying stands, and the tags of those before it."""


def _opens_quotation(parsed: ParsedArticle, colon: int, last: int) -> bool:
    """Tell whether a quoted sentence follows a colon: "said it had failed: | “It cost too much.”".

    Behind what tells of words it is what they are: "the sign read: “Keep out of here”".
    """
    mark, ahead = parsed.tokens[colon + 1], parsed.tokens[colon + 2 : colon + 3]
    if mark.text not in ("“", '"') or not ahead or last - colon < _SENTENCE:
        return False
    before = parsed.tokens[max(0, colon - _NEAR_COLON) : colon]
    return ahead[0].text[:1].isupper() and all(t.lemma not in lexicon().verbs for t in before)


def _ends_at(parsed: ParsedArticle, mark: int, last: int) -> bool:
    """Tell whether a colon or semicolon ends a content: before a quotation or another teller.

    "Said it was a sham; | the party said it was fair": who tells on is named.
    """
    text = parsed.tokens[mark].text
    if text == ":":
        return _opens_quotation(parsed, mark, last)
    return text == ";" and _another_tells(parsed, mark, last)


def _another_tells(parsed: ParsedArticle, mark: int, last: int) -> bool:
    """Tell whether a clause follows a mark whose named subject reports."""
    for token in parsed.tokens[mark + 1 : last]:
        if token.tag not in ("VBD", "VBZ", "VBP"):
            continue
        cue, who = lexicon().verbs.get(token.lemma), parsed.child(token, "nsubj")
        named = who is not None and mark < who.i < token.i and who.pos in ("NOUN", "PROPN")
        return named and cue is not None and "s" in cue.frames
    return False


_SENTENCE = 5
"""Tokens of a colon and a quoted sentence with its marks at least."""

_NEAR_COLON = 2
"""Words before a colon among which a verb of telling introduces what follows it."""


def _parts_subject(parsed: ParsedArticle, first: int, last: int) -> bool:
    """Tell whether a phrase with "by" stands between a subject and its verb, and ends nothing.

    In "Chad, | by closing the border, | broke the pact" the verb follows its closing comma.
    """
    opener = parsed.tokens[first]
    end = parsed.right(opener)
    if opener.dep != "prep" or end + 1 >= last or parsed.tokens[end].text != ",":
        return False
    finite = parsed.tokens[end + 1]
    verb = parsed.head(finite) if finite.dep in ("aux", "auxpass") else finite
    return finite.tag in ("MD", "VBD", "VBP", "VBZ") and parsed.left(verb) < first


def _opens_remark(parsed: ParsedArticle, first: int, last: int) -> bool:
    tokens = parsed.tokens
    ahead = [t for t in tokens[first : min(last, first + 5)] if not t.text.isspace()]
    while ahead and ahead[0].text in ("”", '"', ","):
        ahead = ahead[1:]
    if _is_news_own(ahead):
        return True
    while len(ahead) > 1 and (ahead[0].pos == "ADV" and ahead[0].lemma not in ("when", "as")):
        ahead = ahead[1:]
    if not ahead:
        return False
    head, after = ahead[0], ahead[1] if len(ahead) > 1 else None
    if head.tag == "VBG" and head.lemma in words("remarks"):
        return True
    if head.lemma == "while" and _another_speaks(parsed, head):
        return True
    if head.lemma in words("remark_openers") and after is not None:
        return after.tag == "VBG"
    if head.lemma == "with" and _with_one_telling(parsed, head, last):
        return True
    if head.lemma == "when" and after is not None:
        return after.lemma in words("asking")
    if head.tag == "VBG" and head.lemma in words("remarks_with_to"):  # ", pointing to the roads"
        return after is not None and after.lemma == "to"
    if head.lemma == "as" and after is not None:
        return after.tag == "VBN"
    if answering_verb(parsed, head.i) is not None or _is_of_others(parsed, head.i):
        return True
    if head.text.casefold() in ("a", "an") and len(ahead) > 2:
        return _renames(parsed, ahead)
    return False


def _is_news_own(ahead: list[Token]) -> bool:
    """Tell whether words set something against a saying, or judge it: ", even as its shares fell",
    ", amid fears", "— apparently forgetting his vote"."""
    if " ".join(t.text.casefold() for t in ahead[:2]) == "even as":
        return True
    if ahead and ahead[0].text.casefold() in words("remark_prepositions"):
        return True
    judged = len(ahead) > 1 and ahead[0].lemma in words("judging_adverbs")
    return judged and ahead[1].tag == "VBG"


_WHICH = words("thing_pronouns") - {"this"}
_RELATIVE = 5
"""Tokens from a comma to the "which" of an aside at most: "a very odd result | which"."""

_SAID_BY = 6
"""Tokens from that "which" to the verb of what others say at most: "which the two authors say"."""


def _is_of_others(parsed: ParsedArticle, first: int) -> bool:
    """Tell whether an aside is what others say: ", a result | which the authors say is new".

    So is ", in | what the guild called a sad day". With a pronoun ("which he says") it may still be
    the speaker's own; who answers is another.
    """
    tokens = parsed.tokens
    near = tokens[first : first + _RELATIVE]
    which = next((t for t in near if t.tag in ("WDT", "IN", "WP") and t.lemma in _WHICH), None)
    linked = which is not None and (which.i == first + 1 and tokens[first].pos == "ADP")
    named = tokens[first].lemma in words("articles")
    if which is None or not (which.i == first or linked or named):
        return False
    judged = which.tag == "WP"
    if judged and not (linked and tokens[first].lemma == "in"):
        return False
    if any(t.tag[:2] in ("VB", "MD") or t.text == "," for t in tokens[first : which.i]):
        return False
    for token in tokens[which.i + 1 : which.i + 1 + _SAID_BY]:
        cue = lexicon().verbs.get(token.lemma)
        if token.tag in ("VBD", "VBZ", "VBP"):
            who = parsed.child(token, "nsubj")
            if who is None or not which.i < who.i < token.i or cue is None:
                return False
            others = who.pos != "PRON" or token.lemma in words("counter_speaking")
            return judged or (others and "s" in cue.frames)
    return False


def _with_one_telling(parsed: ParsedArticle, link: Token, last: int) -> bool:
    """Tell whether others tell on in a participle: ", with one calling it “a disaster”"."""
    near = parsed.tokens[link.i + 1 : min(last, link.i + 1 + _TELLERS)]
    verb = next((t for t in near if t.pos in ("VERB", "AUX")), None)
    told = verb is not None and verb.tag == "VBG" and verb.lemma in words("remarks")
    own = parsed.child(verb, "nsubj") if verb is not None else None
    return told and own is not None and link.i < own.i


_TELLERS = 5
"""Words of "with one of the men calling" behind "with" at most."""


def _another_speaks(parsed: ParsedArticle, mark: Token) -> bool:
    """Tell whether a "while" clause reports what others said: "…, while Chad voiced doubts"."""
    verb = parsed.head(mark)
    told = verb.lemma in lexicon().verbs or verb.lemma in words("light_verbs")
    own = parsed.child(verb, "nsubj")
    named = own is not None and (own.pos == "PROPN" or own.tag == "NNS")
    return told and named and verb.tag in ("VBD", "VBZ") and mark.dep == "mark"


def _renames(parsed: ParsedArticle, ahead: list[Token]) -> bool:
    """Tell whether "a …" after a comma renames the whole saying: "a sentiment echoed again".

    What may be another thing does so where somebody takes it up: "a line | backed | by rivals".
    """
    head = next((t for t in ahead[1:] if t.pos == "NOUN"), None)
    if head is None:
        return False
    return head.lemma in words("renamings") or _is_taken_up(parsed, head)


def renames_told(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun after a comma renames what was said before it and others take up."""
    article = parsed.tokens[noun.i - 1] if noun.i > 1 else noun
    set_off = article.lemma == "a" and parsed.tokens[noun.i - 2].text in (",", "—", "–")
    named = noun.lemma in words("renamings") | words("sayings")
    return set_off and named and _is_taken_up(parsed, noun, words("renamings"))


def _is_taken_up(parsed: ParsedArticle, head: Token, more: frozenset[str] = frozenset()) -> bool:
    after = parsed.tokens[head.i + 1] if head.i + 1 < len(parsed.tokens) else head
    taken_up = after.tag in ("VBN", "VBD") and after.lemma in words("taking_up")
    told = parsed.all(head, "relcl")  # "a point | the minister also made |"
    taken_up = taken_up or any(v.lemma in words("taking_up") for v in told)
    return taken_up and head.lemma in words("sayings") | more
