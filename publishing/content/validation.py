"""Checks a YAML value against its model and says what is wrong in an editor's words."""

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from publishing.content.diagnostics import Problem, unknown
from publishing.content.models.field_types import IDENTIFIER
from publishing.content.yaml.located import LocatedYaml, Location
from publishing.text.short_names import is_short_name, short_name

Model = TypeVar("Model", bound=BaseModel)

A_LIST = "a list. Start each line with '- '"
KINDS = {
    "string_type": "a text. Put it in quotes",
    "date_type": "a date. Write it as 2026-04-16, without quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": A_LIST,
    "tuple_type": A_LIST,
    "model_type": "a group of keys. Indent each key by two spaces below it",
    "dict_type": "a group of keys. Indent each key by two spaces below it",
}
BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
}
STILL_JUDGED = frozenset(("missing", "too_short", "too_long", "string_too_short", "string_too_long", *BOUNDS))
"""What may be wrong with a value that is of its kind: its words and days are judged all the same."""
LONGEST_SHOWN = 40
OF_KEY = "[key]"
"""How pydantic ends the place of a key that is no name itself."""


def validate(model: type[Model], source: LocatedYaml, location: Location = ()) -> tuple[Model | None, list[Problem]]:
    """The model's instance for the part of `source` at `location`, or None and every problem found.

    Values that are not what their key asks for are noted in `source`, for other rules to leave them alone.
    """
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
        misspelt = _misspelt(details)
        told = [detail for detail in details if detail["loc"] not in misspelt]
        source.refused |= {(*location, *detail["loc"]) for detail in told if _is_of_no_use(detail)}
        return None, [_problem(model, source, location, detail) for detail in told]


def _is_of_no_use(detail: Any) -> bool:
    """Whether a value is not what its key asks for. A group that contradicts itself holds values that are."""
    if detail["type"] == "extra_forbidden":
        return not isinstance(detail["input"], str | dict | list)
    contradicts_itself = detail["type"] == "value_error" and isinstance(detail["input"], dict)
    return detail["type"] not in STILL_JUDGED and not contradicts_itself


def _misspelt(details: list[Any]) -> set[Location]:
    """Keys that are missing only because they stand there misspelt: one slip is told once."""
    found: set[Location] = set()
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    for *group, key in (one["loc"] for one in details if one["type"] == "extra_forbidden"):
        names = {str(other[-1]): other for other in missing if list(other[:-1]) == group}
        near = get_close_matches(str(key).lower(), names, n=1, cutoff=0.8)
        found |= {names[name] for name in near}
    return found


def _problem(model: type[BaseModel], source: LocatedYaml, location: Location, detail: Any) -> Problem:
    where = (*location, *detail["loc"])
    key = _name(detail["loc"])
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "missing":
        message = f"the key {key} is missing. Write: {detail['loc'][-1]}: {_description(model, detail['loc'])}"
    elif kind == "extra_forbidden":
        siblings = _fields(model, detail["loc"][:-1])
        message = unknown("the key", str(detail["loc"][-1]), siblings, f"this list: {', '.join(siblings)}")
    elif kind == "string_type" and (detail["input"] is None or isinstance(detail["input"], dict)):
        empty = f"{key} is empty. Write here: {_description(model, detail['loc']) or 'its text'}."
        message = f"{key} must be a text, and its colon makes a key of it. Put the whole text in quotes."
        message = empty if detail["input"] is None else message
    elif kind in BOUNDS:
        how, bound = BOUNDS[kind]
        message = f"{key} is {str(detail['input'])[:LONGEST_SHOWN]}. Write a number of {how} {int(context[bound]):,}."
    elif kind == "string_pattern_mismatch" and context["pattern"] == IDENTIFIER:
        message = _no_short_name(key, detail, _description(model, detail["loc"]))
    elif kind in KINDS:
        message = f"{key} must be {_as_list(detail['input']) if KINDS[kind] == A_LIST else KINDS[kind]}."
    elif kind in ("literal_error", "enum"):
        allowed = context["expected"].replace("True", "true").replace("False", "false")
        one_of = "one of " if " or " in allowed else ""
        message = f"{key} is {detail['input']!r}. Write {one_of}{allowed}."
    elif kind in ("too_short", "string_too_short"):
        message = f"{key} is too short. Write at least {_things(context['min_length'], detail['input'])}."
    elif kind in ("too_long", "string_too_long"):
        message = f"{key} is too long. Write at most {_things(context['max_length'], detail['input'])}."
    elif kind == "value_error":
        message = f"{key} {context['error']}" if key else str(context["error"])
    else:
        message = f"{key} is not right. Write here: {_description(model, detail['loc']) or 'what its kind asks for'}."
    if kind in ("missing", "extra_forbidden"):
        return source.problem(where, message)
    return Problem(source.path, *source.value_position(where), message)


def _no_short_name(key: str, detail: Any, about: str) -> str:
    several = detail["input"].replace(",", " ").split()
    if isinstance(detail["loc"][-1], int) and len(several) > 1 and all(map(is_short_name, several)):
        return f"a comma is missing between these short names. Write: [{', '.join(several)}]."
    meant = short_name(detail["input"]) or "a-name"
    return (
        f"{key} is {detail['input'][:LONGEST_SHOWN]!r}, but a short name has small letters, digits and single hyphens "
        f"only. Write it so: {meant}{f' ({about})' if about else ''}."
    )


def _as_list(given: object) -> str:
    """What a list must be written like; the one value that stands there was most often meant as its only item."""
    return f"a list. Write: [{given}]" if isinstance(given, str) and is_short_name(given) else A_LIST


def _name(location: Location) -> str:
    """What an editor calls the place: its key, or the item of a list, counted from 1."""
    if not location:
        return ""
    if location[-1] == OF_KEY:
        return f"the key {location[-2]!r}"
    if isinstance(location[-1], int):
        return f"item {location[-1] + 1} of {_name(location[:-1])}"
    return repr(location[-1])


def _things(count: int, value: object) -> str:
    return f"{count} {'character' if isinstance(value, str) else 'item'}{'' if count == 1 else 's'}"


def _fields(model: type[BaseModel], location: Location) -> list[str]:
    nested = _model_at(model, location)
    return list(nested.model_fields) if nested else []


def _description(model: type[BaseModel], location: Location) -> str:
    while location and (isinstance(location[-1], int) or location[-1] == OF_KEY):
        location = location[:-1]
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
