"""Articles from files, standard input and addresses: decoded, repaired, and otherwise as they are."""

from __future__ import annotations

import codecs
import dataclasses
import io
import zipfile
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from almanac.importer.intake.encoding import LONGEST_TEXT, SourceError, decode
from almanac.importer.intake.source import LARGEST_FILE, Source, read_source
from almanac.problems import AlmanacError, UsageError

ARTICLE = "SEMARANG – Kota Semarang meraih “Adipura” dari KLHK, Jum’at (14/1).\r\n\r\nWali kota berterima kasih.\r"


def of(data, name="-"):
    return read_source(name, stdin=io.BytesIO(data))


def refusal(data):
    with pytest.raises(SourceError) as caught:
        of(data)
    return str(caught.value)


def test_plain_text_is_unchanged():
    """Line ends, spaces and typography stay, so that offsets into the text are offsets into the file's own text."""
    kept = "\tKota  “Solo” ﬁnal ＡＢＣ\u00a0x\r\n\r\n\x0b\x0c a\u0301 é ½ °C\n \n"
    assert of(kept.encode()) == Source("standard input", kept)


def test_a_file_is_read(tmp_path):
    """A path gives the file's text under the path's name."""
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8", newline="")
    source = read_source(str(tmp_path / "a.txt"), stdin=io.BytesIO())
    assert source == Source(str(tmp_path / "a.txt"), ARTICLE)


def test_a_source_cannot_be_changed():
    """What was read is passed on as it is."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        of(b"Kota Solo").text = ""


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (ARTICLE.encode(), ()),
        (codecs.BOM_UTF8 + ARTICLE.encode(), ()),
        (codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le"), ()),
        (codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"), ()),
        (ARTICLE.encode("cp1252"), ("decoded as windows-1252, since it is not UTF-8",)),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "windows-1252"],
)
def test_each_encoding_gives_the_same_text(data, notes):
    """UTF-8 with and without a mark, UTF-16 with one, and windows-1252 with a note are all the same article."""
    assert of(data) == Source("standard input", ARTICLE, notes=notes)


def test_bytes_without_a_character_in_windows_1252_are_no_error():
    """The five bytes that windows-1252 leaves open are read as browsers read them."""
    assert decode(b"caf\xe9 \x81\x8d\x8f\x90\x9d x", "a").text == "café \x81\x8d\x8f\x90\x9d x"


@pytest.mark.parametrize("said", ["iso-8859-1", "ISO_8859-1", "latin1", "us-ascii", "windows-1252"])
def test_what_says_latin_1_is_windows_1252(said):
    """The web's Latin-1 has curly quotation marks, as browsers know."""
    assert decode("Jum’at".encode("cp1252"), "a", said).text == "Jum’at"


def test_the_pages_own_word_on_its_encoding_counts():
    """A page that says its encoding is decoded by it."""
    page = "<html><meta charset='windows-1251'><body>Кота".encode("cp1251")
    decoded = decode(page, "a")
    assert decoded.text.endswith("Кота")
    assert decoded.notes == ("decoded as cp1251, since it says 'windows-1251'",)


@pytest.mark.parametrize(
    "said", ["windows-1252", "utf-16", "tidak-ada", "punycode", "rot13", "base64", "idna", "utf-7"]
)
def test_utf_8_is_utf_8_whatever_it_says(said):
    """Bytes that are UTF-8 are read as such: pages are often wrong about themselves, and servers about pages."""
    decoded = decode("Jum’at é".encode(), "a", said)
    assert decoded.text == "Jum’at é"
    assert decoded.notes == (f"decoded as UTF-8, although it says {said!r}",)


@pytest.mark.parametrize("said", ["utf-8", "tidak-ada", "punycode", "unicode_escape", "euc-jp", "a\0b"])
def test_an_encoding_that_does_not_fit_is_noted(said):
    """Where the bytes are not what they are said to be, windows-1252 is tried and a person is told."""
    decoded = decode(b"caf\xe9 x", "a", said)
    assert decoded.text == "café x"
    assert decoded.notes == (f"decoded as windows-1252, although it says {said!r}",)


def test_a_server_may_say_utf_16():
    """UTF-16 without a mark is read where the server says that it is UTF-16."""
    assert decode("Kota Solo".encode("utf-16-le"), "a", "utf-16le").text == "Kota Solo"


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("Jumâ€™at", "Jum’at"),
        ("â€œAdipuraâ€\x9d", "“Adipura”"),
        ("â€œAdipuraâ€ dan â€œProklimâ€, katanya", "“Adipura” dan “Proklim”, katanya"),
        ("Ã¢â‚¬Å“Adipura", "“Adipura"),
        ("Semarang â€“ Kota", "Semarang – Kota"),
        ("suhu 25Â°C", "suhu 25°C"),
        ("a \x93kota\x94", "a “kota”"),
    ],
)
def test_mojibake_is_repaired(broken, mended):
    """Text that was decoded wrongly once or twice is as it was meant, with a note."""
    source = of(f"{broken}\nKota “Solo”\r\n".encode())
    assert source.text == f"{mended}\nKota “Solo”\r\n"
    assert source.notes == ("mojibake repaired on 1 line",)


def test_a_utf_8_file_with_a_broken_byte_is_read():
    """One wrong byte does not make the rest of a file unreadable, and both mends are told."""
    source = of("Kota “Solo” – juara\nJum’at\n".encode() + b"\xff\n")
    assert source.text == "Kota “Solo” – juara\nJum’at\nÿ\n"
    assert source.notes == ("decoded as windows-1252, since it is not UTF-8", "mojibake repaired on 2 lines")


@pytest.mark.parametrize(
    "whole", ["Pâté à la carte", "Wali Kota “Hendi”…", "½ m² – 25°C", "Ångström", "Ã", "São Paulo"]
)
def test_sound_text_is_not_repaired(whole):
    """Letters that mojibake also has are left alone where they make sense."""
    assert of(whole.encode()) == Source("standard input", whole)


def packed(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "a PDF document"),
        (packed("word/document.xml"), "a Word document (DOCX)"),
        (packed("xl/workbook.xml"), "an Excel workbook (XLSX)"),
        (packed("a.txt"), "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "an old Office document"),
        (b"{\\rtf1 Kota}", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"GIF89a", "a GIF image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP image"),
        (b"\x1f\x8b\x08...", "a packed file"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "a web archive (MHTML)"),
        (b"<?xml version='1.0'?><rss><item/></rss>", "XML"),
    ],
)
def test_other_kinds_of_file_are_named(data, kind):
    """What is neither text nor HTML is refused by its content, with its name and what to do."""
    assert f"standard input: it is {kind}" in refusal(data)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "it is empty"),
        (codecs.BOM_UTF8 + b" \r\n\t", "it is empty"),
        (b"Kota\0Solo", "it holds NUL characters"),
        (
            "Kota Solo".encode("utf-16-le"),
            "it holds NUL characters, so it is no text, or UTF-16 without a byte-order mark",
        ),
        (codecs.BOM_UTF16_LE + b"K\0o", "it begins as UTF-16-LE does, but is not UTF-16-LE at byte 4"),
        (bytes(range(1, 32)) * 3, "too much of it is unprintable"),
        (b"a" * (LONGEST_TEXT + 1), "it has 100,001 characters, more than the 100,000"),
        (b"a" * (LARGEST_FILE + 1), "it is larger than the limit of 5 MB"),
    ],
)
def test_what_is_no_article_is_refused(data, wrong):
    """Empty, binary, broken and over-long input is told for what it is."""
    assert wrong in refusal(data)


def test_a_file_is_read_no_further_than_the_limit():
    """An endless file, such as a device, is refused and never read to its end."""

    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            assert 0 <= size <= LARGEST_FILE + 1
            return b"a" * size

    with pytest.raises(SourceError, match="larger than the limit"):
        read_source("-", stdin=Endless())


def test_a_name_that_cannot_be_meant_is_wrong_usage(tmp_path):
    """A file that is not there and a folder are told as such, with how to name what is meant."""
    with pytest.raises(UsageError, match=r"there is no such file\. Check the path"):
        read_source(str(tmp_path / "a.txt"), stdin=io.BytesIO())
    with pytest.raises(UsageError, match=r"is a folder\. Name the files in it"):
        read_source(str(tmp_path), stdin=io.BytesIO())


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000, "\udcff\udcfe.txt"])
def test_a_name_that_no_file_can_have_is_an_error(name):
    """Names with NUL, over-long names and names that are no text give an error that can be printed."""
    with pytest.raises(AlmanacError) as caught:
        read_source(name, stdin=io.BytesIO())
    assert caught.value.exitcode in {1, 2}
    str(caught.value).encode()


def test_a_message_is_one_line_whatever_the_name():
    """A name with line breaks cannot pass for another message."""
    assert "\n" not in str(SourceError("a\n::error::b", "it is empty", "write something"))


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<!DOCTYPE html><title>x</title>", True),
        ("\ufeff  <!-- saved from url -->\n<HTML lang=id>", True),
        ("<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", True),
        ("<div class=a><p>x</p></div>", True),
        ("<br>Warning: mysql_connect()<br><html>", True),
        ("Warning: something <b>broke</b>\n<!DOCTYPE html><html>", True),
        ("Kota Solo <p> meraih", False),
        ("<Kota Solo> meraih", False),
        ("a < b", False),
    ],
)
def test_a_page_is_told_by_its_content(text, is_page):
    """HTML is HTML whatever its name, and a text that only speaks of it is a text."""
    said = "Kota Solo meraih Adipura dari kementerian lingkungan hidup."
    data = f"{text}<p>{said}</p>" if is_page else text
    assert (of(data.encode()).text != data) == is_page


PIECES = st.sampled_from(
    [
        b"<html>", b"<body>", b"<div class=comments>", b"</div>", b"<p>", b"<br>", b"<table><tr><td>", b"<!--", b"-->",
        b"<h1>", b"<title>", b"<a href=/>", b"<noscript>", b"<svg>", b"<template>", b"<plaintext>", b"<![CDATA[",
        b"<?xml ?>", b'<script type="application/ld+json">', b'{"@type":"Article","headline":"x"}',
        b"</script>", b"<meta charset=utf-7>", b"<meta property=og:title content='x - y'>", b"<time datetime=2020>",
        b"&#0;", b"&#1;", b"&#xD800;", b"&amp;#8220;", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80",
        b"\x81", "â€œ".encode(), "Ã¢â‚¬".encode(), b"%PDF-", b"PK\x03\x04", b"\r", b"\n", b"[[[[[[",
        b"Kota Semarang meraih penghargaan dari Kementerian Dalam Negeri. ",
    ]
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _loaded():
    """Load what reads pages, so that no example pays for it."""
    of(f"<html><p>{ARTICLE}</p><p>“{ARTICLE}”</p>".encode())
    refusal(b"<html><body>kota")


@settings(max_examples=300, deadline=timedelta(seconds=2), suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.binary(max_size=300), st.lists(st.one_of(PIECES, st.binary(max_size=4)), max_size=60).map(b"".join))
)
@example(b"<html><body><noscript>&#1;</noscript>&#1;")
@example(b"\xc3\x80\xe2\x82\xac")
def test_any_bytes_give_an_article_or_an_error(data):
    """Whatever is in a file, within two seconds it is a text that can be written, or an error that says why not."""
    try:
        source = of(data)
    except AlmanacError as error:
        said = str(error)
    else:
        said = f"standard input: {source.text.strip()}"
        assert source.text.strip()
    assert said.startswith("standard input: ")
    assert "\0" not in said
    said.encode()
