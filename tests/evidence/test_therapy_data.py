"""The list of approved therapies as data: its schema, its rows, its days."""

import csv
import json
from pathlib import Path

from jsonschema import Draft202012Validator

from publishing.content.model import Content
from publishing.outputs.therapy_data import therapies_csv, therapies_json, therapies_schema
from tests.site.pages import built_pages


def test_the_json_follows_its_schema_and_the_schema_is_one(content: Content):
    schema = json.loads(therapies_schema())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(json.loads(therapies_json(content)))) == []


def test_the_schema_refuses_what_it_does_not_know(content: Content):
    data = json.loads(therapies_json(content))
    data["therapies"][0]["dose"] = "much"
    assert list(Draft202012Validator(json.loads(therapies_schema())).iter_errors(data))


def test_every_key_of_the_list_is_explained():
    schema = json.loads(therapies_schema())
    assert all("description" in key for key in schema["properties"].values() if "items" not in key)


def test_json_and_csv_carry_every_therapy_and_approval(content: Content):
    therapies = content.data["therapies"]
    data = json.loads(therapies_json(content))
    assert [item["id"] for item in data["therapies"]] == list(therapies)
    rows = list(csv.DictReader(therapies_csv(content).splitlines()))
    assert len(rows) == sum(max(1, len(therapy.approvals)) for therapy in therapies.values())
    assert {row["id"] for row in rows} == set(therapies)


def test_the_data_have_a_day_and_no_license_yet(content: Content):
    data = json.loads(therapies_json(content))
    assert data["as_of"] == min(therapy.checked for therapy in content.data["therapies"].values()).isoformat()
    assert data["license"] == "undecided"
    assert all(row["license"] == "undecided" for row in csv.DictReader(therapies_csv(content).splitlines()))


def test_no_markup_reaches_the_data(content: Content):
    for text in (therapies_json(content), therapies_csv(content)):
        assert "[^" not in text
        assert "](/" not in text


def test_the_page_leads_to_the_files_and_leaves_the_license_to_the_owner(built_site: Path):
    page = built_pages(built_site)["approved-therapies/index.html"]
    for node in page.tree.css("a[download]"):
        assert (built_site / (node.attributes["href"] or "").lstrip("/")).is_file()
    assert len(page.tree.css("a[download]")) == 3
    assert "License: undecided." in page.text("article")
