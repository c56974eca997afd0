"""Sign-offs of the words that readers see: what those words are, part by part, and how often each page is reviewed.

Takes the content, the ledger and the day; the state is computed, never typed. Knows no engine.
"""
