"""Fetching an article: what is answered is bounded in time and size, and nothing private is ever asked."""

from __future__ import annotations

import gzip
import http.server
import io
import socket
import ssl
import threading
import time
import tracemalloc

import pytest

from almanac.importer.intake import fetch as fetching
from almanac.importer.intake.encoding import SourceError
from almanac.importer.intake.fetch import fetch, is_public
from almanac.importer.intake.source import read_source
from almanac.problems import UsageError

LIMIT = 100_000
ARTICLE = "<html><h1>Solo raih Adipura</h1><p>Kota Solo meraih Adipura 2018 dari KLHK, Senin (14/1/2019).</p></html>"

# Of this test alone: made for it, and trusted by nobody else.
KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9ygmfD67nBrT/I4n
B5/2WtnVjQTet1GcjBTRRa01F56hRANCAARS0mDNzXM+Axck6CIbA4AOA9LpkDLn
azT2ayyAfFjJTzh3JhqjYRDXEj37qi9kIvMg7zddX+KfarEGXheTxiyy
-----END PRIVATE KEY-----
"""
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBwzCCAWigAwIBAgIUYzfB9gmJaQeNNH8Ls7/GlFca8hswCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLY29udG9oLnRlc3QwIBcNMjYxMTI3MTg1NDA2WhgPMjEyNjEx
MDMxODU0MDZaMBYxFDASBgNVBAMMC2NvbnRvaC50ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEUtJgzc1zPgMXJOgiGwOADgPS6ZAy52s09mssgHxYyU84dyYa
o2EQ1xI9+6ovZCLzIO83XV/in2qxBl4Xk8YssqOBkTCBjjAdBgNVHQ4EFgQULZ8b
PGwjPg5hkKHwT1m7JQKZ29MwHwYDVR0jBBgwFoAULZ8bPGwjPg5hkKHwT1m7JQKZ
29MwDwYDVR0TAQH/BAUwAwEB/zAWBgNVHREEDzANggtjb250b2gudGVzdDAOBgNV
HQ8BAf8EBAMCAoQwEwYDVR0lBAwwCgYIKwYBBQUHAwEwCgYIKoZIzj0EAwIDSQAw
RgIhALupfAJ0VXJAkLGPbBEiRCJISq8t6MHI7504Vs/U2hLkAiEAl1Ld4Fej6USX
Twf4cx2eoBPeGHBWAbXJ7SuDwYQYzAw=
-----END CERTIFICATE-----
"""


class Site:
    """A server on this machine; `pages` are what it answers by path, `asked` the paths and hosts it was asked for."""

    def __init__(self, secured=None):
        self.pages, self.asked = {}, []
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, self.headers["Host"]))
                status, headers, body = site.pages[self.path]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                """Say nothing."""

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                """Say nothing of those who hang up."""

        self.server = Server(("127.0.0.1", 0), Handler)
        if secured:
            self.server.socket = secured.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def page(self, path, body, kind="text/html; charset=utf-8", status=200, **headers):
        data = body if isinstance(body, bytes) else body.encode()
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **told}, data)
        return f"http://127.0.0.1:{self.port}{path}"

    def redirect(self, path, target, status=302):
        return self.page(path, "", status=status, Location=target)

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site():
    made = Site()
    yield made
    made.close()


@pytest.fixture
def raw_site():
    """Return a function that serves bytes as they are, piece by piece, and returns the address."""
    listeners, over = [], threading.Event()

    def serve(*pieces, pause=0.0):
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def answer():
            try:
                connection, _ = listener.accept()
                with connection:
                    connection.recv(65536)
                    for piece in pieces:
                        connection.sendall(piece)
                        if over.wait(pause):
                            return
            except OSError:
                pass

        threading.Thread(target=answer, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield serve
    over.set()
    for listener in listeners:
        listener.close()


def resolving(monkeypatch, **hosts):
    """Let names lead to addresses; return the names that are looked up, in order."""
    asked = []

    def look_up(host, port, **_):
        asked.append(host)
        if host not in hosts:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        found = hosts[host].pop(0) if isinstance(hosts[host], list) else hosts[host]
        return [
            (socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))
            for ip in found.split()
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def refusal(address, largest=LIMIT, **options):
    with pytest.raises(SourceError) as caught:
        fetch(address, largest, **options)
    return str(caught.value)


def test_a_page_is_fetched_and_read(site):
    """An address gives the article of the page there, and the address where it was found."""
    address = site.page("/artikel?id=1", ARTICLE)
    source = read_source(address + "#isi", stdin=io.BytesIO(), allow_private=True)
    assert source.text == "Solo raih Adipura\nKota Solo meraih Adipura 2018 dari KLHK, Senin (14/1/2019)."
    assert source.address == address
    assert site.asked == [("/artikel?id=1", f"127.0.0.1:{site.port}")]


def test_the_servers_word_on_the_encoding_counts(site):
    """A page without a word on its encoding is decoded as the server says it is."""
    page = ARTICLE.replace("Solo meraih", "Solo “meraih”").encode("cp1252")
    answer = read_source(
        site.page("/", page, "text/html; charset=windows-1252"), stdin=io.BytesIO(), allow_private=True
    )
    assert "“meraih”" in answer.text
    assert answer.notes == ("decoded as windows-1252, since it says 'windows-1252'",)


def test_a_packed_answer_is_unpacked(site):
    """A page that is sent as gzip is the same page."""
    address = site.page("/", gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")
    assert fetch(address, LIMIT, allow_private=True).body == ARTICLE.encode()


def test_an_unasked_packing_is_refused(site):
    """Bytes that cannot be unpacked are no article, and the message names the packing."""
    assert "packed in a way that was not asked for (br)" in refusal(
        site.page("/", b"x", Content_Encoding="br"), allow_private=True
    )


def test_a_broken_packing_is_refused(site):
    """An answer that calls itself gzip and is not, or ends in its middle, is an error and no traceback."""
    packed = gzip.compress(ARTICLE.encode())
    for body in (b"no gzip", packed[:-12], packed[:20] + b"\0" * 40):
        message = refusal(site.page("/", body, Content_Encoding="gzip"), allow_private=True)
        assert "gave no answer that can be read" in message


def test_a_small_packet_that_unpacks_to_too_much_is_refused(site):
    """The limit is on the unpacked size, and no more than that is ever unpacked."""
    address = site.page("/", gzip.compress(b" " * 50_000_000, compresslevel=1), Content_Encoding="gzip")
    tracemalloc.start()
    message = refusal(address, largest=2 * 1024 * 1024, allow_private=True)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "larger than the limit of 2 MB" in message
    assert most < 10_000_000


def test_a_large_answer_is_read_no_further_than_the_limit(raw_site):
    """An answer without an end, whatever length it claims, is refused at the limit."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s\r\n"
    for length in (b"", b"Content-Length: 99999999999\r\n"):
        address = raw_site(head % length, *[b"x" * 65536] * 20)
        assert "larger than the limit" in refusal(address, largest=1_000_000, allow_private=True)


def test_a_chunk_of_negative_size_does_not_lift_the_limit(raw_site):
    """A chunk that claims to have less than nothing is not read to the end of all that is sent."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"
    message = refusal(raw_site(head, *[b"x" * 65536] * 30), allow_private=True)
    assert "larger than the limit" in message or "gave no answer that can be read" in message


@pytest.mark.parametrize(
    "pieces",
    [
        [b"H"] * 100,
        [b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 50],
        [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", *[b"x"] * 100],
    ],
    ids=["status", "headers", "body"],
)
def test_a_server_that_drips_is_left_after_the_time_out(raw_site, monkeypatch, pieces):
    """The time-out is for the whole answer: a byte now and then does not extend it."""
    monkeypatch.setattr(fetching, "TIME_OUT", 0.4)
    began = time.monotonic()
    message = refusal(raw_site(*pieces, pause=0.05), allow_private=True)
    assert "no complete answer within 0.4 seconds" in message
    assert time.monotonic() - began < 1.5


def test_a_look_up_that_hangs_is_left_after_the_time_out(monkeypatch):
    """The system's look-up of a host has no time-out of its own and must not hold up an import."""
    over = threading.Event()
    monkeypatch.setattr(fetching, "TIME_OUT", 0.3)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [over.wait(5)][:0])
    began = time.monotonic()
    assert "no complete answer within 0.3 seconds" in refusal("http://lambat.test/")
    assert time.monotonic() - began < 1.5
    over.set()


def test_an_answer_that_ends_early_is_refused(raw_site):
    """Half an article is not imported as if it were whole."""
    address = raw_site(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\nhalf of it")
    assert "ended 490 bytes early" in refusal(address, allow_private=True)


@pytest.mark.parametrize(
    "sent", [b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"x" * 70_000]
)
def test_what_is_no_http_is_refused(raw_site, sent):
    """A server that speaks something else, or too much of it, gives an error that names it."""
    assert "127.0.0.1 gave no answer that can be read" in refusal(raw_site(sent), allow_private=True)


def test_redirects_are_followed(site):
    """A moved article is fetched where it is now, and that is its address."""
    site.redirect("/lama", "/antara", 301)
    site.redirect("/antara", f"http://127.0.0.1:{site.port}/baru", 308)
    site.page("/baru", ARTICLE)
    answer = fetch(f"http://127.0.0.1:{site.port}/lama", LIMIT, allow_private=True)
    assert answer.address == f"http://127.0.0.1:{site.port}/baru"
    assert answer.body == ARTICLE.encode()


def test_five_redirects_are_followed_and_six_are_not(site):
    """A chain of redirects has an end, whether or not the server gives it one."""
    for number in range(6):
        site.redirect(f"/{number}", f"/{number + 1}")
    site.page("/6", ARTICLE)
    assert fetch(f"http://127.0.0.1:{site.port}/1", LIMIT, allow_private=True).body
    assert "leads on more than 5 times" in refusal(f"http://127.0.0.1:{site.port}/0", allow_private=True)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("file:///etc/passwd", "it leads to file:, and only http and https"),
        ("ftp://127.0.0.1/x", "it leads to ftp:, and only http and https"),
        ("http://who:secret@127.0.0.1/", "user name or a password"),
        ("http://[::1", "gave no answer that can be read"),
        ("http://a b/", "is no name of a host"),
    ],
)
def test_a_redirect_is_checked_like_the_first_address(site, target, message):
    """What may not be asked for may not be asked for by way of a server either."""
    said = refusal(site.redirect("/", target), allow_private=True)
    assert message in said
    assert "secret" not in said


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    """A public server cannot send the importer to a private one."""
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    for target in (f"http://127.0.0.2:{site.port}/rahasia", f"http://[::1]:{site.port}/rahasia"):
        assert "which is this machine or on a network of its own" in refusal(site.redirect("/", target))
    assert [path for path, _ in site.asked] == ["/", "/"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",  # noqa: S104 - asked for, not bound to
    ],
)
def test_this_machine_is_not_asked_whatever_it_is_called(site, host):
    """Every way to write this machine's address is seen by what it resolves to, and nothing is connected to."""
    message = refusal(f"http://{host}:{site.port}/")
    assert "which is this machine or on a network of its own" in message or "was not found" in message
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:10.0.0.1", "::ffff:7f00:1",
        "::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:c0a8:101::", "2001::1",
        "4000::1", "",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address):
    """No address of a machine's own network, nor one that stands for such an address, passes for public."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "103.28.12.1", "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::"],
)
def test_addresses_on_the_internet_are_public(address):
    """Addresses that anybody may have are public, the old ones in the new form as well."""
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough(monkeypatch):
    """A host that is public by one of its addresses and private by another is refused."""
    resolving(monkeypatch, **{"dua.test": "1.1.1.1 10.0.0.5"})
    assert "dua.test is 10.0.0.5" in refusal("http://dua.test/")


def test_a_host_is_looked_up_once(site, monkeypatch):
    """The address that was checked is the one that is connected to: a second look-up could give a private one."""
    asked = resolving(monkeypatch, **{"ganda.test": ["127.0.0.1", "10.0.0.1"]})
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    site.page("/", ARTICLE)
    answer = fetch(f"http://ganda.test:{site.port}/", LIMIT)
    assert answer.body == ARTICLE.encode()
    assert asked == ["ganda.test"]
    assert site.asked == [("/", f"ganda.test:{site.port}")]


def test_the_next_address_is_tried_where_the_first_does_not_answer(site, monkeypatch):
    """A host of which one address is dead is reached by another."""
    resolving(monkeypatch, **{"dua.test": "127.0.0.9 127.0.0.1"})
    site.page("/", ARTICLE)
    assert fetch(f"http://dua.test:{site.port}/", LIMIT, allow_private=True).body == ARTICLE.encode()


@pytest.fixture
def secured_site(tmp_path, monkeypatch):
    """Return a server that proves to be contoh.test, to whoever trusts its certificate."""
    (tmp_path / "key.pem").write_text(KEY)
    (tmp_path / "certificate.pem").write_text(CERTIFICATE)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate.pem", tmp_path / "key.pem")
    made = Site(context)
    made.page("/", ARTICLE)
    resolving(monkeypatch, **{"contoh.test": "127.0.0.1", "lain.test": "127.0.0.1"})
    yield made, tmp_path / "certificate.pem"
    made.close()


def test_the_host_proves_its_name_at_the_address_that_was_checked(secured_site, monkeypatch):
    """Over https the name in the address is what the certificate must be for, though an IP address is connected to."""
    made, certificate = secured_site
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert fetch(f"https://contoh.test:{made.port}/", LIMIT, allow_private=True).body == ARTICLE.encode()
    message = refusal(f"https://lain.test:{made.port}/", allow_private=True)
    assert "the certificate of lain.test is not valid" in message
    assert "mismatch" in message


def test_a_certificate_that_nobody_vouches_for_is_refused(secured_site):
    """There is no way around an untrusted certificate."""
    made, _ = secured_site
    message = refusal(f"https://contoh.test:{made.port}/", allow_private=True)
    assert "the certificate of contoh.test is not valid" in message


def test_plain_http_on_a_secured_port_is_explained(site):
    """Asking https of a server that has none gives an error that says so."""
    assert "gave no answer that can be read" in refusal(f"https://127.0.0.1:{site.port}/", allow_private=True)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "application/octet-stream"])
def test_other_kinds_of_content_are_refused(site, kind):
    """Only text and HTML are articles; the message names what it is."""
    message = refusal(site.page("/", b"x", kind), allow_private=True)
    assert f"it is {kind}, not text/html, text/plain or application/xhtml+xml" in message


@pytest.mark.parametrize("kind", ["text/html", "text/plain; charset=utf-8", "application/xhtml+xml", "TEXT/HTML"])
def test_text_and_html_are_accepted(site, kind):
    """The kinds of content that an article may have, however they are written."""
    assert fetch(site.page("/", ARTICLE, kind), LIMIT, allow_private=True).body == ARTICLE.encode()


@pytest.mark.parametrize("status", [403, 404, 429, 500, 204, 304])
def test_a_status_that_is_no_answer_is_told(site, status):
    """A page of an error is not imported as an article, and the number is in the message."""
    assert f"the server answered {status}" in refusal(site.page("/", ARTICLE, status=status), allow_private=True)


@pytest.mark.parametrize(
    "address",
    ["http://who:secret@127.0.0.1/", "http://who@127.0.0.1/", "https://:secret@contoh.test/a", "http://a:secret@b:c/"],
)
def test_names_and_passwords_are_refused_and_not_repeated(address):
    """An address with a password in it is not fetched, and no message shows the password."""
    message = refusal(address)
    assert "user name or a password" in message or "not an address that can be used" in message
    assert "secret" not in message


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http:///x",
        "http://[::1",
        "http://a b/",
        "http://a:99999/",
        "http://a:x/",
        "http://a\0b/",
        "http://é" + "é" * 80,
    ],
)
def test_what_is_no_address_is_refused(address):
    """Addresses that cannot be meant give an error that shows what one looks like."""
    assert "such as https://example.org/article" in refusal(address)


@pytest.mark.parametrize("address", ["ftp://contoh.test/a", "file:///etc/passwd", "gopher://x/1", "JAVASCRIPT://x"])
def test_other_schemes_are_refused(address):
    """Only http and https are fetched; other schemes are wrong usage and not taken for a file's name."""
    with pytest.raises(UsageError, match="by http and https only"):
        read_source(address, stdin=io.BytesIO())


def test_an_unknown_host_is_told(monkeypatch):
    """A host that does not exist is named, with what to check."""
    resolving(monkeypatch)
    assert "the host tidak-ada.test was not found" in refusal("http://tidak-ada.test/")


def test_line_ends_and_other_letters_in_an_address_are_escaped(site, monkeypatch):
    """No address adds a line to the request that is sent, and letters beyond ASCII arrive as UTF-8."""
    host = "kóta.test".encode("idna").decode()
    resolving(monkeypatch, **{host: "127.0.0.1"})
    site.page("/caf%C3%A9%20a%0D%0AX:%20y?q=%C3%A9", ARTICLE)
    address = f"http://kóta.test:{site.port}/café a%0D%0AX: y?q=é"
    assert fetch(address, LIMIT, allow_private=True).body == ARTICLE.encode()
    assert site.asked == [("/caf%C3%A9%20a%0D%0AX:%20y?q=%C3%A9", f"{host}:{site.port}")]


def test_bytes_that_are_no_text_in_an_address_are_refused():
    """An address with undecodable bytes, as a command line may hold, is an error that can be shown."""
    refusal("http://contoh.test/\udcff").encode()
