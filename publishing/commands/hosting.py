"""Writes the settings of web servers into hosting/, from the list of headers and the policy of the pages."""

import argparse
import sys
from urllib.parse import urlsplit

from publishing.outputs.host_headers import BESIDE, FOLDER, host_file
from publishing.postbuild.content_security_policy import OF_HOSTS


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="", help="of the site, such as https://example.org/health/; as SITE_URL")
    folder = f"{urlsplit(parser.parse_args(arguments).address).path.rstrip('/')}/"
    for name in BESIDE:
        (FOLDER / name).write_text(host_file(name, OF_HOSTS, folder), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
