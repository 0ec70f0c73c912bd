"""Objects and phrases behind a verb that a parser did not join to what they belong to.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import triggers
from kg.extract.grammar.possible_speakers import is_agent, is_body
from kg.extract.lexicon import lexicon, words
from kg.extract.predicate_lexicon import is_phrasal
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_NOUNS = ("NOUN", "PROPN")
_SORTS = ("compound", "nmod")
_OF_WHOM = ("amod", "compound", "det", "nmod", "poss")


def second_object_of_phrase(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Join a noun behind "and" to the noun before: "pointing to his debts and | the fact | that".

    Parsers make it an object of the verb, which has one in its phrase already.
    """
    first = parsed.left(noun)
    link = parsed.tokens[first - 1] if first else noun
    if noun.dep != "dobj" or link.dep != "cc" or link.sent != noun.sent:
        return ()
    other = parsed.head(link)
    preposition = parsed.head(other)
    if other.dep != "pobj" or preposition.head != noun.head or other.i > link.i:
        return ()
    alone = not any(c.i > link.i for c in parsed.all(other, "conj"))
    return (replace(noun, dep="conj", head=other.i),) if alone else ()


def object_of_particle(parsed: ParsedArticle, particle: Token) -> tuple[Token, ...]:
    """Join what parsers make the object of a particle to its verb: "gunned | down | two guards".

    A particle takes no object (Quirk et al. 1985, 16.3).
    """
    noun = parsed.child(particle, "pobj")
    if noun is None or parsed.child(parsed.head(particle), "dobj") is not None:
        return ()
    return (replace(noun, dep="dobj", head=particle.head),)


def particle_as_adverb(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Read an adverb between a verb and its object as the verb's: "turned | away | the envoys".

    Only where the verb with it is one of the lexicon's: "brought | home | the crew" is none.
    """
    verb = parsed.head(word)
    after = parsed.tokens[word.i + 1] if word.i + 1 < len(parsed.tokens) else word
    if verb.i != word.i - 1 or word.text not in words("adverb_particles"):
        return ()
    object_ = parsed.child(verb, "dobj")
    if object_ is None or parsed.left(object_) != after.i or not is_phrasal(verb.lemma, word.text):
        return ()
    return (replace(word, dep="prt"),)


def second_charged(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join whom else a verb judges behind an aside: "accused A and, by extension, | B | of it".

    Parsers take "and" for the verb's, and B for what the aside or the verb has besides.
    """
    cue = lexicon().verbs.get(verb.lemma)
    if cue is None or cue.act not in _JUDGING:
        return ()
    one = next((o for o in parsed.all(verb, "dobj") if o.i > verb.i), None)
    if one is None:
        return ()
    ends = (one.i + 1, parsed.right(one))
    link = next((c for c in parsed.all(verb, "cc") if c.i in ends), None)
    second = _after_aside(parsed, link) if link is not None else None
    if link is None or second is None or second.dep not in _SECOND:
        return ()
    hung = [p for p in parsed.all(second, "prep") if p.i > second.i and _is_of_cue(p, verb)]
    return (
        replace(link, head=one.i),
        replace(second, dep="conj", head=one.i),
        *(replace(p, head=verb.i) for p in hung),
    )


def second_charge(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Take whom else a verb accuses, and of what, out of the first charge.

    In "accused A of beating miners and | B | of murder" the parser joins B to the miners, and B
    would be beaten. "The families of miners" are no one with a deed behind "of".
    """
    if noun.dep != "conj" or noun.pos not in _NOUNS or not is_body(parsed, noun):
        return ()
    first = parsed.head(noun)
    _, end = parsed.sentence(noun)
    after = parsed.tokens[noun.i + 1 : min(noun.i + 2, end)]
    charged = next((p for p in after if p.lemma == "of" and p.dep == "prep"), None)
    deed = parsed.child(charged, "pcomp", "pobj") if charged is not None else None
    if charged is None or deed is None or not _is_deed(parsed, deed):
        return ()
    link = next((p for p in parsed.ancestors(noun) if p.dep == "prep" and p.lemma == "of"), None)
    cue = parsed.head(link) if link is not None else None
    cue = parsed.head(cue) if cue is not None and cue.dep == "dobj" else cue
    row = lexicon().verbs.get(cue.lemma) if cue is not None and cue.pos == "VERB" else None
    if (
        cue is None
        or row is None
        or row.act is not Act.ACCUSE
        or "of" not in row.object_prepositions
    ):
        return ()
    ands = [c for c in parsed.all(first, "cc") if c.i < noun.i]
    joints = (replace(c, head=cue.i) for c in ands[-1:])
    charge = replace(charged, head=noun.i)
    return (
        replace(noun, dep="dep", head=cue.i),
        *((charge,) if charged != charge else ()),
        *joints,
    )


def _is_deed(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether a word behind "of" tells what somebody did: a gerund, or the noun of a deed."""
    if word.tag == "VBG":
        return True
    gerund = any(t.tag == "VBG" and t.dep == "amod" for t in parsed.children[word.i])
    return gerund or (word.pos == "NOUN" and (word.lemma, "N") in triggers())


_SECOND = ("appos", "conj", "dobj", "npadvmod", "pobj")
_JUDGING = frozenset({Act.ACCUSE, Act.CONDEMN, Act.PRAISE, Act.DEMAND, Act.WARN})


def _after_aside(parsed: ParsedArticle, link: Token) -> Token | None:
    """Return the noun behind an aside between commas that follows an "and"."""
    tokens = parsed.tokens
    _, end = parsed.sentence(link)
    if link.i + 2 >= end or tokens[link.i + 1].text != ",":
        return None
    closing = next((t.i for t in tokens[link.i + 2 : link.i + 2 + _ASIDE] if t.text == ","), None)
    if closing is None or any(t.pos in ("VERB", "AUX") for t in tokens[link.i + 2 : closing]):
        return None
    ahead = tokens[closing + 1 : min(end, closing + 1 + _PHRASE)]
    for token in ahead:
        if token.pos in _NOUNS and token.dep != "compound":
            return token if parsed.left(token) > closing else None
        if token.pos not in ("DET", "ADJ", "NUM", "PRON", *_NOUNS):
            return None
    return None


_ASIDE = 5
"""Words between the commas of an aside at most: "by extension", "in the same breath"."""

_PHRASE = 6
"""Words of the noun phrase behind it at most, up to its noun."""


def _is_of_cue(preposition: Token, verb: Token) -> bool:
    """Tell whether a verb takes a preposition for what its object is charged with or asked."""
    cue = lexicon().verbs.get(verb.lemma)
    if cue is None:
        return False
    judged = "n" in cue.frames and preposition.lemma in words("judging_prepositions")
    return judged or preposition.lemma in cue.object_prepositions


def topic_after_day(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a topic on the verb, not on the day before it: "informed them on Friday | of the plan".

    "The first Friday of the month" is one time.
    """
    cue = lexicon().verbs.get(verb.lemma)
    if cue is None or not (cue.object_prepositions or cue.prepositions):
        return ()
    taken = parsed.child(verb, "dobj") is not None
    wanted = cue.object_prepositions if taken else cue.prepositions
    days = [d for d in parsed.all(verb, "npadvmod", "dobj") if d.i > verb.i]
    days += [d for p in parsed.all(verb, "prep") for d in parsed.all(p, "pobj") if p.i > verb.i]
    for day in days:
        if day.ent not in _TIMES:
            continue
        for link in parsed.all(day, "prep"):
            told = parsed.child(link, "pobj", "pcomp")
            if link.lemma in wanted and told is not None and told.ent not in _TIMES:
                return (replace(link, head=verb.i),)
    return ()


_TIMES = ("DATE", "TIME")


def infinitive_as_adjective(parsed: ParsedArticle, asked: Token) -> tuple[Token, ...]:
    """Take "ready" for what one is asked to do: "urged armies to | ready | supplies".

    "To" takes no noun behind a verb that asks somebody, so what follows is an infinitive.
    """
    verb = parsed.head(asked)
    cue = lexicon().verbs.get(verb.lemma) if asked.dep == "dobj" and asked.i > verb.i else None
    if cue is None or "o" not in cue.frames or "to" in cue.prepositions | cue.object_prepositions:
        return ()
    link = next((p for p in parsed.all(verb, "prep", "dative") if p.i == parsed.right(asked)), None)
    noun = parsed.child(link, "pobj") if link is not None and link.lemma == "to" else None
    if link is None or noun is None:
        return ()
    word = parsed.tokens[link.i + 1]
    if word.text.casefold() not in words("verbs_like_adjectives") or word.dep != "amod":
        return ()
    if word.head != noun.i:
        return ()
    return (
        replace(word, dep="xcomp", pos="VERB", tag="VB", head=verb.i),
        replace(link, dep="aux", pos="PART", tag="TO", head=word.i),
        replace(noun, dep="dobj", head=word.i),
    )


def relative_of_part(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang "some of which it paid" on the noun before its comma, not on the sentence's verb."""
    if verb.text.casefold() in words("verb_prefixes"):
        return ()
    return _on_noun_of_part(parsed, verb)


def _on_noun_of_part(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    if verb.dep not in ("advcl", "ccomp", "conj", "dep", "parataxis"):
        return ()
    first = parsed.left(verb)
    which = next((t for t in parsed.tokens[max(0, first - 1) : first + 4] if t.tag in _WH), None)
    if which is None or which.i < _PART or parsed.head(which).lemma != "of":
        return ()
    part, comma, noun = (parsed.tokens[which.i - n] for n in (2, 3, 4))
    if part.pos not in ("PRON", "DET", "NUM", "ADJ", "NOUN") or comma.text != ",":
        return ()
    if noun.pos not in _NOUNS or noun.sent != verb.sent or noun in parsed.subtree(verb):
        return ()
    return (replace(verb, dep="relcl", head=noun.i),)


_WH = ("WDT", "WP", "WP$")
_PART = 4
"""Words from "which" back to the noun that it takes up: "audits, one of | which"."""


def verb_behind_prefix(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a prefix and its hyphen to the verb: "which they had co | - | authored".

    Parsers take the prefix for the verb of the clause, and the verb for something else.
    """
    if verb.i < 2:
        return ()
    prefix, hyphen = parsed.tokens[verb.i - 2], parsed.tokens[verb.i - 1]
    near = prefix.end == hyphen.start and hyphen.end == verb.start
    if hyphen.text != "-" or not near or prefix.text.casefold() not in words("verb_prefixes"):
        return ()
    if prefix.head in (verb.i, hyphen.i) or prefix.head == prefix.i:
        return ()
    place = next(iter(_on_noun_of_part(parsed, prefix)), prefix)
    moved = [c for c in parsed.children[prefix.i] if c.i not in (verb.i, hyphen.i)]
    return (
        replace(verb, dep=place.dep, head=place.head),
        replace(prefix, dep="dep", pos="X", head=verb.i),
        replace(hyphen, dep="punct", head=verb.i),
        *(replace(c, head=verb.i) for c in moved),
    )


def office_behind_prefix(parsed: ParsedArticle, prefix: Token) -> tuple[Token, ...]:
    """Make a noun the head of what a prefix is joined to: "the firm's co | - | founder | told".

    Parsers take the prefix for the noun, or both; a phrase and its name end in the last.
    """
    if prefix.i + 2 >= len(parsed.tokens) or prefix.text.casefold() not in words("noun_prefixes"):
        return ()
    hyphen, noun = parsed.tokens[prefix.i + 1 : prefix.i + 3]
    near = prefix.end == hyphen.start and hyphen.end == noun.start
    if hyphen.text != "-" or not near or noun.pos not in _NOUNS:
        return ()
    if prefix.head in (noun.i, hyphen.i) or prefix.head == prefix.i:
        return ()
    joined = (prefix.i, hyphen.i, noun.i)
    moved = [c for h in (prefix, hyphen) for c in parsed.children[h.i] if c.i not in joined]
    second = parsed.head(noun) if noun.dep == "nmod" else noun  # "vice-president and head | coach"
    return (
        replace(noun, dep=prefix.dep, head=prefix.head),
        replace(prefix, dep="compound", head=noun.i),
        replace(hyphen, dep="punct", head=noun.i),
        *(replace(c, dep="conj" if c == second else c.dep, head=noun.i) for c in moved),
    )


def saying_of_subject(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang "saying" on who turns a thing down, where "it" is that thing.

    "Rejected the bill | saying | it was late": a bill that speaks of itself does not say "it". Nor
    does a move that one answers: "responded to the move | saying | they deny it".
    """
    answerer = _who_answers(parsed, verb)
    if answerer is not None:
        return (replace(verb, dep="advcl", head=answerer.i),)
    if verb.dep != "acl" or verb.tag != "VBG" or verb.lemma not in words("plain_saying"):
        return ()
    thing = parsed.head(verb)
    above = parsed.head(thing)
    told = parsed.child(verb, "ccomp")
    own = parsed.child(told, "nsubj", "nsubjpass") if told is not None else None
    if thing.dep != "dobj" or own is None or thing.i > verb.i:
        return ()
    singular = thing.tag in ("NN", "NNP")
    meant = own.text.casefold() == ("it" if singular else "they")
    turned_down = (
        above.lemma in words("turning_down_verbs") and parsed.child(above, "nsubj") is not None
    )
    return (replace(verb, dep="advcl", head=above.i),) if meant and turned_down else ()


def _who_answers(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the verb of answering something that cannot speak, where it goes on by "saying"."""
    thing = parsed.head(verb)
    link = parsed.head(thing)
    above = parsed.head(link)
    if verb.dep != "acl" or thing.dep != "pobj" or link.lemma not in ("to", "at"):
        return None
    own = parsed.child(above, "nsubj")
    answers = (
        own is not None and above.lemma in words("replying") and verb.lemma in words("saying_so")
    )
    speaks = thing.lemma in words("documents") or is_agent(parsed, thing)
    return above if answers and not speaks else None


def charges_after_comma(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Take "charges" for the noun it is: "accused Lee of theft, | claims | Lee rejects".

    What Lee rejects has no object of its own: it is the charges; a verb would be joined by "and".
    """
    above = parsed.head(verb)
    if verb.dep != "conj" or verb.tag != "VBZ" or verb.text.casefold() not in _CHARGES:
        return ()
    told = parsed.child(verb, "ccomp")
    first = parsed.left(verb)
    if first != verb.i or not verb.i or parsed.tokens[verb.i - 1].text != "," or told is None:
        return ()
    cue = lexicon().verbs.get(told.lemma)
    linked = any(c.i < verb.i for c in parsed.all(above, "cc") if c.i > above.i)
    bare = parsed.child(told, "dobj", "ccomp", "mark") is None
    if linked or not bare or cue is None or cue.act not in (Act.DENY, Act.REFUSE, Act.CONFIRM):
        return ()
    lemma = verb.text.casefold().removesuffix("s")
    return (
        replace(verb, pos="NOUN", tag="NNS", dep="appos", lemma=lemma),
        replace(told, dep="relcl"),
    )


_CHARGES = frozenset({"charges", "claims"})


def recipient_as_sort(parsed: ParsedArticle, thing: Token) -> tuple[Token, ...]:
    """Make whom it is given to the verb's second object: "gave | Mali | ten million dollars".

    Parsers take him for a part of the thing's name. No name of a thing goes on with a number, and
    of "access" no body with an article names a sort: "denied | the opposition | access".
    """
    verb = parsed.head(thing)
    gives = thing.dep == "dobj" and verb.i < thing.i and verb.lemma in words("double_object_verbs")
    if not gives or parsed.child(verb, "dative") is not None:
        return ()
    before = [c for c in parsed.children[thing.i] if c.i < thing.i]
    if thing.lemma in words("given_in_numbers"):
        whom = _before_number(parsed, verb, before)
    elif thing.lemma in words("given_without_article"):
        whom = next((c for c in before if c.dep in _SORTS and c.i == thing.i - 1), None)
    else:
        return ()
    if whom is None or not is_agent(parsed, whom):
        return ()
    own = [c for c in before if c.i < whom.i and c.dep in _OF_WHOM]
    if whom.pos != "PROPN" and not any(c.dep in ("det", "poss") for c in own):
        return ()  # "gave government support"
    return (
        replace(whom, dep="dative", head=verb.i),
        *(replace(c, head=whom.i) for c in own),
    )


def _before_number(parsed: ParsedArticle, verb: Token, before: list[Token]) -> Token | None:
    """Return the name between a verb and the number of what is given."""
    number = next((c for c in before if c.dep == "nummod"), None)
    if number is None:
        return None
    inside = (*before, *parsed.children[number.i])
    return next((t for t in inside if t.dep in _SORTS and t.i == verb.i + 1 < number.i), None)
