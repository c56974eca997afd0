"""Sign-offs of the words that readers see, and what follows from them: each page's state, its difference, its feeds.

Takes the content, the ledger and the day; the state is computed, never typed. Knows no engine.
"""
