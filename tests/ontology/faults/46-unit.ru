# violation: quantity-valid
# where: ?this a kg:Proposition ; kg:quantity ?q
# A number of nothing.
DELETE { ?q schema:unitText ?old } WHERE { ?this kg:quantity ?q . ?q schema:unitText ?old }
