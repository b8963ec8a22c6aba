"""The tables of documents, of Word, web pages, Markdown and pasted text, as sheets with values in their places."""

from actionplan.tracker.documents.read import read_document

__all__ = ["read_document"]
