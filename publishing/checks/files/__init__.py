"""Rules on the files in docs/: names, sizes, pictures that are what they say, style sheets that print no words."""
