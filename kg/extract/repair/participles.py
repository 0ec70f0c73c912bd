"""Participles that a parser takes for what they are not: whose charge it is, who they are.

Where they are what a verb of saying tells, they may have lost their subject or taken another's.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.possible_speakers import is_document
from kg.extract.lexicon import lexicon, words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.repair.joined_objects import verb_behind_prefix
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_FINITE = ("VBD", "VBP", "VBZ", "MD")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_NOUNS = ("NOUN", "PROPN")


def charge_before_court(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a charge on who stands trial, not on where or when: "is tried at a court | accused of".

    The participle becomes an adverbial of the verb, whose subject is charged.
    """
    if verb.dep != "acl" or verb.tag != "VBN" or verb.lemma not in words("charging_before_courts"):
        return ()
    place = parsed.head(verb)
    if not (_is_place_of_trial(place) or place.ent in ("DATE", "TIME")) or place.i > verb.i:
        return ()
    above = place
    while above.dep in ("pobj", "prep", "npadvmod", "compound", "nmod") and above.head != above.i:
        above = parsed.head(above)
    own = parsed.child(above, "nsubj", "nsubjpass")
    if above.lemma not in words("standing_trial") or own is None or own.i > above.i > place.i:
        return ()
    return (replace(verb, dep="advcl", head=above.i),)


def _is_place_of_trial(noun: Token) -> bool:
    return noun.text.casefold() in words("places_of_trial")


def participle_of_sender(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a participle of saying on the verb before it: "assured them of calm | adding | that".

    "Sent it to the embassies | informing | them that": who informs "them" is none of them.
    """
    clause, noun = parsed.child(verb, "ccomp"), parsed.head(verb)
    known = lexicon().verbs.get(verb.lemma)
    stated = known is not None and known.act is Act.STATE
    if clause is None or not stated or not noun.i < verb.i < clause.i:
        return ()
    told = parsed.child(verb, "dobj", "dative", "nsubj")
    same = words("those_told" if noun.tag in ("NNS", "NNPS") else "one_told")
    itself = told is not None and noun.tag[:1] == "N" and told.text.casefold() in same
    above = next((a for a in parsed.ancestors(verb) if a.pos == "VERB"), None)
    if above is None or above.i > noun.i or parsed.child(above, "nsubj", "nsubjpass") is None:
        text = parsed.head(parsed.head(noun)) if itself and noun.dep == "pobj" else noun
        return (replace(verb, head=text.i),) if is_document(text) and text is not noun else ()
    marked = any(m.lemma == "that" for m in parsed.all(clause, "mark"))
    adds = marked and verb.lemma in words("saying_more") and above.lemma in lexicon().verbs
    return (replace(verb, dep="advcl", head=above.i),) if adds or itself else ()


def participle_for_people(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Take "the accused" for the people they are: "all | the accused | deny the charges"."""
    form = word.text.casefold()
    if word.tag != "VBN" or word.dep not in _NOMINAL or form not in words("participles_for_people"):
        return ()
    if not any(d.i < word.i for d in parsed.all(word, "det", "predet", "nummod", "poss")):
        return ()
    return (replace(word, pos="NOUN", tag="NN", lemma=form),)


def people_accused_together(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Take "co-accused" for people: "as have co- | accused | Lee and Kim" accuses nobody."""
    form = word.text.casefold()
    before = [t.text.casefold() for t in parsed.tokens[max(0, word.i - 2) : word.i]]
    if before != ["co", "-"] or form not in words("participles_for_people"):
        return ()
    joined = verb_behind_prefix(parsed, word) or (word,)
    people = replace(joined[0], pos="NOUN", tag="NN", lemma=form)
    return (people, *joined[1:])


def participle_wished(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make what is wished of a thing a passive participle: "wants the law | scrapped |".

    Its form may be that of the past tense; behind a bare "want" stands no clause with a tense.
    """
    cue = parsed.head(verb)
    if verb.dep != "ccomp" or cue.lemma != "want" or verb.tag not in ("VBD", "VBN"):
        return ()
    own = parsed.child(verb, "nsubj")
    if own is None or not cue.i < own.i < verb.i or parsed.left(own) != cue.i + 1:
        return ()
    if parsed.child(verb, "aux", "auxpass", "mark", "dobj") is not None:
        return ()
    also = [c for c in parsed.all(verb, "conj") if c.tag in ("VBD", "VBN")]
    owns = [o for c in also for o in parsed.all(c, "nsubj")]
    return (
        *(replace(v, tag="VBN") for v in (verb, *also)),
        *(replace(o, dep="nsubjpass") for o in (own, *owns)),
    )


def second_participle(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join the second participle of "with A doing X and B doing Y" to the first; B does Y.

    In "with Peru blaming a pilot and Chad denying it" Chad denies, and is not blamed.
    """
    name = parsed.tokens[verb.i - 1] if verb.i else verb
    if verb.tag != "VBG" or name.dep != "conj" or parsed.child(verb, "nsubj") is not None:
        return ()
    other = parsed.first_conjunct(name)
    first = parsed.head(other)
    if other.dep != "dobj" or first.tag != "VBG" or first.dep != "pcomp" or first.i > verb.i:
        return ()
    if parsed.head(first).lemma != "with" or parsed.child(first, "nsubj") is None:
        return ()
    if verb in parsed.ancestors(first):
        return ()
    link = [c for c in parsed.all(parsed.head(name), "cc") if c.i < name.i]
    return (
        replace(name, dep="nsubj", head=verb.i),
        replace(verb, dep="conj", head=first.i),
        *(replace(c, head=first.i) for c in link[-1:]),
    )


_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "dative")


def person_as_adverb(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Take a noun for a person between a nationality and a name or verb for what it is.

    "The Chadian | forward | Ann Lee said", "the Chadian | forward | said": parsers read an adverb,
    and the nation as who speaks. Behind whom one pushes it is one: "pushed the Chadians forward".
    """
    if word.tag != "RB" or "person" not in noun_kinds().get(word.text, ()) or not word.i:
        return ()
    nation = parsed.tokens[word.i - 1]
    if gazetteer().adjectives.get(fold(nation.text)) is None or nation.tag == "NNPS":
        return ()
    after = parsed.tokens[word.i + 1 : word.i + 2]
    noun = replace(word, pos="NOUN", tag="NN", lemma=word.text)
    name = parsed.entity_at.get(word.i + 1)
    if name is not None and name.label == "PERSON" and name.first == word.i + 1:
        last = parsed.tokens[name.last - 1]
        own = [t for t in parsed.children[nation.i] if t.i < nation.i]
        return (
            replace(noun, dep="compound", head=last.i),
            replace(nation, dep="amod", head=last.i),
            *(replace(t, head=last.i) for t in own),
        )
    verb = parsed.head(nation)
    does = any(t.i == verb.i or (t.head == verb.i and t.pos == "AUX") for t in after)
    does = does and nation.dep in ("nsubj", "nsubjpass")
    said_of = nation.dep == "dobj" and verb.lemma in lexicon().verbs
    if not does and not said_of:
        return ()
    own = [t for t in parsed.children[nation.i] if t.i < nation.i]
    return (
        replace(noun, dep=nation.dep, head=verb.i),
        replace(nation, dep="amod", head=word.i),
        *(replace(t, head=word.i) for t in own),
    )


def main_verb_before_teller(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make a past form the verb of its clause: "the pilot | landed | in a field, the mayor said".

    Read as a participle it leaves its noun to the verb of saying, which has a subject of its own
    behind a comma, and no verb has two.
    """
    noun = parsed.head(verb)
    cue = parsed.head(noun)
    if noun.dep != "nsubj" or cue.lemma not in lexicon().verbs or not noun.i < verb.i < cue.i:
        return ()
    teller = [t for t in parsed.all(cue, "nsubj") if verb.i < t.i < cue.i]
    if len(teller) != 1 or parsed.tokens[parsed.left(teller[0]) - 1].text not in (",", "”", '"'):
        return ()
    if parsed.child(verb, "agent", "auxpass") is not None or not verb.text.endswith("ed"):
        return ()
    if any(c.i > cue.i for c in parsed.all(cue, "ccomp", "dobj")):
        return ()  # "the pilot | arrested | in May, Ada Brandt, said he was ill"
    return (
        replace(verb, dep="ccomp", tag="VBD", head=cue.i),
        replace(noun, head=verb.i),
    )


def pick_of_somebody(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Take a "pick" before a name for who is picked: "accused High Court | pick | Ann Lee of it".

    Parsers read a verb, and the court as who is accused. The name gets the court's place.
    """
    form = word.text.casefold()
    name = parsed.entity_at.get(word.i + 1)
    body = parsed.entity_at.get(word.i - 1)
    if form not in words("chosen_people") or name is None or body is None:
        return ()
    if name.label != "PERSON" or body.label not in ("ORG", "GPE", "NORP"):
        return ()
    who, court = parsed.tokens[name.last - 1], parsed.tokens[body.last - 1]
    if who.head != word.i or any(a.tag in ("TO", "MD") for a in parsed.all(word, "aux")):
        return ()
    outer = parsed.head(court)
    if outer.i == word.i or outer.i > court.i:
        return ()
    others = [c for c in parsed.children[word.i] if c.i not in (who.i, court.i)]
    above = parsed.head(word)
    return (
        replace(word, pos="NOUN", tag="NN", lemma=form, dep="compound", head=who.i),
        replace(court, dep="compound", head=word.i),
        replace(who, dep=court.dep, head=outer.i),
        *(replace(c, head=above.i) for c in others),
    )


def clause_without_that(parsed: ParsedArticle, cue: Token) -> tuple[Token, ...]:
    """Hang a clause without "that" on its verb: "a suit alleging | the firm broke the law |".

    A verb with a tense right behind the object of one that tells has no other subject than that
    object, unless what tells is part of one; parsers hang it on the verb in front, whose subject
    would do what is only alleged.
    """
    row = lexicon().verbs.get(cue.lemma)
    if row is None or "s" not in row.frames or (cue.tag != "VBG" and cue.dep != "relcl"):
        return ()
    thing = parsed.child(cue, "dobj")
    if thing is not None and thing.i < cue.i:
        return ()
    verb = _finite_verb_at(parsed, _behind(parsed, cue, thing))
    if verb is None or verb.dep not in _HUNG or parsed.child(verb, "cc", "mark") is not None:
        return ()
    own = parsed.child(verb, "nsubj", "nsubjpass", "expl")
    told = replace(verb, dep="ccomp", head=cue.i)
    if thing is None:
        begins = own is not None and parsed.left(verb) == cue.i + 1
        return (told,) if begins and verb.head != cue.i and cue.tag == "VBG" else ()
    passive = parsed.child(verb, "auxpass") is not None
    subject = replace(thing, dep="nsubjpass" if passive else "nsubj", head=verb.i)
    if own is None:
        return (told, subject)
    outer = _verb_behind(parsed, verb) if own in parsed.ancestors(cue) else None
    return (told, subject, *_parted(parsed, own, verb, outer)) if outer is not None else ()


_HUNG = ("ccomp", "advcl", "relcl", "conj", "dep", "ROOT", "parataxis")
"""How parsers hang the verb of such a clause."""


def _behind(parsed: ParsedArticle, cue: Token, thing: Token | None) -> int:
    """Return where the words behind a verb and its object begin, past a comma that ends an aside.

    Only words in commas within the object leave one: "alleging the firm, which owns it, | broke".
    """
    after = parsed.right(thing) if thing is not None else cue.i + 1
    commas = [t for t in parsed.tokens[cue.i + 1 : after] if t.text == ","]
    if commas and parsed.tokens[after : after + 1] and parsed.tokens[after].text == ",":
        return after + 1
    return after


def _finite_verb_at(parsed: ParsedArticle, begins: int) -> Token | None:
    """Return the verb with a tense whose words begin at a place, its adverbs and subject too."""
    word = parsed.tokens[begins] if begins < len(parsed.tokens) else None
    if word is not None and word.text in _STOPS:
        return None
    while word is not None and word.dep not in _HUNG:
        above = parsed.head(word)
        word = above if above.i > word.i else None
    if word is None:
        return None
    tensed = word.tag in _TENSED or any(a.tag in _TENSED for a in parsed.all(word, *_HELPING))
    return word if tensed else None


_STOPS = (",", ";", ":", ".", "-", "–", "—", "(")
_TENSED = ("VBD", "VBZ", "VBP", "MD")
_HELPING = ("aux", "auxpass")


def _verb_behind(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return a passive verb behind another that governs it, right behind what that one takes."""
    for other in parsed.all(verb, "ccomp"):
        ends = max((parsed.right(t) for t in parsed.all(verb, "dobj")), default=verb.i + 1)
        if verb.i < other.i and parsed.left(other) == ends and parsed.child(other, "auxpass"):
            return other
    return None


def _parted(parsed: ParsedArticle, own: Token, verb: Token, outer: Token) -> tuple[Token, ...]:
    """Give a subject to the verb behind: "a suit alleging the firm broke a law | was filed |"."""
    things = parsed.all(outer, "nsubj", "nsubjpass")
    beside = [t for t in parsed.children[verb.i] if t.i < own.i or t.i > outer.i]
    return (
        replace(outer, dep=verb.dep, head=outer.i if verb.head == verb.i else verb.head),
        replace(own, dep="nsubjpass", head=outer.i),
        *(replace(t, dep="dobj", head=verb.i) for t in things),
        *(replace(t, head=outer.i) for t in beside),
    )


def participle_in_front(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a participle on the text that it follows: "in a note, | dated Monday |, Lee said".

    Parsers make it a clause beside what is said, or its subject; the text was dated.
    """
    if verb.i < _FRONT or parsed.tokens[verb.i - 1].text != ",":
        return ()
    text, link = parsed.tokens[verb.i - 2], parsed.head(parsed.tokens[verb.i - 2])
    if text.dep != "pobj" or not (is_document(text) or text.lemma in words("told_in")):
        return ()
    cue = parsed.head(verb)
    if link.head not in (cue.i, verb.i) or cue.i < verb.i or cue.lemma not in lexicon().verbs:
        return ()
    moved = () if link.head == cue.i else (replace(link, head=cue.i),)
    return (replace(verb, dep="acl", head=text.i), *moved)


_FRONT = 3
"""Words before such a participle, at least: "in letters, | dated | Monday, Lee said"."""


def subject_of_told(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a finite verb that is told its subject, which English leaves out of no such clause."""
    return _subject_as_object(parsed, verb) or _subject_of_participle(parsed, verb)


def _subject_as_object(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make the object of a cue the subject behind it: "said | shots | from Ostia had hit a clerk".

    What stands between the two belongs to the noun or to its clause.
    """
    cue = parsed.head(verb)
    noun = parsed.child(cue, "dobj")
    if not _tells_clause(cue) or noun is None or not cue.i < noun.i < verb.i:
        return ()
    first = _first_finite(parsed, verb)
    if first is None or noun.pos not in _NOUNS or parsed.right(noun) > first.i:
        return ()
    marks = ("PUNCT",) if parsed.child(noun, "relcl") is not None else ()  # "clerks, who saw it, “"
    between = [c for c in parsed.children[cue.i] if noun.i < c.i < verb.i and c.pos not in marks]
    if any(c.dep != "prep" or c.pos == "PUNCT" for c in between):
        return ()
    passive = parsed.child(verb, "auxpass") is not None
    return (
        replace(noun, dep="nsubjpass" if passive else "nsubj", head=verb.i),
        *(replace(c, head=noun.i) for c in between),
    )


def _subject_of_participle(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a finite verb the subject that a participle before it took for its own.

    "Said prices in the year | reviewed | had fallen": the participle tells which year it is.
    """
    cue = parsed.head(verb)
    first = next((c for c in parsed.all(cue, "ccomp") if cue.i < c.i < verb.i), None)
    if not _tells_clause(cue) or first is None or first.tag not in ("VBN", "VBD"):
        return ()
    finite = _first_finite(parsed, verb)
    subject = parsed.child(first, "nsubj", "nsubjpass")
    alone = parsed.child(first, "aux", "auxpass", "dobj", "ccomp", "xcomp", "mark") is None
    noun = parsed.tokens[first.i - 1]
    if finite is None or subject is None or not alone or noun.pos not in _NOUNS:
        return ()
    if finite.i != parsed.right(first) or subject.i > noun.i:
        return ()
    passive = parsed.child(verb, "auxpass") is not None
    return (
        replace(subject, dep="nsubjpass" if passive else "nsubj", head=verb.i),
        replace(first, dep="acl", tag="VBN", head=noun.i),
    )


def _tells_clause(cue: Token) -> bool:
    """Tell whether a verb reports a clause and nothing that somebody is asked or told."""
    row = lexicon().verbs.get(cue.lemma)
    return row is not None and "s" in row.frames and "t" not in row.frames


def _first_finite(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the word that makes a clause without a subject finite: its auxiliary or its verb."""
    if verb.dep != "ccomp" or parsed.child(verb, *_SUBJECTS, "mark") is not None:
        return None
    helpers = [c for c in parsed.all(verb, "aux", "auxpass") if c.i < verb.i]
    return first if (first := (helpers or [verb])[0]).tag in _FINITE else None
