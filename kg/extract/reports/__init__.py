"""Who reports what: every cue with its speaker and its content, one report a cue.

Comes in: a parsed article and its quotations. Goes out: `ReportCandidate`s in text order. `frames`
reads the content off a verb, `rules` finds cues, `quotations` those of direct speech, `selection`
keeps one report a cue.
"""
