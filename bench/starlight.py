"""The text of our site as Astro Starlight shows it, the fastest such tool we know, to be measured beside ours."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

TOOLS = Path(__file__).with_name("readers")
SETTINGS = """import { defineConfig, passthroughImageService } from "astro/config";
import starlight from "@astrojs/starlight";

export default defineConfig({
  telemetry: false,
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: "CancerFax Guides",
      sidebar: [{ label: "Guides", autogenerate: { directory: "guides" } }],
    }),
  ],
});
"""
CONTENT = """import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""
HEADING = re.compile(r"<h([23])\b[^>]*>(.*?)</h\1>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")


def build_starlight(site: Path, folder: Path) -> Path:
    """Build the articles of a built site with Starlight, and give the folder of its pages.

    Raises CalledProcessError if the tools of bench/readers are not there or do not work.
    """
    shutil.rmtree(folder, ignore_errors=True)
    docs = folder / "src/content/docs"
    for page in sorted(site.rglob("index.html")):
        tree = LexborHTMLParser(page.read_text("utf-8"))
        if tree.css_first("article") is None:
            continue  # beside the site: forms of reviewers, and old addresses
        target = docs / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_markdown(tree), "utf-8")
    (folder / "src/content.config.mjs").write_text(CONTENT)
    (folder / "astro.config.mjs").write_text(SETTINGS)
    (folder / "package.json").write_text(json.dumps({"private": True, "type": "module"}))
    (folder / "node_modules").symlink_to(TOOLS / "node_modules")
    (folder / "public").mkdir()
    shutil.copy(site / "assets/images/favicon.svg", folder / "public/favicon.svg")
    environment = os.environ | {"ASTRO_TELEMETRY_DISABLED": "1"}
    subprocess.run([TOOLS / "node_modules/.bin/astro", "build"], cwd=folder, env=environment, check=True)  # noqa: S603
    return folder / "dist"


def as_markdown(tree: LexborHTMLParser) -> str:
    """A page's article: its headings as Markdown, so that they stand in the list of headings, the rest as it is."""
    article = tree.css_first("article")
    for node in article.css("h1, script, template"):
        node.decompose()
    body = re.sub(r"\s*\n\s*", "\n", article.inner_html or "")
    body = HEADING.sub(lambda found: f"\n\n{'#' * int(found[1])} {TAGS.sub('', found[2]).strip()}\n\n", body)
    description = tree.css_first("meta[name=description]").attributes["content"]
    title = tree.css_first("title").text()
    return f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(description)}\n---\n\n{body}\n"
