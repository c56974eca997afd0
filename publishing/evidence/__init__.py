"""Claims and what they rest on: sentences without a source, sources that age, our own scores of each guide.

Reads content and built pages; gives lists for a person to work through, never an error.
"""
