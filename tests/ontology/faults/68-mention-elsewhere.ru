# violation: place-article
# where: ?this kg:speakerMention ?mention
# A speaker's mention is a place of another article.
INSERT { ?this kg:speakerMention ?n }
WHERE {
  ?this kg:speakerMention ?old .
  BIND (IRI(CONCAT("https://sayso.example/article/elsewhere#char=", STRAFTER(STR(?old), "#char="))) AS ?n)
}
