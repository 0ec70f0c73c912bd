"""From a parsed article to what it says who said: `stages.py` is the flow, rooms are its parts.

Rooms, lowest first; a room knows those below it and none above (import-linter holds it):

`grammar` → `repair` → `clauses` → `standing` → `quantities`, `times` → `reports` → `actors` →
`events` → `propositions` → `statements`. Below them lie the word lists (`lexicon`,
`event_lexicon`) and the value that a rule gives (`candidate`).
"""
