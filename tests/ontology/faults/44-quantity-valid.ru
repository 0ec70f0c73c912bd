# violation: quantity-valid
# where: ?this a kg:Proposition ; kg:quantity ?q
# A number that is a word.
DELETE { ?q schema:value ?old } INSERT { ?q schema:value "many" } WHERE { ?this kg:quantity ?q . ?q schema:value ?old }
