"""The whole project, read and checked once: content, reviews, scores and history together.

The one place where these meet; what is above asks here and reads nothing itself.
"""
