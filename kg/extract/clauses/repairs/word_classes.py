"""Words that the parser takes for another kind, mended: see `order`.

In: a `Tree` and one of its tokens. Out: whether the tree was changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.word_tables import tables, words
from kg.extract.repair import lost_letters

if TYPE_CHECKING:
    from kg.extract.clauses.repaired_tree import Tree

_OF_NOUNS = ("det", "amod", "compound", "poss", "nummod", "nmod", "aux", "prep", "cop")
_NEAR = 3
"""Words from a contraction to its verb at most: "he’s not yet signed"."""


def lost_letter(tree: Tree, i: int) -> bool:
    """Read "hoped" as a form of "hope": "hop" has "hopped"."""
    token = tree.tokens[i]
    for mended in lost_letters.lost_letter(tree.parsed, token):
        tree.read_as_verb(i, mended.tag, mended.lemma)
        return True
    return False


def recipient_in_compound(tree: Tree, i: int) -> bool:
    """Read "gave Chile tanks": a name joined to the thing given is the recipient."""
    noun = tree.head[i]
    verb = tree.head[noun]
    if tree.dep[noun] != "dobj" or noun != i + 1 or verb > i:
        return False
    if tree.lemma(verb) not in words("recipient_first") or tree.tokens[noun].pos != "NOUN":
        return False
    if not tree.named(i) or tree.lemma(noun) in words("persons"):
        return False
    if tree.child(verb, "dative") is not None or tree.tokens[noun].tag not in ("NNS", "NN"):
        return False
    return tree.move(i, verb, "dative")


def title_in_compound(tree: Tree, i: int) -> bool:
    """Read "elected Moreau leader": a name joined to a bare title is the object."""
    noun = tree.head[i]
    verb = tree.head[noun]
    if tree.dep[noun] != "dobj" or noun != i + 1 or tree.tokens[noun].tag != "NN":
        return False
    if tree.lemma(verb) not in words("naming") or not tree.named(i) or verb > i:
        return False
    tree.relabel(noun, "oprd")
    return tree.move(i, verb, "dobj")


def three_words(tree: Tree, i: int) -> bool:
    """Read "did away with": the adverb of a verb of three words is its particle."""
    verb = tree.head[i]
    after = i + 1
    if i != verb + 1 or after >= len(tree.tokens) or tree.tokens[verb].pos != "VERB":
        return False
    if (tree.lemma(verb), tree.lemma(i), tree.lemma(after)) not in tables().phrasal:
        return False
    tree.relabel(i, "prt")
    if tree.head[after] == i:
        tree.move(after, verb, "prep")
    return True


def fixed_noun(tree: Tree, i: int) -> bool:
    """Read "took place": a bare noun that belongs to its verb is a particle of it."""
    verb = tree.head[i]
    if (tree.lemma(verb), tree.lemma(i)) not in tables().fixed or i < verb:
        return False
    if tree.child(i, "det", "amod", "poss", "nummod", "compound") is not None:
        return False
    tree.relabel(i, "prt")
    for c in tuple(tree.all(i, "prep")):
        tree.move(c, verb, "prep")
    return True


def verb_as_plural(tree: Tree, i: int) -> bool:
    """A bare plural with a subject of its own is a verb: "as long as Sudovia obeys"."""
    verb = tree.head[i]
    token = tree.tokens[verb]
    if (
        token.tag != "NNS"
        or i > verb
        or tree.dep[verb] not in (*("ROOT", "advcl", "ccomp", "conj", "relcl", "parataxis"),)
    ):
        return False
    if tree.child(verb, *_OF_NOUNS) is not None or verb in tree.read_as:
        return False
    tree.read_as_verb(verb, "VBZ", token.lemma)
    return True


def verb_as_adjective(tree: Tree, i: int) -> bool:
    """An adjective in "-ed" with subject and object is a verb: "the news surprised Moreau"."""
    verb = tree.head[i]
    token = tree.tokens[verb]
    if token.tag != "JJ" or not token.text.endswith("ed") or i < verb:
        return False
    if tree.child(verb, "nsubj", "csubj") is None or tree.child(verb, "aux") is not None:
        return False
    tree.read_as_verb(verb, "VBD", _without_ending(token.text.casefold()))
    return True


def participle_as_adjective(tree: Tree, i: int) -> bool:
    """An adjective in "-ed" with the words of a passive is its participle: "it was closed"."""
    verb = tree.head[i]
    token = tree.tokens[verb]
    if token.tag != "JJ" or not token.text.endswith("ed") or i > verb:
        return False
    if tree.child(verb, "nsubjpass") is None:
        return False
    tree.read_as_verb(verb, "VBN", _without_ending(token.text.casefold()))
    return True


def _without_ending(past: str) -> str:
    """Return the lemma of a regular past: "surprised" → "surprise"."""
    known = tables().governors.keys() | words("psych") | set(tables().nominals.values())
    for lemma in (past[:-1], past[:-2], past[:-3]):
        if lemma in known:
            return lemma
    return past[:-2]


_CONTRACTED = {"s": "be", "re": "be", "m": "be", "ve": "have", "ll": "will"}
"""What is left of a verb after its mark → its lemma; "'s" before a past participle is "have"."""


def contracted(tree: Tree, i: int) -> bool:
    """Give "’s", "’re", "’ve" and "’ll" their lemmas, whatever the mark."""
    token = tree.tokens[i]
    text = token.text.casefold()
    if text[:1] not in ("'", "’") or text[1:] not in _CONTRACTED or tree.dep[i] == "case":
        return False
    lemma = _CONTRACTED[text[1:]]
    verb = tree.tokens[tree.head[i]]
    if text[1:] == "s" and tree.dep[i] == "aux" and verb.tag in ("VBN", "VBD"):
        lemma = "have"
    if token.lemma == lemma:
        return False
    tree.read_as_verb(i, token.tag, lemma)
    return True


def contracted_be(tree: Tree, i: int) -> bool:
    """Read "I’m saddened by it": what a parser cannot name before a participle is its "be"."""
    token, verb = tree.tokens[i], tree.head[i]
    if token.text.casefold() not in ("'m", "’m", "'re", "’re") or i + 1 != verb:
        return False
    tag = tree.tokens[verb].tag
    if tag not in ("VBN", "VBG"):
        return False
    tree.read_as_verb(i, "VBP", "be")
    passive = tag == "VBN"
    for c in tree.all(verb, "nsubj") if passive else ():
        tree.relabel(c, "nsubjpass")
    tree.relabel(i, "auxpass" if passive else "aux")
    return True


def contracted_apart(tree: Tree, i: int) -> bool:
    """Read "though he’s signed it": a contraction before its verb is no clause of its own."""
    verb = tree.head[i]
    token = tree.tokens[i]
    if token.text.casefold() not in ("'s", "’s", "'ve", "’ve") or not i < verb <= i + _NEAR:
        return False
    if tree.tokens[verb].tag not in ("VBN", "VBD", "VBG"):
        return False
    if tree.child(verb, "nsubj", "nsubjpass") is not None or tree.child(i, "attr", "acomp"):
        return False
    for c in tuple(tree.below[i]):
        tree.move(c, verb, tree.dep[c])
    tree.relabel(i, "aux")
    return True


def contracted_above(tree: Tree, i: int) -> bool:
    """Read "though he’s signed it" where the parser hangs the verb on its contraction."""
    above = tree.head[i]
    if tree.tokens[above].text.casefold() not in ("'s", "’s", "'ve", "’ve"):
        return False
    if tree.tokens[i].tag not in ("VBN", "VBD") or not above < i <= above + _NEAR:
        return False
    if tree.child(i, "nsubj", "mark") is not None or tree.child(above, "attr") is not None:
        return False
    felt = tree.lemma(i) in words("psych") and tree.child(i, "dobj") is None
    tree.promote(i, "auxpass" if felt else "aux")  # "he’s | disappointed | with them"
    return True


def contracted_has(tree: Tree, i: int) -> bool:
    """Read "she's done a good job" as "has done": with an object it is no passive."""
    verb = tree.head[i]
    active = tree.child(verb, "dobj") is not None or tree.lemma(verb) in words("intransitive")
    if tree.tokens[i].text.casefold() not in ("'s", "’s") or not active:
        return False
    if tree.lemma(verb) in tables().recipients or tree.child(verb, "agent") is not None:
        return False
    _active(tree, verb)
    return True


def get_rid(tree: Tree, i: int) -> bool:
    """Read "get rid of the tax" as active: its subject gets rid of it."""
    verb = tree.head[i]
    if tree.lemma(i) != "get" or tree.lemma(verb) != "rid":
        return False
    _active(tree, verb)
    return True


def _active(tree: Tree, verb: int) -> None:
    for c in tree.all(verb, "auxpass", "nsubjpass"):
        tree.relabel(c, "aux" if tree.dep[c] == "auxpass" else "nsubj")


def day_as_object(tree: Tree, i: int) -> bool:
    """Read "it votes May 10" with the day as an adverbial."""
    token = tree.tokens[i]
    entity = tree.parsed.entity_at.get(i)
    if entity is None or entity.label != "DATE" or token.pos not in ("PROPN", "NUM"):
        return False
    if tree.lemma(tree.head[i]) in words("marking_days"):
        return False
    tree.relabel(i, "npadvmod")
    return True
