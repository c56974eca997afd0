"""How anybody can know that it was the reviewer who signed: by a key of theirs, or by the website they signed in to.

A name and an address in a commit prove nothing: whoever makes the commit writes them.
"""
