"""Forms of a verb: tense, "be", particle, and which verb carries a predicate's tense."""

from __future__ import annotations

from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import modals
from kg.extract.grammar.dependents import all_auxiliaries, auxiliaries, is_infinitive, particle
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_PREDICATIVE = ("acomp", "attr", "oprd")


class Tense(StrEnum):
    """When, seen from the telling; `none` where no finite form says."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


def is_be(verb: Token) -> bool:
    """Tell whether a verb is a form of "be"; of "it’s" parsers give no lemma."""
    curly = verb.text in words("contracted_be") and verb.tag in ("VBZ", "VBP")
    return verb.lemma == "be" or curly


def with_particle(parsed: ParsedArticle, verb: Token) -> str:
    """Return a verb's lemma with its particle: "rule out"."""
    found = particle(parsed, verb)
    return f"{verb.lemma} {found.lemma}" if found is not None else verb.lemma


def is_modal_perfect(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a modal is followed by "have": "may have left"."""
    return any(c.lemma in words("have_forms") and c.tag == "VB" for c in auxiliaries(parsed, verb))


def is_had_better(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether "had better" stands before a plain form, whatever the parser makes of it."""
    after = parsed.tokens[verb.i + 1 : verb.i + 3]
    main = verb.text.casefold() == "had" and [t.text for t in after[:1]] == ["better"]
    if main and len(after) == 2:
        return after[1].tag in ("VB", "VBP") or after[1].text in lexicon().verbs
    if verb.tag != "VB":
        return False
    before = [t.text.casefold() for t in parsed.tokens[max(0, verb.i - 2) : verb.i]]
    return before in (["had", "better"], ["'d", "better"], ["’d", "better"])


def tense(parsed: ParsedArticle, verb: Token) -> Tense:
    """Return the tense of a verb by its auxiliaries; "would have" counts as past."""
    if modals(parsed, verb):
        return Tense.PAST if is_modal_perfect(parsed, verb) else Tense.FUTURE
    helpers = [*all_auxiliaries(parsed, verb), verb]
    finite = next((t for t in helpers if t.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is None:
        return Tense.NONE
    if finite.tag == "VBD":
        return Tense.PAST
    has = finite.lemma in words("have_forms") and finite is not verb and verb.tag == "VBN"
    return Tense.PAST if has else Tense.PRESENT


def predicate_verb(parsed: ParsedArticle, token: Token) -> Token:
    """Return the verb that carries tense and negation for a predicate: "is" of "is ready".

    An auxiliary or particle gives its verb; what is its own predicate is returned as it is.
    """
    while token.head != token.i:
        above = parsed.head(token)
        helps = token.dep in ("aux", "auxpass", "prt")
        said_of = token.dep in _PREDICATIVE and (is_be(above) or above.lemma in words("copulas"))
        if not (helps or said_of):
            return token
        token = above
    return token


def auxiliary_holder(parsed: ParsedArticle, verb: Token) -> Token:
    """Return the verb whose auxiliaries count for a verb: a later conjunct may share an earlier's.

    "Has met and | seen | them", "knows him and has not met or | seen | him": "met". A full stop
    between changes nothing: see `continued_verb`.
    """
    earlier = continued_verb(parsed, verb)
    if earlier is not None:
        return earlier
    own = parsed.child(verb, "aux", "auxpass", "nsubj", "nsubjpass", "neg")
    if verb.dep != "conj" or own is not None:
        return verb
    first = parsed.head(verb)
    while first.dep == "conj" and parsed.child(first, "aux", "auxpass", "neg") is None:
        first = parsed.head(first)
    same = verb.tag == first.tag or (verb.tag == "VB" and modals(parsed, first))
    return first if same and verb.tag in ("VB", "VBN", "VBG") else verb


def continued_verb(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the plain verb of the sentence before that a fragment goes on with.

    "They could strike. And | close | the port": "strike". Behind an order it is one more order, and
    so is what has a "do" or a subject of its own ("And | do | not come back").
    """
    if verb.tag not in ("VB", "VBP") or not verb.sent or verb.pos != "VERB":
        return None
    first, _ = parsed.sentence(verb)
    before = (t for t in parsed.tokens[first : verb.i] if t.pos not in ("PUNCT", "SPACE", "ADV"))
    opened = list(islice(before, 2))
    if len(opened) != 1 or opened[0].lemma not in words("coordinators"):
        return None
    if parsed.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "aux") is not None:
        return None
    start, end = parsed.parse.sentences[verb.sent - 1]
    if parsed.line_of[start] is not parsed.line_of[first]:
        return None
    earlier = parsed.tokens[start:end]
    root = next((t for t in earlier if t.head == t.i), earlier[0])
    own = parsed.child(root, "nsubj", "nsubjpass", "csubj", "expl")
    if root.pos in ("VERB", "AUX") and own is None:
        return None
    plain = [t for t in earlier if t.tag == "VB"]
    helped = [t for t in plain if modals(parsed, t)]
    some = helped or [t for t in plain if is_infinitive(parsed, t)]
    return some[-1] if some else None


def words_after(parsed: ParsedArticle, verb: Token) -> list[Token]:
    """Return the words of what hangs on a verb after it, in text order."""
    return [t for c in parsed.children[verb.i] if c.i > verb.i for t in parsed.subtree(c)]
