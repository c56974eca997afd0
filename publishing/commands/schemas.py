"""`make schemas`: what front matter and data files may say, as JSON Schema, for editors that complete and check."""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from publishing.content.models.front_matter import Guide, Page
from publishing.content.models.records import DATA_FILES, NAMES_FILE, Names

FOLDER = Path("schemas")


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by the name of its file."""
    found = {f"{stem}.json": _schema(list[model]) for stem, model in DATA_FILES.items()}
    singles: dict[str, type[BaseModel]] = {NAMES_FILE: Names, "guide": Guide, "page": Page}
    return found | {f"{stem}.json": _schema(model) for stem, model in singles.items()}


def _schema(kind: Any) -> dict[str, Any]:
    return {"$schema": "http://json-schema.org/draft-07/schema#"} | TypeAdapter(kind).json_schema()


def written(schema: dict[str, Any]) -> str:
    """The text of a schema file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (FOLDER / name).write_text(written(schema), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
