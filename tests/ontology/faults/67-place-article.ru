# violation: place-article
# where: ?this a kg:Statement
# The evidence is a place of another article, with the same words.
DELETE { ?this kg:evidence ?old }
INSERT { ?this kg:evidence ?n . ?n nif:anchorOf ?text ; nif:beginIndex ?start ; nif:endIndex ?end }
WHERE {
  ?this kg:evidence ?old .
  ?old nif:anchorOf ?text ; nif:beginIndex ?start ; nif:endIndex ?end .
  BIND (IRI(CONCAT("https://sayso.example/article/elsewhere#char=", STR(?start), ",", STR(?end))) AS ?n)
}
