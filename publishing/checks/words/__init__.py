"""Rules on words and numbers as they stand in any text: what programs leave when text is pasted, what only looks like a
number, temperatures that disagree. Each takes a text and gives offsets and messages; none knows where the text stands.
"""
