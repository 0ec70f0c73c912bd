"""Clauses: each sentence as predicates with their arguments, whatever form it was written in.

In: a parsed article. Out: `Clause` values in the order of their predicates, voice, control,
raising, relatives, coordination and gaps undone. `clauses` reads an article once; `within` picks
the clauses that a content puts forward; `clause_index` finds clauses by their words.

The steps, in order (`sentence_clauses`): `repairs` and `auxiliaries` change the tree, so that only
they know the parser's mistakes; `heads` finds which words head a clause; `verb_groups` and
`clause_relations` read their form and what governs them; `relatives`, `subjects` (with `control`)
and `objects` (with `copulas`, `complements`, `adjuncts`) or `nominals` fill their places from the
root down; `coordination` fills in what is left out; `modality` and `negation` tell how they stand.
The word tables are in `data/`.

>>> from kg.extract.clauses import Modal
>>> Modal.NONE.value
'none'
"""

from kg.extract.clauses.article_clauses import clauses, within
from kg.extract.clauses.index import ClauseIndex, clause_index
from kg.extract.clauses.model import (
    Adjunct,
    Argument,
    Clause,
    Form,
    Governor,
    Kind,
    Modal,
    Mood,
    Relation,
    Setting,
    Tense,
)

__all__ = [
    "Adjunct",
    "Argument",
    "Clause",
    "ClauseIndex",
    "Form",
    "Governor",
    "Kind",
    "Modal",
    "Mood",
    "Relation",
    "Setting",
    "Tense",
    "clause_index",
    "clauses",
    "within",
]
