"""Printed and word-processed documents: PDF, Word, OpenDocument, rich text, as readers see them.

Comes in: the bytes of a document. Goes out: its paragraphs as the text of an article, with what its
styles and its layout tell of the lines.
"""
