# violation: article-hash
# where: ?this a schema:NewsArticle
# A hash that is none.
DELETE { ?this schema:sha256 ?old } INSERT { ?this schema:sha256 "c0ffee" } WHERE { ?this schema:sha256 ?old }
