"""What editors write, as checked objects that know their file and line.

Reads docs/ and gives a `Content` with the problems found in it. Knows how a file is written, not what the site does
with it.
"""
