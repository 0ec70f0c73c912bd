# violation: place-quote
# where: ?this a kg:Statement ; kg:cue ?cue
# found at: ?this prov:wasQuotedFrom ?at
# A quote longer than its place.
DELETE { ?cue nif:anchorOf ?old } INSERT { ?cue nif:anchorOf "said, as we all know" } WHERE { ?this kg:cue ?cue . ?cue nif:anchorOf ?old }
