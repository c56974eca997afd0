"""Files beside the pages and facts for machines: feeds, sitemap, social cards, Markdown copies, data, headers of hosts.

Each is made from content, settings or one built page; none changes a page.
"""
