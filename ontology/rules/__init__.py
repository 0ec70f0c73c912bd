"""The rules for records: what must hold of one article's statements, actors and propositions.

`records.check` asks all of them; `rule` has the table of rules with what becomes of a breach.
"""
