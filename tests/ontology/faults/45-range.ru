# violation: quantity-valid
# where: ?this a kg:Proposition ; kg:quantity ?q
# A range from more to less.
INSERT { ?q schema:maxValue 1.0 } WHERE { ?this kg:quantity ?q }
