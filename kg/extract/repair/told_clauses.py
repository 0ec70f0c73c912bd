"""Clauses and charges hung on a noun beside the verb that tells them, or on a verb further out.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import objects, triggers
from kg.extract.grammar.possible_speakers import is_agent, is_group, is_role
from kg.extract.lexicon import lexicon, words
from kg.extract.noun_kinds import thing_kinds
from kg.extract.repair.deed_nouns import gerund_lemma
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_PRESENT_OR_PAST = ("VBD", "VBZ", "VBP", "VBG", "VBN")


def clause_of_occasion(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a clause on the cue, not on where it was told: "said in a statement | that it is so".

    A "that" taken for what a letter's clause leaves open opens one with a modal, where the cue has
    nothing else to tell: "warned in a letter that the bridge would fall".
    """
    if verb.dep not in ("acl", "relcl"):
        return ()
    text = parsed.head(verb)
    link = parsed.head(text)
    cue = parsed.head(link)
    answered = _what_is_answered(parsed, text)
    if answered is not None:
        cue = answered
    elif text.dep != "pobj" or link.dep != "prep" or link.lemma not in words("telling_places"):
        return ()
    if answered is None and text.lemma not in words("told_in"):
        return ()
    if not cue.i < text.i < verb.i:
        return ()
    known = lexicon().verbs.get(cue.lemma)
    if known is None or "s" not in known.frames or parsed.child(cue, "dobj", "ccomp") is not None:
        return ()
    opener = parsed.tokens[parsed.left(verb)]
    if opener.text.casefold() != "that" or parsed.child(verb, "nsubj", "nsubjpass", "expl") is None:
        return ()
    modal = any(a.tag == "MD" for a in parsed.all(verb, "aux"))
    if verb.dep == "relcl" and (not modal or parsed.child(verb, "nsubj") is opener):
        return ()
    mark = () if opener.dep == "mark" else (replace(opener, dep="mark", tag="IN", head=verb.i),)
    return (replace(verb, dep="ccomp", head=cue.i), *mark)


def clause_of_telling(parsed: ParsedArticle, link: Token) -> tuple[Token, ...]:
    """Hang "of how he did it" on the verb that tells it: "told the court | of | how he hid".

    Parsers hang it on whoever is told.
    """
    hearer = parsed.head(link)
    cue = parsed.head(hearer)
    if link.lemma != "of" or hearer.dep not in ("dobj", "dative") or link.i != hearer.i + 1:
        return ()
    if parsed.child(link, "pcomp") is None:
        return ()
    known = lexicon().verbs.get(cue.lemma)
    return () if known is None or "o:of" not in known.frames else (replace(link, head=cue.i),)


def added_by_teller(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join "added" to who tells: "told Lee he heard the towns were calm | and added | this".

    Parsers join it to the clause told last, whose subject adds nothing there.
    """
    first, outer = parsed.head(verb), None
    if verb.lemma != "add" or verb.dep != "conj" or first.lemma in lexicon().verbs:
        return ()
    told = first
    while told.dep == "ccomp":
        told = parsed.head(told)
        named = parsed.child(told, "nsubj") is not None
        outer = told if named and told.tag == "VBD" and told.lemma in lexicon().verbs else outer
    behind = parsed.tokens[verb.i + 1 : verb.i + 3]
    if outer is None or not any(t.text in ("“", '"', "that") for t in behind):
        return ()
    joint = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
    return tuple(replace(t, head=outer.i) for t in (verb, *joint[-1:]))


def clause_of_person(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a "who" clause on the person, not on his place or body: "a clerk in Bruma, | who said".

    A place or a body is told of by "which" or "where"; "who" takes a noun for people.
    """
    opener = parsed.tokens[parsed.left(verb)]
    place = parsed.head(verb)
    if verb.dep != "relcl" or opener.tag not in ("WP", "WP$"):
        return ()
    named = parsed.entity_at.get(place.i)
    if place.pos != "PROPN" or (named is not None and named.label == "PERSON"):
        return ()
    link = parsed.head(place)
    person = parsed.head(link)
    comma = parsed.tokens[opener.i - 1].text == ","
    if place.dep != "pobj" or link.dep != "prep" or not comma or person.i > link.i:
        return ()
    human = person.pos == "NOUN" and (person.lemma in words("people") or is_role(parsed, person))
    return (replace(verb, head=person.i),) if human else ()


def _what_is_answered(parsed: ParsedArticle, asked: Token) -> Token | None:
    """Return the cue of what is answered: "| said | in response to a request | that it was so"."""
    to = parsed.head(asked)
    if asked.dep != "pobj" or to.lemma != "to" or to.i < 2 or to.dep != "prep":
        return None
    response, into = parsed.tokens[to.i - 1], parsed.tokens[to.i - 2]
    phrase = into.lemma == "in" and response.lemma in words("responses") and into.dep == "prep"
    return parsed.head(into) if phrase and response.head == into.i else None


def clause_of_infinitive(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a clause on the infinitive right before its "that": "asked it to rule | that he may go".

    Parsers hang it on the verb further out when an aside opens it.
    """
    if verb.dep != "ccomp":
        return ()
    cue, first = parsed.head(verb), parsed.left(verb)
    told = parsed.tokens[first - 1] if first else verb
    if parsed.tokens[first].lemma != "that" or told.dep != "xcomp" or told.head != cue.i:
        return ()
    known = lexicon().verbs.get(told.lemma)
    tells = known is not None and "s" in known.frames
    return (replace(verb, head=told.i),) if tells and told.tag == "VB" else ()


def charge_after_joined(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a charge on the verb, not on the last of the accused: "accused Lee and his men | of it".

    "Accused the mayor and the police of Pollen" tells whose police they are.
    """
    cue = lexicon().verbs.get(verb.lemma) if verb.tag in _PRESENT_OR_PAST else None
    if cue is None or cue.act is not Act.ACCUSE or "of" not in cue.object_prepositions:
        return ()
    accused = [o for o in parsed.all(verb, "dobj") if o.i > verb.i]
    if not accused or any(p.lemma == "of" for p in parsed.all(verb, "prep")):
        return ()
    first = accused[0]
    second = accused[1:] or [c for c in parsed.conjuncts(first) if c.i > first.i]
    if not second:
        return ()
    last = second[-1]
    link = next((p for p in parsed.all(last, "prep") if p.lemma == "of" and p.i > last.i), None)
    charge = parsed.child(link, "pobj", "pcomp") if link is not None else None
    if link is None or charge is None:
        return ()
    if charge.dep == "pobj" and (charge.pos == "PROPN" or is_agent(parsed, charge)):
        return ()
    joined = (replace(last, dep="conj", head=first.i),) if last in accused else ()
    return (replace(link, head=verb.i), *joined)


def charge_after_modifier(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a charge on the verb, not on what tells the accused apart: "men armed by Mali | of it".

    Of nouns only those of deeds and of charges are one; a gerund behind "of" always is.
    """
    cue = lexicon().verbs.get(verb.lemma) if verb.tag in _PRESENT_OR_PAST else None
    if cue is None or cue.act is not Act.ACCUSE or "of" not in cue.object_prepositions:
        return ()
    accused = next((o for o in parsed.all(verb, "dobj") if o.i > verb.i), None)
    if accused is None or any(p.lemma == "of" for p in parsed.all(verb, "prep")):
        return ()
    where = _place_after(parsed, verb, accused)
    told_apart = [*parsed.subtree(accused), *(parsed.subtree(where) if where is not None else ())]
    links = [t for t in told_apart if t.lemma == "of" and t.dep == "prep" and t.i > accused.i]
    outer = [p for a in parsed.ancestors(verb) for p in parsed.all(a, "prep") if p.lemma == "of"]
    links += [p for p in outer if p.i > accused.i and parsed.child(p, "pcomp") is not None]
    charges = [p for p in links if _is_charge(parsed, p, alone=len(links) == 1)]
    link = min(charges, key=lambda p: p.i, default=None)
    return (replace(link, head=verb.i),) if link is not None else ()


def _place_after(parsed: ParsedArticle, verb: Token, noun: Token) -> Token | None:
    """Return the preposition of where an object is, hung on the verb: "the army | in Mali |"."""
    after = (p for p in parsed.all(verb, "prep") if p.i == parsed.right(noun))
    return next((p for p in after if p.lemma in words("places_of_bodies")), None)


def _is_charge(parsed: ParsedArticle, link: Token, alone: bool = False) -> bool:
    """Tell whether a deed follows an "of": "of | lying |"; alone a bare noun is."""
    charge = parsed.child(link, "pcomp", "pobj")
    if charge is None or charge.dep == "pcomp":
        return charge is not None and charge.tag in ("VBG", "VBN")  # "of having been there"
    bare = alone and parsed.left(charge) == charge.i and not is_role(parsed, parsed.head(link))
    bare = bare or thing_kinds().get(charge.lemma) == "crime"
    deed = bare or (charge.lemma, "N") in triggers() or charge.lemma in words("taking_part")
    return charge.pos == "NOUN" and deed and not is_agent(parsed, charge)


def place_of_part(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang on a part what it is in: "accused Mali of involvement | in the raid |".

    Parsers take it for where one is accused.
    """
    cue = lexicon().verbs.get(verb.lemma) if verb.tag in _PRESENT_OR_PAST else None
    if cue is None or cue.act is not Act.ACCUSE:
        return ()
    for of in parsed.all(verb, "prep"):
        part = parsed.child(of, "pobj")
        if part is None or part.lemma not in words("taking_part"):
            continue
        after = (p for p in parsed.all(verb, "prep") if p.i == parsed.right(of))
        link = next((p for p in after if p.lemma in ("in", "for", "with")), None)
        if link is not None:
            return (replace(link, head=part.i),)
    return ()


def body_after_place(parsed: ParsedArticle, body: Token) -> tuple[Token, ...]:
    """Join a body to the body before, not to where that is: "the army in Mali and | the rebels |".

    Likes are joined: a place with a place, forces with forces.
    """
    place = parsed.head(body)
    link = parsed.head(place)
    first = parsed.head(link)
    if body.dep != "conj" or place.dep != "pobj" or link.lemma not in words("places_of_bodies"):
        return ()
    taken = parsed.child(first, "dobj") if first.pos == "VERB" else None
    if taken is not None and _place_after(parsed, first, taken) is link:
        first = taken
    if place.ent not in ("GPE", "LOC") or body.ent in ("GPE", "LOC") or first.pos != "NOUN":
        return ()
    forces = words("state_forces") | objects()["troops"] | words("armed_bodies")
    if first.lemma not in forces or body.lemma not in forces:
        return ()
    joint = [c for c in parsed.all(place, "cc") if c.i < body.i]
    changed = (body, link, *joint[-1:])
    return tuple(replace(t, head=first.i) for t in changed if t.head != first.i)


def charge_of_deeds(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang deeds on the "of" of a charge: "accused the firm | of lying, cheating and stealing |".

    Parsers take the first for a noun and the others for deeds of who accuses. What he says besides,
    "accused the firm of lying, adding that it stole", stays his.
    """
    cue = lexicon().verbs.get(verb.lemma) if verb.tag in _PRESENT_OR_PAST else None
    if cue is None or cue.act is not Act.ACCUSE or "of" not in cue.object_prepositions:
        return ()
    holders = (verb, *parsed.all(verb, "dobj"))
    links = (p for h in holders for p in parsed.all(h, "prep") if p.lemma == "of" and p.i > verb.i)
    link = next(links, None)
    deed = parsed.child(link, "pcomp", "pobj") if link is not None else None
    if link is None or deed is None or parsed.left(deed) != deed.i:
        return ()
    as_noun = deed.tag == "NN" and deed.text.endswith("ing")  # "of | beating | and robbing them"
    as_noun = as_noun and any(c.tag == "VBG" for c in parsed.all(deed, "conj"))
    if deed.tag != "VBG" and not as_noun:
        return ()
    listed = [c for c in parsed.all(verb, "advcl") if _goes_on(parsed, c, deed)][:1]
    joined = [c for d in (deed, *listed) for c in parsed.conjuncts(d) if c.tag == "VBG"]
    changed = (
        replace(link, head=verb.i),
        replace(deed, dep="pcomp", pos="VERB", tag="VBG", lemma=gerund_lemma(deed)),
        *(replace(c, dep="conj", head=deed.i) for c in listed),
        *(replace(c, pos="VERB") for c in joined if c not in listed and c is not deed),
    )
    same = all(parsed.tokens[t.i] == t for t in changed)
    return () if same else changed


def reason_after_joined(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a reason on the verb, not on the last of the blamed: "pointed at A and B | for it"."""
    if verb.lemma not in ("blame", "point") or any(
        p.lemma == "for" for p in parsed.all(verb, "prep")
    ):
        return ()
    at = [n for p in parsed.all(verb, "prep") if p.lemma == "at" for n in parsed.all(p, "pobj")]
    for blamed in (*parsed.all(verb, "dobj"), *at):
        last = [c for c in parsed.conjuncts(blamed) if c.i > blamed.i][-1:]
        for link in (p for c in last for p in parsed.all(c, "prep") if p.lemma == "for"):
            deed = parsed.child(link, "pobj", "pcomp")
            if deed is not None and (deed.tag == "VBG" or (deed.lemma, "N") in triggers()):
                return (replace(link, head=verb.i),)
    return ()


def _goes_on(parsed: ParsedArticle, other: Token, deed: Token) -> bool:
    """Tell whether a participle goes on with a list: "of lying, | hiding money | and fleeing"."""
    if other.tag != "VBG" or other.i < deed.i or parsed.tokens[parsed.left(other) - 1].text != ",":
        return False
    if parsed.child(other, "ccomp") is not None or other.lemma in words("saying"):
        return False
    below = (other, *parsed.all(other, "dobj"))
    return any(c.tag == "VBG" for t in below for c in parsed.all(t, "conj"))


def verb_as_plural(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Take a plural before quoted words for the verb: "saying the flood | highlights | “a risk”".

    The noun before is its subject, and the words quoted right behind it are its object.
    """
    if noun.dep != "dobj" or noun.tag != "NNS" or noun.i < 2:
        return ()
    cue, own = parsed.head(noun), parsed.tokens[noun.i - 1]
    known = lexicon().verbs.get(cue.lemma)
    if known is None or "s" not in known.frames or own.dep != "compound" or own.tag != "NN":
        return ()
    mark = parsed.tokens[noun.i + 1] if noun.i + 1 < len(parsed.tokens) else noun
    theme = parsed.child(noun, "appos")
    if mark.text not in ("“", '"') or theme is None or own.head != noun.i or cue.i > own.i:
        return ()
    moved = [c for c in parsed.children[noun.i] if c.i < own.i]
    return (
        replace(noun, dep="ccomp", tag="VBZ", pos="VERB"),
        replace(own, dep="nsubj"),
        replace(theme, dep="dobj"),
        *(replace(c, head=own.i) for c in moved),
    )


def object_of_noun_clause(parsed: ParsedArticle, goal: Token) -> tuple[Token, ...]:
    """Give a noun behind a clause on a noun to that clause, and its verb to the noun told of.

    "Said failure to stop and | fine the firm's trucks | could cost lives": not the trucks could.
    "Say" takes no object beside a clause, so that the noun behind it is a subject.
    """
    told = parsed.head(goal)
    cue = parsed.head(told)
    if goal.dep != "acl" or told.dep != "dobj" or cue.lemma not in lexicon().verbs:
        return ()
    tellers = lexicon().verbs
    inside = (parsed.child(v, "ccomp") for v in parsed.conjuncts(goal) if v.lemma not in tellers)
    verb = parsed.child(cue, "ccomp") or next((v for v in inside if v is not None), None)
    noun = parsed.child(verb, "nsubj") if verb is not None else None
    if verb is None or noun is None or not cue.i < told.i < goal.i < noun.i:
        return ()
    last = parsed.tokens[parsed.left(noun) - 1]
    if last not in parsed.conjuncts(goal) or parsed.child(last, "dobj", "auxpass") is not None:
        return ()
    if not any(t.tag == "TO" for t in parsed.all(goal, "aux")) or is_agent(parsed, told):
        return ()
    return (
        replace(noun, dep="dobj", head=last.i),
        replace(told, dep="nsubj", head=verb.i),
        replace(verb, head=cue.i),
        replace(last, tag="VB"),
    )


def question_of_adjective(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang an "if" clause on the adjective before it that asks: "it was unclear | if he slept |".

    There "if" means "whether", and opens no condition.
    """
    first = parsed.tokens[parsed.left(verb)]
    told = parsed.child(parsed.head(verb), "acomp")
    if verb.dep != "advcl" or told is None or first.lemma != "if" or first.i != told.i + 1:
        return ()
    asks = told.lemma in words("open_questions")
    return (replace(verb, dep="ccomp", head=told.i),) if asks else ()


def hearer_before_name(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Part whom it is told to from whom it is about: "tells top | court | Chad is breaking a pact".

    A body is no part of a land's name; parsers join the two in a headline, which has no "the".
    """
    land = parsed.entity_at.get(noun.i + 1)
    if noun.pos != "NOUN" or noun.head <= noun.i or not is_group(noun):
        return ()
    named = parsed.head(noun)
    verb = parsed.head(named)
    cue = parsed.head(verb)
    known = lexicon().verbs.get(cue.lemma)
    if land is None or land.label != "GPE" or named.i != land.last - 1 or named.dep != "nsubj":
        return ()
    if verb.dep != "ccomp" or known is None or "t" not in known.frames or cue.i > noun.i:
        return ()
    before = [t for t in parsed.children[named.i] if t.i < noun.i]
    if parsed.child(cue, "dobj") is not None or parsed.left(named) != cue.i + 1:
        return ()
    return (
        replace(noun, dep="dobj", head=cue.i),
        *(replace(t, head=noun.i) for t in before),
    )
