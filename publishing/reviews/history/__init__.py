"""What only git can tell of words and sign-offs: who wrote them, when, and what a change does to the ledger."""
