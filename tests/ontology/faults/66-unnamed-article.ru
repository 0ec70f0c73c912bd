# violation: unnamed-article
# where: ?one prov:wasAttributedTo ?this . ?other prov:wasAttributedTo ?this . ?third prov:wasAttributedTo ?this FILTER (STR(?one) < STR(?other) && STR(?other) < STR(?third))
# An official without a name who speaks in several articles.
DELETE { ?this kg:named ?old ; skos:prefLabel ?name } INSERT { ?this kg:named false ; skos:prefLabel "senior official" } WHERE { ?this kg:named ?old ; skos:prefLabel ?name }
