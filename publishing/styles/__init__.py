"""The one style sheet of the site: bundled, pruned to what the pages use, dark colors following the device.

Takes CSS and built HTML, gives CSS; knows no content.
"""
