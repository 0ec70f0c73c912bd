"""Participles that a parser takes for what they are not: whose charge it is, who they are.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon, words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.repair.joined_objects import verb_behind_prefix
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


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
