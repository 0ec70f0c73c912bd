# violation: statement-list
# where: ?this a kg:Statement FILTER NOT EXISTS { ?this kg:act act:deny } FILTER NOT EXISTS { ?this kg:act act:decline }
# A certainty that is not in the list.
DELETE { ?this kg:certainty ?old } INSERT { ?this kg:certainty certainty:sure } WHERE { ?this kg:certainty ?old }
