"""Commands that begin, move and end what editors write: guides, sources, products, terms."""
