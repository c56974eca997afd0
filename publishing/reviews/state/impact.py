"""What a change does to reviews: which pages it touches, through which part, and whose sign-off it voids."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from publishing.reviews.digests import Digests, PageDigest, changed_parts
from publishing.reviews.ledger.entry import Entry
from publishing.reviews.state.reviews import Reviews
from publishing.reviews.state.status import Standing


@dataclass(frozen=True)
class Impact:
    """One page that a change touches."""

    page: str
    title: str
    parts: tuple[str, ...]
    """The parts that differ from the base."""
    reviewer: str | None
    """The id of who signed it last, else of who answers for it."""
    was_signed: bool
    """Whether anybody ever signed it off."""
    loses_sign_off: bool
    loses_parts: tuple[str, ...]
    """The reviews of parts of it that it loses, in plain words."""
    needs_what_changed: bool
    """Whether it is a guide whose words changed without a line in its list of changes."""


def impacts(base: Digests, reviews: Reviews, signed_before: Callable[[str], Entry | None]) -> list[Impact]:
    """Every page and signed partial whose words differ from those of the base, in the order of their paths.

    `signed_before` gives the newest entry about a page of the base: the ledger of a page that is gone went with it.
    """
    moves = reviews.digests.words.moves
    known = {path for page in reviews.standings for path in moves.paths(page)}
    found = [_gone(page, base, signed_before(page)) for page in base.words.content.pages.keys() - known]
    for page, standing in sorted(reviews.standings.items()):
        before = next(filter(None, (_digest_of(path, base) for path in reversed(moves.paths(page)))), None)
        parts = changed_parts(before.parts if before else "", standing.digest.parts)
        if not parts:
            continue
        signed = standing.signed
        meta = getattr(reviews.content.pages.get(page), "meta", None)
        voided = bool(signed and before and before.digest == signed.words and standing.digest.digest != signed.words)
        reviewer = signed.reviewer if signed else getattr(meta, "reviewer", None)
        parts_lost = tuple(_lost_parts(standing, base, reviews))
        silent = before is not None and hasattr(meta, "what_changed") and not _told(page, base, reviews)
        found.append(
            Impact(page, reviews.title(page), tuple(parts), reviewer, signed is not None, voided, parts_lost, silent)
        )
    return sorted(found, key=lambda impact: impact.page)


def _digest_of(page: str, words: Digests) -> PageDigest | None:
    try:
        return words.of(page)
    except KeyError:
        return None


def _lost_parts(standing: Standing, base: Digests, reviews: Reviews) -> Iterator[str]:
    """The reviews of parts that held on the base, and that today's words void."""
    for review in (approval.review for approval in standing.of_parts):
        scope = review.scope
        now = scope and reviews.digests.digest(scope.text(standing.page))
        if scope and now != review.bound_words == base.digest(review.text):
            yield f"{scope} ({review.reviewer})"


def _gone(page: str, base: Digests, signed: Entry | None) -> Impact:
    """A page that was deleted, or moved without a line in docs/_data/moved.yml."""
    meta = base.words.content.pages[page].meta
    reviewer = signed.reviewer if signed else getattr(meta, "reviewer", None)
    voided = signed is not None and signed.words == base.of(page).digest
    return Impact(
        page, meta.title, (f"docs/{page}",), reviewer, signed is not None, voided, (), needs_what_changed=False
    )


def _told(page: str, base: Digests, reviews: Reviews) -> bool:
    """Whether the guide's list of changes says something that it did not say before."""
    now = reviews.content.pages[page].meta.what_changed
    paths = reviews.digests.words.moves.paths(page)
    old = next((base.words.content.pages[path] for path in reversed(paths) if path in base.words.content.pages), None)
    before = getattr(old and old.meta, "what_changed", [])
    return any(change not in before for change in now)


def as_records(found: Sequence[Impact]) -> list[dict[str, object]]:
    """For machines."""
    return [asdict(impact) for impact in found]


def as_markdown(found: Sequence[Impact]) -> str:
    """For a comment on a pull request."""
    if not found:
        return "### Reviews\n\nThis change touches no words of any page."
    lost = [impact for impact in found if impact.loses_sign_off]
    lines = ["### Reviews", ""]
    count = len(found)
    lines.append(
        f"This change touches the words of {count} page{'s' if count > 1 else ''}; "
        f"{len(lost)} of them lose{'s its' if len(lost) == 1 else ' their'} sign-off."
    )
    lines += ["", "| Page | Loses its sign-off | Reviewer | Through |", "|---|---|---|---|"]
    for impact in found:
        through = ", ".join(f"`{part}`" for part in impact.parts)
        answer = "**yes**" if impact.loses_sign_off else "no" if impact.was_signed else "it had none"
        answer = "; ".join((answer, *(f"**{part}**" for part in impact.loses_parts)))
        lines.append(f"| {impact.page} | {answer} | {impact.reviewer or '-'} | {through} |")
    if silent := [impact.page for impact in found if impact.needs_what_changed]:
        lines += [
            "",
            "Please tell readers what is different: add a dated line to `what_changed` in the front matter of",
        ]
        lines += [*(f"- `docs/{page}`" for page in silent)]
    return "\n".join(lines)
