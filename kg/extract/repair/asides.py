"""Arguments that parsers misplace around what is set in between: an aside, a place, an agent.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words
from kg.extract.repair.arguments import is_deed_or_text
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


_MARKS = ("``", "''")


def asked_aside(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make who is asked in an aside the subject of the answer: "Lee, | asked about it, | said".

    Parsers take "asked" for a past tense, so that Lee asks and nobody answers.
    """
    if verb.tag != "VBD" or verb.lemma not in words("put_to_somebody"):
        return ()
    who = parsed.child(verb, "nsubj")
    before = parsed.tokens[verb.i - 1].text == "," if verb.i else False
    if who is None or not before or parsed.right(who) > verb.i or not is_agent(parsed, who):
        return ()
    answer = parsed.head(verb) if verb.dep == "advcl" else _joined(parsed, verb)
    if answer is None or answer.i < verb.i or answer.lemma not in lexicon().verbs:
        return ()
    if parsed.child(answer, "nsubj", "nsubjpass") is not None:
        return ()
    asked = replace(verb, tag="VBN", dep="acl", head=who.i)
    if verb.dep == "advcl":
        return (replace(who, head=answer.i), asked)
    above = answer.i if verb.head == verb.i else verb.head
    return (replace(who, head=answer.i), asked, replace(answer, dep=verb.dep, head=above))


def asked_in_front(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make a past tense that opens a sentence without a subject a participle: "| Asked | if …, he".

    What stands in front of a subject is done to it; a finite verb there would have one of its own.
    """
    if verb.tag != "VBD" or verb.dep not in ("advcl", "ccomp") or verb.pos != "VERB":
        return ()
    first, _ = parsed.sentence(verb)
    opened = parsed.tokens[first : verb.i]
    if len(opened) > 1 or any(t.tag != "WRB" and t.lemma != "if" for t in opened):
        return ()
    if parsed.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "dobj") is not None:
        return ()
    above = parsed.head(verb)
    who = parsed.child(above, "nsubj", "nsubjpass")
    behind = who is not None and verb.i < who.i and above.i > verb.i
    return (replace(verb, tag="VBN", dep="advcl"),) if behind else ()


def _joined(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the verb that a comma alone joins to another: "Lee, asked about it | , said |"."""
    if any(c.lemma in words("coordinators") for c in parsed.all(verb, "cc")):
        return None
    later = parsed.child(verb, "conj")
    closed = later is not None and parsed.tokens[later.i - 1].text == ","
    return later if closed else None


def subject_before_parenthesis(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a main verb the subject before a parenthesis: "The charge, | Lee said, | was old"."""
    if verb.dep != "parataxis" or verb.lemma not in lexicon().verbs:
        return ()
    own = list(parsed.all(verb, "nsubj"))
    main = parsed.head(verb)
    if len(own) != 2 or main.i < verb.i or parsed.child(main, "nsubj", "nsubjpass") is not None:
        return ()
    after = parsed.right(own[0])
    set_off = parsed.tokens[after].text == "," or parsed.tokens[after - 1].text == ","
    closed = parsed.tokens[verb.i + 1].text == ","
    return (replace(own[0], head=main.i),) if set_off and closed else ()


def teller_behind_name(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a verb of saying its subject behind a name: "It poisoned Ann Lee, | the mayor | said".

    Parsers take it for another name of hers, which a comma would close ("Ann Lee, the mayor, said
    so"), and here the verb has the clause in front to tell.
    """
    cue = lexicon().verbs.get(verb.lemma)
    told = parsed.child(verb, "ccomp") if cue is not None and cue.act is Act.STATE else None
    if told is None or told.i > verb.i or parsed.child(verb, "nsubj", "nsubjpass") is not None:
        return ()
    within = parsed.tokens[parsed.left(told) : parsed.right(told)]
    who = next((t for t in reversed(within) if t.dep == "appos"), None)
    if who is None or parsed.right(who) != verb.i or not is_agent(parsed, who):
        return ()
    closed = parsed.tokens[parsed.left(who) - 1].text == ","
    return (replace(who, dep="nsubj", head=verb.i),) if closed and who.i < verb.i else ()


def agent_after_phrase(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang "by" and who did it on a passive, not on a vote: "was rejected in a vote | by all"."""
    if verb.tag != "VBN" or verb.lemma not in lexicon().verbs:
        return ()
    if parsed.child(verb, "auxpass") is None or parsed.child(verb, "agent") is not None:
        return ()
    for prep in parsed.all(verb, "prep"):
        noun = parsed.child(prep, "pobj")
        if noun is None or noun.i < verb.i or noun.lemma not in words("occasions_of_votes"):
            continue
        link = next((p for p in parsed.all(noun, "prep") if p.lemma == "by"), None)
        who = parsed.child(link, "pobj") if link is not None else None
        if link is not None and who is not None and is_agent(parsed, who):
            return (replace(link, head=verb.i, dep="agent"),)
    return ()


def agent_after_charge(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang "by" and who accuses on the charge's verb: "was accused of lying | by the guild |".

    Parsers hang it on the deed; "accused of being paid by the mob" tells who paid.
    """
    if parsed.child(verb, "auxpass") is None:
        return ()
    links = [p for p in parsed.all(verb, "prep") if p.lemma == "of"]
    for deed in (d for p in links for d in parsed.all(p, "pcomp", "pobj") if d.tag == "VBG"):
        if parsed.child(deed, "auxpass") is not None:
            continue
        below = (deed, *parsed.all(deed, "dobj"))
        for link in (p for t in below for p in parsed.all(t, "prep", "agent") if p.lemma == "by"):
            who = parsed.child(link, "pobj")
            told = who is not None and (who.pos == "PROPN" or is_agent(parsed, who))
            if told and link.i > deed.i:
                return (replace(link, head=verb.i, dep="agent"),)
    return ()


def agent_of_telling(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang "by" and who told it on the passive: "was told that it was impossible | by the clerk |".

    Parsers hang it on the clause that is told. There it stays behind a passive ("that it was shut
    by the clerk") and behind the noun of a deed or a text.
    """
    cue = lexicon().verbs.get(verb.lemma) if verb.tag == "VBN" else None
    if cue is None or "t" not in cue.frames or parsed.child(verb, "auxpass") is None:
        return ()
    told = parsed.child(verb, "ccomp")
    if told is None or told.i < verb.i or parsed.child(verb, "agent") is not None:
        return ()
    within = parsed.tokens[told.i + 1 : parsed.right(told)]
    link = next((t for t in reversed(within) if t.text == "by"), None)
    who = parsed.child(link, "pobj") if link is not None else None
    if link is None or who is None or not is_agent(parsed, who) or who.ent == "DATE":
        return ()
    if parsed.head(link).tag in ("VBN", "VBG") or is_deed_or_text(parsed.tokens[link.i - 1]):
        return ()
    passive = any(t.dep == "auxpass" for t in parsed.tokens[verb.i + 1 : link.i])
    return () if passive else (replace(link, head=verb.i, dep="agent"),)


def object_behind_as(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a long object on its verb that stands behind "as": "rejected as untrue | the claim |".

    Parsers hang it on "as". No noun phrase has an adjective before its article; without an article
    a noun for what is untrue is the predicate: "dismissed as propaganda | reports that it fled |".
    """
    found = _claim_behind_as(parsed, verb)
    if found:
        return (*found, *_with_clause(parsed, verb, found[-1]))
    link = next((p for p in parsed.all(verb, "prep") if p.text == "as"), None)
    thing = parsed.child(link, "pobj") if link is not None and link.i > verb.i else None
    if link is None or thing is None or parsed.child(verb, "dobj") is not None:
        return ()
    told = parsed.child(link, "amod")
    moved: tuple[Token, ...] = ()
    behind = parsed.child(thing, "appos")
    label = parsed.child(thing, "compound")
    if told is not None and told.i < parsed.left(thing):
        moved = (replace(thing, dep="dobj", head=verb.i),)
    elif label is not None and label.i == link.i + 1 and label.lemma in words("untrue"):
        moved = (
            replace(thing, dep="dobj", head=verb.i),
            replace(label, dep="pobj", head=link.i),
        )
    elif behind is not None and thing.lemma in words("untrue"):
        determined = parsed.tokens[parsed.left(behind)].tag in ("DT", "PRP$")
        thing = behind
        moved = (replace(thing, dep="dobj", head=verb.i),) if determined else ()
    return (*moved, *_with_clause(parsed, verb, thing)) if moved else ()


def _with_clause(parsed: ParsedArticle, verb: Token, thing: Token) -> tuple[Token, ...]:
    """Hang what is claimed on the claim: "dismissed as propaganda | reports that it fled |"."""
    claim = parsed.child(verb, "ccomp")
    if claim is None or claim.i < thing.i or thing.lemma not in words("reported_claims"):
        return ()
    return (replace(claim, dep="acl", head=thing.i),)


def _claim_behind_as(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a claim on the verb behind the label it gets: "branded | as “pure slander” | the claim".

    What calls a thing false after "as" is a label, whatever the parser took it for.
    """
    after = parsed.tokens[verb.i + 1 : verb.i + _LABEL]
    if len(after) < _SHORTEST or after[0].text != "as" or verb.lemma not in lexicon().verbs:
        return ()
    link, claims = after[0], words("denied_claims") | words("reported_claims")
    false = words("falsehoods") | words("untrue") | words("misleading")
    label = next((t for t in after[1:] if {t.lemma, t.text.casefold()} & false), None)
    thing = next((t for t in after if t.pos == "NOUN" and t.lemma in claims), None)
    if label is None or thing is None or not label.i < thing.i:
        return ()
    between = parsed.tokens[link.i + 1 : label.i]
    if any(t.pos in ("VERB", "NOUN", "PRON", "ADP") for t in between):
        return ()
    noun = label.tag.startswith("N") or label.lemma in words("denied_claims")
    told = (
        replace(label, dep="pobj", head=link.i) if noun else replace(label, dep="amod", head=link.i)
    )
    if label.tag.startswith("V"):
        told = replace(told, pos="ADJ", tag="JJ")
    return (replace(link, dep="prep", head=verb.i), told, replace(thing, dep="dobj", head=verb.i))


_LABEL, _SHORTEST = 14, 3
"""Words behind a verb among which a label in front and its claim stand, and the fewest of them."""


def charge_after_agent(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a charge on the passive, not on who makes it: "was accused by two aides | of lying".

    "By two aides of the mayor" tells whose aides they are.
    """
    link = parsed.child(verb, "agent") if verb.tag == "VBN" else None
    cue = lexicon().verbs.get(verb.lemma) if link is not None else None
    who = parsed.child(link, "pobj") if link is not None else None
    if cue is None or who is None or link is None or link.i < verb.i:
        return ()
    wanted = cue.object_prepositions | words("blame_prepositions")
    for prep in parsed.all(who, "prep"):
        charge = parsed.child(prep, "pcomp", "pobj")
        if prep.i < who.i or prep.lemma not in wanted or charge is None:
            continue
        of_whom = prep.lemma == "of" and charge.dep == "pobj" and is_agent(parsed, charge)
        return () if of_whom else (replace(prep, head=verb.i),)
    return ()


CLAIMS = ("acl", "advcl", "ccomp", "conj", "nsubj", "nsubjpass", "oprd", "pcomp", "relcl")
"""What a claim and its clause may have been read as."""


def claim_behind_label(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a claim on the noun that labels it: "dismissed what he called “lies” | that it paid |".

    Parsers give the clause to the verb, which has its object in "what", so that it was told by
    whoever rejects it.
    """
    if verb.dep == "conj":
        return _owned_up_after_denial(parsed, verb)
    found = _claims_as_noun(verb) or _claim_without_that(parsed, verb)
    if found:
        return found
    opener = parsed.tokens[parsed.left(verb)]
    if opener.dep != "mark" or opener.text.casefold() != "that" or opener.i < 2:
        return ()
    before = opener.i - 1
    noun = parsed.tokens[before - 1 if parsed.tokens[before].tag in _MARKS else before]
    above = parsed.head(noun)
    naming = parsed.head(above) if noun.dep == "pobj" and above.lemma == "as" else above
    if noun.lemma not in words("labels_of_claims") or noun.dep not in ("oprd", "pobj", "dobj"):
        return ()
    what = parsed.child(naming, "dobj")
    if what is None or what.text.casefold() != "what" or naming.i > noun.i:
        return ()
    if verb.dep == "acl" and verb.head == noun.i:
        return ()
    return (replace(verb, dep="acl", head=noun.i),)


def _owned_up_after_denial(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join an admission to the denial before it: "denied that it fell but | admitted | it hurt".

    Parsers join it to what is denied, so that it would be denied too.
    """
    inner = parsed.head(verb)
    above = parsed.head(inner)
    known = lexicon().verbs
    denied = known.get(above.lemma)
    if denied is None or inner.dep not in ("ccomp", "xcomp", "pcomp"):
        return ()
    apart = parsed.child(verb, "nsubj", "nsubjpass") is not None or verb.tag != above.tag
    but = any(t.text.casefold() == "but" for t in parsed.tokens[max(0, verb.i - 2) : verb.i])
    owns = verb.lemma in words("owning_up_verbs")
    if apart or not but or not owns or denied.act is not Act.DENY:
        return ()
    return (replace(verb, head=above.i),)


def _claims_as_noun(token: Token) -> tuple[Token, ...]:
    """Make a subject a noun that was read as a verb: "said | claims | it sank it were false"."""
    noun = token.text.casefold().removesuffix("s")
    if token.tag != "VBZ" or token.dep not in ("nsubj", "nsubjpass"):
        return ()
    claim = noun in words("denied_claims")
    return (replace(token, pos="NOUN", tag="NNS", lemma=noun),) if claim else ()


def _claim_without_that(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make a whole clause on a noun for claims what is claimed: "the charge | it shelled it |".

    Parsers take it for a relative one. "The claims | it made |" has its object in the noun.
    """
    noun, own = parsed.head(verb), parsed.child(verb, "nsubj", "nsubjpass")
    if noun.pos != "NOUN" or noun.lemma not in words("reported_claims") or own is None:
        return ()
    first = parsed.left(verb)
    apart = first != noun.i + 1 or parsed.left(own) != first or own.tag in ("WDT", "WP", "WRB")
    if apart or own.text.casefold() == "that" or verb.tag not in ("VBD", "VBN", "VBP", "VBZ"):
        return ()
    phrases = (parsed.child(p, "pobj", "pcomp") for p in parsed.all(verb, "prep"))
    full = parsed.child(verb, "auxpass", "dobj", "acomp", "attr", "xcomp")
    if full is None and not any(p is not None for p in phrases):
        return ()
    tells = verb.lemma in lexicon().verbs or verb.lemma in words("done_to_claims")
    if tells and parsed.child(verb, "dobj", "auxpass", "attr") is None:
        return ()  # "the charge she denied in court"
    return (replace(verb, dep="acl"),) if verb.dep != "acl" else ()


def phrase_behind_particle(parsed: ParsedArticle, link: Token) -> tuple[Token, ...]:
    """Hang on the verb what follows its particle: "cut his rivals down | to size |".

    Parsers hang it on the particle, with which only "of" is one: "threw him out | of the hall |".
    """
    particle = parsed.head(link)
    noun = parsed.child(parsed.head(particle), "dobj") if particle.dep == "prt" else None
    if noun is None or link.lemma == "of" or not noun.i < particle.i < link.i:
        return ()
    return (replace(link, head=particle.head),)


def apposition_across_verb(parsed: ParsedArticle, name: Token) -> tuple[Token, ...]:
    """Set a name off after the noun that it follows, not after the subject of its sentence.

    In "A man is accused of the murder of his aunt, | Ann Lee |" the man is not Ann Lee.
    """
    if name.dep != "appos" or name.ent != "PERSON":
        return ()
    subject = parsed.head(name)
    verb = parsed.head(subject)
    comma = parsed.left(name) - 1
    if subject.dep not in ("nsubj", "nsubjpass") or not subject.i < verb.i < comma:
        return ()
    noun = parsed.tokens[comma - 1]
    if parsed.tokens[comma].text != "," or noun.dep not in ("pobj", "dobj"):
        return ()
    return (replace(name, head=noun.i),) if noun.tag == "NN" else ()


def that_before_closing_mark(parsed: ParsedArticle, that: Token) -> tuple[Token, ...]:
    """Make "that" at the end of a quotation what is told: "“He stated | that |,” Lee said".

    Parsers take it for the opener of a clause behind the mark, which tells who says it all.
    """
    tokens, teller = parsed.tokens, parsed.head(that)
    cue = parsed.head(teller)
    after = [t.text for t in tokens[that.i + 1 : that.i + 3]]
    closes = after == [",", "”"] or after == [",", '"'] or after[:1] == ["”"]
    near = 0 < that.i - cue.i <= _HEARER
    if that.lemma != "that" or not closes or not near or teller.dep != "ccomp":
        return ()
    outer = (
        replace(teller, dep="ROOT", head=teller.i)
        if cue.dep == "ROOT"
        else replace(teller, dep=cue.dep, head=cue.head)
    )
    told = replace(that, dep="dobj", head=cue.i, pos="PRON", tag="DT")
    return told, outer, replace(cue, dep="ccomp", head=teller.i)


_HEARER = 2
"""Words from a cue to its "that" at most: "told | us | that"."""
