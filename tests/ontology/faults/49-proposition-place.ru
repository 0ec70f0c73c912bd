# violation: proposition-place
# where: ?this a kg:Proposition
# A trigger that is no place.
DELETE { ?this kg:trigger ?old } INSERT { ?this kg:trigger <trigger/sent> } WHERE { ?this kg:trigger ?old }
