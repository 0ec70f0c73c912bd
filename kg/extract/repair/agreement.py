"""Joints of verbs that their form, a "not" or what is kept back settles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import triggers
from kg.extract.grammar.possible_speakers import is_agent, is_document, is_person
from kg.extract.lexicon import lexicon, words
from kg.extract.noun_kinds import noun_kinds
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_BY_NUMBER = ("VBP", "VBZ")
_FINITE = ("VBD", "VBP", "VBZ")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_BASE = ("VB", "VBD", "VBN", "VBP")


def joined_by_number(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a verb, and its "and", to the cue above that has its number, not to what is said.

    "Tenants say the work has been slow, and have asked why": the work cannot "have asked".
    """
    if verb.dep != "conj" or parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return ()
    first = parsed.head(verb)
    cue = parsed.head(first)
    if first.dep != "ccomp" or cue.lemma not in lexicon().verbs or not cue.i < first.i < verb.i:
        return ()
    number = _number(parsed, verb)
    if number is None or _number(parsed, cue) != number or _number(parsed, first) in (None, number):
        return ()
    link = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
    return (
        replace(verb, head=cue.i),
        *(replace(c, head=cue.i) for c in link[-1:]),
    )


def claim_without_its_number(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Take a "verb" that one name has before it without an "-s" for the claim that is answered.

    "Chad rejects | Norland claim | it shelled the port": if Norland did, it "claims".
    """
    cue, name = parsed.head(verb), parsed.tokens[verb.i - 1]
    answered = lexicon().verbs.get(cue.lemma)
    if answered is None or answered.act not in _ANSWERING or not cue.i < name.i:
        return ()
    between = parsed.tokens[cue.i + 1 : verb.i]
    if name.tag != "NNP" or name.head != verb.i or any(t.pos != "PROPN" for t in between):
        return ()
    if verb.lemma not in words("claims") | words("accusations"):
        return ()
    told = [replace(c, dep="acl") for c in parsed.all(verb, "ccomp")]
    noun = replace(verb, tag="NN", pos="NOUN", dep="dobj")
    return (noun, replace(name, dep="compound"), *told)


_ANSWERING = frozenset({Act.CONFIRM, Act.DENY, Act.REFUSE})


def joined_by_name(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a verb that names its would-be subject to the cue above: nobody is named twice so.

    "Krag claimed that Lee lied and | cited | a note that accused Lee": Lee would say "him".
    """
    if verb.dep != "conj" or parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return ()
    first = parsed.head(verb)
    cue = parsed.head(first)
    subject = parsed.child(first, "nsubj", "nsubjpass")
    if first.dep != "ccomp" or cue.lemma not in lexicon().verbs or not cue.i < first.i < verb.i:
        return ()
    if subject is None or subject.pos != "PROPN" or verb.tag != cue.tag:
        return ()
    below = parsed.tokens[verb.i + 1 : parsed.right(verb)]
    if not any(t.pos == "PROPN" and t.text == subject.text for t in below):
        return ()
    link = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
    return (replace(verb, head=cue.i), *(replace(c, head=cue.i) for c in link[-1:]))


def joined_by_tense(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a verb to what is said where that has its tense and the cue has not.

    "Added that he backs it, but | has | doubts". In "but has left" news tells what came of it.
    """
    if verb.dep != "conj" or parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return ()
    cue = parsed.head(verb)
    told = [c for c in parsed.all(cue, "ccomp") if cue.i < c.i < verb.i]
    row = lexicon().verbs.get(cue.lemma)
    if row is None or "s" not in row.frames or not told or verb.lemma in lexicon().verbs:
        return ()
    now = _plain_tense(parsed, verb)
    if now is None or _plain_tense(parsed, cue) in (None, now):
        return ()
    if _plain_tense(parsed, told[-1]) != now or parsed.child(told[-1], "nsubj") is None:
        return ()
    link = [c for c in parsed.all(cue, "cc") if told[-1].i < c.i < verb.i]
    return (
        replace(verb, head=told[-1].i),
        *(replace(c, head=told[-1].i) for c in link[-1:]),
    )


def _plain_tense(parsed: ParsedArticle, verb: Token) -> str | None:
    """Return "past" or "present" of a verb without an auxiliary; None of any other."""
    if parsed.child(verb, "aux", "auxpass") is not None:
        return None
    return {"VBD": "past", "VBP": "present", "VBZ": "present"}.get(verb.tag)


def middle_of_list(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give the middle verb of a list the form of the first: "was not held, | charged | or fined".

    "Did not lie, | cheat | or steal", "never lied, | cheated | or stole": by themselves such forms
    may be others.
    """
    first = parsed.head(verb)
    if verb.dep not in ("advcl", "conj") or not verb.i or parsed.tokens[verb.i - 1].text != ",":
        return ()
    if first.i >= verb.i or parsed.child(verb, "aux", "auxpass", "nsubj", "mark") is not None:
        return ()
    third = next((c for c in parsed.all(verb, "conj") if c.i > verb.i), None)
    if third is None or parsed.child(verb, "cc") is None or first.tag not in ("VB", "VBD", "VBN"):
        return ()
    forms = {"VB": ("VB", "VBP"), "VBD": ("VBD", "VBN"), "VBN": ("VBN", "VBD")}[first.tag]
    if verb.tag not in forms or third.tag not in forms:
        return ()
    active = first.tag != "VBD" or parsed.child(first, "auxpass") is None
    changed = (verb.dep, verb.tag, third.tag) != ("conj", first.tag, first.tag)
    joined = (replace(verb, dep="conj", tag=first.tag), replace(third, tag=first.tag))
    return joined if active and changed else ()


def joined_to_withheld(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join what "but" adds to a cue that keeps an answer back, not to the question.

    "Did not say why he left, but | insisted | that he was well".
    """
    if verb.dep != "conj" or parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return ()
    first = parsed.head(verb)
    cue = parsed.head(first)
    if first.dep != "ccomp" or not cue.i < first.i < verb.i or verb.lemma not in lexicon().verbs:
        return ()
    link = [c for c in parsed.all(first, "cc") if c.lemma == "but" and c.i < verb.i]
    asked = parsed.tokens[parsed.left(first)]
    question = asked.tag in ("WRB", "WP", "WDT") or asked.lemma in words("whether_words")
    if not link or not question or parsed.child(cue, "neg") is None:
        return ()
    return (replace(verb, head=cue.i), *(replace(c, head=cue.i) for c in link[-1:]))


def contracted_not(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Make "n’t" the negation of its verb, taken for another part of it: "he did | n’t | want".

    Parsers know "n't" with the straight mark; what they hung on "did" meanwhile is the verb's.
    """
    if word.dep not in _NOMINAL or word.text.casefold() not in words("contracted_not"):
        return ()
    verb, helper = parsed.head(word), parsed.tokens[word.i - 1]
    helps = helper.dep in ("aux", "auxpass") and helper.head == verb.i
    if not (helps or helper.i == verb.i):
        return ()
    moved = parsed.children[helper.i] if helps else ()
    return (
        replace(word, dep="neg", lemma="not"),
        *(replace(t, head=verb.i) for t in moved if t.i != word.i),
    )


_NOMINAL = ("nsubj", "nsubjpass", "dobj", "attr", "expl", "acomp", "npadvmod", "advmod")


def _number(parsed: ParsedArticle, verb: Token) -> str | None:
    """Return the tag of the present form of a verb or of its first auxiliary, if it has one."""
    for token in (*parsed.all(verb, "aux", "auxpass"), verb):
        if token.tag in _BY_NUMBER:
            return token.tag
        if token.tag in ("MD", "VBD"):
            return None
    return None


def relative_by_number(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a relative clause to the noun that has its verb's number, not to the one beside it.

    "The campaign for clean rivers, which | was | launched": it is the campaign that was.
    """
    noun, pronoun = parsed.head(verb), parsed.child(verb, "nsubj", "nsubjpass")
    if verb.dep != "relcl" or pronoun is None or pronoun.tag not in ("WDT", "WP"):
        return ()
    number = _number_of_finite(parsed, verb)
    if number is None or pronoun.i < noun.i or _fits(parsed, noun, number):
        return ()
    whole = noun
    while whole.dep in ("pobj", "prep", "acl") and whole.head < whole.i:
        whole = parsed.head(whole)
        if _NOUN_NUMBERS.get(whole.tag) == number:
            return (replace(verb, head=whole.i),)
    return ()


_NOUN_NUMBERS = {"NN": "VBZ", "NNP": "VBZ", "NNS": "VBP", "NNPS": "VBP"}
"""Tag of a noun → tag of the present form that agrees with it."""
_FORMS_OF_BE = {"was": "VBZ", "were": "VBP"}


def _number_of_finite(parsed: ParsedArticle, verb: Token) -> str | None:
    """Return the tag of the present form that has a verb's number, of its past "was" too."""
    for token in (*parsed.all(verb, "aux", "auxpass"), verb):
        told = _FORMS_OF_BE.get(token.text.casefold())
        if told is not None:
            return told
    return _number(parsed, verb)


def _fits(parsed: ParsedArticle, noun: Token, number: str) -> bool:
    """Tell whether a noun may have a number: a list, "two" and "police" have any."""
    if noun.tag not in _NOUN_NUMBERS or len(parsed.conjuncts(parsed.first_conjunct(noun))) > 1:
        return True
    counted = any(c.tag == "CD" for c in parsed.children[noun.i])
    many = noun.lemma in words("plural_nouns")
    return counted or many or _NOUN_NUMBERS[noun.tag] == number


def subjects_in_headline(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Join two subjects that only a comma parts: "Mali's government, | Chad | blame the rebels".

    The verb has the form of a plural, so the singular before it is not all of its subject; in
    headlines a comma stands for "and".
    """
    verb = parsed.head(noun)
    if noun.dep != "nsubj" or noun.tag not in ("NN", "NNP") or verb.tag not in ("VB", "VBP"):
        return ()
    first = parsed.left(noun)
    if verb.dep != "ROOT" or noun.i != verb.i - 1 or first < 2 or parsed.child(verb, "aux"):
        return ()
    other = parsed.tokens[first - 2]
    if parsed.tokens[first - 1].text != "," or other.dep != "npadvmod" or other.head != verb.i:
        return ()
    if not (is_agent(parsed, other) and is_agent(parsed, noun)):
        return ()
    return (
        replace(other, dep="nsubj"),
        replace(noun, dep="conj", head=other.i),
        replace(verb, tag="VBP"),
    )


def listed_infinitives(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join the bare forms of a list to the infinitive: "vowed to fight graft, | cut | waste and".

    So too where that stands deeper: "said he had a right to enter, | search | rooms and leave".

    The last of the list is a base form, so that those before it are, whatever else they may be.
    """
    command = _command_joined(parsed, verb)
    if command:
        return command
    above = parsed.head(verb)
    if verb.dep != "conj" or verb.tag not in _BASE or above.tag not in (*_FINITE, "VBG", "VBN"):
        return ()
    if verb.text.casefold() != verb.lemma or parsed.child(verb, *_SUBJECTS, "aux") is not None:
        return ()
    comma = parsed.left(verb) - 1
    before = [c for c in parsed.all(above, "xcomp") if above.i < c.i < verb.i]
    before = before or _ending_at(parsed, above, comma)
    first = next(iter(before), None)
    if first is None or first.tag != "VB" or not _has_to(parsed, first):
        return ()
    last = parsed.child(verb, "conj")
    listed = parsed.tokens[comma].text == ","
    based = verb.tag == "VB" or (last is not None and last.tag == "VB")
    if not listed or not based or last is None or last.text.casefold() != last.lemma:
        return ()
    return (replace(verb, tag="VB", head=first.i),)


def _command_joined(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a base form to the infinitive before it, wherever that stands below a finite verb.

    "Ended by asking the council to tax cars, | plant | trees": nobody "ended and plant".
    """
    above = parsed.head(verb)
    if verb.tag not in ("VB", "VBP") or above.tag not in ("VBD", "VBZ") or above.i > verb.i:
        return ()
    if verb.text != verb.lemma or parsed.child(above, "aux") is not None:
        return ()
    before = [
        t for t in parsed.tokens[above.i + 1 : verb.i] if t.tag == "VB" and _has_to(parsed, t)
    ]
    if not before or parsed.right(before[-1]) > verb.i:
        return ()
    between = parsed.tokens[parsed.right(before[-1]) : parsed.left(verb)]
    if any(t.pos not in ("PUNCT", "CCONJ") or t.text in (";", ":") for t in between):
        return ()
    return (replace(verb, tag="VB", head=before[-1].i),)


def _ending_at(parsed: ParsedArticle, above: Token, comma: int) -> list[Token]:
    """Return the infinitive on a noun whose phrase ends at a comma, below a verb before it."""
    inside = parsed.tokens[above.i + 1 : comma]
    ends = (t for t in inside if t.dep == "acl" and comma <= parsed.right(t) <= comma + 1)
    return [t for t in ends if t.tag == "VB"]


def past_after_infinitive(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a past form to the past verb above an infinitive: "vowed to resign and | left |"."""
    first = parsed.head(verb)
    above = parsed.head(first)
    if verb.dep != "conj" or verb.tag != "VBD" or first.tag != "VB" or first.dep != "xcomp":
        return ()
    cue = lexicon().verbs.get(above.lemma)
    if cue is None or above.tag != "VBD" or not _has_to(parsed, first) or above.i > first.i:
        return ()
    if verb.text.casefold() == verb.lemma or parsed.child(verb, *_SUBJECTS) is not None:
        return ()
    link = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
    return (replace(verb, head=above.i), *(replace(c, head=above.i) for c in link[-1:]))


def _has_to(parsed: ParsedArticle, verb: Token) -> bool:
    return any(a.tag == "TO" for a in parsed.all(verb, "aux"))


def relative_of_deed(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a "which" clause on the deed, not on people in it: "a raid on guards, | which killed |".

    People are "who" (Quirk et al. 1985, 17.13), and what is between two is told, not the two.
    """
    noun = parsed.head(verb)
    which = parsed.child(verb, "nsubj", "nsubjpass")
    if which is None or which.lemma != "which" or parsed.tokens[which.i - 1].text != ",":
        return ()
    link = parsed.head(noun)
    deed = parsed.head(link)
    if noun.dep != "pobj" or noun.ent or link.lemma not in words("links_of_parties"):
        return ()
    people = not {"person", "people"}.isdisjoint(noun_kinds().get(noun.lemma, ()))
    told = (deed.lemma, "N") in triggers() or link.lemma == "between"
    if deed.pos != "NOUN" or not told or not (people or link.lemma == "between"):
        return ()
    return (replace(verb, head=deed.i),)


def relative_of_text(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang what a text says on the text, not on who gets it: "a memo to the chief | that said |".

    People are "who", and a name takes no clause that tells which one is meant (Quirk et al. 1985,
    17.4, 17.13).
    """
    noun = parsed.head(verb)
    that = parsed.child(verb, "nsubj")
    if that is None or that.lemma not in ("that", "which"):
        return ()
    link = parsed.head(noun)
    if noun.dep != "pobj" or link.lemma not in ("from", "to"):
        return ()
    above = parsed.head(link)
    text = parsed.child(above, "dobj", "nsubjpass") if above.pos == "VERB" else above
    if text is None or text.i > noun.i or not (is_person(parsed, noun) or noun.ent):
        return ()
    told = is_document(text) or text.lemma in words("messages")
    return (replace(verb, head=text.i),) if told else ()


def be_with_its_own_predicate(parsed: ParsedArticle, be: Token) -> tuple[Token, ...]:
    """Make "be" the verb of its own subject: "the firm | was | keen on ensuring nobody fell".

    Parsers take it for the auxiliary of a past at the end, which tells of what is ensured.
    """
    verb = parsed.head(be)
    if verb.tag != "VBD" or verb.i < be.i or parsed.child(be, "nsubj") is None:
        return ()
    if parsed.child(be, "acomp", "attr") is None:
        return ()
    between = parsed.tokens[be.i + 1 : verb.i]
    cue = next((t for t in reversed(between) if t.dep == "pcomp" and t.tag == "VBG"), None)
    what = parsed.child(cue, "dobj") if cue is not None else None
    if cue is None or what is None or what.i < cue.i:
        return ()
    return (
        replace(be, dep=verb.dep, head=verb.head),
        replace(verb, dep="ccomp", head=cue.i),
        replace(what, dep="nsubj", head=verb.i),
    )
