"""Addresses that tell a third party who follows them, or that lead to a page by way of another."""

import re
from urllib.parse import parse_qsl, urlsplit

HOSTS_BETWEEN = (
    *("safelinks.protection.outlook.com", "urldefense.com", "urldefense.proofpoint.com", "protect-us.mimecast.com"),
    *("linkprotect.cudasvc.com", "l.facebook.com", "lm.facebook.com", "l.instagram.com", "out.reddit.com"),
    *("t.co", "bit.ly", "tinyurl.com", "goo.gl", "ow.ly", "buff.ly", "lnkd.in", "is.gd", "rb.gy", "cutt.ly"),
)
"""Programs for mail put the first into every link, with the address of who got the letter; the last hide the place."""
OF_A_LIBRARY = re.compile(
    r"(?:^|\.)(?:(?:(?:ez|lib|library|e|web|my|off)-?)?proxy\d*(?:-[\w-]+)?|webvpn|remotexs)\.(?=[\w-]+\.[\w-]+)"
    r"|\.idm\.oclc\.org$"
)
"""Hosts that only let in who belongs to one university or hospital."""
OF_COPIES = re.compile(r"(?:^|\.)(?:sci-?hub|libgen|z-?lib(?:rary)?|annas-archive)\.[\w.-]+$|(?:^|\.)library\.lol$")
"""Hosts of papers that nobody gave them: they move each month, and the law of many countries is against them."""
PASSES_ON = re.compile(r"https?://(?:www\.)?(?:google\.[a-z.]+/url|bing\.com/ck|duckduckgo\.com/l)\b", re.IGNORECASE)
COUNTS = re.compile(
    r"utm_\w+|gclid|gbraid|wbraid|gad_source|dclid|fbclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok"
    r"|_hs(?:enc|mi)|__hs\w+|vero_\w+|oly_\w+|wickedid|s_cid|cmpid|ncid|ref_src|ref_url|icid|_ga|_gl|trk|sr_share",
    re.IGNORECASE,
)
"""Names of parts of an address that only count who comes from where."""


def passed_on(address: str) -> str | None:
    """What is wrong with such an address; None for others."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None  # told as no address
    if any(host == known or host.endswith(f".{known}") for known in HOSTS_BETWEEN) or PASSES_ON.match(address):
        return (
            "this address leads there by way of somebody who counts readers. Open it, paste the address you arrive at."
        )
    if message := _not_its_own(host):
        return message
    named = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True) if COUNTS.fullmatch(name)]
    if named:
        return (
            f"{named[0]!r} in this address counts who follows it. Delete it with what belongs to it, up to the next &."
        )
    if host and re.search(r".https?(?::|%3A)(?:/|%2F){2}", address, re.IGNORECASE) and "web.archive.org" not in host:
        return "this address holds a second one. Open it, and paste the address you arrive at."
    return None


def _not_its_own(host: str) -> str | None:
    """What is wrong with a host that shows the papers of others; None for others."""
    if OF_A_LIBRARY.search(host):
        return (
            "this address opens for members of one library alone. Write the publisher's own, as its page shows it "
            "without your login, or PubMed's: https://pubmed.ncbi.nlm.nih.gov/ and the number of the paper."
        )
    if OF_COPIES.search(host):
        return (
            "this host has copies that are not its own, and it moves. Write the publisher's address, or PubMed's: "
            "https://pubmed.ncbi.nlm.nih.gov/ and the number of the paper."
        )
    return None
