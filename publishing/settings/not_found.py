"""Where the page for addresses that do not exist is built, and what hosts look for."""

PAGE = "404"
MOVED = {f"{PAGE}/index.html": f"{PAGE}.html"}
"""The built file that is given another name: old name to new, below the site's root."""
