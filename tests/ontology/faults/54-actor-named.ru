# violation: actor-named
# where: ?this a kg:Actor
# An actor who is perhaps named.
DELETE { ?this kg:named ?old } INSERT { ?this kg:named "perhaps" } WHERE { ?this kg:named ?old }
