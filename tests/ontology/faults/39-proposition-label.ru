# violation: proposition-label
# where: ?this a kg:Proposition
# A proposition without words.
DELETE WHERE { ?this schema:text ?old }
