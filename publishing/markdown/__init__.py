"""Markdown to HTML: the extensions that both engines load, and the conversion of a page section by section.

Takes Markdown and gives HTML. Must not know which page it converts, nor any record.
"""
