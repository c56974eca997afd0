"""The publisher of the guides: reads what editors write, checks it, puts pages together, and finishes the site.

Each package is one concern and imports only from packages below it; ARCHITECTURE.md names the floors. Nothing in here
is called by a template: what templates reach is wired in `macros/`.
"""
