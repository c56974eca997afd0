"""Markdown to HTML: the extensions that both engines load, and the conversion of a page section by section.

Takes Markdown and gives HTML. Must not know which page it converts, nor any record.
"""

EXTENSIONS = ("publishing.markdown.footnotes", "publishing.markdown.tables")
"""Our extensions of Python-Markdown that every page is converted with, beside those of mkdocs.yml."""
