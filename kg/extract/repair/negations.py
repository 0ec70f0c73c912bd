"""Negations hung where they do not reach: "said | not all left |", "let alone", "instead of".

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def yet_to(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Read "yet" before an infinitive as its "not": "the only state | yet | to be reunified".

    Under "have" and "be" the verb above tells it: "has yet to decide", "is yet to decide".
    """
    to = parsed.tokens[word.i + 1] if word.i + 1 < len(parsed.tokens) else word
    verb = parsed.head(to)
    above = parsed.head(word)
    if word.lemma != "yet" or to.tag != "TO" or verb.pos not in ("VERB", "AUX"):
        return ()
    between = parsed.tokens[above.i + 1 : word.i]
    if above.lemma in ("have", "be") and all(t.pos in ("ADV", "PUNCT") for t in between):
        return ()  # "has, however, | yet | to decide"
    return (replace(word, dep="neg", head=verb.i),)


def let_alone(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Join what "let alone" or "much less" adds to the denied verb as "or" would.

    "Did not read it, | let alone forge it |": neither was done (Fillmore, Kay and O'Connor 1988).
    """
    if word.text.casefold() == "alone" and word.i:
        word = parsed.tokens[word.i - 1]
    second = parsed.tokens[word.i + 1] if word.i + 1 < len(parsed.tokens) else word
    if f"{word.text} {second.text}".casefold() not in words("scale_additions"):
        return ()
    first, end = parsed.sentence(word)
    verb = parsed.tokens[second.i + 1] if second.i + 1 < end else word
    before = (t for t in reversed(parsed.tokens[first : word.i]) if t.pos == "VERB")
    denied = next((t for t in before if parsed.child(t, "neg") is not None), None)
    if denied is None:
        return ()
    if verb.pos == "VERB" and _form(verb) == _form(denied):
        first_, added = denied, replace(verb, dep="conj", tag=denied.tag, head=denied.i)
    else:
        object_ = parsed.child(denied, "dobj")
        noun = parsed.child(word, "dobj", "attr", "npadvmod")
        if object_ is None or noun is None or parsed.left(noun) != second.i + 1:
            return ()
        first_, added = object_, replace(noun, dep="conj", head=object_.i)
    moved = (c for t in (word, second) for c in parsed.children[t.i])
    kept = {word.i, second.i, added.i}
    return (
        replace(word, dep="cc", pos="CCONJ", tag="CC", lemma="or", head=first_.i),
        replace(second, dep="cc", pos="CCONJ", tag="CC", lemma="or", head=first_.i),
        added,
        *(replace(c, head=added.i) for c in moved if c.i not in kept),
    )


def _form(verb: Token) -> str:
    """Return what a verb's form may be, a bare one or a past one."""
    return "bare" if verb.tag in ("VB", "VBP") else "past" if verb.tag in ("VBD", "VBN") else "ing"


def not_of_subject(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Hang a "not" behind a finite cue on the subject that it opens: "said | not all | had left".

    A finite verb but an auxiliary takes no "not" behind it.
    """
    cue = parsed.head(word)
    if word.dep != "neg" or word.text.casefold() != "not" or cue.i != word.i - 1:
        return ()
    if cue.tag not in ("VBD", "VBZ", "VBP") or cue.lemma not in lexicon().verbs:
        return ()
    after = parsed.tokens[word.i + 1] if word.i + 1 < len(parsed.tokens) else word
    told = parsed.head(after)
    if after.dep == "prep" and told.head == cue.i and told.dep in ("ccomp", "advcl"):
        opened = replace(told, dep="ccomp")  # "said | not until May did it pay |"
        return (replace(word, dep="preconj", head=after.i), opened)
    told = parsed.child(cue, "ccomp") or cue
    own = parsed.child(told, "nsubj", "nsubjpass")
    if told is cue or own is None or parsed.left(own) != word.i + 1:
        return ()
    return (replace(word, dep="preconj", head=own.i),)


def instead_of_deed(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a gerund on the "instead of" before it: "beat him | instead of | arresting him".

    Parsers take that "of" for what joins a second deed, done as the first.
    """
    first = parsed.left(verb)
    if verb.tag != "VBG" or verb.dep not in ("advcl", "conj") or first < 2:
        return ()
    instead, of = parsed.tokens[first - 2 : first]
    above = parsed.head(verb)
    if (instead.text.casefold(), of.text) != ("instead", "of") or of.head != above.i:
        return ()
    return (
        replace(of, dep="prep", pos="ADP", tag="IN"),
        replace(instead, dep="advmod", head=of.i),
        replace(verb, dep="pcomp", head=of.i),
    )


def deed_before_subject(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a phrase right behind a cue on the clause that it opens, whose subject it tells of.

    "Said | instead of helping them, | the firm sued": who says so is not who did not help. "Said,
    instead of answering, that …" has a comma before it, and is the cue's.
    """
    link = parsed.head(verb)
    cue = parsed.head(link)
    if verb.tag != "VBG" or verb.dep != "pcomp" or link.dep != "prep":
        return ()
    if parsed.left(link) != cue.i + 1 or cue.lemma not in lexicon().verbs:
        return ()
    named = " ".join(t.text.casefold() for t in parsed.tokens[parsed.left(link) : link.i + 1])
    told = parsed.child(cue, "ccomp")
    own = parsed.child(told, "nsubj", "nsubjpass", "expl") if told is not None else None
    if named not in words("openers_of_content") or own is None or told is None:
        return ()
    end = parsed.right(link)
    comma = end < len(parsed.tokens) and parsed.tokens[end].text == ","
    return (replace(link, head=told.i),) if comma and parsed.left(own) == end + 1 else ()


def verb_of_two_auxiliaries(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a verb both auxiliaries of "does not and | will not accept | it", and their subject.

    Parsers take the first for a clause of its own, and the second for a deed of whoever says so.
    Denied twice it is denied: the second "not" only repeats the first.
    """
    second = parsed.child(verb, "neg")
    helper = parsed.child(verb, "aux")
    if verb.dep != "conj" or second is None or helper is None:
        return ()
    link = parsed.tokens[min(second.i, helper.i) - 1]
    k = link.i - 1
    k = k - 1 if k > 0 and parsed.tokens[k].text == "," else k
    first, alone = parsed.tokens[k], parsed.tokens[k - 1] if k > 0 else verb
    if link.dep != "cc" or first.dep != "neg" or first.head != alone.i:
        return ()
    own = parsed.child(alone, "nsubj", "nsubjpass")
    bare = alone.tag == "MD" or alone.lemma in words("tense_auxiliaries")
    kept = {first.i, link.i, second.i, verb.i}
    rest = [c for c in parsed.children[alone.i] if c.i not in kept]
    if not bare or own is None or parsed.child(verb, "nsubj", "nsubjpass") is not None:
        return ()
    if any(c.i > alone.i and c.pos != "PUNCT" for c in rest):
        return ()  # "is not safe and will not hold"
    commas = [t for t in parsed.tokens[first.i : verb.i] if t.text == ","]
    return (
        replace(verb, dep=alone.dep, head=verb.i if alone.head == alone.i else alone.head),
        replace(alone, dep="aux", head=verb.i),
        replace(first, head=verb.i),
        replace(link, dep="dep", head=helper.i),
        replace(second, dep="dep", head=helper.i),
        *(replace(t, head=helper.i) for t in commas),
        *(replace(c, head=verb.i) for c in rest if c not in commas),
    )


def relative_past_denied(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a relative on the noun that is so: "the mayor and not the council | that sold it |".

    Parsers hang it on the last noun, of which it is denied.
    """
    denied = parsed.head(verb)
    first = parsed.head(denied)
    if verb.dep != "relcl" or denied.dep != "conj" or first.pos not in ("NOUN", "PROPN"):
        return ()
    opener = parsed.tokens[parsed.left(denied)]
    return (replace(verb, head=first.i),) if opener.text.casefold() == "not" else ()


def subject_behind_neither(parsed: ParsedArticle, helper: Token) -> tuple[Token, ...]:
    """Give "and | neither had | the mayor" its subject, taken for what was had."""
    noun = parsed.child(helper, "dobj", "attr")
    before = parsed.tokens[helper.i - 1] if helper.i else helper
    if helper.dep != "conj" or helper.lemma not in words("tense_auxiliaries") or noun is None:
        return ()
    if before.lemma not in words("correlative_negatives") or parsed.left(noun) != helper.i + 1:
        return ()
    bare = parsed.child(helper, "nsubj", "nsubjpass") is None
    return (replace(noun, dep="nsubj"),) if bare else ()


def need_as_modal(parsed: ParsedArticle, need: Token) -> tuple[Token, ...]:
    """Make "need" before "not" and a bare verb a modal: "the people | need | not panic".

    As a verb of its own it has "do not" in front. Taggers call it a verb, hang the "not" on it and
    take the deed for what is needed.
    """
    if need.lemma != "need" or need.i + 2 >= len(parsed.tokens):
        return ()
    no, deed = parsed.tokens[need.i + 1 : need.i + 3]
    if no.lemma != "not" or no.dep != "neg":
        return ()
    if parsed.head(need).i == deed.i and need.dep == "aux":
        return replace(need, tag="MD"), replace(no, head=deed.i)
    if deed.head != need.i or deed.dep != "dobj" or deed.tag not in ("VB", "VBP", "NN"):
        return ()
    others = [c for c in parsed.children[need.i] if c.i not in (no.i, deed.i)]
    moved = [replace(c, head=deed.i) for c in (no, *others)]
    does = replace(deed, head=need.head, dep=need.dep, tag="VB", pos="VERB")
    if need.head == need.i:
        does = replace(does, head=deed.i)
    return replace(need, head=deed.i, dep="aux", tag="MD", pos="AUX"), *moved, does
