"""Clauses: each sentence as predicates with their arguments, whatever form it was written in.

In: a parsed article. Out: `Clause` values in the order of their predicates, voice, control,
raising, relatives, coordination and gaps undone. `clauses` reads an article once; `within` picks
the clauses that a content puts forward.

>>> from kg.extract.clause_layer import Modal
>>> Modal.NONE.value
'none'
"""

from kg.extract.clause_layer.article import clauses, within
from kg.extract.clause_layer.model import (
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
    "Form",
    "Governor",
    "Kind",
    "Modal",
    "Mood",
    "Relation",
    "Setting",
    "Tense",
    "clauses",
    "within",
]
