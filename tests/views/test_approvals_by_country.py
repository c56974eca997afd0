"""Each product that can be counted on stands once in the list of each country."""

from publishing.content.model import Content
from publishing.content.places import country_of, none_found_in, not_known
from publishing.views.approvals_by_country import approvals_by_country


def test_each_product_to_be_counted_on_stands_once_in_each_country(content: Content):
    therapies = content.data["therapies"].values()
    counted = {one.id for one in therapies if one.can_be_counted_on}
    for country in approvals_by_country(therapies, content.names):
        ended = {
            one.id
            for one in therapies
            for item in one.approvals
            if item.ended and country.regulator == content.names.regulators[item.regulator]
        }
        listed = [one.id for one in (*country.approved, *country.none_found, *country.not_known)]
        assert len(listed) == len(set(listed))
        assert set(listed) | ended >= counted


def test_a_country_says_what_each_product_says(content: Content):
    therapies = content.data["therapies"].values()
    countries = approvals_by_country(therapies, content.names)
    assert [one.regulator for one in countries] == [content.names.regulators[name] for name in content.names.places]
    for country in countries:
        name = country_of(country.regulator)
        for one in therapies:
            assert (one in country.none_found) == (one.can_be_counted_on and name in none_found_in(one, content.names))
            assert (one in country.not_known) == (one.can_be_counted_on and name in not_known(one, content.names))
