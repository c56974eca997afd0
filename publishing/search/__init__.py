"""The search index: records out of the built pages, terms, synonyms and scores, in files that a phone only adds up.

Takes the built pages and the content; the same bytes from either engine.
"""
