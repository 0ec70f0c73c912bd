# violation: evidence-covers
# where: ?this a kg:Statement ; kg:cue ?c
# A cue outside its evidence.
DELETE { ?this kg:cue ?c } INSERT { ?this kg:cue ?n . ?n nif:anchorOf "Report" } WHERE { ?this kg:cue ?c ; prov:wasQuotedFrom ?a BIND (IRI(CONCAT(STR(?a), "#char=0,6")) AS ?n) }
