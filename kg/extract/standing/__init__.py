"""How firmly it is put: polarity, modality, certainty, hedges and conditions of a statement.

Comes in: a report and its clauses. Goes out: values of the closed lists, `unspecified` where the
scope is not clear. What a word does to its complement is a row of `data/signatures.toml`.
"""
