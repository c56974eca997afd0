"""The sign-off ledger in reviews/: its entries, the rules that each keeps to, and how one is written."""
