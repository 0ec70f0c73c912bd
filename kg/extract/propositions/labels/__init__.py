"""Propositions in words: whole sentences that take no side, or the words as they are printed.

Comes in: clauses and contents, and who is who. Goes out: the label of each proposition.
"""
