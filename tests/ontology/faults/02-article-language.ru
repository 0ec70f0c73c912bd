# violation: article-language
# where: ?this a schema:NewsArticle
# An article in two languages.
INSERT DATA { ?this schema:inLanguage "ko" }
