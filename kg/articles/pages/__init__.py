"""Web pages: the text of the article on a page, and what the page says of it.

Comes in: HTML. Goes out: the article's text in the page's own words, labels that the markup tells,
headline, outlet, authors, address, every date with the place that gives it, posts of a live blog.
"""
