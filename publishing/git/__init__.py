"""The project's git repository, read only: commits, files as they were, and what a change touches.

Takes a folder and names of commits; never writes, and knows nothing of what the files mean.
"""
