"""What each line of a text is: headline, byline, turn, quotation, caption, furniture, prose.

Comes in: a text as read. Goes out: its lines with their labels, offsets untouched, and the text as
the parser gets it. A new label is a member of `LineKind`, a rule here and a case in the tests.
"""
