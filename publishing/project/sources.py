"""What a project is read from: its files and folders, and the variables of the environment that name others."""

SOURCES = ("docs", "mkdocs.yml", "zensical.yml", "evidence-sheets", "reviews")
"""The files and folders it is read from, relative to the project. The settings of the second engine change no page of
the first, but a mistake in them stops its build."""
ANSWERS, READS = "HOST_ANSWERS", "BUILT_READS"
"""Variables that name a file each: the website's answers, and how the articles read in a build before."""
FOUND_READS = ".cache/built-reads.json"
"""What the articles of a build were found to read, for a second build that knows it."""
