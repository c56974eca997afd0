"""Texts as strings: one spelling for what reads the same, and the difference between two texts, word by word.

Knows neither files nor pages.
"""
