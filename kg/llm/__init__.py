"""A language model as an extractor, on a short leash: it points at words, our code reads them."""
