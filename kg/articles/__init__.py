"""Reading articles from files and folders in many formats, every line of them labelled."""

from kg.articles.formats.json_records import read_records
from kg.articles.lines.label import label
from kg.articles.read import iter_articles, read_articles
from kg.articles.sidecar import read_sidecar

__all__ = ["iter_articles", "label", "read_articles", "read_records", "read_sidecar"]
