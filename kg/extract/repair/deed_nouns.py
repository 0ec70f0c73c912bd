"""Deeds that a noun or a gerund tells, whose doer or object the parser hung on another word.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import objects, triggers
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.grammar.verb_forms import is_be
from kg.extract.lexicon import lexicon, words
from kg.extract.predicate_lexicon import predicate_lexicon
from kg.extract.repair.arguments import is_deed_or_text
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_STEPS = 2
"""Phrases between a deed's noun and "by" at most: "the killing of men in Axum | by Mali |"."""
_ANSWERING = frozenset({Act.ACCUSE, Act.CONDEMN, Act.CONFIRM, Act.DENY})
_WHEN = ("DATE", "TIME")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")


def agent_of_deed(parsed: ParsedArticle, link: Token) -> tuple[Token, ...]:
    """Hang "by" and who did it on the deed, not on whom or where: "the raid on Ostia | by Mali |".

    Parsers hang it on the noun before. It stays with what is itself a deed or a text ("a report on
    a raid by Mali"), and with a thing that somebody makes ("the sale of a film by Ann Lee").
    """
    if link.text != "by" or parsed.tokens[link.i - 1].pos not in ("NOUN", "PROPN"):
        return ()
    who = parsed.child(link, "pobj")
    noun = parsed.head(link)
    deed = _deed_of_active(parsed, noun)
    if deed is not None and who is not None and _is_doer(parsed, who) and deed.i < link.i:
        return (replace(link, head=deed.i, dep="prep"),)
    if who is None or not _is_doer(parsed, who) or is_deed_or_text(noun):
        return ()
    for _ in range(_STEPS):
        inner = parsed.head(noun)
        if noun.dep != "pobj" or noun.lemma in words("made_by_people"):
            return ()
        above = parsed.head(inner)
        if above.tag == "VBN" and parsed.child(above, "auxpass", "nsubjpass") is not None:
            free = parsed.child(above, "agent") is None
            return (replace(link, head=above.i, dep="agent"),) if free else ()
        if above.pos not in ("NOUN", "VERB") or above.tag not in (*_NOUNS, "VBG"):
            return ()
        if _is_deed(above):
            taken = any(p.text == "by" for p in parsed.all(above, "prep", "agent"))
            return () if taken else (replace(link, head=above.i),)
        noun = above
    return ()


def _is_doer(parsed: ParsedArticle, noun: Token) -> bool:
    return is_agent(parsed, noun) and not is_document(noun)


def _deed_of_active(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the deed that an active verb charges, judges or answers: "condemned | the raid |"."""
    cue = lexicon().verbs.get(verb.lemma) if verb.pos == "VERB" else None
    if cue is None or cue.act not in _ANSWERING or parsed.child(verb, "auxpass") is not None:
        return None
    if parsed.child(verb, "nsubj") is None:
        return None
    charges = (
        parsed.child(p, "pobj")
        for p in parsed.all(verb, "prep")
        if p.lemma in words("charge_prepositions")
    )
    deeds = (parsed.child(verb, "dobj"), *charges)
    return next((d for d in deeds if d is not None and _is_deed(d)), None)


def _is_deed(noun: Token) -> bool:
    """Tell whether a noun tells a deed that is done to something: "violation", "the shelling"."""
    if (noun.lemma, "N") in triggers() or noun.lemma in words("deed_nouns"):
        return True
    return noun.text.casefold().endswith("ing") and (gerund_lemma(noun), "V") in triggers()


def phrase_of_counted_deed(parsed: ParsedArticle, link: Token) -> tuple[Token, ...]:
    """Hang a phrase on the deed that a noun counts: "a series of attacks | on the port |".

    A noun that only counts has none of its own but "of": "a wave of arrests | by the army |".
    """
    whole = parsed.head(link)
    if link.lemma == "of" or whole.lemma not in words("partitives") or whole.i > link.i:
        return ()
    before = [p for p in parsed.all(whole, "prep") if p.lemma == "of" and p.i < link.i]
    deed = parsed.child(before[-1], "pobj") if before else None
    if deed is None or not deed.i < link.i or not _is_deed(deed):
        return ()
    return (replace(link, head=deed.i),)


def object_of_denied_deed(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang on a deed to what it is done, not on the verb: "denied any incursion | into Chad |".

    Of verbs that charge, condemn, confirm or deny, which have no such phrase of their own: "accused
    Mali of arms supplies | to the rebels |", "was behind the raid | on Chad |".
    """
    links = parsed.all(verb, "prep", "dative")
    cue = lexicon().verbs.get(verb.lemma) if links else None
    answers = cue is not None and cue.act in _ANSWERING and verb.lemma != "blame"
    if not links or (not answers and not is_be(verb)):
        return ()
    for link in links:
        deed = parsed.tokens[link.i - 1]
        thing = parsed.child(link, "pobj")
        if thing is None or link.lemma not in words("deed_prepositions") or not _is_deed(deed):
            continue
        above = parsed.head(deed)
        holder = parsed.head(above)
        whom = holder.dep == "dobj" and parsed.head(holder) is verb  # "accused | Mali of" it
        charged = deed.dep == "pobj" and (holder is verb or whom)
        charged = charged and (answers or above.lemma == "behind")
        if (charged or (deed.dep == "dobj" and above is verb)) and thing.ent not in _WHEN:
            return (replace(link, head=deed.i, dep="prep"),)
    return ()


def deed_before_object(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Take a gerund before a plural or a name for the deed: "blamed A | for shelling villages |".

    So behind "denied": "denied | shelling Ostia |". Parsers read one noun, and hang the phrase on
    the last of the blamed; "bombing raids" are one, and so are "growing costs".
    """
    cue = lexicon().verbs.get(verb.lemma)
    if cue is None or cue.act not in (Act.ACCUSE, Act.DENY):
        return ()
    for link in _before_deed(parsed, verb, cue.act):
        deed = parsed.tokens[link.i + 1]
        thing = parsed.head(deed)
        if deed.dep not in ("amod", "compound") or not deed.text.endswith("ing"):
            continue
        if thing.dep != ("dobj" if link is verb else "pobj") or thing.head != link.i:
            continue
        lemma = gerund_lemma(deed)
        if _is_object(parsed, deed, thing) and _is_verb_of_deed(lemma):
            label = "xcomp" if link is verb else "pcomp"
            joint = () if link is verb else (replace(link, head=verb.i),)
            return (
                *joint,
                replace(deed, dep=label, pos="VERB", tag="VBG", lemma=lemma, head=link.i),
                replace(thing, dep="dobj", head=deed.i),
            )
    return ()


def _before_deed(parsed: ParsedArticle, verb: Token, act: Act) -> Iterator[Token]:
    """Yield the words right behind which a deed may stand: "denied |", "blamed A and B for |"."""
    if act is Act.DENY:
        if verb.i + 1 < len(parsed.tokens):
            yield verb
        return
    blamed = next((o for o in parsed.all(verb, "dobj") if o.i > verb.i), None)
    if blamed is None:
        return
    holders = (verb, *(t for t in parsed.conjuncts(blamed) if t.i >= blamed.i))
    links = (p for h in holders for p in parsed.all(h, "prep") if p.i > blamed.i)
    yield from (p for p in links if p.lemma in ("of", "for"))


def _is_object(parsed: ParsedArticle, deed: Token, thing: Token) -> bool:
    """Tell whether a noun behind a word in "-ing" is what is done, not what the word tells of."""
    if deed.text.casefold() in words("waxing_participles"):
        return False
    if thing.tag in ("NNP", "NNPS"):
        return True
    if gerund_lemma(deed) in wrongs():  # but "denied housing | fraud |", "killing | rumours |"
        event = (thing.lemma, "N") in predicate_lexicon().rows
        return (
            thing.tag in ("NN", "NNS") and not event and thing.lemma not in words("denied_claims")
        )
    hit = is_agent(parsed, thing) or thing.lemma in objects()["targets"] | objects()["places"]
    return thing.tag == "NNS" and (hit or deed.tag == "VBG")


def _is_verb_of_deed(lemma: str) -> bool:
    return (lemma, "V") in triggers() or lemma in wrongs()


@cache
def wrongs() -> frozenset[str]:
    """Return the verbs that tell a wrong in one of their senses: "falsify", "bully", "hide"."""
    rows = predicate_lexicon().rows.items()
    kinds = words("classes_of_wrongs")
    found = {w for (w, part), some in rows if part == "V" and any(r.name in kinds for r in some)}
    return frozenset(found - words("nouns_in_ing"))


def gerund_lemma(deed: Token) -> str:
    """Return the verb of a gerund that may be read as a noun: "beating" is of "beat"."""
    if deed.tag == "VBG":
        return deed.lemma
    stem = deed.text.casefold().removesuffix("ing")
    forms = (stem, f"{stem}e", stem[:-1])
    known = (f for f in forms if _is_verb_of_deed(f) or f in lexicon().verbs)
    return next(known, stem)


def accused_behind_deed(parsed: ParsedArticle, link: Token) -> tuple[Token, ...]:
    """Hang "against" and a person on a charge, not on its deed: "claims of theft | against Lee |".

    He is charged with it, and nobody assaulted him. What is done against people stays: "claims of
    threats against Lee".
    """
    deed = parsed.head(link)
    of = parsed.head(deed)
    claim, who = parsed.head(of), parsed.child(link, "pobj")
    if link.lemma != "against" or of.lemma != "of" or who is None or deed.dep != "pobj":
        return ()
    if claim.lemma not in words("reported_claims") or deed.lemma in words("deeds_against"):
        return ()
    named = parsed.entity_at.get(who.i)
    person = (named is not None and named.label == "PERSON") or who.tag == "PRP"
    return (replace(link, head=claim.i),) if person else ()


def first_of_two_objects(parsed: ParsedArticle, whom: Token) -> tuple[Token, ...]:
    """Make the first of two objects him to whom it is given: "denied | the firm | the right to".

    Parsers call both what was denied, but only one thing is.
    """
    verb = parsed.head(whom)
    if verb.lemma not in words("double_object_verbs") or whom.i < verb.i:
        return ()
    things = [t for t in parsed.all(verb, "dobj") if t.i > whom.i]
    if len(things) != 1 or parsed.left(things[0]) != parsed.right(whom):
        return ()
    return (replace(whom, dep="dative"),) if is_agent(parsed, whom) else ()


def thing_to_be_done(parsed: ParsedArticle, done: Token) -> tuple[Token, ...]:
    """Make a participle what is to be done: "is seeking to have | the release set aside |".

    Parsers take it for what tells which release it is, or for a clause beside it.
    """
    thing: Token | None = parsed.head(done)
    verb = parsed.head(done)
    if done.dep == "acl":
        while thing is not None and thing.dep == "pobj" and parsed.head(thing).dep == "prep":
            thing = parsed.head(parsed.head(thing))  # "the release of | the miner | set aside"
        verb = parsed.head(thing) if thing is not None else verb
    else:
        thing = parsed.child(verb, "dobj")
    if thing is None or thing.dep != "dobj" or not verb.i < thing.i < done.i:
        return ()
    if parsed.child(done, "nsubj", "nsubjpass", "agent", "dobj", "aux", "mark") is not None:
        return ()
    have = verb.lemma == "have" and verb.tag == "VB" and verb.dep == "xcomp"
    sought = have and parsed.head(verb).lemma in words("seeking_to_have")
    wanted = verb.lemma == "want" and done.lemma in words("wanted_done")
    if not (sought or wanted):
        return ()
    return (
        replace(done, dep="ccomp", tag="VBN", head=verb.i),
        replace(thing, dep="nsubj", head=done.i),
    )


def believed_of_somebody(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang what is believed of somebody on him: "a man | believed | to have lied was held".

    Verbs of thinking take no bare infinitive of their subject (Quirk et al. 1985, 16.50: only the
    passive does), so where another finite verb follows without a subject, that is the clause's.
    """
    thought = verb.lemma in words("believed_of")
    goal = parsed.child(verb, "xcomp") if thought else None
    own = parsed.child(verb, "nsubj") if goal is not None else None
    if goal is None or own is None or parsed.child(verb, "cc", "mark", "aux") is not None:
        return ()
    between = [t.text for t in parsed.tokens[own.i + 1 : verb.i]]
    be = goal.lemma == "be" or any(a.lemma in ("be", "have") for a in parsed.all(goal, "aux"))
    passive = parsed.child(goal, "auxpass") is not None
    if between not in ([], [","]) or not (be or passive) or parsed.tokens[verb.i + 1].tag != "TO":
        return ()
    above = parsed.head(verb)
    beside = parsed.all(above, *_LATER) if parsed.child(above, "cc") is None else ()
    later = {t.i: t for v in (verb, goal) for t in parsed.all(v, *_LATER)}
    later |= {t.i: t for t in beside if t.i != verb.i}
    main = next((later[i] for i in sorted(later) if _is_finite(parsed, later[i], goal)), None)
    if main is None:
        return ()
    root = verb.head == verb.i
    done = parsed.child(main, "auxpass") is not None
    marks = parsed.all(verb, "punct")
    return (
        replace(main, dep=verb.dep, head=main.i if root else verb.head),
        replace(verb, dep="acl", tag="VBN", head=own.i),
        replace(own, dep="nsubjpass" if done else "nsubj", head=main.i),
        *(replace(t, head=main.i) for t in marks if t.i > main.i),
    )


_LATER = ("advcl", "ccomp", "conj", "dep")
"""What a parser makes of the main verb behind such an infinitive."""


def _is_finite(parsed: ParsedArticle, verb: Token, goal: Token) -> bool:
    """Tell whether a verb behind an infinitive has a tense and no subject or link of its own."""
    if verb.i < goal.i or parsed.child(verb, "nsubj", "nsubjpass", "mark", "expl") is not None:
        return False
    helpers = parsed.all(verb, "aux", "auxpass")
    forms = [t.tag for t in helpers] or [verb.tag]
    return forms[0] in ("VBD", "VBP", "VBZ", "MD")


def agent_after_clause(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang "by" and who did it on a passive: "was shot as he left the court | by two men |".

    Parsers hang it on the clause of time before it, whose active verb has its doer and its object.
    """
    if verb.tag != "VBN" or parsed.child(verb, "auxpass", "nsubjpass") is None:
        return ()
    for clause in parsed.all(verb, "advcl"):
        opened = {t.lemma for t in parsed.all(clause, "mark", "advmod")}
        active = clause.i > verb.i and parsed.child(clause, "auxpass", "agent") is None
        thing = parsed.child(clause, "dobj") if active and opened & words("frames_after") else None
        if thing is None or parsed.child(clause, "nsubj") is None:
            continue
        for link in (p for p in parsed.all(clause, "prep") if p.lemma == "by" and p.i > thing.i):
            who = parsed.child(link, "pobj")
            if who is not None and parsed.child(who, "det", "nummod") and is_agent(parsed, who):
                return (replace(link, head=verb.i, dep="agent"),)
    return ()
