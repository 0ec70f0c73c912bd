# violation: place-valid
# where: ?this a kg:Statement
# No evidence.
DELETE WHERE { ?this kg:evidence ?old }
