"""Rules on pages as a whole: each guide has its sections, each page its place in the menu, no old address ends."""
