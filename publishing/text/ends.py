"""Where a sentence and a paragraph of Markdown end."""

import re

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
PARAGRAPH_END = re.compile(r"\n[ ]*\n")
