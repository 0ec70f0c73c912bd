# violation: act-known
# where: ?this a kg:Statement ; kg:act act:state
# Somebody is cited and does nothing.
DELETE WHERE { ?this kg:act ?old }
