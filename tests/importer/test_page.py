"""Pages in, their articles out: the text as a person would copy it, what the page says of itself, and the furniture."""

from __future__ import annotations

import io
import json
import sys

import pytest

from almanac.importer.intake import page as reading
from almanac.importer.intake.encoding import SourceError
from almanac.importer.intake.page import Removed, read_page
from almanac.importer.intake.source import read_source

OPENING = "Pemerintah Kota Bengkulu meraih penghargaan Kota Peduli HAM tahun 2022 dari Kementerian Hukum dan HAM."
CLOSING = "Penghargaan diserahkan di Aula Kanwil Kemenkumham Bengkulu dan diterima oleh Wakil Wali Kota."
HEADLINE = "Kota Bengkulu Raih Penghargaan Kota Peduli HAM"
TEXT = f"<p>{OPENING}</p><p>{CLOSING}</p>"
MENU = "<nav><ul><li><a href=/a>Beranda</a></li><li><a href=/b>Politik</a></li></ul></nav>"


def html(body=TEXT, head=""):
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def linked(**fields):
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def facts(head, body=TEXT):
    return read_page(html(body, head), "page.html").facts


def removed(page):
    return {(piece.why, line) for piece in page.furniture for line in piece.text.splitlines()}


def test_an_article_is_its_headline_and_paragraphs_on_lines_of_their_own():
    """The text of a page is what a person would copy: headline, then one line for each paragraph."""
    page = read_page(html(f"{MENU}<article><h1>{HEADLINE}</h1>{TEXT}</article>"), "page.html")
    assert page.text.splitlines() == [HEADLINE, OPENING, CLOSING]


def test_line_breaks_and_lists_and_tables_keep_their_lines():
    """What a browser shows on lines of its own is on lines of its own, and the cells of a row stay in one line."""
    body = (
        f"<p>{OPENING}<br><br>{CLOSING}</p><ul><li>Kota Bengkulu nilai 92,5</li><li>Kabupaten Seluma nilai 88</li></ul>"
        "<table><tr><th>Peringkat</th><th>Kota</th></tr><tr><td>1</td><td>Kota Bengkulu</td></tr></table>"
    )
    assert read_page(html(body), "page.html").text.splitlines() == [
        OPENING,
        CLOSING,
        "- Kota Bengkulu nilai 92,5",
        "- Kabupaten Seluma nilai 88",
        "Peringkat\tKota",
        "1\tKota Bengkulu",
    ]


def test_furniture_is_kept_aside_and_says_what_it_is():
    """Menus, share buttons, captions, tags, related links, comments and footers are not in the text, and not lost."""
    page = read_page(
        html(
            f"{MENU}<article><h1>{HEADLINE}</h1><div class='share-buttons'><a>Facebook</a></div>"
            f"<figure><img src=a.jpg><figcaption>Foto: Humas Pemkot</figcaption></figure>{TEXT}"
            "<div class=post-tags-list><div class=tags><a>HAM</a></div></div>"
            "<div class='related-posts'><ul><li><a href=/q>Kota Bengkulu Raih Adipura 2021</a></li></ul></div>"
            "<div id=comments><p>Selamat untuk kota Bengkulu, semoga makin maju dan berkembang ke depannya.</p></div>"
            "</article><aside class=sidebar><a>Jadwal Imsakiyah</a></aside><footer>Hak cipta Media Kita</footer>"
        ),
        "page.html",
    )
    assert page.text.splitlines() == [HEADLINE, OPENING, CLOSING]
    assert removed(page) == {
        ("menu", "Beranda"),
        ("menu", "Politik"),
        ("share buttons", "Facebook"),
        ("caption", "Foto: Humas Pemkot"),
        ("tags", "HAM"),
        ("related links", "Kota Bengkulu Raih Adipura 2021"),
        ("comments", "Selamat untuk kota Bengkulu, semoga makin maju dan berkembang ke depannya."),
        ("sidebar", "Jadwal Imsakiyah"),
        ("footer", "Hak cipta Media Kita"),
    }


def test_furniture_of_a_very_short_article_is_left_out_as_well():
    """Where the article is too short to be told by its length, the names of the parts tell it."""
    body = (
        f"<div id=menu><a>Beranda</a></div><h1>Solo raih Adipura</h1><p>{CLOSING}</p><div id=footer>Jl. Pemuda 1</div>"
    )
    page = read_page(html(body), "page.html")
    assert page.text.splitlines() == ["Solo raih Adipura", CLOSING]
    assert {("menu", "Beranda"), ("footer", "Jl. Pemuda 1")} <= removed(page)


def test_a_container_with_the_name_of_furniture_does_not_swallow_the_article():
    """A page whose whole content stands in something called a menu or comments keeps its text."""
    body = f"<div class='content with-menu comments-open'><h1>{HEADLINE}</h1><div>{TEXT}</div></div>"
    assert read_page(html(body), "page.html").text.splitlines() == [HEADLINE, OPENING, CLOSING]


def test_the_line_that_dates_an_article_stays_below_its_headline():
    """The date that a page shows under its headline is in the text, for it may be the only one."""
    dated = "<span class=date>Selasa, 19 Desember 2023 | 21:34 WIB</span>"
    page = read_page(html(f"{MENU}<h1>{HEADLINE}</h1><div class=meta>{dated}</div><div>{TEXT}</div>"), "page.html")
    assert page.text.splitlines()[:3] == [HEADLINE, "Selasa, 19 Desember 2023 | 21:34 WIB", OPENING]


def test_a_headline_that_is_repeated_below_the_date_keeps_the_date():
    """A page that shows its headline above and below the date has both once, in that order."""
    dated = "<p>Selasa, 19 Desember 2023 Reporter: Rina</p>"
    page = read_page(html(f"<article><h1>{HEADLINE}</h1>{dated}<p>{HEADLINE}</p>{TEXT * 3}</article>"), "page.html")
    assert page.text.splitlines()[:3] == [HEADLINE, "Selasa, 19 Desember 2023 Reporter: Rina", OPENING]


def test_todays_date_at_the_top_of_a_page_is_not_the_articles():
    """The day on which a page was saved, which many sites show above their menu, does not get into the text."""
    body = f"<div>Senin, 27 November 2026</div>{MENU}<h1>{HEADLINE}</h1><div>{TEXT}</div>"
    page = read_page(html(body), "page.html")
    assert "2026" not in page.text
    assert any(line == "Senin, 27 November 2026" for _, line in removed(page))


def test_text_for_readers_without_scripts_is_no_article():
    """What is shown only where scripts do not run is neither text nor furniture."""
    with pytest.raises(SourceError, match="no article was found"):
        read_page(html("<noscript>You need to enable JavaScript to run this application.</noscript>"), "page.html")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div id=root></div><script>var article = 'Kota Solo meraih Adipura tahun ini dari KLHK.'</script>",
        f"{MENU}<ul><li><a href=1>Kota A raih penghargaan X</a></li><li><a href=2>Kota B juara umum</a></li></ul>",
        f"{MENU}<div>Copyright 2020 Pemerintah Kota Semarang. All rights reserved.</div>",
    ],
    ids=["empty", "scripts", "links", "copyright"],
)
def test_a_page_without_an_article_is_an_error_that_says_so(body):
    """A page of menus, links or scripts alone is told apart from an article, and the message says what to do."""
    with pytest.raises(SourceError) as caught:
        read_page(html(body), "beranda.html")
    assert str(caught.value).startswith("beranda.html: no article was found on the page")
    assert "copy the article's text" in str(caught.value)


def test_an_article_that_only_the_metadata_have_is_read():
    """A page that shows its text by script may still give it to search engines, and so to the importer."""
    head = linked(**{"@type": "NewsArticle", "articleBody": f"{OPENING} {CLOSING}"})
    assert read_page(html("<div id=root></div>", head), "page.html").text == f"{OPENING} {CLOSING}"


def test_a_page_of_too_many_elements_is_refused():
    """A page that would take long to read, such as a table of thousands of rows, is refused before it is read."""
    with pytest.raises(SourceError, match="more than 12,000 elements"):
        read_page(html("<b>a</b>" * (reading.MOST_ELEMENTS + 1)), "page.html")


@pytest.mark.parametrize(
    "body", ["<p>" + "Kota Solo meraih Adipura dari kementerian. " * 3_000, "<p>kota</p>" + "a " * 150_000]
)
def test_a_page_of_too_much_text_is_refused(body):
    """A page with more text than an article has is refused, whatever of it is the article."""
    with pytest.raises(SourceError, match="characters"):
        read_page(html(body), "page.html")


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        (linked(**{"@type": "NewsArticle", "headline": HEADLINE}), HEADLINE),
        (linked(**{"@graph": [{"@type": "WebSite"}, {"@type": ["Thing", "Article"], "headline": HEADLINE}]}), HEADLINE),
        (f'<meta property="og:title" content="{HEADLINE}"><title>Lain</title>', HEADLINE),
        (f'<meta property=og:title content="{HEADLINE} - Kita"><meta property=og:site_name content=Kita>', HEADLINE),
        (f"<title>{HEADLINE}</title>", HEADLINE),
        (
            '<meta property=og:title content="Kota &amp;#8220;Hijau&amp;#8221; &amp;amp; Bersih">',
            "Kota “Hijau” & Bersih",
        ),
        (
            linked(**{"@type": "NewsArticle", "headline": ["a", 1]}) + '<script type="application/ld+json">{[</script>',
            None,
        ),
        (f'<meta property=og:title content="{"a" * 301}">', None),
        ("", None),
    ],
)
def test_the_headline_is_what_the_page_says(head, headline):
    """The headline is taken from the metadata, without the site's name; it is None where they have none."""
    assert facts(head).headline == headline


def test_the_headline_on_the_page_is_without_the_sites_name():
    """Where the metadata put the site's name after the headline, the page shows which part is the headline."""
    assert facts(
        f"<meta property=og:title content='{HEADLINE} | Media Kita'>", f"<h1>{HEADLINE}</h1>{TEXT}"
    ).headline == (HEADLINE)


@pytest.mark.parametrize(
    "logo", ["<div class=logo><h1>Media Kita</h1></div>", "<h1><a href=/>Media Kita</a></h1>", "<h1>Media Kita</h1>"]
)
def test_the_sites_own_name_is_not_the_headline(logo):
    """A logo that is marked up as a heading of the first rank is not taken for the article's headline."""
    head = f"<title>{HEADLINE} - Media Kita</title>"
    assert facts(head, f"{logo}<h2>{HEADLINE}</h2>{TEXT}").headline == HEADLINE


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("<meta property=og:site_name content='Media Kita'>", "Media Kita"),
        (linked(**{"@type": "NewsArticle", "publisher": {"name": "Media Kita"}}), "Media Kita"),
        ("<meta name=application-name content='Media Kita'>", "Media Kita"),
        (linked(**{"@type": "NewsArticle", "publisher": "x"}), None),
        ("", None),
    ],
)
def test_the_publisher_is_what_the_page_says(head, publisher):
    """The publisher is the site's name in the metadata, None where they do not tell."""
    assert facts(head).publisher == publisher


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2023-12-19T21:34:00+07:00", "2023-12-19"),
        ("2023/12/19 14:24:10", "2023-12-19"),
        ("2018-07", "2018-07"),
        ("2018", "2018"),
        ("Tue, 19 Dec 2023 14:24:00 +0700", "2023-12-19"),
        ("2023-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("20231", None),
        ("kemarin", None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_as_precise_as_the_page_gives_it(value, published):
    """A month stays a month; what does not exist or cannot be meant is None, never an invented day."""
    assert facts(f'<meta property="article:published_time" content="{value}">').published == published
    assert facts(linked(**{"@type": "NewsArticle", "datePublished": value})).published == published


@pytest.mark.parametrize(
    "marked",
    [
        '<meta name="publishdate" content="2018/09/19 10:00:00">',
        '<meta name="content_PublishedDate" content="2018-09-19 10:00:00">',
        '<meta itemprop="datePublished" content="2018-09-19">',
        '<time class="entry-date published" datetime="2018-09-19T10:00+07:00"></time><time datetime=2020-01-01></time>',
        '<time datetime="2018-09-19">19/9</time>',
    ],
)
def test_the_usual_ways_to_mark_a_day_of_publication_are_known(marked):
    """Each way that Indonesian sites mark the day for machines is read."""
    assert facts("", f"{marked}{TEXT}").published == "2018-09-19"


def test_days_of_other_articles_are_not_this_ones():
    """Of several unmarked times on a page none is taken, for they may be of other articles."""
    assert facts("", f"<time datetime=2018-09-19>a</time><time datetime=2020-01-01>b</time>{TEXT}").published is None


def test_days_that_differ_are_noted():
    """Where a page gives two days of publication, the surer one is taken and the other one is told."""
    told = facts(
        '<meta property="article:published_time" content="2018-09-21">'
        + linked(**{"@type": "NewsArticle", "datePublished": "2018-09-19"})
    )
    assert told.published == "2018-09-19"
    assert told.notes == ("the page says it was published on 2018-09-19, but elsewhere 2018-09-21",)


def test_a_day_in_greenwich_time_that_is_over_in_indonesia_is_noted():
    """From five in the afternoon in Greenwich on it is the next day in Indonesia; a person has to say which it is."""
    assert "next day in Indonesia" in facts('<meta name=date content="2018-09-19T17:00:00Z">').notes[0]
    assert facts('<meta name=date content="2018-09-19T16:59:00Z">').notes == ()
    assert facts('<meta name=date content="2018-09-19T23:00:00+07:00">').notes == ()


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("<link rel=canonical href='https://contoh.test/a'>", "https://contoh.test/a"),
        ("<meta property=og:url content='https://contoh.test/?p=5'>", "https://contoh.test/?p=5"),
        ("<link rel=canonical href='https://contoh.test/'>", None),
        ("<link rel=canonical href='/a'>", None),
        ("<link rel=canonical href='javascript:alert(1)'>", None),
        ("<link rel=canonical href='http://[::1'>", None),
    ],
)
def test_a_saved_page_tells_its_address(head, address):
    """A page in a file has the address that it says is its own, unless that is only its site's or none."""
    page = html(head=head).encode()
    assert read_source("-", stdin=io.BytesIO(page)).address == address


def test_lists_in_metadata_as_deep_as_they_may_be_are_passed_over():
    """Metadata that are nested without end are left alone, and the article is read."""
    assert facts('<script type="application/ld+json">' + "[" * 100_000 + "</script>").headline is None


def test_the_reader_of_pages_is_loaded_for_pages_alone():
    """Plain text is read without what reads HTML, which takes longer to load than the rest together."""
    program = (
        "import io, sys; from almanac.importer.intake.source import read_source;"
        "read_source('-', stdin=io.BytesIO(b'Kota Solo')); print('trafilatura' in sys.modules, 'ssl' in sys.modules)"
    )
    import subprocess

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]


def test_removed_text_is_text_and_reason():
    """What was removed is told as pairs that later stages can show."""
    page = read_page(html(f"{MENU}{TEXT}"), "page.html")
    assert page.furniture == (Removed("Beranda\nPolitik", "menu"),)
