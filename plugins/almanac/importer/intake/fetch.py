"""An address in, what the server there answered out; nothing on this machine or its own network is ever asked.

Every host, and that of every redirect, is looked up once; all its addresses must be public, and the connection goes to
one of these very addresses, so that a second look-up cannot lead elsewhere. The machine's proxy settings are not used,
since a proxy would look the host up again.
"""

from __future__ import annotations

import gzip
import io
import ipaddress
import queue
import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import closing
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from almanac.importer.intake.encoding import SourceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

TIME_OUT = 10.0
"""Seconds for an article as a whole, redirects included; a reader would have given up as well."""

MOST_REDIRECTS = 5
"""Redirects in a row. From http to https, to www and to the article's new address makes three."""

LARGEST_HEAD = 256 * 1024
"""Bytes around a body: its headers and the sizes of its chunks."""

CONTENT_TYPES = ("text/html", "text/plain", "application/xhtml+xml")

USER_AGENT = "Mozilla/5.0 (compatible; almanac-import/1; reads one article for a person)"
"""Many sites turn away what does not begin with Mozilla."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[\w.-]+|[\da-f:.]+(?:%[\w.-]+)?", re.IGNORECASE | re.ASCII)
_BROWSER = "open it in a browser, copy the article's text or save the page, and import that"

# All that is handed out to hosts on the internet (https://www.iana.org/assignments/ipv6-unicast-address-assignments).
_PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")
# An address of the old kind written as one of the new, for networks that know only these (RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


class _Place(NamedTuple):
    """Where a host can be connected to, as the system's look-up tells."""

    family: int
    kind: int
    protocol: int
    name: str
    address: Any


class Answer(NamedTuple):
    """What a server sent for an article: the address at the end of all redirects, the body, the encoding it says."""

    address: str
    body: bytes
    charset: str | None


class _TooLargeError(Exception):
    """More was sent than is read."""


def fetch(address: str, largest: int, *, allow_private: bool = False) -> Answer:
    """Return what is at an http or https address, of at most `largest` bytes once unpacked; else raise SourceError.

    `allow_private` lets addresses lead to this machine and its own network, for a page that is served there.
    """
    shown = _without_password(address)
    deadline = time.monotonic() + TIME_OUT
    here = address
    for _ in range(MOST_REDIRECTS + 1):
        parts = _parts(here, shown)
        try:
            found = _answer(parts, deadline, largest, shown, allow_private=allow_private)
        except (OSError, HTTPException, EOFError, ValueError, zlib.error, _TooLargeError) as error:
            raise SourceError(shown, *_explained(error, parts.hostname or "", largest)) from None
        if isinstance(found, Answer):
            return found
        here = found
    raise SourceError(shown, f"it leads on more than {MOST_REDIRECTS} times", _BROWSER)


def _without_password(address: str) -> str:
    """Return an address as messages show it."""
    return re.sub(r"(?<=://)[^/?#]*@", "", address)


def _explained(error: Exception, host: str, largest: int) -> tuple[str, str]:
    """Return what is wrong, and how to mend it."""
    if isinstance(error, TimeoutError):
        return f"there was no complete answer within {TIME_OUT:g} seconds", f"try again later, or {_BROWSER}"
    if isinstance(error, _TooLargeError):
        return f"it is larger than the limit of {largest / 1024 / 1024:g} MB", "copy the article's text and import that"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"the certificate of {host} is not valid: {error.verify_message}", f"if you trust the site, {_BROWSER}"
    if isinstance(error, socket.gaierror):
        return f"the host {host} was not found ({error.strerror})", "check the address and the connection"
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"{host} gave no answer that can be read ({reason})", f"check the address and the connection, or {_BROWSER}"


def _parts(address: str, shown: str) -> SplitResult:
    """Return an address in its parts, as they are sent, or raise SourceError where it must not be used."""
    mend = "give the address as the browser shows it, such as https://example.org/article"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        # Names with other letters are asked for in ASCII (IDNA).
        host = host if host.isascii() else host.encode("idna").decode("ascii")
        # Whatever is not allowed in a request is escaped, spaces and line ends among it; what is escaped already stays.
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    except ValueError:  # its words may hold a password
        raise SourceError(shown, "it is not an address that can be used", mend) from None
    if parts.scheme not in _PORTS:
        raise SourceError(shown, f"it leads to {parts.scheme}:, and only http and https are fetched", _BROWSER)
    if parts.username is not None or parts.password is not None:
        raise SourceError(shown, "it holds a user name or a password", f"leave them out, or {_BROWSER}")
    if not _HOST.fullmatch(host):
        raise SourceError(shown, "it names no host" if not host else f"{host!r} is no name of a host", mend)
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[parts.scheme]:
        netloc += f":{port}"
    return SplitResult(parts.scheme, netloc, path, query, "")


def _answer(parts: SplitResult, deadline: float, largest: int, shown: str, *, allow_private: bool) -> Answer | str:
    """Return the answer of one server, or the address to which it leads on."""
    host = parts.hostname or ""
    places = _look_up(host, parts.port or _PORTS[parts.scheme], deadline)
    private = next((place.address[0] for place in places if not is_public(place.address[0])), None)
    if private and not allow_private:
        wrong = f"{host} is {private}, which is this machine or on a network of its own, and not fetched"
        raise SourceError(shown, wrong, "import with --allow-private if you mean it, or save the page and import that")
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    request = (
        f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nUser-Agent: {USER_AGENT}\r\n"
        f"Accept: {', '.join(CONTENT_TYPES)}\r\nAccept-Language: id, en\r\nAccept-Encoding: gzip\r\n"
        "Connection: close\r\n\r\n"
    )
    with closing(_connection(places, deadline)) as plain:
        sock = _secured(plain, host, deadline) if parts.scheme == "https" else plain
        with closing(sock):
            sock.settimeout(_left(deadline))
            sock.sendall(request.encode("ascii"))
            incoming = cast("socket.socket", _Incoming(sock, deadline, largest + LARGEST_HEAD))
            with HTTPResponse(incoming, method="GET") as response:
                response.begin()
                leads_to = response.headers.get("Location")
                if response.status in _REDIRECTS and leads_to:
                    return urljoin(parts.geturl(), _as_utf_8(leads_to))
                return Answer(parts.geturl(), _body(response, largest, shown), response.headers.get_content_charset())


def _look_up(host: str, port: int, deadline: float) -> tuple[_Place, ...]:
    """Look a host up, for no longer than until the deadline: the system's own look-up may wait for minutes."""
    answers: queue.SimpleQueue[tuple[_Place, ...] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(tuple(_Place(*found) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, ValueError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=_left(deadline))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def is_public(address: str) -> bool:
    """Tell whether an IP address is one on the internet, whatever it is written in."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is None:
            return ip in _PUBLIC_IPV6 and ip.is_global and not ip.is_multicast
        ip = inner
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def _connection(places: tuple[_Place, ...], deadline: float) -> socket.socket:
    """Connect to the first of the addresses that answers; each has an equal share of the time that is left."""
    last: OSError = OSError("the host has no address")
    for number, place in enumerate(places):
        sock = socket.socket(place.family, place.kind, place.protocol)
        try:
            sock.settimeout(_left(deadline) / (len(places) - number))
            sock.connect(place.address)
        except OSError as error:
            sock.close()
            last = error
        else:
            return sock
    raise last


def _secured(sock: socket.socket, host: str, deadline: float) -> ssl.SSLSocket:
    """Speak TLS with a host that proves to have the name, wherever its address came from."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    sock.settimeout(_left(deadline))
    return context.wrap_socket(sock, server_hostname=host)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Incoming(io.RawIOBase):
    """What a socket receives, up to a deadline and a size; a socket's own time-out would start anew with each byte."""

    def __init__(self, sock: socket.socket, deadline: float, largest: int) -> None:
        self._sock, self._deadline, self._room = sock, deadline, largest

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return itself as a response reads it."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._sock.settimeout(_left(self._deadline))
        received = self._sock.recv_into(buffer)
        self._room -= received
        if self._room < 0:
            raise _TooLargeError
        return received


def _body(response: HTTPResponse, largest: int, shown: str) -> bytes:
    """Return the unpacked body of an answer that is an article, read no further than shows that it is too large."""
    if response.status != 200:
        phrase = f"{response.status} {response.reason}".strip()
        mend = "check the address" if response.status in {404, 410} else _BROWSER
        raise SourceError(shown, f"the server answered {_as_utf_8(phrase)}", mend)
    kind = response.headers.get_content_type()
    if kind not in CONTENT_TYPES:
        wrong = f"it is {kind}, not {', '.join(CONTENT_TYPES[:-1])} or {CONTENT_TYPES[-1]}"
        raise SourceError(shown, wrong, "open it, copy its text and import that")
    packed = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if packed in {"gzip", "x-gzip"}:
        body = gzip.GzipFile(fileobj=response).read(largest + 1)
    elif packed == "identity":
        body = response.read(largest + 1)
    else:
        raise SourceError(shown, f"the answer is packed in a way that was not asked for ({packed})", _BROWSER)
    if len(body) > largest:
        raise _TooLargeError
    if not packed.endswith("gzip") and response.length:
        raise EOFError(f"it ended {response.length} bytes early")
    return body


def _as_utf_8(header: str) -> str:
    """Return a header that was read as Latin-1, as headers are, the way that servers write other letters in it."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header
