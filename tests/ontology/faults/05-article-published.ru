# violation: article-published
# where: ?this a schema:NewsArticle ; schema:datePublished ?day
# A day of publication with no word on how it is known.
DELETE WHERE { ?this kg:publishedBasis ?old }
