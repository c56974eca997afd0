"""What a page prints against what its sources say: word for word, number for number, sign for sign.

Reads the Markdown of a page by rules of its own, far fewer than those of the converter, and the built page as a browser
does; where the two give other words, something that was typed is lost or something was added. Knows no engine.
"""
