# violation: article-published
# where: ?this a schema:NewsArticle ; schema:datePublished ?day
# A day of publication that is a word.
DELETE { ?this schema:datePublished ?old } INSERT { ?this schema:datePublished "yesterday" } WHERE { ?this schema:datePublished ?old }
