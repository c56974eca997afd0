"""What mkdocs.yml and the environment say of the site: its address, its name, where readers' words go.

Takes an engine's settings and gives plain values; knows no content.
"""
