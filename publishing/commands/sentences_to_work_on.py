"""`make reading GUIDE=name`: the longest and the hardest sentences of one guide. Advice, never an error."""

import sys
from pathlib import Path

from publishing.advice.hard_sentences import hardest, longest
from publishing.advice.open_reading import HIGHEST_GRADE, LONGEST_MEAN, LOWEST_GRADE, SHORTEST_MEAN
from publishing.content.diagnostics import unknown
from publishing.content.read import read


def main(name: str) -> int:
    name = name.removeprefix("guides/").removesuffix(".md")
    content, _ = read(Path("docs"))
    page = content.pages.get(f"guides/{name}.md")
    if page is None:
        known = (guide.path.removeprefix("guides/").removesuffix(".md") for guide in content.guides)
        print(unknown("the guide", name, known, "docs/guides"), file=sys.stderr)
        return 1
    for what, found in (("The longest sentences", longest(page)), ("The hardest sentences", hardest(page))):
        print(f"{what}:")
        print("\n".join(map(str, found)))
    print(
        f"A sentence has {SHORTEST_MEAN} to {LONGEST_MEAN} words at best, and asks for grade {LOWEST_GRADE} to "
        f"{HIGHEST_GRADE}. Names of drugs count as hard words."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
