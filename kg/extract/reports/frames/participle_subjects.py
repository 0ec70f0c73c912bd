"""Whose participle is it? ", adding …", "while declining to …", "condemning the …".

Parsers hang a participle after a comma on the nearest verb (", labeling" on "support"); in news the
one who labels is the subject of the report that the sentence opened with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_finite, subject
from kg.extract.grammar.complementation import has_auxiliary
from kg.extract.grammar.dependents import active_subject, direct_object, own_subject
from kg.extract.grammar.functions import (
    is_adnominal_clause,
    is_agent_phrase,
    is_relative_clause,
)
from kg.extract.grammar.governors import (
    hangs_on,
    noun_of_clause,
    owner_of_clause,
    preposition_before,
    preposition_before_clause,
    verb_of_adverbial,
    with_governors,
)
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_MARKS = frozenset({",", "”", '"', "—", "–"})


def controller(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the subject that controls a free participle; None if the verb is not one."""
    if verb.tag != "VBG" or active_subject(parsed, verb) is not None:
        return None
    if has_auxiliary(parsed, verb) or not _is_free(parsed, verb):
        return None
    noun = noun_of_clause(parsed, verb) if is_adnominal_clause(verb) else None
    link = preposition_before(parsed, noun) if noun is not None else None
    if link is not None and is_agent_phrase(link):
        return noun  # "was urged to act by Lee, adding …"
    parted = _parted_subject(parsed, verb)
    if parted is not None:
        return parted
    first, last = parsed.sentence(verb)
    verbs = lexicon().verbs
    best = None
    for token in parsed.tokens[first:last]:
        reports = token.lemma in verbs or _is_light(parsed, token)
        if not reports or token.pos != "VERB" or not is_finite(parsed, token):
            continue
        who = subject(parsed, token)
        if who is None or not is_agent(parsed, who) or who.i > verb.i:
            continue
        if token.i < verb.i:  # the outermost report before the participle
            if best is None or parsed.left(token) <= best[0]:
                best = (parsed.left(token), who, token)
        elif best is None and who.i < verb.i:
            best = (parsed.left(token), who, token)
    if best is None:
        return None
    return _nearer_subject(parsed, verb, best[2]) or best[1]


def _nearer_subject(parsed: ParsedArticle, verb: Token, report: Token) -> Token | None:
    """Return the subject of what a participle hangs on, where the first cue tells nothing.

    A verb of saying whose object is neither words nor a hearer tells no words: "the mill posted a
    loss after | Lee | railed against it, saying …", "| the board | named Ann Lee, who assessed the
    dam, concluding that …".
    """
    host = verb_of_adverbial(parsed, verb)
    if host is None or host is report or not is_finite(parsed, host):
        return None
    who = subject(parsed, host)
    if who is None or who.i > verb.i or not is_agent(parsed, who):
        return None
    known = lexicon().verbs.get(report.lemma)
    wordless = known is not None and _WITH_OBJECT.isdisjoint(known.frames)
    if not wordless or direct_object(parsed, report) is None:
        return None
    inside = next((t for t in with_governors(parsed, report) if is_relative_clause(t)), None)
    parted = inside is not None and not hangs_on(parsed, verb, inside)
    return who if parted or host.lemma in lexicon().verbs else None


_WITH_OBJECT = frozenset({"n", "o", "t"})
"""Frames of verbs whose object is words or a hearer."""


def _parted_subject(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the subject right before a phrase that parts it from its verb: "| the men |, by
    refusing to vote, were insulting the town": they refuse, not who said so before."""
    link = preposition_before_clause(parsed, verb)
    host = owner_of_clause(parsed, verb)
    own = own_subject(parsed, host) if host is not None and host.i > verb.i else None
    return own if own is not None and link is not None and own.i < link.i else None


def _is_light(parsed: ParsedArticle, token: Token) -> bool:
    noun = direct_object(parsed, token) if token.lemma in words("light_verbs") else None
    return noun is not None and noun.lemma in lexicon().nouns


def _is_free(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the participle follows a comma or a subordinator, adverbs apart."""
    i = verb.i - 1
    first, _ = parsed.sentence(verb)
    while i > first and (parsed.tokens[i].pos == "ADV" or parsed.tokens[i].text.isspace()):
        i -= 1
    return i >= first and parsed.tokens[i].text.casefold() in _MARKS | words("participle_openers")
