"""Checks a YAML value against its model and says what is wrong in an editor's words."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.located_yaml import LocatedYaml, Location
from macros.problems import Problem, unknown

Model = TypeVar("Model", bound=BaseModel)

KINDS = {
    "string_type": "a text. Put it in quotes",
    "date_type": "a date. Write it as 2026-04-16, without quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list. Start each line with '- '",
    "model_type": "a group of keys. Indent each key by two spaces below it",
}


def validate(model: type[Model], source: LocatedYaml, location: Location = ()) -> tuple[Model | None, list[Problem]]:
    """The model's instance for the part of `source` at `location`, or None and every problem found."""
    value = source.value
    for step in location:
        value = value[step]
    if not isinstance(value, dict):
        names = ", ".join(model.model_fields)
        return None, [source.problem(location, f"a group of keys is needed here. Write: {names}.")]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [_problem(model, source, location, detail) for detail in details]


def _problem(model: type[BaseModel], source: LocatedYaml, location: Location, detail: Any) -> Problem:
    where = (*location, *detail["loc"])
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "missing":
        message = f"the key {key!r} is missing. Write: {key}: {_description(model, detail['loc'])}"
    elif kind == "extra_forbidden":
        siblings = _fields(model, detail["loc"][:-1])
        message = unknown("the key", key, siblings, f"this list: {', '.join(siblings)}")
    elif kind in KINDS:
        message = f"{key!r} must be {KINDS[kind]}."
    elif kind in ("literal_error", "enum"):
        message = f"{key!r} is {detail['input']!r}. Write one of {context['expected']}."
    elif kind in ("too_short", "string_too_short"):
        message = f"{key!r} is too short. Write at least {context['min_length']} {_things(detail['input'])}."
    elif kind in ("too_long", "string_too_long"):
        message = f"{key!r} is too long. Write at most {context['max_length']} {_things(detail['input'])}."
    elif kind == "value_error":
        message = f"{key!r} {context['error']}" if key else str(context["error"])
    else:
        message = f"{key!r} is not right: {detail['msg']}."
    if kind in ("missing", "extra_forbidden"):
        return source.problem(where, message)
    return Problem(source.path, *source.value_position(where), message)


def _things(value: object) -> str:
    return "characters" if isinstance(value, str) else "items"


def _fields(model: type[BaseModel], location: Location) -> list[str]:
    nested = _model_at(model, location)
    return list(nested.model_fields) if nested else []


def _description(model: type[BaseModel], location: Location) -> str:
    nested = _model_at(model, location[:-1])
    field = nested.model_fields.get(str(location[-1])) if nested else None
    return (field.description or "") if field else ""


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    for step in location:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        nested = _nested_model(field.annotation) if field else None
        if nested is None:
            return None
        model = nested
    return model


def _nested_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if nested := _nested_model(argument):
            return nested
    return None
