# violation: statement-list
# where: ?this a kg:Statement ; kg:act act:expect FILTER NOT EXISTS { ?this kg:act act:deny } FILTER NOT EXISTS { ?this kg:act act:decline }
# A polarity that is not in the list.
DELETE { ?this kg:polarity ?old } INSERT { ?this kg:polarity polarity:neutral } WHERE { ?this kg:polarity ?old }
