"""From a page's body, the partials it includes and the data they print to the Markdown of one page.

Takes a `Content`; gives a page's parts, its sandboxed templates rendered, its lists and anchors. Knows no engine and no
sign-off.
"""
