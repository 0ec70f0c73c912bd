"""What belongs to a cue and was hung elsewhere: its matter, the clause it tells, its silence.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.complementation import stands_behind_clause
from kg.extract.grammar.possible_speakers import is_agent, is_document
from kg.extract.lexicon import lexicon, words
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def matter_of_feeling(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Hang what a feeling is about on it: "expressed grave concern | at the arrest of two men |".

    Parsers take "at" for the place of expressing it, which "at a meeting" is.
    """
    verb = parsed.head(noun)
    felt = noun.dep == "dobj" and noun.lemma in words("feelings_about")
    if not felt or verb.lemma not in words("expressing") or noun.i < verb.i:
        return ()
    for link in parsed.all(verb, "prep"):
        about = parsed.child(link, "pobj")
        if link.i != noun.i + 1 or link.lemma != "at" or about is None:
            continue
        if about.lemma in words("occasions") | words("told_in") or about.ent in _PLACES:
            return ()
        return (replace(link, head=noun.i),)
    return ()


_PLACES = ("DATE", "FAC", "GPE", "LOC", "TIME")


def clause_of_inner_cue(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang a clause on the cue right before it: "Brokers believed | it was void |, two men said".

    Parsers hang both on the cue at the end, which then would tell two things without an "and".
    """
    said = parsed.head(verb)
    if verb.dep != "ccomp" or verb.i > said.i:
        return ()
    inner = next((c for c in parsed.all(said, "ccomp") if c.i < verb.i), None)
    row = lexicon().verbs.get(inner.lemma) if inner is not None else None
    if inner is None or row is None or "s" not in row.frames or inner.tag not in _FINITE:
        return ()
    if parsed.child(inner, "ccomp", "xcomp", "dobj") is not None:
        return ()
    follows = parsed.left(verb) == inner.i + 1
    own = parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None
    return (replace(verb, head=inner.i),) if follows and own else ()


_FINITE = ("VBD", "VBP", "VBZ")


def kept_back_by_teller(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join what is not said to the cue: "said it was bound by the vote and | did not comment | on".

    A thing comments on nothing, and of himself a teller does not report that he will not: in "said
    the mayor was ill and did not comment" it may be the mayor. What is said further is said by
    whoever spoke before: "claimed the paper was bought and even | went | on to say".
    """
    if verb.dep != "conj" or parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return ()
    beside = parsed.head(verb)
    told = next((t for t in (beside, *parsed.ancestors(beside)) if t.dep == "ccomp"), None)
    cue = parsed.head(told) if told is not None else None
    row = lexicon().verbs.get(cue.lemma) if cue is not None else None
    if told is None or cue is None or row is None or "s" not in row.frames or cue.tag != "VBD":
        return ()
    own = parsed.child(told, "nsubj", "nsubjpass")
    silent = own is not None and _says_nothing(parsed, verb, own)
    more = told.lemma not in lexicon().verbs and _says_more(parsed, verb)
    if own is None or told.i < cue.i or not (silent or more):
        return ()
    link = [c for c in parsed.all(beside, "cc") if beside.i < c.i < verb.i]
    return (replace(verb, head=cue.i), *(replace(c, head=cue.i) for c in link[-1:]))


def _says_more(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb tells that somebody goes on speaking: "went on to say", "added that"."""
    if verb.tag != "VBD":
        return False
    if verb.lemma in words("going_on"):
        goal = parsed.child(verb, "xcomp", "advcl")
        saying = words("plain_saying") | words("saying_more")
        return goal is not None and goal.tag == "VB" and goal.lemma in saying
    return verb.lemma in words("saying_more") and parsed.child(verb, "ccomp") is not None


def _says_nothing(parsed: ParsedArticle, verb: Token, subject: Token) -> bool:
    """Tell whether a verb tells that nothing is said, and the subject before it says nothing."""
    if subject.pos != "PRON" and is_agent(parsed, subject):
        return False
    if verb.lemma in words("refusing"):
        kept = parsed.child(verb, "xcomp")
        return verb.tag == "VBD" and kept is not None and kept.lemma in words("commenting")
    past = any(a.lemma == "do" and a.tag == "VBD" for a in parsed.all(verb, "aux"))
    silent = words("commenting") if subject.pos == "PRON" else words("saying")
    return past and parsed.child(verb, "neg") is not None and verb.lemma in silent


def predicate_of_saying(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a finite verb without a subject the infinitive in front: "to say he paid | is | a lie".

    Parsers hang it on the clause said, as if he who paid were a lie.
    """
    told = parsed.head(verb)
    if verb.dep == "ccomp" and told.lemma in words("saying_so"):  # two clauses said, without "and"
        told = next((c for c in parsed.all(told, "ccomp") if c.i < verb.i), told)
    if verb.dep not in ("acl", "advcl", "ccomp", "conj") or told.dep != "ccomp" or told.i > verb.i:
        return ()
    say = parsed.head(told)
    if say.lemma not in words("saying_so"):
        return ()
    first = parsed.first_conjunct(say)
    infinitive = any(a.tag == "TO" for a in parsed.all(first, "aux"))
    if not infinitive or first.dep not in _IN_FRONT:
        return ()
    if not _is_bare_finite(parsed, verb) or parsed.child(first, "nsubj") is not None:
        return ()
    above = parsed.head(first)
    if above.i < first.i and above is not first:
        return ()
    place = verb.i if first.dep == "ROOT" else above.i
    dep = "ROOT" if first.dep == "ROOT" else "ccomp"
    after = (t for t in parsed.children[first.i] if t.i > verb.i)
    return (
        replace(verb, dep=dep, head=place),
        replace(first, dep="csubj", head=verb.i),
        *(replace(t, head=verb.i) for t in after),
    )


_IN_FRONT = ("ROOT", "advcl", "ccomp")


def _is_bare_finite(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb has a tense, and neither a subject nor a word that subordinates it."""
    forms = (verb, *parsed.all(verb, "aux", "auxpass"))
    bare = parsed.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark", "cc") is None
    return bare and any(t.tag in ("VBZ", "VBP", "MD") or _is_was(t) for t in forms)


def _is_was(token: Token) -> bool:
    return token.lemma == "be" and token.tag == "VBD"


def claim_after_day(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Take a claim for what is denied, not for a sort of day: "denied on Monday | claims | that".

    Who made it and whom it accuses then belong to it: "claims by Ann Lee | accusing | the firm".
    """
    row = lexicon().verbs.get(verb.lemma)
    if row is None or "n" not in row.frames or parsed.child(verb, "dobj") is not None:
        return ()
    for link in parsed.all(verb, "prep"):
        claim = parsed.child(link, "pobj")
        day = parsed.tokens[link.i + 1] if link.i == verb.i + 1 else link
        if claim is None or claim.tag != "NNS" or day.ent != "DATE" or day.head != claim.i:
            continue
        if link.lemma != "on" or claim.i != day.i + 1 or claim.lemma not in words("denied_claims"):
            continue
        return (
            replace(day, dep="pobj", head=link.i),
            replace(claim, dep="dobj", head=verb.i),
            *_charge_of_claim(parsed, verb, claim),
        )
    return ()


def _charge_of_claim(parsed: ParsedArticle, verb: Token, claim: Token) -> tuple[Token, ...]:
    """Return a charge that a claim makes, with its maker, where both were hung on the cue."""
    loose = parsed.all(verb, "advcl", "xcomp")
    later = next((c for c in loose if c.tag == "VBG" and c.i > claim.i), None)
    if later is not None and parsed.tokens[parsed.left(later) - 1].text != ",":
        return (replace(later, dep="acl", head=claim.i),)
    charge = parsed.child(verb, "ccomp")
    maker = parsed.child(charge, "nsubj") if charge is not None and charge.tag == "VBG" else None
    if charge is None or maker is None or maker.i < claim.i:
        return ()
    by = parsed.tokens[parsed.left(maker) - 1]
    if by.lemma != "by" or parsed.child(by, "pobj") is not None:
        return ()
    return (
        replace(maker, dep="pobj", head=by.i),
        replace(charge, dep="acl", head=claim.i),
    )


def claim_answered(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Take a past tense for the participle of a claim: ", a claim | dismissed | as absurd by Mali".

    A claim dismisses nobody; "by" tells who does.
    """
    if verb.dep not in ("advcl", "ccomp", "conj", "parataxis") or verb.tag not in ("VBD", "VBN"):
        return ()
    claim = parsed.child(verb, "nsubj")
    row = lexicon().verbs.get(verb.lemma)
    if claim is None or row is None or claim.i + 1 != verb.i or not row.frames & {"n", "a"}:
        return ()
    if claim.lemma not in words("denied_claims") or parsed.child(verb, "aux", "dobj") is not None:
        return ()
    first = parsed.tokens[parsed.left(claim)]
    if first.lemma not in ("a", "an") or parsed.tokens[first.i - 1].text != ",":
        return ()
    below = [t for t in parsed.subtree(verb) if t.dep in ("agent", "prep") and t.i > verb.i]
    by = next((t for t in below if t.lemma == "by" and parsed.child(t, "pobj") is not None), None)
    if by is None:
        return ()
    holder = parsed.head(by)
    after = [t for t in parsed.children[holder.i] if t.i > by.i and holder is not verb]
    return (
        replace(claim, dep="npadvmod", head=verb.head),
        replace(verb, dep="acl", tag="VBN", head=claim.i),
        replace(by, dep="agent", head=verb.i),
        *(replace(t, head=verb.i) for t in after),
    )


def told_by_subject(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Take a finite clause in front for what tells the rest: "letters | showed | it was paid for".

    A clause with a tense is no subject without "that"; the noun behind it is the subject told of.
    """
    row = lexicon().verbs.get(verb.lemma)
    if row is None or "s" not in row.frames or verb.tag not in _FINITE:
        return ()
    above, thing = parsed.head(verb), parsed.child(verb, "dobj")
    beside = [c for c in parsed.all(above, "ccomp") if c.i > verb.i] if verb.dep == "ccomp" else []
    in_front = verb.dep in ("csubj", "csubjpass")
    told = above if in_front else next(iter(beside), None)
    if (
        told is None
        or thing is None
        or not verb.i < thing.i < told.i
        or parsed.child(verb, "mark") is not None
    ):
        return ()
    if parsed.child(verb, "nsubj") is None or parsed.child(told, "nsubj", "expl") is not None:
        return ()
    begins = min((t.i for t in parsed.all(told, "aux", "auxpass")), default=told.i)
    if parsed.right(thing) != begins:
        return ()
    if parsed.child(told, "nsubjpass", "mark", "cc") is not None:
        return ()
    main = told.head == told.i
    place = (
        verb if not in_front else replace(verb, dep=told.dep, head=verb.i if main else told.head)
    )
    passive = parsed.child(told, "auxpass") is not None
    return (
        place,
        replace(told, dep="ccomp", head=verb.i),
        replace(thing, dep="nsubjpass" if passive else "nsubj", head=told.i),
    )


def subject_after_certainty(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give a clause its subject behind an adjective: "was sure | guns and shells | had been sent".

    Parsers read "sure guns" as what somebody was, and the rest as joined without an "and".
    """
    be = parsed.head(verb)
    helped = any(a.lemma == "have" for a in parsed.all(verb, "aux"))
    if verb.dep != "conj" or be.lemma != "be" or not helped:
        return ()
    noun = parsed.child(be, "attr")
    if noun is None or not be.i < noun.i < verb.i or parsed.child(verb, "nsubj") is not None:
        return ()
    if parsed.child(be, "cc") is not None or noun.i == be.i + 1:
        return ()
    adjective = parsed.tokens[be.i + 1]
    if adjective.head != noun.i or adjective.lemma not in words("certain_of"):
        return ()
    return (
        replace(adjective, dep="acomp", head=be.i),
        replace(noun, dep="nsubj", head=verb.i),
        replace(verb, dep="ccomp", head=adjective.i),
    )


def promise_as_plural(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Take a plural joined to a verb for one of the teller: "says they hurt and | vows | to help".

    A noun is joined to no verb, and one in "-s" takes no plural subject; so it goes on with the
    verb above that has the same form.
    """
    joined = parsed.head(word)
    lemma = word.text.casefold().removesuffix("s")
    if joined.pos not in ("VERB", "AUX") or lemma not in lexicon().verbs:
        return ()
    told = parsed.child(word, "xcomp", "ccomp")
    if told is None or told.i < word.i or joined.tag == "VBZ":
        return ()
    above = next((t for t in parsed.ancestors(joined) if t.tag == "VBZ"), None)
    if above is None or parsed.child(above, "nsubj") is None:
        return ()
    link = [c for c in parsed.all(joined, "cc") if joined.i < c.i < word.i]
    verb = replace(word, pos="VERB", tag="VBZ", lemma=lemma, head=above.i)
    return (verb, *(replace(c, head=above.i) for c in link[-1:]))


def denied_besides(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Hang on a denial what goes on with it: "denied that she resigned, | rejecting | the claim".

    Parsers hang the participle on what is denied, whose doer would reject it there; who denies
    something rejects what is said of it.
    """
    inner = parsed.head(verb)
    known = lexicon().verbs
    own = known.get(verb.lemma)
    if own is None or own.act not in (Act.DENY, Act.REFUSE, Act.CONDEMN):
        return ()
    if inner.i > verb.i or parsed.tokens[parsed.left(verb) - 1].text != ",":
        return ()
    for above in parsed.ancestors(inner):
        cue = known.get(above.lemma) if above.tag in _FINITE else None
        if cue is not None and cue.act is Act.DENY and above.i < inner.i:
            return (replace(verb, head=above.i),)
    return ()


def role_of_cited(parsed: ParsedArticle, link: Token) -> tuple[Token, ...]:
    """Hang on the cue as what a thing is cited: "cited a clerk of the board | as | the source".

    Parsers hang it on the noun that is cited, or on one below it, where "his work as a spy" has it.
    """
    role = parsed.child(link, "pobj")
    if link.lemma != "as" or role is None or role.lemma not in words("roles_of_cited"):
        return ()
    for above in parsed.ancestors(link):
        if above.lemma in words("citing"):
            noun = parsed.child(above, "dobj")
            behind = noun is not None and above.i < noun.i < link.i
            return (replace(link, head=above.i),) if behind and link.head != above.i else ()
        if above.pos in ("VERB", "AUX"):
            return ()
    return ()


def object_of_told_relative(parsed: ParsedArticle, pronoun: Token) -> tuple[Token, ...]:
    """Make "which" the object of what is told: "raids, | which | he said Chad condemns".

    A verb of saying has its clause for object, and the clause lacks one.
    """
    told = parsed.head(pronoun)
    inner = parsed.child(told, "ccomp")
    if told.dep != "relcl" or told.lemma not in lexicon().verbs or inner is None:
        return ()
    apart = parsed.child(told, "nsubj") is None or parsed.child(inner, "nsubj") is None
    whole = parsed.child(inner, "dobj", "ccomp", "auxpass", "acomp", "attr") is not None
    if apart or whole or inner.i < told.i:
        return ()
    return (replace(pronoun, dep="dobj", head=inner.i),)


def text_that_says(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Make a text the object of who issues it: "makes | a short statement | saying “it is late”".

    Parsers make it the subject of a clause; who issues a text speaks in it.
    """
    issued, text = parsed.head(verb), parsed.child(verb, "nsubj")
    if text is None or not issued.i < text.i < verb.i or not is_document(text):
        return ()
    if issued.lemma not in words("issuing") or parsed.child(issued, "dobj") is not None:
        return ()
    return (replace(text, dep="dobj", head=issued.i), replace(verb, dep="acl", head=text.i))


def teller_without_comma(parsed: ParsedArticle, cue: Token) -> tuple[Token, ...]:
    """Hang a clause on the cue that ends its sentence: "prices may fall | Governor Hale said".

    Nothing but a name with its office stands between the two, so that no noun is told apart by the
    saying; parsers join the cue to the clause as a second one.
    """
    who, told = parsed.child(cue, "nsubj"), parsed.head(cue)
    if not stands_behind_clause(parsed, cue) or who is None or cue.dep not in ("ccomp", "conj"):
        return ()
    if told.i > who.i or parsed.child(told, "nsubj", "nsubjpass") is None:
        return ()
    above = cue.i if told.head == told.i else told.head
    return (
        replace(cue, dep=told.dep, head=above),
        replace(told, dep="ccomp", head=cue.i),
    )
