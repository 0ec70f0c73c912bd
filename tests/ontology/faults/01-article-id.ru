# violation: article-id
# where: ?this a schema:NewsArticle
# An article without an id.
DELETE WHERE { ?this schema:identifier ?old }
