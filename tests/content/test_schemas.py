"""The schemas that editors use are those of the models, and the data is valid by them."""

import json
import re
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

from publishing.commands.schemas import schemas, written
from publishing.content.models.records import DATA_FILES

PROJECT = Path(__file__).parent.parent.parent


def test_the_schemas_are_current():
    for name, schema in schemas().items():
        text = (PROJECT / "schemas" / name).read_text("utf-8")
        assert text == written(schema), f"run `make schemas`: schemas/{name} is old"


def test_every_schema_of_a_data_file_is_used_by_vs_code():
    text = (PROJECT / ".vscode" / "settings.json").read_text("utf-8")
    settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    for stem in (*DATA_FILES, "names"):
        assert settings["yaml.schemas"][f"./schemas/{stem}.json"] == f"docs/_data/{stem}.yml"


def test_the_data_is_valid_by_the_schemas():
    for stem in (*DATA_FILES, "names"):
        data = yaml.safe_load((PROJECT / "docs" / "_data" / f"{stem}.yml").read_text("utf-8"))
        validator = Draft7Validator(schemas()[f"{stem}.json"])
        assert list(validator.iter_errors(json.loads(json.dumps(data, default=str)))) == []
