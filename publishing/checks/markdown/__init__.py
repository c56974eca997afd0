"""Rules on the text of pages, partials and records: headings, links, citations, tables, signs that would be lost."""
