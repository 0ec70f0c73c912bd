# violation: demand-object
# where: ?this a kg:Statement ; kg:act act:demand
# A demand of nothing from nobody.
DELETE { ?this ?p ?o } WHERE { VALUES ?p { kg:content schema:text kg:target kg:targetMention kg:addressee } ?this ?p ?o }
