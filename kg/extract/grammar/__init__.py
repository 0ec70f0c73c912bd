"""What phrases, clauses and quotation marks are, whatever they are used for.

Comes in: a parsed article and a token. Goes out: spans, heads, yes or no. What a rule of any room
asks of the tree belongs here.
"""
