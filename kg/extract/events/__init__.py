"""Events that verbs and nouns tell: their class by the lexicon, and who takes part in which role.

Comes in: a stretch of text. Goes out: events with the heads in their roles. A new event is a row of
`data/classes.csv` and its words in `data/events.csv`.
"""
