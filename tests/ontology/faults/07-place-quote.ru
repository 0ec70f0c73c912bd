# violation: place-quote
# where: ?this a kg:Statement ; kg:evidence ?e ; kg:quotation quotation:indirect
# found at: ?this prov:wasQuotedFrom ?at
# A quote shorter than its place.
DELETE { ?e nif:anchorOf ?old } INSERT { ?e nif:anchorOf "It was" } WHERE { ?this kg:evidence ?e . ?e nif:anchorOf ?old }
