"""The lists of products: each name once, each kind of a cancer known, no product without a warning."""

import re
from collections.abc import Iterator

from publishing.content.diagnostics import Problem, unknown
from publishing.content.model import Content
from publishing.content.models.products import Candidate, Therapy

LIVING_T_CELLS = ("car-t", "tcr-t")
"""Kinds whose dangers are those of the whole kind, so that none may stand without the warning of its kind."""
NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def problems(content: Content) -> Iterator[Problem]:
    """Names that stand in two records, kinds of a cancer that nobody declared, and products without a warning."""
    yield from _names_twice(content)
    if "cancers" not in content.unsound:
        yield from _unknown_kinds(content)
    if "class-warnings" not in content.unsound:
        yield from _without_warning(content)


def _names_twice(content: Content) -> Iterator[Problem]:
    first: dict[str, Therapy | Candidate] = {}
    for stem in ("therapies", "pipeline"):
        for index, product in _located(content, stem):
            for key, name in _names(product):
                other = first.setdefault(NOT_IN_A_NAME.sub("", name.lower()), product)
                shared = isinstance(product, Therapy) and other.id in product.same_substance_as
                if other is not product and not (shared and key == "generic"):
                    message = f"the name {name!r} stands in the record {other.id!r}, too. Keep it in one of them."
                    yield content.located[stem].problem((index, key), message)


def _names(product: Therapy | Candidate) -> Iterator[tuple[str, str]]:
    for key in ("brand", "generic") if isinstance(product, Therapy) else ("name",):
        yield key, getattr(product, key)
    yield from (("other_names", name) for name in product.other_names)


def _unknown_kinds(content: Content) -> Iterator[Problem]:
    for index, therapy in _located(content, "therapies"):
        for place, use in enumerate(therapy.uses if isinstance(therapy, Therapy) else ()):
            cancer = content.data["cancers"].get(use.cancer)
            if cancer is None:
                continue  # An unknown cancer is told already.
            known, where = [one.kind for one in cancer.kinds], (index, "uses", place)
            for item, kind in enumerate(use.kinds):
                if kind not in known:
                    message = unknown("the kind", kind, known, f"the record {cancer.id!r} of docs/_data/cancers.yml")
                    yield content.located["therapies"].problem((*where, "kinds", item), message)
            if known and not use.kinds:
                message = (
                    f"write under 'kinds' which of these it is for, so the others are told no: {', '.join(known)}."
                )
                yield content.located["therapies"].problem((*where, "cancer"), message)


def _without_warning(content: Content) -> Iterator[Problem]:
    warned = content.data["class-warnings"].keys()
    for index, therapy in _located(content, "therapies"):
        if not isinstance(therapy, Therapy) or therapy.kind in warned:
            continue
        if therapy.kind in LIVING_T_CELLS:
            message = (
                f"the kind {therapy.kind!r} has no warning. Add one with this id to docs/_data/class-warnings.yml."
            )
            yield content.located["therapies"].problem((index, "kind"), message)
        elif not therapy.safety and therapy.can_be_counted_on:
            message = "write its main warning under 'safety': its kind has none in docs/_data/class-warnings.yml."
            yield content.located["therapies"].problem((index, "id"), message)


def _located(content: Content, stem: str) -> Iterator[tuple[int, Therapy | Candidate]]:
    """Each sound record with its place in the file."""
    source = content.located.get(stem)
    for index, record in enumerate(source.value if source else ()):
        product = content.data[stem].get(record.get("id")) if isinstance(record, dict) else None
        if product is not None:
            yield index, product
