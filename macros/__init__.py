"""Wires the content to mkdocs-macros. Rules, words and markup live elsewhere."""

import sys
from functools import partial
from pathlib import Path
from typing import Any

from publishing.assembly.sandbox import keep_engine_out_of_reach
from publishing.cache.keys import digest_of_code
from publishing.cache.store import Cache
from publishing.content.dates import build_day, latest_day
from publishing.content.diagnostics import Problem, report
from publishing.markdown import EXTENSIONS
from publishing.outputs.feedback import feedback_links
from publishing.outputs.share_facts import paper_facts, share_facts
from publishing.outputs.structured_data import json_ld
from publishing.project.outside import read_outside
from publishing.project.read import read_project
from publishing.project.read_once import read_once
from publishing.project.sources import SOURCES
from publishing.reviews.reports.readers_review import review_for_readers
from publishing.reviews.state.reviews import COUNTS_FOR_NOTHING
from publishing.settings.site import SiteSettings
from publishing.views.page_markdown import own_variables, page_markdown
from publishing.views.template_values import TemplateValues

WITHOUT_SIDEBARS = ("index.md", "404.md", "guides/index.md")


def define_env(env: Any) -> None:
    """Check everything, then hand templates the content.

    MkDocs calls this once, before any page is rendered; Zensical calls it for each page.
    """
    project = Path(env.project_dir).resolve()
    # Only Zensical's environment leaves the rendering to others, and has its page already.
    path = "" if hasattr(env, "render") else env.page.path
    if path and not {*EXTENSIONS} <= {*env.conf["markdown_extensions"]}:
        raise RuntimeError("Zensical needs the settings of zensical.yml. Type: make site-zensical")
    values, problems = read_once(project, lambda: _read(project, env), (*SOURCES, "overrides/fragments"), path)
    if values is None:
        raise _refusal(problems)
    env.values = values
    env.variables.update(values.variables)
    env.filters.update(values.filters)
    env.macros.update(values.macros)
    if path:
        prepare_page(env, path, env.page.meta)


def _refusal(problems: list[Problem]) -> Exception:
    """What ends a build with a message alone, and no traceback."""
    try:
        # Only a build needs MkDocs: commands that import this package shall not wait for it.
        from mkdocs.exceptions import PluginError  # noqa: PLC0415
    except ModuleNotFoundError:  # the day after MkDocs
        return RuntimeError(report(problems))
    error = PluginError(report(problems))
    error.problems = problems
    return error


def _read(project: Path, env: Any) -> tuple[TemplateValues | None, list[Problem]]:
    docs = project / env.conf["docs_dir"]
    whole, problems = read_project(project, docs, build_day(), latest_day(), read_outside())
    partials = project / env.config["include_dir"]
    kept = Cache(project, "guides", digest_of_code(project))
    return (TemplateValues(whole, project, partials, env.conf["site_url"], kept) if whole else None), problems


def on_pre_page_macros(env: Any) -> None:
    """MkDocs is about to render a page."""
    from publishing.engines.page_rendering import restore, take_over  # noqa: PLC0415 - it needs MkDocs

    keep_engine_out_of_reach(env)
    path, reviews = env.page.file.src_uri, env.values.whole.reviews
    # MkDocs did not read the page: mkdocs_hooks.py.
    env.page.meta.update(env.values.whole.content.pages[path].front_matter.value)
    # What is handed back is no template any more.
    env.page.meta["render_macros"] = False
    env.markdown = ""
    kept = _page_cache(env)
    if not restore(env.page, kept, (review_for_readers(reviews, path), reviews.modified_on(path))):
        take_over(env.page, partial(prepare_page, env, path, env.page.meta), kept)


def _page_cache(env: Any) -> Any:
    """The pages of earlier builds, looked up once in each build."""
    from publishing.engines.page_cache import PageCache  # noqa: PLC0415 - only MkDocs leaves pages to us

    known = getattr(env, "page_cache", None)
    if known is None or known.values is not env.values:
        known = env.page_cache = PageCache(Path(env.project_dir), env.values, env.conf, env.navigation)
    return known


def prepare_page(env: Any, path: str, meta: dict[str, Any]) -> str:
    """Hand the page's own facts to its templates and, in `meta`, to the theme; and make its Markdown."""
    whole = env.values.whole
    page = whole.content.pages[path]
    env.variables.update(own_variables(env.values, path))
    review, modified = env.variables["review"], env.variables["text_changed_on"]
    settings = SiteSettings.read(env.conf)
    meta["json_ld"] = json_ld(page, whole.content, settings, review, modified)
    meta["share"] = share_facts(page, settings.url)
    meta["paper"] = paper_facts(page)
    meta["feedback"] = feedback_links(page, settings)
    meta["hide"] = ["navigation", "toc"] if path in WITHOUT_SIDEBARS else ["navigation"]
    text, late = page_markdown(env.values, path, env.variables)
    env.variables.update(late)
    return text


def on_post_build(env: Any) -> None:
    """Make what MkDocs cannot make from a page, and look at all that was built."""
    # Only a build ends here: commands that import this package shall not wait for what a build needs.
    from publishing.cache.site_files import SiteFiles  # noqa: PLC0415
    from publishing.engines.blank_pages import BlankPages  # noqa: PLC0415 - it needs MkDocs
    from publishing.engines.built_pages import BuiltPages  # noqa: PLC0415
    from publishing.postbuild.engine_pages import PagesOnDisk  # noqa: PLC0415
    from publishing.postbuild.run import Built, finish, finish_pages, pages_by_built_file  # noqa: PLC0415

    if unprintable := _page_cache(env).unprintable:
        raise _refusal(unprintable)

    def text_of(path: str) -> str:
        return (
            _page_cache(env).text(path)
            or page_markdown(env.values, path, env.variables | own_variables(env.values, path))[0]
        )

    blanks = BlankPages(env.conf, env.navigation, env.files)
    settings = SiteSettings.read(env.conf)
    files = SiteFiles(Path(env.conf["site_dir"]), settings.before)
    written = PagesOnDisk(files.folder, pages_by_built_file(env.values.whole.content), text_of)
    built = Built(files, blanks.html, BuiltPages(_page_cache(env), written), is_mended=True)
    steps = finish_pages if settings.beside_later else finish
    if problems := steps(built, env.values.whole, settings):
        raise _refusal(problems)
    if set_aside := env.values.whole.reviews.set_aside:
        print(report(set_aside, COUNTS_FOR_NOTHING), file=sys.stderr)
    _page_cache(env).write()
    env.values.keep()
