# violation: statement-list
# where: ?this a kg:Statement
# No certainty.
DELETE WHERE { ?this kg:certainty ?old }
