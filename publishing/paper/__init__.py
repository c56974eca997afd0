"""PDFs: documents made from built pages, and Chromium as their printer.

Takes a built site, asks no network.
"""
