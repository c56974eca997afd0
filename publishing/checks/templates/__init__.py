"""Rules on templates: a page calls known macros and includes known partials; a partial loops and branches, no more."""
