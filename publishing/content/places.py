"""Where a product is approved, where it is not, and where nobody knows."""

from collections.abc import Iterable

from publishing.content.models.eligibility import Use, sentence
from publishing.content.models.products import Therapy
from publishing.content.models.records import Names


def approved_in(therapy: Therapy, names: Names) -> list[str]:
    """The places with an approval that stands, in the order of the approvals."""
    return _named((approval.regulator for approval in therapy.standing), names)


def none_found_in(therapy: Therapy, names: Names) -> list[str]:
    """The places where we looked for an approval and found none."""
    return _named(therapy.none_found, names)


def not_known(therapy: Therapy, names: Names) -> list[str]:
    """The places for which we do not know: nobody has looked, or what was found does not tell."""
    told = {approval.regulator for approval in therapy.approvals} | set(therapy.none_found)
    return [country_of(names.regulators[regulator]) for regulator in names.places if regulator not in told]


def untold_in(therapy: Therapy, names: Names, cancer: str | None = None) -> list[str]:
    """The places with an approval of which no use tells, or none of one cancer: there it may be for another."""
    uses = [use for use in therapy.uses if cancer in (None, use.cancer)]
    if not all(use.where for use in uses):
        return []
    told = {regulator for use in uses for regulator in use.where}
    return _named((one.regulator for one in therapy.standing if one.regulator not in told), names)


def with_article(places: Iterable[str], names: Names) -> list[str]:
    """The same places as a sentence names them: the United States, Japan."""
    spoken = {place.removeprefix("the "): place for place in names.places.values()}
    return [spoken.get(place, place) for place in places]


def said_of(use: Use, names: Names) -> str:
    """The sentence on one use, with its place in words."""
    return sentence(use, names.places)


def country_of(regulator: str) -> str:
    """The country in a regulator's name: readers know it, and not always the body. United States (FDA)."""
    return regulator.partition(" (")[0]


def _named(regulators: Iterable[str], names: Names) -> list[str]:
    return [country_of(names.regulators[regulator]) for regulator in regulators]
