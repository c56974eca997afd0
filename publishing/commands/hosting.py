"""Writes the settings of web servers into hosting/, from the built site and the list of headers."""

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from publishing.outputs.host_headers import BESIDE, FOLDER, host_file
from publishing.postbuild.content_security_policy import HEADER_ONLY, policy, script_digests


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("--address", default="", help="of the site, such as https://example.org/health/; as SITE_URL")
    given = parser.parse_args(arguments)
    site, folder = given.site, f"{urlsplit(given.address).path.rstrip('/')}/"
    for name in BESIDE:
        (FOLDER / name).write_text(host_file(name, policy_of(site), folder), encoding="utf-8")
    return 0


def policy_of(site: Path) -> str:
    """The one policy that holds for every page of a built site."""
    digests = {digest for page in site.rglob("*.html") for digest in script_digests(page.read_text(encoding="utf-8"))}
    return f"{policy(digests)}; {HEADER_ONLY}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
