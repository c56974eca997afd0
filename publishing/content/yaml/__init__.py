"""YAML that remembers the line of each key and value, and says in an editor's words why it cannot be read.

Takes a text, gives located values; knows no model of any file.
"""
