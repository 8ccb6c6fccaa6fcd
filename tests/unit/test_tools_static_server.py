"""The test server answers as GitHub Pages does, so that what passes here works there."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request

import pytest

from tools.static_server import serve


@pytest.fixture
def origin(tmp_path):
    """Serve one small site at the root and another under a repository's name."""
    for name in ("root", "project"):
        site = tmp_path / name
        (site / "kota").mkdir(parents=True)
        (site / "index.html").write_text(f"home of {name}", "utf-8")
        (site / "kota" / "index.html").write_text(f"kota of {name}", "utf-8")
        (site / "404.html").write_text(f"missing in {name}", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    with serve({"": tmp_path / "root", "/almanak-kota": tmp_path / "project"}) as address:
        yield address


def get(address, **headers):
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - only ever this test's own server
    try:
        return urllib.request.urlopen(request)  # noqa: S310
    except urllib.error.HTTPError as error:
        return error


def test_a_folder_is_served_as_its_index(origin):
    """Addresses end in a slash and their files are index.html."""
    assert get(f"{origin}/kota/").read() == b"kota of root"
    assert get(f"{origin}/almanak-kota/kota/").read() == b"kota of project"


def test_a_folder_without_its_slash_redirects(origin):
    """The slash is added, and the query stays."""
    reply = get(f"{origin}/almanak-kota/kota?q=x")
    assert reply.url == f"{origin}/almanak-kota/kota/?q=x"


def test_the_project_name_itself_redirects(origin):
    """The bare name of a project site leads to its home page."""
    assert get(f"{origin}/almanak-kota").url == f"{origin}/almanak-kota/"


def test_what_is_missing_gets_the_sites_own_page(origin):
    """A missing page answers 404 with the page of the site it is missing from."""
    reply = get(f"{origin}/almanak-kota/tiada/")
    assert (reply.status, reply.read()) == (404, b"missing in project")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/kota/..%2f..%2fsecret.txt"])
def test_nothing_outside_the_site_is_served(origin, path):
    """A path that climbs out of the site finds nothing."""
    assert get(origin + path).status == 404


def test_text_is_compressed_for_those_who_accept_it(origin):
    """A browser gets gzip; a plain client gets the file."""
    reply = get(f"{origin}/", **{"Accept-Encoding": "gzip"})
    assert reply.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(reply.read()) == b"home of root"
