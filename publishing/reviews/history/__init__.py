"""What only git can tell of words and sign-offs: who wrote them, when, and whether an entry is what it says."""
