"""What MkDocs and Zensical each ask of us: hooks, the cache of pages, blank pages, the preview, the comparison.

The only package that imports an engine.
"""
