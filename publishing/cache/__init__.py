"""What earlier builds worked out, stored in .cache/ under digests of everything that it was made from.

Takes keys and values; must not know what a value is for. Deleting the folder is always safe.
"""
