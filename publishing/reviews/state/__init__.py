"""Where each page stands on one day: ledger, history and today's words together, and what a change does to that."""
