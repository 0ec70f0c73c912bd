# violation: act-known
# where: ?this a kg:Statement ; kg:act act:state
# An act that is not in the list.
DELETE { ?this kg:act ?old } INSERT { ?this kg:act act:mumble } WHERE { ?this kg:act ?old }
