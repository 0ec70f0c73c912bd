"""Joints around a verb that reports: what is joined to it, its day, its subject, its clause.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_FINITE = ("VBD", "VBZ", "VBP")


def joined_past(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a past cue that hangs on an infinitive or gerund, and its "and", to the cue above.

    In "asked why Chad had come to speak and called it late" it is the asker who called, in
    "told a court that Chad broke a pact by arming rebels and asked for orders" the teller; "said it
    did not bribe them but threatened them" has a "did", and is no infinitive. What one did not do
    goes on with "but" or "nor": "said it did not rain | and praised | the crew" is the teller's.
    """
    if verb.dep != "conj" or verb.tag != "VBD":
        return ()
    first = parsed.head(verb)
    last = parsed.child(verb, "conj")
    gerund = first.tag == "VBG" and first.dep == "pcomp"
    if not (gerund or first.tag == "VB") or (last is not None and last.tag == "VB"):
        return ()  # "agreed to shut it, | put | men there and pay them"
    helped = any(a.lemma == "do" for a in parsed.all(first, "aux"))
    link = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
    added = [c.lemma for c in link] == ["and"] and parsed.child(first, "neg") is not None
    if helped and parsed.child(verb, "dobj") is not None and not added:
        return ()
    if verb.lemma not in lexicon().verbs or parsed.child(verb, "nsubj", "nsubjpass") is not None:
        return ()
    for above in parsed.ancestors(first):
        if above.tag == "VBD" and above.lemma in lexicon().verbs:
            return (replace(verb, head=above.i), *(replace(c, head=above.i) for c in link[-1:]))
        if above.tag in _FINITE:
            return ()
    return ()


def past_joined_to_adjective(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a past cue with an object to the "be" beside it, not to what somebody is.

    In "said Chad was guilty and | ordered | sanctions" an adjective is joined to no finite verb; a
    participle would have no object, but of what is told or given: "was ill and told the truth".
    """
    told = parsed.head(verb)
    be = parsed.head(told)
    own = parsed.child(verb, "dobj")
    if verb.dep != "conj" or told.dep != "acomp" or told.pos != "ADJ" or be.lemma != "be":
        return ()
    if own is None or own.i < verb.i or verb.lemma not in lexicon().verbs:
        return ()
    given = words("telling_somebody") | words("giving_targets") | {"ask", "promise"}
    if verb.tag not in ("VBD", "VBN") or (verb.tag == "VBN" and verb.lemma in given):
        return ()
    if parsed.child(verb, "nsubj", "aux", "auxpass") is not None:
        return ()
    link = [c for c in parsed.all(told, "cc") if told.i < c.i < verb.i]
    return (replace(verb, head=be.i, tag="VBD"), *(replace(c, head=be.i) for c in link[-1:]))


def penalty_joined_to_cue(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a penalty on what is "its" to the cue above: nobody imposes one on his own.

    "Said the guild had lied and | imposed | a ban on its leader": who said so imposed it.
    """
    first = parsed.head(verb)
    cue = parsed.head(first)
    penalty = parsed.child(verb, "dobj")
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBN") or penalty is None:
        return ()
    if penalty.lemma not in words("penalties") or parsed.child(verb, "nsubj", "aux", "auxpass"):
        return ()
    if first.dep != "ccomp" or cue.tag != "VBD" or cue.lemma not in lexicon().verbs:
        return ()
    if cue.i > first.i or parsed.child(first, "nsubj", "nsubjpass") is None:
        return ()
    links = (*parsed.all(penalty, "prep"), *parsed.all(verb, "prep"))
    met = (parsed.child(p, "pobj") for p in links if p.lemma in words("links_of_penalties"))
    if not any(noun is not None and _is_own(parsed, noun) for noun in met):
        return ()
    link = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
    return (replace(verb, head=cue.i, tag="VBD"), *(replace(c, head=cue.i) for c in link[-1:]))


def _is_own(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is a pronoun's, or one itself: "on its leader", "on it"."""
    owner = parsed.child(noun, "poss")
    own = owner if owner is not None else noun
    return own.pos == "PRON" and own.text.casefold() in words("third_person")


def joined_infinitive(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a bare form to the infinitive before it: "failed to pay, or | come |".

    A finite verb is joined to by its like; the parser looks past a comma.
    """
    if verb.dep != "conj" or verb.tag not in ("VB", "VBP") or verb.pos != "VERB":
        return ()
    first = parsed.head(verb)
    if first.tag not in _FINITE or parsed.child(verb, "nsubj", "nsubjpass", "aux", "auxpass"):
        return ()
    if verb.tag == "VBP" and first.tag == "VBP":
        return ()
    told = parsed.child(first, "acomp")
    under = [*parsed.all(first, "xcomp"), *(parsed.all(told, "xcomp") if told is not None else ())]
    inside = [t for t in under if first.i < t.i < verb.i and t.tag == "VB"]
    open_ = [t for t in inside if any(a.tag == "TO" for a in parsed.all(t, "aux"))]
    link = [c for c in parsed.all(first, "cc") if open_ and open_[-1].i < c.i < verb.i]
    if not link:
        return ()
    above = open_[-1].i
    return (replace(verb, head=above), *(replace(c, head=above) for c in link[-1:]))


def clause_after_condition(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Set free the main clause that follows a condition without a comma and is hung on its noun.

    "If we get more money we | will open | the school": a clause that lacks no object tells nothing
    of "money", and a condition alone is no sentence.
    """
    subject = parsed.child(verb, "nsubj", "nsubjpass")
    whole = parsed.child(verb, "dobj", "acomp", "attr", "auxpass", "xcomp") is not None
    if subject is None or not whole or not any(a.tag == "MD" for a in parsed.all(verb, "aux")):
        return ()
    noun = parsed.head(verb)
    if parsed.left(verb) != noun.i + 1 or parsed.left(subject) != noun.i + 1:
        return ()
    if subject.tag.startswith("W"):
        return ()
    above = next((t for t in parsed.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    if above is None:
        return ()
    cue = parsed.head(above)
    told = above.dep == "advcl" and cue.lemma in lexicon().verbs
    told = told and parsed.child(cue, "ccomp") is None
    if not told and above.dep not in ("ROOT", "ccomp"):
        return ()
    if not any(m.lemma in ("if", "unless") and m.i < above.i for m in parsed.all(above, "mark")):
        return ()
    head = verb.i if above.head == above.i else above.head
    dep = "ccomp" if told else above.dep
    return (replace(verb, head=head, dep=dep), replace(above, head=verb.i, dep="advcl"))


def joined_condition(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a condition that "but" joins on what it conditions: "backed it, but only if it paid".

    After a report it is a condition of what was said.
    """
    if verb.dep != "conj":
        return ()
    first = parsed.head(verb)
    opens = any(m.lemma in ("if", "unless") for m in parsed.all(verb, "mark"))
    link = [c for c in parsed.all(first, "cc") if c.lemma == "but" and c.i < verb.i]
    if not opens or not link:
        return ()
    said = parsed.child(first, "ccomp") if first.lemma in lexicon().verbs else None
    above = said if said is not None and first.i < said.i < verb.i else first
    joints = (replace(c, head=above.i) for c in link[-1:])
    return (replace(verb, dep="advcl", head=above.i), *joints)


def day_of_cue(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang the day between a cue and its content on the cue: "said | on Monday | it had left".

    Without a "that" the parser takes it for the content's, and the day is that of the saying. So
    with "late Monday" and "early on Monday".
    """
    if verb.dep != "ccomp":
        return ()
    cue = parsed.head(verb)
    if cue.lemma not in lexicon().verbs or cue.i > verb.i:
        return ()
    own = parsed.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    opener = next((c for c in parsed.children[verb.i] if _tells_day(parsed, c)), None)
    if own is None or opener is None or not cue.i < opener.i < own.i:
        return ()
    between = parsed.tokens[cue.i + 1 : parsed.left(opener)]
    if any(t.head != verb.i or t.lemma not in words("parts_of_days") for t in between):
        return ()
    return tuple(replace(t, head=cue.i) for t in (*between, opener))


def _tells_day(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a word on a verb opens a day: "on Monday", "early on Monday", "late Monday"."""
    if word.dep == "npadvmod":
        parts = (word, *parsed.all(word, "compound"))
        named = any(t.text.casefold() in words("weekdays") for t in parts)
        return named and parsed.child(word, "det") is None
    if word.dep == "advmod" and word.lemma in words("parts_of_days"):
        return any(_tells_day(parsed, link) for link in parsed.all(word, "prep"))
    day = parsed.child(word, "pobj") if word.dep == "prep" and word.lemma == "on" else None
    return day is not None and day.ent == "DATE"


def inverted_subject(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Make the noun after a cue that follows its clause the cue's subject, taken for an object.

    "The dam is safe, insisted | the minister |".
    """
    if noun.dep not in ("dobj", "attr", "npadvmod"):
        return ()
    verb = parsed.head(noun)
    if noun.i < verb.i:
        return ()
    clause = parsed.child(verb, "ccomp")
    before = parsed.tokens[verb.i - 1].text if verb.i else ""
    if clause is None or clause.i > verb.i or before not in (",", "”", '"'):
        return ()
    if parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return ()
    cued = verb.lemma in lexicon().verbs and verb.tag in _FINITE
    return (replace(noun, dep="nsubj"),) if cued else ()


def teller_before_participle(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make the noun after a cue its subject: "The plan is dead, said | two people | briefed on it".

    Parsers take the noun for the subject of the participle, and the two for a second clause.
    """
    cue, noun = parsed.head(verb), parsed.child(verb, "nsubj", "nsubjpass")
    if verb.dep != "ccomp" or verb.tag not in ("VBN", "VBD") or noun is None:
        return ()
    if parsed.left(noun) != cue.i + 1 or parsed.right(noun) != verb.i:
        return ()
    told = [c for c in parsed.all(cue, "ccomp") if c.i < cue.i]
    if not told or cue.lemma not in lexicon().verbs or cue.tag not in _FINITE:
        return ()
    if parsed.tokens[cue.i - 1].text not in (",", "”", '"') or not is_agent(parsed, noun):
        return ()
    if parsed.child(cue, "nsubj", "nsubjpass", "expl") or parsed.child(
        verb, "dobj", "ccomp", "mark"
    ):
        return ()
    return (
        replace(noun, dep="nsubj", head=cue.i),
        replace(verb, dep="acl", tag="VBN", head=noun.i),
    )


def subject_after_participle(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a verb the subject that the parser hung on the participle phrase before it.

    In "Speaking on the radio, | the party's leader, Karl Lund, | made a promise" the leader is no
    other name of the radio, and the speaking is no subject.
    """
    if verb.dep != "csubj" or verb.tag != "VBG":
        return ()
    main = parsed.head(verb)
    first, _ = parsed.sentence(verb)
    helped = [t for t in parsed.tokens[first : verb.i] if t.pos not in ("PUNCT", "SPACE")]
    if helped or main.tag not in _FINITE or parsed.child(main, "nsubj", "nsubjpass") is not None:
        return ()
    for noun in parsed.tokens[verb.i + 1 : main.i]:
        start = parsed.left(noun)
        set_off = noun.dep == "appos" and parsed.tokens[start - 1].text == ","
        inside = set_off and verb in parsed.ancestors(noun)
        if inside and noun.head < start:
            return (replace(noun, dep="nsubj", head=main.i), replace(verb, dep="advcl"))
    return ()


def either_way(parsed: ParsedArticle, modal: Token) -> tuple[Token, ...]:
    """Read "may or may not" as one modal that leaves it open: "the bus may or may not be free".

    Parsers take the first modal for a verb, and the second clause for a denial.
    """
    after = parsed.tokens[modal.i + 1 : modal.i + 4]
    if modal.tag != "MD" or [t.lemma for t in after] != ["or", modal.lemma, "not"]:
        return ()
    joint, second, negation = after
    verb = parsed.head(second)
    if second.dep != "aux" or verb.head != modal.i:
        return ()
    above = verb.i if modal.head == modal.i else modal.head
    moved = (t for t in parsed.children[modal.i] if t.i not in (joint.i, verb.i))
    return (
        replace(verb, dep=modal.dep, head=above),
        replace(modal, dep="aux", head=verb.i),
        replace(joint, dep="dep", head=second.i),
        replace(negation, dep="dep", head=second.i, lemma="either"),
        *(replace(t, head=verb.i) for t in moved),
    )


def verb_as_adjective(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Take "to blame" and "pending" for what they are, adjectives: "the town was partly to blame".

    "Wants to blame the town" has a subject and an object, and stays a verb.
    """
    joint = ADJECTIVE_JOINTS.get(word.dep)
    if joint is None or word.lemma not in words("adjectival_verbs"):
        return ()
    above = parsed.head(word)
    predicate = joint == "acomp" and above.lemma == "be"
    if not (predicate or joint == "amod") or parsed.child(word, "dobj", "nsubj") is not None:
        return ()
    lemma = word.text.casefold()
    return (replace(word, dep=joint, pos="ADJ", tag="JJ", lemma=lemma),)


ADJECTIVE_JOINTS = {"xcomp": "acomp", "acomp": "acomp", "acl": "amod"}
"""How a parser hangs such a word as a verb → as an adjective."""


def clause_of_topic(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a clause on the claim that a verb is about, not on the verb.

    In "responding to a question about the remarks of Khan | that the dam was weak |" the remarks
    say so, and whoever responds does not. "Said in a statement that" stays as it is.
    """
    if verb.dep != "ccomp":
        return ()
    cue = parsed.head(verb)
    first = parsed.left(verb)
    opener = parsed.tokens[first]
    if cue.pos != "VERB" or cue.i > first or opener.lemma != "that":
        return ()
    for link in parsed.all(cue, "prep"):
        if link.lemma not in words("topic_links") or parsed.right(link) != first:
            continue
        if parsed.child(cue, "dobj") is not None:
            continue
        nouns = [t for t in parsed.tokens[link.i + 1 : first] if t.pos == "NOUN"]
        told = [t for t in nouns if t.lemma in lexicon().nouns and parsed.right(t) == first]
        if told:
            mark = (
                ()
                if opener.dep == "mark"
                else (replace(opener, dep="mark", tag="IN", head=verb.i),)
            )
            return (replace(verb, dep="acl", head=told[-1].i), *mark)
    return ()


def clause_of_time(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make a clause of time that beside one told: "| The day before it fell, | Lee said it held".

    Parsers take what "after" or "before" opens for what is said, though a clause is told as well.
    In front it dates the saying, behind what is told.
    """
    cue = parsed.head(verb)
    if cue.lemma not in lexicon().verbs or parsed.child(verb, "mark") is None:
        return ()
    opens = any(m.lemma in words("dating_openers") for m in parsed.all(verb, "mark"))
    told = [c for c in parsed.all(cue, "ccomp") if c.i > cue.i and c.i != verb.i]
    first = parsed.left(verb)
    quoted = any(t.tag in _MARKS for t in parsed.tokens[max(0, first - 1) : first + 1])
    if not opens or not told or quoted:
        return ()
    if verb.i < cue.i:
        return (replace(verb, dep="advcl"),)
    return (replace(verb, dep="advcl", head=told[0].i),) if told[0].i < verb.i else ()


_MARKS = ("``", "''")


def participle_of_teller(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang "adding that" on who tells: "said it was late | adding | that it was cold".

    Without a comma parsers hang it on what is told. One adds to what one has said; what else a
    participle tells ("noting that") is the teller's where the subject told of cannot speak.
    """
    known = lexicon().verbs.get(verb.lemma)
    clause = parsed.child(verb, "ccomp")
    if known is None or "s" not in known.frames or clause is None or clause.i < verb.i:
        return ()
    if not any(m.lemma == "that" for m in parsed.all(clause, "mark")):
        return ()
    told = next((a for a in parsed.ancestors(verb) if a.dep == "ccomp"), None)
    cue = parsed.head(told) if told is not None else None
    if told is None or cue is None or not cue.i < told.i < verb.i or cue.tag not in _FINITE:
        return ()
    who, own = parsed.child(cue, "nsubj"), parsed.child(told, "nsubj", "nsubjpass")
    if cue.lemma not in lexicon().verbs or who is None or own is None:
        return ()
    over = parsed.head(verb)
    by_thing = not is_agent(parsed, own) and (verb.dep != "acl" or not is_agent(parsed, over))
    by_thing = by_thing and not is_document(over)
    if verb.lemma != "add" and not by_thing:
        return ()
    return (replace(verb, dep="advcl", head=cue.i),)
