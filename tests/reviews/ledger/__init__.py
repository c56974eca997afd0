"""The ledger by itself: what its files hold, and what its entries add up to."""
