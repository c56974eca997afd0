"""Texts as strings: how names and marks of ours look, one spelling for what reads the same, how two texts differ.

Knows neither files nor pages.
"""
