# violation: act-known
# where: ?this a kg:Statement ; kg:act act:state
# Narration that performs an act.
DELETE { ?this prov:wasAttributedTo ?w } INSERT { ?this kg:voice voice:article } WHERE { ?this prov:wasAttributedTo ?w }
