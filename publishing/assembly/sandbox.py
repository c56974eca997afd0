"""What templates are rendered with: a sandbox, and none of the engine's own settings, paths and functions."""

from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from publishing.assembly.compiled_templates import CompiledTemplates
from publishing.assembly.failures import TooLongError
from publishing.assembly.templates import COMMENT_END, COMMENT_START
from publishing.content.models.field_types import Record

ENGINE_MACROS = ("context", "macros_info", "now", "fix_url")
ENGINE_VARIABLES = (
    *("config", "environment", "plugin", "git", "files", "navigation", "macros", "filters", "filters_builtin"),
    *ENGINE_MACROS,
)
COMPILED = CompiledTemplates()
LONGEST_TEXT = 1_000_000
"""Signs that one template may print. The longest page has a tenth."""

JINJA_FUNCTIONS = ("lipsum", "cycler", "joiner", "namespace", "dict")


def keep_engine_out_of_reach(env: Any) -> None:
    """Empty the plugin's shelves before each page, so that no template of ours reads its settings, paths and functions.

    The plugin fills them again with each navigation, so the earliest place for this is before a page. It renders
    nothing itself: pages say `render_macros: false`.
    """
    env.navigation = env.variables.get("navigation", getattr(env, "navigation", None))
    env.files = env.variables.get("files", getattr(env, "files", None))
    for name in ENGINE_VARIABLES:
        env.variables.pop(name, None)


def page_environment(
    partials: Path, filters: dict[str, Callable[..., Any]], macros: dict[str, Callable[..., Any]]
) -> ImmutableSandboxedEnvironment:
    """What our own pages and partials are rendered with, whichever engine asks."""
    environment = sandbox(
        Environment(  # noqa: S701 - it writes Markdown
            loader=FileSystemLoader(partials),
            undefined=StrictUndefined,
            comment_start_string=COMMENT_START,
            comment_end_string=COMMENT_END,
        )
    )
    environment.filters.update(filters)
    environment.globals.update(macros)
    return environment


def without_engine(variables: Mapping[str, Any]) -> dict[str, Any]:
    """The variables without those of the engine: its settings, paths and functions."""
    return {name: value for name, value in variables.items() if name not in ENGINE_VARIABLES}


class _Bounded:
    """What renders a template, up to a limit."""

    def __init__(self, render: Callable[[Context], Generator[str, None, None]]) -> None:
        self._render = render

    def __call__(self, context: Context) -> Generator[str, None, None]:
        size = 0
        parts = self._render(context)
        for part in parts:
            size += len(part)
            if size > LONGEST_TEXT:
                # Raised where the template is now, so that its line is known.
                parts.throw(TooLongError())
            yield part


class _Sandbox(ImmutableSandboxedEnvironment):
    """Gives the fields of our own records at once: they are data, and templates read little else."""

    def get_template(self, *names: Any, **settings: Any) -> Template:
        """A template that stops where it prints without end."""
        template = super().get_template(*names, **settings)
        if not isinstance(template.root_render_func, _Bounded):
            template.root_render_func = _Bounded(template.root_render_func)
        return template

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Record) and attribute in type(obj).model_fields:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def sandbox(environment: Environment) -> ImmutableSandboxedEnvironment:
    """An environment that renders the same templates with the same macros, without a way into Python."""
    sandboxed = _Sandbox(
        loader=environment.loader,
        undefined=environment.undefined,
        comment_start_string=environment.comment_start_string,
        comment_end_string=environment.comment_end_string,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    sandboxed.filters.update(environment.filters)
    sandboxed.globals.update(environment.globals)
    for name in (*ENGINE_MACROS, *JINJA_FUNCTIONS):
        sandboxed.globals.pop(name, None)
    return sandboxed
