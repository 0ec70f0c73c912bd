# violation: actor-code
# where: ?this a kg:Actor FILTER NOT EXISTS { ?this kg:countryCode ?c }
# A country code of two letters.
INSERT DATA { ?this kg:countryCode "NO" }
