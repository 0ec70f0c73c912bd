"""At whom an act is aimed: accused, condemned, warned, asked, praised, promised something.

In: a report and its act. Out: the nouns that name whom the act is done to. All others of whom a
content tells are only whom it is about: "said that Norland lies" does nothing to Norland, "accused
Norland of lies" does. Whose deed is condemned is condemned, whom it befell is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.acts_on_targets import (
    BEHIND_THE_VERB,
    DONE_TO,
    OF_DEEDS,
    OF_WHOM,
    OF_WORDS,
    ON_SUBJECT,
)
from kg.extract.clauses import Relation, clause_index
from kg.extract.grammar.clause_structure import agent
from kg.extract.grammar.dependents import (
    active_subject,
    attributives,
    direct_object,
    nouns_after,
    objects_of,
    possessor,
    prepositions_and_agents,
    prepositions_or_datives,
)
from kg.extract.grammar.functions import is_preposition
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.grammar.possible_speakers import is_role
from kg.extract.lexicon import lexicon, words
from kg.extract.noun_kinds import noun_kinds
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def aimed_at(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> tuple[Token, ...]:
    """Return the nouns that name at whom an act is aimed."""
    nouns: Iterator[Token]
    if act is Act.STATE:
        nouns = (n for head in found.content.heads for n in _done_in_saying(parsed, head))
    else:
        nouns = _aimed(parsed, found, act) if act in DONE_TO or act is Act.DENY else iter(())
    return tuple(dict.fromkeys(t for noun in nouns for t in parsed.conjuncts(noun)))


def performs_other(parsed: ParsedArticle, head: Token, act: Act) -> bool:
    """Tell whether a clause does by being said what another act than the statement's is.

    "“We condemn the raid. We thank | the guild |.”" condemns the raid, and no guild.
    """
    cue = lexicon().verbs.get(head.lemma)
    who = active_subject(parsed, head)
    done = cue is not None and cue.act in OF_DEEDS and head.tag == "VBP" and act in OF_DEEDS
    first = who is not None and who.text.casefold() in ("i", "we")
    return done and first and cue is not None and cue.act is not act


def _done_in_saying(parsed: ParsedArticle, head: Token) -> Iterator[Token]:
    """Yield to whom words do what they say: "“I call on | ministers | to act,” she wrote".

    Who speaks for a government does it in its name: "“The government condemns | Chad |,” he said".
    """
    cue = lexicon().verbs.get(head.lemma)
    who = active_subject(parsed, head)
    if cue is None or cue.act not in DONE_TO or who is None or head.tag not in ("VBP", "VBZ"):
        return
    official = who.lemma in words("governments") and cue.act in OF_DEEDS
    if who.text.casefold() in ("i", "we") or official:
        done_to = direct_object(parsed, head)
        if done_to is not None:
            yield done_to
        yield from nouns_after(parsed, head, "on", "upon", "to")


def _aimed(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> Iterator[Token]:
    content, verb = found.content, found.verb
    patient = content.patient
    if act in DONE_TO:
        if patient is not None:
            yield patient
        if content.addressee is not None:
            yield content.addressee
    told = clause_index(parsed).at(verb) if act is Act.PLEDGE and verb is not None else None
    if told is not None and told.whom is not None:
        yield parsed.tokens[told.whom.head]  # "promised | Chad | arms"
    claim = direct_object(parsed, verb) if verb is not None and content.frame == "clause" else None
    for noun in (*content.heads, *(n for n in (patient, claim) if n is not None)):
        if act in OF_DEEDS or act in OF_WORDS:
            yield from _doers(parsed, noun)
        if noun is not claim and act in OF_WHOM:
            yield noun  # "denounced | Chad |", "backed | Chad |"
    for head in content.heads:
        yield from _performed(parsed, head, act)
    if act in ON_SUBJECT:
        for head in content.heads[:1]:
            doer = active_subject(parsed, head) or agent(parsed, head)
            if doer is not None:
                yield doer
    if act in BEHIND_THE_VERB and verb is not None:
        yield from nouns_after(parsed, verb, BEHIND_THE_VERB[act])
    others = _BY_ACT.get(act)
    if others is not None:
        yield from others(parsed, content.heads)


def befallen(parsed: ParsedArticle, found: ReportCandidate, act: Act) -> frozenset[int]:
    """Return the words for whom a deed that is condemned befell: "conduct towards | the envoy |".

    Where it is told towards whom somebody's conduct was, the blame is his and not the other's.
    """
    if act not in (Act.ACCUSE, Act.CONDEMN):
        return frozenset()
    below = (t for head in found.content.heads if head.pos == "NOUN" for t in parsed.subtree(head))
    towards = [t for t in below if is_preposition(t) and t.lemma in ("toward", "towards")]
    return frozenset(t.i for link in towards for t in parsed.subtree(link))


def _doers(parsed: ParsedArticle, noun: Token) -> Iterator[Token]:
    """Yield who does what a noun tells: "Chad's raid", "the Chadian raid", "the raid by Chad".

    Not whom it befalls: "Chad's defeat", "the murder of Ann Lee". A person does himself what he is
    blamed for: "condemned the Chadian coach" blames no state.
    """
    if noun.pos not in ("NOUN", "PROPN"):
        return
    owner = possessor(parsed, noun)
    if owner is not None and noun.lemma not in words("suffered"):
        yield owner
    kinds = noun_kinds().get(noun.lemma, frozenset())
    somebody = is_role(parsed, noun) or not kinds.isdisjoint({"person", "organisation"})
    before = attributives(parsed, noun) if noun.pos == "NOUN" and not somebody else ()
    yield from (a for a in before if country_of(parsed, a))
    if noun.lemma in words("conduct"):
        yield from nouns_after(parsed, noun, "of")
    for link in prepositions_and_agents(parsed, noun):
        if link.lemma in ("by", "from"):
            yield from objects_of(parsed, link)


def _performed(parsed: ParsedArticle, head: Token, act: Act) -> Iterator[Token]:
    """Yield whom the words themselves do it to: "“We condemn Chad’s raid.”".

    Whose deed is named in the words of whoever judges it is judged: "what he called Chad's raid".
    """
    if act in OF_DEEDS and head.lemma in words("name_giving"):
        named = clause_index(parsed).at(head)
        for deed in (named.attribute, named.what) if named is not None else ():
            if deed is not None:
                yield from _doers(parsed, parsed.tokens[deed.head])
    cue = lexicon().verbs.get(head.lemma)
    done_to = direct_object(parsed, head)
    if cue is None or cue.act is not act or done_to is None:
        return
    yield done_to
    if act in OF_DEEDS:
        yield from _doers(parsed, done_to)


def _promised(parsed: ParsedArticle, heads: tuple[Token, ...]) -> Iterator[Token]:
    """Yield who is to get what is promised: "support for Chad", "to send it to Chad"."""
    for head in heads[:1]:
        links = prepositions_or_datives(parsed, head, "to", "for", "with")
        yield from (noun for link in links for noun in objects_of(parsed, link))
        thing = direct_object(parsed, head)
        if thing is not None:
            if head.lemma in words("giving_targets"):
                yield thing
            yield from nouns_after(parsed, thing, "to", "for")


def _agreed(parsed: ParsedArticle, heads: tuple[Token, ...]) -> Iterator[Token]:
    """Yield who is to get what one agrees to do: "to open the port to | crews |", to no place."""
    for head in heads[:1]:
        thing = direct_object(parsed, head) if head.pos == "VERB" else None
        links = prepositions_or_datives(parsed, head, "to") if thing is not None else ()
        for noun in (n for link in links for n in objects_of(parsed, link)):
            entity = parsed.entity_at.get(noun.i)
            if entity is None or entity.label in ("PERSON", "ORG"):
                yield noun


def _asked_for(parsed: ParsedArticle, heads: tuple[Token, ...]) -> Iterator[Token]:
    """Yield of whom something is asked: "an apology from Chad", "talks with Chad"."""
    for head in heads[:1]:
        if head.pos == "NOUN":
            yield from nouns_after(parsed, head, "from")
            if "meeting" in noun_kinds().get(head.lemma, ()):
                yield from nouns_after(parsed, head, "with")


def _offered(parsed: ParsedArticle, heads: tuple[Token, ...]) -> Iterator[Token]:
    """Yield to whom something is offered: "condolences to Chad"."""
    for head in heads[:1]:
        if head.pos == "NOUN":
            yield from nouns_after(parsed, head, "to")


def _kept_from(parsed: ParsedArticle, heads: tuple[Token, ...]) -> Iterator[Token]:
    """Yield who is refused something: "refused to let Chad speak", "to give Chad arms"."""
    index = clause_index(parsed)
    for head in heads[:1]:
        clause = index.at(head) if head.lemma in words("permitting") else None
        if clause is None:
            continue
        for let in index.below(clause, Relation.COMPLEMENT):
            if let.who is not None:
                yield parsed.tokens[let.who.head]
        if clause.whom is not None:
            yield parsed.tokens[clause.whom.head]


def _threatened(parsed: ParsedArticle, heads: tuple[Token, ...]) -> Iterator[Token]:
    """Yield whom a threat would hit: "sanctions against Chad", "to bomb Chad"."""
    for head in heads[:1]:
        yield from nouns_after(parsed, head, "against", "on")
        thing = direct_object(parsed, head)
        if thing is not None:
            yield thing
            yield from nouns_after(parsed, thing, "against", "on")


_BY_ACT = {
    Act.AGREE: _agreed,
    Act.DEMAND: _asked_for,
    Act.PLEDGE: _promised,
    Act.PROPOSE: _offered,
    Act.REFUSE: _kept_from,
    Act.THREATEN: _threatened,
}
"""Whom the content of some acts has for those to whom they are done."""
