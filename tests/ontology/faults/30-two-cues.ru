# violation: place-valid
# where: ?this a kg:Statement ; kg:cue ?c ; kg:content ?x
# Two cues.
INSERT { ?this kg:cue ?x } WHERE { ?this kg:content ?x }
