# violation: unnamed-label
# where: ?this a kg:Actor ; kg:named true FILTER NOT EXISTS { ?x prov:wasAttributedTo ?this } FILTER NOT EXISTS { ?this schema:jobTitle ?r }
# A named person marked as unnamed.
DELETE { ?this kg:named ?old } INSERT { ?this kg:named false } WHERE { ?this kg:named ?old }
