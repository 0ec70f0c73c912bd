"""Events that verbs tell: the row of the lexicon that fits, and the roles in the clause.

Actives, passives, relatives and reduced relatives, controlled infinitives and gerunds, objects
with "with" ("supplied the rebels with rifles"), receivers as subjects ("receives arms from").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import agent, antecedent, is_passive, subject
from kg.extract.event_frames import Event
from kg.extract.event_words import modes, triggers, verb_lemma
from kg.extract.lexicon import lexicon
from kg.extract.parties import each, inner, objects_fit, somebody, whom
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.event_words import Row
    from kg.model import Token
    from kg.parse import ParsedArticle

_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "consider", "use", "take", "offer"})
_TAKING = frozenset({"take", "make", "begin", "launch", "start", "have", "abandon", "continue"})
_DEMANDING = frozenset(
    {"demand", "call", "press", "seek", "protest", "denounce", "condemn", "oppose", "urge"}
    | {"disperse", "stop", "overthrow", "oust", "topple"}
)


def verbal(parsed: ParsedArticle, verb: Token) -> Event | None:
    """Return the event that a verb tells with what stands beside it, or None."""
    thing = done_to(parsed, verb)
    for row in triggers().get((verb_lemma(verb), "V"), ()):
        if _fits(parsed, verb, thing, row):
            return _event(parsed, verb, thing, row)
    return None


def done_to(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what a verb is done to: its object, its passive subject, the noun it modifies."""
    if is_passive(parsed, verb):
        own = parsed.child(verb, "dobj")
        if own is None or own.ent in ("MONEY", "QUANTITY", "DATE", "CARDINAL"):
            own = parsed.child(verb, "nsubjpass") or own
        if own is None:
            first = parsed.first_conjunct(verb)
            own = parsed.child(first, "nsubjpass") if first is not verb else None
        return antecedent(parsed, own) if own is not None else None
    own = parsed.child(verb, "dobj") or _after_bound(parsed, verb)
    if own is None and verb.lemma == "fail":  # "failed to reach | agreement"
        tried = parsed.child(verb, "xcomp")
        own = parsed.child(tried, "dobj") if tried is not None else None
    if own is not None:
        return antecedent(parsed, own)
    if verb.dep == "acl" and verb.tag == "VBN":
        return parsed.head(verb)
    if _reduced(parsed, verb):
        first = parsed.first_conjunct(verb)
        if first is not verb:  # "were seized and | beaten"
            return done_to(parsed, first)
        above = parsed.head(verb)  # "died, | killed by a guard"
        return subject(parsed, above) if verb.dep == "advcl" and above.pos == "VERB" else None
    for clause in parsed.all(verb, "ccomp", "xcomp"):  # "allowed | the party to stand"
        made = parsed.child(clause, "nsubj", "nsubjpass")
        to = any(c.tag == "TO" or c.tag == "VB" for c in (*parsed.all(clause, "aux"), clause))
        if made is not None and to and made.i > verb.i:
            return made
    held = parsed.child(verb, "dative")
    if held is not None and held.pos != "ADP":
        return held
    return _shared(parsed, verb)


def _after_bound(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object that the parser hung on a bound: "kidnapped up | to | 16 advisers"."""
    to = next((p for p in parsed.all(verb, "prep") if p.lemma == "to" and p.i > verb.i), None)
    if to is None or to.i == 0 or parsed.tokens[to.i - 1].lemma not in ("up", "close"):
        return None
    noun = parsed.child(to, "pobj")
    return noun if noun is not None and parsed.child(noun, "nummod") is not None else None


def _shared(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object that joined verbs share: "arrested and beat | protesters"."""
    last = [t for t in parsed.all(verb, "conj") if t.pos == "VERB"]
    if not last or any(c.i > verb.i and c.dep in ("prep", "dobj") for c in parsed.children[verb.i]):
        return None
    return parsed.child(last[0], "dobj") if last[0].i - verb.i <= 3 else None


def _fits(parsed: ParsedArticle, verb: Token, thing: Token | None, row: Row) -> bool:
    if row.particles and not any(c.lemma in row.particles for c in _beside(parsed, verb)):
        return False
    if row.kind.themed and thing is not None and thing.dep == "dative":
        return False  # the one given to, of an object that the parser lost
    if row.kind.name == "help" and parsed.child(verb, "xcomp", "ccomp") is not None:
        return verb.lemma != "help"  # "helped her win"
    if not row.objects:
        return True
    if row.turn == "arrive":
        mover = subject(parsed, verb)
        return thing is None and mover is not None and objects_fit(parsed, mover, row.objects)
    if objects_fit(parsed, thing, row.objects):
        return True
    if "with" in row.particles or "to" in row.particles or "on" in row.particles:
        after = (_object_of(parsed, verb, p) for p in row.particles)
        return any(t is not None and objects_fit(parsed, t, row.objects) for t in after)
    return any(
        t is not None and objects_fit(parsed, t, row.objects)
        for p in row.particles
        for t in (_object_of(parsed, verb, p),)
    )


def _beside(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the words after a verb that may be its particle or preposition."""
    for child in parsed.children[verb.i]:
        if child.dep in ("prt", "prep", "advmod", "dative", "agent") and child.i > verb.i:
            yield child
            yield from (c for c in parsed.all(child, "prep") if c.i == child.i + 1)
    thing = parsed.child(verb, "dobj")
    if thing is not None:
        yield from parsed.all(thing, "prep")


def _object_of(parsed: ParsedArticle, verb: Token, word: str) -> Token | None:
    for child in _beside(parsed, verb):
        if child.lemma == word:
            found = parsed.child(child, "pobj", "pcomp")
            if found is not None:
                return found
    return None


def _event(parsed: ParsedArticle, verb: Token, thing: Token | None, row: Row) -> Event:
    kind, passive = row.kind, is_passive(parsed, verb) or _reduced(parsed, verb)
    theme = recipients = None
    if row.turn == "receive":
        giver = _object_of(parsed, verb, "from")
        taker = doer(parsed, verb)
        agents = each(parsed, giver) if giver is not None else ()
        recipients = each(parsed, taker) if taker is not None else ()
        theme = thing
    elif row.turn == "suffer":  # "six soldiers died in a raid"
        victim, agents = doer(parsed, verb), ()
        recipients = each(parsed, victim) if victim is not None else ()
    elif row.turn == "arrive":
        mover = subject(parsed, verb)
        theme = inner(parsed, mover) if mover is not None else None
        agents = whom(parsed, mover, itself=False) if mover is not None else ()
        agents = agents or (each(parsed, mover) if mover is not None else ())
    else:
        by = agent(parsed, verb) if passive else doer(parsed, verb)
        agents = each(parsed, by) if by is not None else ()
        theme = thing if kind.themed else None
    if kind.themed and "with" in row.particles:
        theme = _object_of(parsed, verb, "with") or theme
    if passive and kind.themed and theme is not None:  # "Chad was given tanks"
        given = parsed.child(verb, "nsubjpass")
        if given is not None and given is not theme and somebody(parsed, given):
            recipients = each(parsed, given)
    if not agents and passive and kind.themed and theme is not None:
        owner = parsed.child(theme, "poss")  # "its troops sent to Chad"
        agents = (owner,) if owner is not None else ()
    if recipients is None:
        if "victim" in kind.flags and thing is not None and thing.pos in ("NOUN", "PROPN"):
            recipients = each(parsed, thing)
        else:
            known = any(not o.startswith("@") and o != "-" for o in row.objects)
            recipients = targets(parsed, (verb,), thing, row.target, agents, known=known)
    return Event(
        kind=kind,
        mode=row.mode or _mode(parsed, verb, kind.type),
        trigger=verb,
        agents=agents,
        theme=theme,
        recipients=recipients,
        place=_place(parsed, verb, recipients),
        instrument=_with(parsed, verb, kind.type),
        topic=_topic(parsed, verb),
        object=thing,
    )


def _reduced(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a bare participle is passive: "troops | sent", "died, | killed by a guard"."""
    if verb.tag != "VBN" or parsed.child(verb, "aux", "nsubj", "dobj") is not None:
        return False
    first = parsed.first_conjunct(verb)
    return first is verb or is_passive(parsed, first) or _reduced(parsed, first)


def targets(
    parsed: ParsedArticle,
    sites: tuple[Token, ...],
    thing: Token | None,
    codes: tuple[str, ...],
    agents: tuple[Token, ...],
    *,
    known: bool = False,
) -> tuple[Token, ...]:
    """Return whom an event is done to: the first of the places in `codes` that names a party.

    `known` tells that the object is a thing of the lexicon ("state of emergency"), never a party.

    `obj` is the object or the party in it, `obj-actor` only a party, `dative` the one given to,
    `demand` the party in what protesters demand; any other code is a preposition.
    """
    doing = {t.i for t in agents}
    for code in codes:
        for place in _places(parsed, sites, thing, code):
            itself = code != "obj-actor" or not known
            found = tuple(t for t in whom(parsed, place, itself=itself) if t.i not in doing)
            if found:
                return found
            if code == "dative":
                return each(parsed, place)
    if "obj" in codes and thing is not None and thing.pos in ("NOUN", "PROPN", "NUM"):
        return tuple(t for t in each(parsed, thing) if t.i not in doing)
    return ()


def _places(
    parsed: ParsedArticle, sites: tuple[Token, ...], thing: Token | None, code: str
) -> Iterator[Token]:
    if code in ("obj", "obj-actor"):
        if thing is not None:
            yield thing
    elif code == "theme":  # "withdraw its troops sent to | Chad"
        for clause in parsed.all(thing, "acl", "relcl") if thing is not None else ():
            for prep in parsed.all(clause, "prep", "dative"):
                yield from parsed.all(prep, "pobj")
    elif code == "dative":
        for site in sites:
            yield from (c for c in parsed.all(site, "dative") if c.pos != "ADP")
    elif code == "demand":
        for site in (*sites, *([thing] if thing is not None else [])):
            yield from _demanded(parsed, site)
    else:
        word, _, only = code.partition("-")
        for site in sites:
            for prep in parsed.all(site, "prep", "dative", "agent"):
                if prep.lemma == word and (prep.i > site.i or only == ""):
                    yield from parsed.all(prep, "pobj")
                    yield from (o for c in parsed.all(prep, "pcomp") for o in parsed.all(c, "dobj"))
        if thing is not None and thing not in sites and not only:
            for prep in parsed.all(thing, "prep"):
                if prep.lemma == word:
                    yield from parsed.all(prep, "pobj")


def _demanded(parsed: ParsedArticle, site: Token) -> Iterator[Token]:
    """Yield the things that protesters are said to demand or oppose."""
    for clause in (*parsed.all(site, "advcl", "xcomp", "acl", "relcl"),):
        if clause.lemma not in _DEMANDING:
            continue
        yield from parsed.all(clause, "dobj")
        for prep in parsed.all(clause, "prep"):
            yield from parsed.all(prep, "pobj")
        for inside in parsed.all(clause, "ccomp", "xcomp"):
            yield from parsed.all(inside, "nsubj", "dobj")
    for prep in parsed.all(site, "prep"):
        if prep.lemma in ("in", "over", "for"):
            yield from (o for o in parsed.all(prep, "pobj") if o.lemma in ("protest", "demand"))


def doer(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the subject, or who controls it: the object of "urged X to", "accused X of".

    From "the government's plans to send" it passes to the owner.
    """
    controlled = _controlled(parsed, verb)
    if controlled is not None:
        return antecedent(parsed, controlled)
    outer = parsed.head(verb)
    accused = _accused(parsed, verb)
    if accused is not None:
        return accused
    if verb.dep == "advcl" and verb.tag == "VBG" and is_passive(parsed, outer):
        return agent(parsed, outer)  # "was attacked by rebels, | killing six"
    for above in (verb, *parsed.ancestors(verb)):
        if above.pos == "NOUN" and above is not verb:
            taken = parsed.head(above)
            if above.dep == "dobj" and taken.lemma in _TAKING:
                return subject(parsed, taken)  # "took steps to ease"
            return parsed.child(above, "poss")
        if above.pos in ("VERB", "AUX"):
            if above is not verb and is_passive(parsed, above):
                return parsed.child(above, "nsubjpass") if verb.dep == "xcomp" else None
            found = subject(parsed, above)
            if found is not None:
                return found
    return None


def _accused(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return X of "accused X of breaking the law, | ignoring it": the parser hangs it on the cue.

    The blame goes on; that the accuser did it himself is the worse reading.
    """
    first = parsed.first_conjunct(verb)
    above = parsed.head(first)
    if first.tag != "VBG" or first.dep not in ("advcl", "conj") or above.pos != "VERB":
        return None
    cue = lexicon().verbs.get(above.lemma)
    blamed = cue is not None and cue.act in (Act.ACCUSE, Act.CONDEMN)
    blamed = blamed and any(p.lemma in ("of", "for") for p in parsed.all(above, "prep"))
    return parsed.child(above, "dobj") if blamed else None


def _controlled(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the object that does what a bare infinitive or gerund under it tells."""
    own = parsed.child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return own
    before = parsed.tokens[verb.i - 1] if verb.i else verb
    if before.pos == "ADV" and verb.i > 1:
        before = parsed.tokens[verb.i - 2]
    if verb.tag == "VBG" and before.dep == "pobj" and somebody(parsed, before):
        return before  # "in light of North Korea allegedly sending": the gerund's own subject
    first = parsed.first_conjunct(verb)  # "accused X of breaking the law and | ignoring it"
    shared = parsed.child(first, "nsubj", "nsubjpass") if first is not verb else None
    if shared is not None:
        return shared  # "told X that the plan is lawful and | breaks no rule": the plan, not X
    above = parsed.head(first)
    if first.dep == "pcomp" and above.lemma in ("for", "of", "from", "into", "in", "with"):
        above = parsed.head(above)
    elif first.dep not in ("xcomp", "ccomp", "advcl"):
        return None
    if above.pos != "VERB" or above.lemma in _SUBJECT_CONTROL:
        return None
    if first.dep == "advcl" and not any(c.tag == "TO" for c in parsed.all(first, "aux")):
        return None
    objects = [t for t in parsed.all(above, "dobj", "dative") if t.i < verb.i and t.pos != "ADP"]
    people = [t for t in objects if somebody(parsed, t)]
    return people[-1] if people else None


def _mode(parsed: ParsedArticle, word: Token, kind: str) -> str | None:
    """Return the mode that the words of the clause tell: "with machetes", "in a bomb attack"."""
    known = modes()
    near = parsed.tokens[parsed.left(word) : min(parsed.right(word), word.i + 12)]
    return next((m for t in near if (m := known.get((kind, t.lemma)))), None)


mode_of = _mode


def _place(parsed: ParsedArticle, site: Token, taken: tuple[Token, ...]) -> Token | None:
    """Return the place named after "in", "at" or "near", where nobody's role is there."""
    for prep in parsed.all(site, "prep"):
        if prep.lemma in ("in", "at", "near", "outside", "off"):
            noun = parsed.child(prep, "pobj")
            entity = parsed.entity_at.get(noun.i) if noun is not None else None
            known = entity is not None and entity.label in ("GPE", "LOC", "FAC")
            if noun is not None and known and noun not in taken:
                return noun
    return None


place_of = _place


def _with(parsed: ParsedArticle, verb: Token, kind: str) -> Token | None:
    """Return what an attack is made with: "with machetes"."""
    noun = _object_of(parsed, verb, "with") if kind == "ASSAULT" else None
    return noun if noun is not None and (kind, noun.lemma) in modes() else None


def _topic(parsed: ParsedArticle, site: Token) -> Token | None:
    """Return what talks, protests or inquiries are about."""
    for prep in parsed.all(site, "prep"):
        if prep.lemma in ("about", "over", "regarding", "concerning", "on"):
            noun = parsed.child(prep, "pobj")
            if noun is not None and noun.ent not in ("DATE", "TIME") and noun.pos == "NOUN":
                return noun
    return None


topic_of = _topic
