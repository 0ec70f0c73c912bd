# violation: statement-list
# where: ?this a kg:Statement ; kg:act act:state
# No polarity.
DELETE WHERE { ?this kg:polarity ?old }
