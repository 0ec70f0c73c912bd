# violation: place-valid
# where: ?this a kg:Statement ; kg:cue ?c
# A cue that is a word and no place.
DELETE { ?this kg:cue ?old } INSERT { ?this kg:cue <cue/said> } WHERE { ?this kg:cue ?old }
