"""Values that templates show: timelines, counts, marks and dates, computed from content and reviews.

Takes records and gives what a template prints. The markup is in overrides/fragments, the words are in Markdown.
"""
