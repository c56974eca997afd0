"""The products as one country has them: approved there, looked for in vain, or not known."""

from collections.abc import Collection
from dataclasses import dataclass

from publishing.content.models.products import Therapy
from publishing.content.models.records import Names


@dataclass(frozen=True)
class Country:
    """One place whose approvals we look for, and how each product stands there."""

    regulator: str
    """The place with its regulator in brackets."""
    approved: tuple[Therapy, ...]
    """Those with an approval that has not ended."""
    none_found: tuple[Therapy, ...]
    not_known: tuple[Therapy, ...]
    """Nobody has looked, or what was found does not tell; what nobody should count on is left out."""


def approvals_by_country(therapies: Collection[Therapy], names: Names) -> list[Country]:
    """Each place whose approvals we look for, in the order of the names."""
    return [_country(regulator, therapies, names) for regulator in names.places]


def _country(regulator: str, therapies: Collection[Therapy], names: Names) -> Country:
    told = {one.id for one in therapies if regulator in {item.regulator for item in one.approvals}}
    in_vain = {one.id for one in therapies if regulator in one.none_found}
    return Country(
        names.regulators[regulator],
        tuple(one for one in therapies if regulator in {item.regulator for item in one.standing}),
        tuple(one for one in therapies if one.id in in_vain and one.can_be_counted_on),
        tuple(one for one in therapies if one.id not in told | in_vain and one.can_be_counted_on),
    )
