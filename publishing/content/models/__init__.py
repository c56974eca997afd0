"""What front matter and each file of docs/_data may say: strict models, a sentence for each key.

Nothing here reads a file.
"""
