"""Advice on words for patients: spelling, style, reading grade. It never stops a build; a person decides."""
