"""Addresses: which are of the web, what they are called as files, which lie in private networks."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from urllib.parse import quote, unquote, urljoin, urlsplit

LONGEST = 2000
"""Characters of an address, at most."""
LONGEST_NAME = 70
"""Characters of a file's name before its hash."""
_PORTS = {"http": 80, "https": 443}
_WELL_KNOWN = 1024
"""Ports below which only the web's own are asked: others belong to mail, files, administration."""
_PATH, _QUERY = "/%:@!$&'()*+,;=~-._", "/%:@!$&'()*+,;=~-._?"


def normal(text: str, base: str | None = None) -> str | None:
    """Return an address in its plain form, taken from `base` if it is relative; None if it is none.

    Only http and https, no user name, no fragment, letters beyond ASCII written as the protocol
    has them.

    >>> normal("HTTPS://Post.example:443/a b#top")
    'https://post.example/a%20b'
    >>> [normal(t) for t in ("file:///etc/passwd", "javascript:x", "https://a@b.example/", "x")]
    [None, None, None, None]
    """
    joined = text.strip()
    if not joined or len(joined) > LONGEST or not joined.isprintable():
        return None
    try:
        parts = urlsplit(urljoin(base, joined) if base else joined)
        port, host = parts.port, parts.hostname
        if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
            return None
        name = f"[{ipaddress.IPv6Address(host)}]" if ":" in host else _ascii(host)
    except ValueError:
        return None
    if name is None or (port is not None and port < _WELL_KNOWN and port not in _PORTS.values()):
        return None
    place = name if port in (None, _PORTS[parts.scheme]) else f"{name}:{port}"
    query = f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
    return f"{parts.scheme}://{place}{quote(parts.path, safe=_PATH) or '/'}{query}"


def _ascii(host: str) -> str | None:
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    return name if re.fullmatch(r"[a-z0-9_.-]{1,253}", name) else None


def origin(address: str) -> str:
    """Return the scheme, host and port of an address, which share one robots.txt.

    >>> origin("https://post.example/a/b")
    'https://post.example'
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def file_name(address: str, ending: str) -> str:
    """Return a file's name that people can read and that no other address has.

    >>> file_name("https://www.post.example/world/2024/talks-fail.html", ".html")
    'post.example-2024-talks-fail-129207e951.html'
    """
    parts = urlsplit(address)
    steps = [s for s in unquote(parts.path, errors="replace").split("/") if s]
    if steps:
        steps[-1] = re.sub(r"\.[A-Za-z]{1,5}$", "", steps[-1])
    host = (parts.hostname or "").removeprefix("www.")
    words = re.sub(r"[^a-z0-9]+", "-", " ".join(steps[-2:]).lower()).strip("-")
    known = re.sub(r"[^a-z0-9.]+", "-", host).strip("-.")
    name = "-".join(filter(None, (known, words)))[:LONGEST_NAME].rstrip("-.")
    digest = hashlib.sha256(address.encode("utf-8")).hexdigest()[:10]
    return f"{name}-{digest}{ending}"


def public(address: str) -> bool:
    """Tell whether an IP address is one of the public network, and none of a network within it.

    >>> [public(a) for a in ("93.184.216.34", "127.0.0.1", "10.1.2.3", "::ffff:169.254.1.1")]
    [True, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    if inner is None and found in ipaddress.ip_network("64:ff9b::/96"):
        inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    if inner is not None:
        found = inner
    return found.is_global and not found.is_multicast and not found.is_reserved
