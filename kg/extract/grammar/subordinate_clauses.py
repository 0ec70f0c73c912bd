"""How a subordinate clause is opened: "if", "as long as", "provided that", "should it fail".

In: a parsed article and the verb of a clause, or a word that may open one. Out: the words that open
it, and which conditions a clause states; what is conditional is decided in `kg.extract.standing`.
Also asides that take up the clause before them and answer it (", which Chad denies"): known by
their words first, since parsers hang such clauses on any noun near by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import agent, is_finite_form
from kg.extract.grammar.dependents import active_subject, finite_complement
from kg.extract.grammar.functions import (
    is_direct_object,
    is_finite_complement,
    is_main,
    is_prepositional_clause,
    is_prepositional_object,
)
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_CLAUSE_OPENING = ("DET", "PRON", "PROPN", "NOUN")
"""What a clause right after "in case" begins with."""


def openers(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the words before a verb that may open its clause, subordinators and adverbs."""
    return (c for c in parsed.all(verb, "mark", "advmod") if c.i < verb.i)


def opened_clause(parsed: ParsedArticle, opener: Token) -> Token | None:
    """Return the verb of the adverbial clause that a subordinator before it opens."""
    if opener.dep != "mark":
        return None
    verb = parsed.head(opener)
    return verb if verb.dep == "advcl" and verb.i > opener.i else None


def governor_of_complement_opened(parsed: ParsedArticle, opener: Token) -> Token | None:
    """Return the word before a subordinator whose complement clause it opens: "asked if"."""
    clause = parsed.head(opener)
    above = parsed.head(clause)
    opens = opener.dep == "mark" and clause.dep == "ccomp" and above.i <= opener.i
    return above if opens else None


def is_inverted(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the auxiliary before its subject makes a clause a condition: "should X fail"."""
    own = parsed.child(verb, "nsubj", "nsubjpass", "expl")
    if own is None or verb.dep not in ("advcl", "ccomp", "dep"):
        return False
    first = parsed.tokens[parsed.left(verb)]
    helper = first.i < own.i and parsed.head(first).i == verb.i and first.dep in ("aux", "auxpass")
    return (helper or first is verb) and first.text.casefold() in words("inverting")


def opens_inverted(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word stands before its subject to open a condition: "should X fail"."""
    if token.text.casefold() not in words("inverting") or _follows_negative(parsed, token):
        return False
    verb = parsed.head(token) if token.dep in ("aux", "auxpass") else token
    own = parsed.child(verb, "nsubj", "nsubjpass")
    if own is None or own.i < token.i:
        return False
    asked = bool(token.i) and parsed.tokens[token.i - 1].tag in ("WRB", "WP", "WDT")
    question = asked or "?" in [t.text for t in parsed.tokens[parsed.sentence(token)[1] - 2 :][:2]]
    return not question and (is_inverted(parsed, verb) or token.dep == "aux")


def _follows_negative(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether the word before an auxiliary inverts it: "nor | had | it closed the plant"."""
    return bool(token.i) and parsed.tokens[token.i - 1].lemma in words("negative_adverbs")


def is_proviso(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a participle opens a condition: "provided that", "assuming that"."""
    if verb.lemma not in words("provisos") or verb.dep not in ("advcl", "prep"):
        return False
    bare = parsed.child(verb, "nsubj", "nsubjpass", "dobj", "aux", "auxpass") is None
    return bare and verb.tag in ("VBN", "VBG", "VBD") and parsed.child(verb, "ccomp") is not None


def tells_variation(parsed: ParsedArticle, opener: Token) -> bool:
    """Tell whether "depending on" only says by what something differs: "may vary depending on"."""
    above = parsed.head(opener)
    return above.lemma in words("varying") and opener.i - above.i in (1, 2)


def has_conditional_phrase(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a phrase on a verb states a condition: "in case of", "on condition that"."""
    return any(_is_conditional_phrase(parsed, c) for c in parsed.children[verb.i])


def _is_conditional_phrase(parsed: ParsedArticle, child: Token) -> bool:
    if is_proviso(parsed, child):
        return True
    if child.lemma == "long" and child.dep == "advmod":
        return parsed.child(child, "advcl") is not None  # "as long as"
    if child.dep != "prep" or tells_variation(parsed, child):
        return False
    after = parsed.child(child, "prep", "pobj")
    if child.lemma in words("depending"):
        return True
    return after is not None and is_contingency(parsed, child, after)


def is_contingency(parsed: ParsedArticle, preposition: Token, noun: Token) -> bool:
    """Tell whether a phrase says under what condition: "in case of rain", "in the event that".

    "In both cases", "in the case of Chad" and "in good condition" say where or how.
    """
    if f"{preposition.lemma} {noun.text.casefold()}" not in words("conditional_phrases"):
        return False
    between = parsed.tokens[preposition.i + 1 : noun.i]
    bare = not between or (noun.lemma != "case" and [t.lemma for t in between] == ["the"])
    after = parsed.lemma_after(noun)
    clause = noun.i + 1 < len(parsed.tokens) and parsed.tokens[noun.i + 1].pos in _CLAUSE_OPENING
    return bare and (after in ("of", "that") or clause)


def is_remark(parsed: ParsedArticle, opener: Token) -> bool:
    """Tell whether an "if" opens a remark to the hearer: "if you look at the deaths, …".

    Its verb is one of looking, asking or recalling with "you", "we" or "I", or it asks leave to
    speak or doubts one's memory; what it stands by is put as a fact. "If you look away, you will
    fall" is a condition.
    """
    if opener.lemma not in words("conditional_openers"):
        return False
    if opener.lemma == "if" and parsed.lemma_after(opener) in words("elliptic_remarks"):
        return True
    verb = opened_clause(parsed, opener)
    if _is_polite(parsed, opener) or (verb is not None and _is_of_memory(parsed, verb)):
        return True
    own = parsed.child(verb, "nsubj", "nsubjpass") if verb is not None else None
    if verb is not None and own is not None and own.lemma == "you" and _is_meant(parsed, verb):
        return True  # "if you know what I mean"
    if verb is None or own is None or verb.lemma not in words("remark_verbs"):
        return False
    above = parsed.head(verb)
    settled = any(t.tag == "MD" for t in parsed.all(above, "aux"))
    return opener.lemma == "if" and own.lemma in words("remark_subjects") and not settled


def _is_polite(parsed: ParsedArticle, opener: Token) -> bool:
    """Tell whether "if" with a pronoun and an auxiliary is all: "if I may, …", "if you will"."""
    after = [t.text.casefold() for t in parsed.tokens[opener.i + 1 : opener.i + 4]]
    if len(after) < 3 or after[0] not in words("remark_subjects") or opener.lemma != "if":
        return False
    whole = after[1] in words("polite_remarks") and after[2] in words("clause_marks")
    so = after[1] in words("polite_remarks") and after[2] in words("introducing")
    return whole or so


def _is_of_memory(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether one only doubts having it right: "if I heard her correctly", "unless I am
    wrong", "if memory serves".
    """
    own = parsed.child(verb, "nsubj", "nsubjpass")
    if own is None:
        return False
    who = own.text.casefold()
    if who in words("first_person"):
        told = {c.lemma for c in parsed.all(verb, "acomp", "advmod", "attr")}
        about = who == "i" and not any(t.tag == "MD" for t in parsed.all(parsed.head(verb), "aux"))
        right = about and not told.isdisjoint(words("having_it_right"))
        return right or verb.lemma in words("memory_verbs")
    return who == "memory" and verb.lemma == "serve"


def _is_meant(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a clause asks if the speaker is understood: "you know what | I mean |"."""
    meant = finite_complement(parsed, verb)
    who = active_subject(parsed, meant) if meant is not None else None
    return (
        meant is not None
        and meant.lemma == "mean"
        and who is not None
        and who.text.casefold() in words("first_person")
    )


def result_cause(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what a gerund tells the result of, where the parser hung it on a report.

    "Said it might sell arms, thus allowing …": the verb before "thus". "Said it had struck,
    killing five": what was said. "Failed to stop, killing two": the finite verb.
    """
    if verb.tag != "VBG":
        return None
    first, _ = parsed.sentence(verb)
    if any(c.lemma in words("resulting") for c in parsed.all(verb, "advmod")):
        before = (t for t in reversed(parsed.tokens[first : verb.i]) if t.pos == "VERB")
        return next(before, None)
    above = parsed.head(verb)
    if parsed.tokens[verb.i - 1].text == "," and any(
        c.tag == "TO" for c in parsed.all(above, "aux", "mark")
    ):
        return next((t for t in parsed.ancestors(above) if t.tag in ("VBD", "VBZ", "VBP")), None)
    said = parsed.child(above, "ccomp")
    inside = said is not None and above.i < said.i < verb.i
    return said if inside and verb.lemma not in lexicon().verbs else None


_NAMED = 4
"""Words from "a" to the noun of an aside at most: "a very serious charge"."""

_REACH = 12
"""Words from an aside's opener to its verb: "a claim that the bank's new head has since denied"."""

_LABEL = 8
"""Words from "call" or "dismiss" to the word that says it is false."""


def answering_verb(parsed: ParsedArticle, first: int) -> Token | None:
    """Return the verb of an aside that opens at token `first` and answers the clause before it."""
    start = _after_opener(parsed, first)
    if start is None:
        return None
    tokens, (_, end) = parsed.tokens, parsed.sentence(parsed.tokens[first])
    for token in tokens[start : min(end, first + _REACH)]:
        if token.text in _STOPS:
            return None
        if token.lemma not in words("answering_asides"):
            if token.pos == "VERB" and is_finite_form(token):
                return None
            continue
        if token.pos == "VERB" and (is_finite_form(token) or token.tag == "VBN"):
            who = active_subject(parsed, token)
            if who is not None:
                known = first < who.i < token.i
                return token if known and _answers(parsed, token, end) else None
            if token.tag == "VBN" and is_passive_aside(parsed, token):
                return token if _answers(parsed, token, end) else None
        if _is_read_as_noun(parsed, token, start):
            return token
    return None


def is_passive_aside(parsed: ParsedArticle, participle: Token) -> bool:
    """Tell whether a claim is told to be answered by somebody: "a charge | denied | by Chad".

    Only of the noun right before it, an adverb between: "an allegation strongly denied by".
    """
    before = parsed.tokens[participle.i - 1]
    before = parsed.tokens[before.i - 1] if before.pos == "ADV" else before
    return before.pos == "NOUN" and agent(parsed, participle) is not None


def _is_read_as_noun(parsed: ParsedArticle, token: Token, start: int) -> bool:
    """Tell whether the verb that closes an aside is read as a noun: ", which Lee disputes"."""
    before, after = parsed.tokens[token.i - 1], parsed.tokens[token.i + 1 : token.i + 2]
    closes = not after or after[0].text in (".", ",", ";")
    alone = active_subject(parsed, token) is None
    return (
        token.tag in ("NNS", "VBZ")
        and alone
        and start < token.i
        and before.pos in ("NOUN", "PROPN")
        and closes
    )


_STOPS = frozenset({",", ";", ":", "(", "“", '"', "?", "!"})


def _after_opener(parsed: ParsedArticle, first: int) -> int | None:
    """Return where an aside goes on after "which", "something", "a claim (that)"."""
    tokens = parsed.tokens
    opener = tokens[first].text.casefold()
    if opener in words("resuming_words"):
        before = tokens[first - 2] if first > 1 else tokens[first]
        pointed = before.pos == "NOUN" and before.lemma in words("claims") | words(
            "reported_claims"
        )
        return None if pointed else first + 1
    if opener in ("a", "an"):
        near = tokens[first + 1 : first + _NAMED]
        noun = next((t for t in near if t.pos == "NOUN"), None)
        claim = noun is not None and noun.lemma in words("reported_claims")
        return noun.i + 1 if noun is not None and claim else None
    return None


def _answers(parsed: ParsedArticle, verb: Token, end: int) -> bool:
    """Tell whether a verb denies or admits by itself, or with the label that it gives."""
    if verb.lemma not in words("labelling_asides"):
        return True
    after = parsed.tokens[verb.i + 1 : min(end, verb.i + _LABEL)]
    return any(t.lemma in words("falsehoods") and t.pos != "VERB" for t in after)


def clause_before(parsed: ParsedArticle, first: int) -> Token | None:
    """Return the verb of the clause that an aside opening at `first` takes up.

    The clause that somebody reports, where one ends there; else the main clause.
    """
    before = parsed.tokens[first - 2]
    main = None
    for token in (before, *parsed.ancestors(before)):
        if token.i >= first:
            continue
        above = parsed.head(token)
        if is_prepositional_clause(token) or is_prepositional_object(token):
            link, above = above, parsed.head(above)
            above = parsed.head(above) if is_direct_object(above) else above
            cue = lexicon().verbs.get(above.lemma)
            if cue is not None and link.lemma in cue.object_prepositions:
                return token
        elif is_finite_complement(token) and above.lemma in lexicon().verbs:
            return token
        main = token if is_main(token) and token.pos in ("VERB", "AUX") else main
    if main is not None and main.lemma in lexicon().verbs:
        return finite_complement(parsed, main)
    return main
