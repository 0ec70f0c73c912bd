"""Arguments of a verb that a parser hung on another: by whom it is done, and what is told.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import triggers
from kg.extract.grammar.possible_speakers import is_agent, is_document, represents
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from kg.extract.lexicon import Cue
    from kg.model import Token
    from kg.parse import ParsedArticle


def agent_of_passive(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang "by" and who asks on the passive: "the jury was urged to be careful | by Mr Hale |".

    Parsers hang it on the infinitive. It stays with a passive infinitive ("to be led by Lee") and
    with the noun of a deed or a text ("condemn the raid by Chad", "read the book by Lee"). What
    follows a comma tells of him: ", defending Mr Kohl".
    """
    passive = verb.tag == "VBN" and parsed.child(verb, "auxpass") is not None
    asked = parsed.child(verb, "xcomp") if passive else None
    if asked is None or asked.i < verb.i or asked.tag != "VB":
        return ()
    if parsed.child(verb, "agent") is not None or verb.lemma not in lexicon().verbs:
        return ()
    within = parsed.tokens[asked.i + 1 : parsed.right(asked)]
    link = next((t for t in reversed(within) if t.text == "by"), None)
    if link is not None and parsed.head(link).tag == "VBN":
        return ()
    who = parsed.child(link, "pobj") if link is not None else None
    if link is None or who is None or not is_agent(parsed, who):
        return ()
    if _is_of_deed(parsed, link) and not represents(parsed, who):
        return ()
    moved = [replace(link, head=verb.i, dep="agent")]
    set_off = parsed.tokens[parsed.right(link) : parsed.right(link) + 2]
    if [t.text for t in set_off[:1]] == [","] and len(set_off) > 1:
        free = set_off[1]
        if (free.dep, free.tag, free.head) == ("advcl", "VBG", verb.i):
            moved.append(replace(free, head=who.i, dep="acl"))
    return tuple(moved)


def told_clause(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make a clause without a gap what is told: "told the court | it was torn |".

    Parsers take it for a relative one of whom it is told to; in "told the man she loved" it is.
    """
    if verb.dep not in ("relcl", "acl") or parsed.head(verb).dep != "dobj":
        return ()
    told = parsed.head(parsed.head(verb))
    cue = lexicon().verbs.get(told.lemma)
    if cue is None:
        return ()
    if verb.dep == "acl":
        whole = _is_told_with_that(parsed, verb, cue)
        return (replace(verb, dep="ccomp", head=told.i),) if whole else ()
    own = parsed.child(verb, "nsubj", "nsubjpass")
    hearer = "t" in cue.frames and is_agent(parsed, parsed.head(verb))
    if own is None or own.i > verb.i or not hearer or own.i != parsed.head(verb).i + 1:
        return ()
    full = parsed.child(verb, "auxpass", "dobj", "acomp", "attr", "ccomp", "xcomp")
    plain = own.pos == "PRON" and own.tag not in ("WDT", "WP", "WRB")
    return (replace(verb, dep="ccomp", head=told.i),) if full is not None and plain else ()


def _is_told_with_that(parsed: ParsedArticle, verb: Token, cue: Cue) -> bool:
    """Tell whether a whole "that" clause hangs on whom it is told to: "told men that he left"."""
    heard = parsed.head(verb)
    whole = parsed.child(verb, "nsubj", "nsubjpass") is not None
    if not whole or "t" not in cue.frames or heard.dep != "dobj":
        return False
    that = parsed.child(verb, "mark")
    opened = that is not None and that.lemma == "that" and that.i == heard.i + 1
    return opened and is_agent(parsed, heard) and not is_document(heard)


def _is_of_deed(parsed: ParsedArticle, link: Token) -> bool:
    """Tell whether a "by" tells who did or wrote what the noun before it names."""
    return is_deed_or_text(parsed.tokens[link.i - 1])


def is_deed_or_text(noun: Token) -> bool:
    """Tell whether a word before "by" is a participle, or a noun for a deed or a text."""
    if noun.pos not in ("NOUN", "PROPN"):
        return noun.tag == "VBN"
    deed = (noun.lemma, "N") in triggers() or noun.lemma in lexicon().nouns
    return deed or is_document(noun)


def day_before_verb(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a day between somebody and what he does on the verb: "the ministers | on Monday | met".

    "The talks on Monday failed" has it on what took place then.
    """
    if verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return ()
    who = parsed.child(verb, "nsubj", "nsubjpass")
    if who is None or who.i > verb.i or who.pos == "PRON" or is_document(who):
        return ()
    link = next((p for p in parsed.all(who, "prep") if p.lemma == "on"), None)
    day = parsed.child(link, "pobj") if link is not None else None
    if link is None or day is None or day.ent != "DATE" or not is_agent(parsed, who):
        return ()
    between = parsed.tokens[parsed.right(link) : verb.i]
    plain = all(t.head == verb.i or t.text in (",", ")") for t in between)
    return (replace(link, head=verb.i),) if plain and link.i > who.i else ()


def joined_to_existential(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a verb without a subject to the cue above "there was": "there" does nothing else.

    In "admitted there was a gap and | did not offer | a way" it is who admitted it that did not.
    """
    if verb.dep != "conj" or parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return ()
    first = parsed.head(verb)
    cue = parsed.head(first)
    there = parsed.child(first, "expl")
    if there is None or first.dep != "ccomp" or cue.i > first.i or cue.lemma not in lexicon().verbs:
        return ()
    finite = verb.tag in ("VBD", "VBZ") or any(c.tag == "VBD" for c in parsed.all(verb, "aux"))
    if not finite or verb.lemma == "be" or cue.tag not in ("VBD", "VBZ"):
        return ()
    link = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
    return (replace(verb, head=cue.i), *(replace(c, head=cue.i) for c in link[-1:]))


def participle_of_feeling(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Take the participle of a feeling for an adjective: "it was | disheartening | to be left".

    With an object it is a verb: "it was disheartening them".
    """
    if word.tag != "VBG" or word.lemma not in words("feelings_caused"):
        return ()
    helping = [c for c in parsed.all(word, "aux") if c.lemma == "be"]
    if len(helping) != 1 or parsed.child(word, "dobj", "dative") is not None:
        return ()
    copula = replace(
        helping[0], dep=word.dep, head=word.head if word.head != word.i else helping[0].i
    )
    adjective = replace(
        word, dep="acomp", head=copula.i, pos="ADJ", tag="JJ", lemma=word.text.casefold()
    )
    below = [c for c in parsed.children[word.i] if c.i != copula.i]
    return (copula, adjective, *(replace(c, head=copula.i) for c in below))


def second_participle_of_group(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make the second participle of a passive one: "were told of it and | asked | to sign".

    Who is asked to do a thing is nobody who asks. "Were sacked and asked the court to act" has an
    object. So with a perfect and "or": "has not asked or | received | it", which "not" reaches too.
    """
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBN"):
        return ()
    first = parsed.head(verb)
    if _is_of_perfect(parsed, first, verb):
        return (replace(verb, tag="VBN"),)
    joined = _joined_participles(parsed, verb)
    if joined or first.dep == "pcomp":
        return joined
    harmed = verb.lemma in words("done_to_bodies")
    if verb.tag != "VBD" or not (harmed or verb.lemma in words("object_control")):
        return ()
    first = parsed.head(first) if harmed and first.dep == "advcl" else first
    passive = parsed.child(first, "auxpass") is not None and first.tag == "VBN"
    if not passive or parsed.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "dobj"):
        return ()
    if harmed:
        links = [replace(c, head=first.i) for c in parsed.all(parsed.head(verb), "cc")]
        return (replace(verb, tag="VBN", head=first.i), *links)
    asked = parsed.child(verb, "xcomp")
    to = asked is not None and any(t.tag == "TO" for t in parsed.all(asked, "aux"))
    inside = asked is not None and parsed.child(asked, "nsubj") is not None
    return (replace(verb, tag="VBN"),) if to and not inside else ()


def _is_of_perfect(parsed: ParsedArticle, first: Token, verb: Token) -> bool:
    """Tell whether a past without a subject is joined to a perfect by "or" or "nor"."""
    if verb.tag != "VBD" or first.tag != "VBN":
        return False
    perfect = any(a.lemma == "have" for a in parsed.all(first, "aux"))
    linked = any(c.lemma in ("or", "nor") for c in parsed.all(first, "cc"))
    own = parsed.child(verb, "nsubj", "nsubjpass", "expl", "aux", "auxpass") is not None
    return perfect and linked and not own


def _joined_participles(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join all participles of "without being charged, | tried | or | convicted |" to the first.

    After a preposition there is no finite form, so each is a participle of the one passive; the
    middle one of a list is none of the passive before the preposition.
    """
    first = parsed.head(verb)
    third = [c for c in parsed.all(verb, "conj") if c.tag in ("VBD", "VBN")]
    if parsed.child(first, "auxpass") is None or first.i > verb.i:
        return ()
    if first.dep != "pcomp":
        inside = (parsed.child(p, "pcomp") for p in parsed.all(first, "prep") if p.i > first.i)
        listed = (t for t in inside if t is not None and parsed.right(t) + 1 == verb.i)
        first = next((t for t in listed if parsed.tokens[verb.i - 1].text == ","), verb)
        if first is verb or not third or parsed.child(first, "auxpass") is None:
            return ()
    if parsed.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "dobj") is not None:
        return ()
    links = [c for c in parsed.all(verb, "cc") if third]
    changed = (
        replace(verb, tag="VBN", head=first.i),
        *(replace(c, tag="VBN", head=first.i) for c in third),
        *(replace(c, head=first.i) for c in links),
    )
    return () if all(parsed.tokens[t.i] == t for t in changed) else changed


def subject_after_front(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a verb the subject that the parser read into the phrase in front of it.

    "As part of a deal with the Office of the Provost, | gas firm Sunol | agreed": after the comma
    the subject begins, and the phrase before it ends in what stood there. A participle may be set
    off in between: "in a letter, dated Monday and seen by the Post, | Ann Lee | said".
    """
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep != "ROOT":
        return ()
    own = parsed.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if own is not None and own.tag != "VBN":
        return ()
    first, _ = parsed.sentence(verb)
    front = parsed.tokens[first : verb.i]
    commas = [t.i for t in front if t.text == ","]
    if not commas or front[0].dep != "prep" or front[0].head != verb.i:
        return ()
    if len(commas) != 1 and (len(commas) != 2 or parsed.tokens[commas[0] + 1].tag != "VBN"):
        return ()
    comma = commas[-1]
    heads = [t for t in parsed.tokens[comma + 1 : verb.i] if t.head <= comma]
    if len(heads) != 1 or heads[0].dep not in ("pobj", "conj", "appos"):
        return ()
    noun = heads[0]
    before = [c for c in parsed.children[noun.i] if c.i < comma]
    last = next((c for c in reversed(before) if c.pos in ("NOUN", "PROPN")), None)
    if not is_agent(parsed, noun) or (noun.dep == "pobj" and last is None):
        return ()
    end = () if last is None else (replace(last, dep=noun.dep, head=noun.head),)
    rest = (replace(c, head=last.i) for c in before if last is not None and c.i != last.i)
    return (replace(noun, dep="nsubj", head=verb.i), *end, *rest)


def office_before_subject(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make the first of two subjects what the second is: "Reeve of Oakfield, Ann Lee | said".

    A verb has one subject; a name set off by one comma right before it is that, and what stands
    ahead, which opens with a capital, is its office, though no table may know it.
    """
    before = [t for t in parsed.all(verb, "nsubj") if t.i < verb.i]
    if not before or len(before) > 2:
        return ()
    office, name = before[0], before[1] if len(before) > 1 else _joined_name(parsed, before[0])
    if name is None or name.ent != "PERSON" or office.i > name.i:
        return ()
    comma = parsed.left(name) - 1
    apart = parsed.tokens[comma].text == "," and office.text[:1].isupper()
    linked = any(t.lemma in ("of", "for") for t in parsed.all(office, "prep"))
    named = office.ent == "PERSON" and len(before) == 1
    if not apart or not linked or named or not _straight_on(parsed, name, verb):
        return ()
    return (
        replace(office, dep="appos", pos="PROPN", tag="NNP", head=name.i),
        replace(name, dep="nsubj", head=verb.i),
    )


def _joined_name(parsed: ParsedArticle, office: Token) -> Token | None:
    """Return the name that a parser joined to what the office is of, with no "and" between."""
    for link in parsed.all(office, "prep"):
        body = parsed.child(link, "pobj")
        if body is not None and parsed.child(body, "cc") is None:
            return parsed.child(body, "conj")
    return None


def _straight_on(parsed: ParsedArticle, name: Token, verb: Token) -> bool:
    """Tell whether only adverbs, auxiliaries or letters in brackets stand before the verb."""
    between = parsed.tokens[name.i + 1 : verb.i]
    return all(t.pos in ("ADV", "AUX", "SPACE", "PUNCT", "PROPN") for t in between)


def participle_before_noun(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Take "defending" before "champions" for what it says of them, and no deed: who won before.

    In "beaten by | defending | champions Rovers" the parser has somebody who defends the champions.
    """
    if word.tag != "VBG" or word.i + 1 >= len(parsed.tokens) or word.dep == "amod":
        return ()
    noun = parsed.tokens[word.i + 1]
    if word.lemma != "defend" or noun.lemma not in words("holders_of_titles"):
        return ()
    if any(t.i < word.i for t in parsed.children[word.i]):
        return ()
    head = noun
    while head.dep == "compound" and head.head != word.i:
        head = parsed.head(head)
    if head.dep == "compound":
        head = parsed.head(head)
    if head.head != word.i and noun.head != word.i:
        return ()
    joint = _JOINT_OF_GERUND.get(word.dep, word.dep)
    top = head if head.head == word.i else noun
    below = [c for c in parsed.children[word.i] if c.i not in (top.i, noun.i)]
    return (
        replace(top, dep=joint, head=word.head),
        replace(word, dep="amod", head=top.i, pos="ADJ", tag="JJ", lemma="defending"),
        *(replace(c, head=top.i) for c in below),
    )


_JOINT_OF_GERUND = {"pcomp": "pobj", "csubj": "nsubj", "xcomp": "dobj", "advcl": "npadvmod"}
"""How a gerund hangs → how the noun that it only describes does."""


def participle_of_text(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a participle on the text right before it: "got mail | asking | why she paid".

    Parsers take it for what the receiver does.
    """
    if verb.dep != "advcl" or verb.tag != "VBG" or not verb.i:
        return ()
    noun = parsed.tokens[verb.i - 1]
    received = noun.dep == "dobj" and noun.head == verb.head
    received = received and parsed.head(verb).lemma in words("receiving_texts")
    alone = parsed.child(verb, "nsubj", "aux", "mark") is None
    told = is_document(noun) or noun.lemma in words("messages")
    return (replace(verb, dep="acl", head=noun.i),) if received and alone and told else ()


def subject_as_adverbial(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Make a name before a verb without a subject its subject: "Ann Lee | on Monday denied".

    Parsers take it for an adverbial, and in "Ann Lee Monday denied" for a part of the day's name.
    """
    verb = parsed.head(noun)
    if noun.dep != "npadvmod" or noun.i > verb.i or verb.tag not in ("VBD", "VBZ", "VBP"):
        return ()
    if parsed.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return ()
    if noun.ent == "PERSON":
        return (replace(noun, dep="nsubj"),)
    before = [c for c in parsed.all(noun, "compound") if c.i < noun.i and c.pos == "PROPN"]
    if noun.ent != "DATE" or not before or before[-1].ent == "DATE" or before[-1].i != noun.i - 1:
        return ()
    name = replace(before[-1], dep="nsubj", head=verb.i)
    return (name, *(replace(c, head=name.i) for c in before[:-1]))


def object_called(parsed: ParsedArticle, name: Token) -> tuple[Token, ...]:
    """Make the only name after "called" its object: "the premier called | Ann Lee | to thank her".

    Parsers take it for what somebody is called, who then would stand before it: "called him Lee".
    """
    verb = parsed.head(name)
    if name.dep != "oprd" or verb.lemma != "call" or name.ent != "PERSON" or name.i < verb.i:
        return ()
    whole = parsed.child(verb, "dobj", "nsubjpass", "auxpass", "dative") is not None
    return () if whole or parsed.child(verb, "nsubj") is None else (replace(name, dep="dobj"),)


def subject_as_apposition(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make a body its verb's subject after a phrase that ends in a name.

    "In a letter signed by the head of the office, Ann Lee, | the council | said": another name of
    hers would be closed by a comma, as in "Ann Lee, the mayor, said".
    """
    name = parsed.child(verb, "nsubj") if verb.tag in ("VBD", "VBZ") else None
    if name is None or name.ent != "PERSON" or name.i > verb.i:
        return ()
    body = next((a for a in parsed.all(name, "appos") if a.i > name.i), None)
    first = parsed.left(name)
    if body is None or parsed.right(body) != verb.i or not first:
        return ()
    commas = (parsed.tokens[first - 1].text, parsed.tokens[parsed.left(body) - 1].text)
    if commas != (",", ","):
        return ()
    named = (t for t in reversed(parsed.tokens[: first - 1]) if t.dep == "pobj")
    owner = next((t for t in named if t.sent == name.sent and parsed.right(t) == first - 1), None)
    if owner is None or not is_agent(parsed, body):
        return ()
    owners = [t for t in parsed.ancestors(owner) if t.dep == "pobj" and is_agent(parsed, t)]
    held = next((t for t in owners if parsed.right(t) == first - 1), owner)
    return (
        replace(body, dep="nsubj", head=verb.i),
        replace(name, dep="appos", head=held.i),
    )
