"""Two states of content/ in, what changed between them in the almanac's own terms out, as Markdown.

For the summary of a pull request ("Kota X: + Adipura 2023 (KLHK), sumber 2") and, with `--site-url`, of a deployment,
where each line leads to the address that is now live. Both states are read by the code at hand, as `build.py` reads
them: of the older one only its content is taken out of git, so that no other code runs, and a change of the code
alone is no change of the almanac.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almanac import urls
from almanac.language import Language
from almanac.load import load
from almanac.problems import UsageError, errors
from almanac.views import words
from almanac.views.parts import award_name, result_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from almanac.model import Almanac, Entry, Recipient

#: GitHub shows one MiB of summary; a reader, far less. The rest is counted.
MOST_LINES = 200

SPEECH = Language()
SIGNS = {"new": "+", "changed": "±", "gone": "\N{MINUS SIGN}"}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the report: `sign` of SIGNS, whom it is about, what, and the page that shows it (None if gone)."""

    sign: str
    who: str
    what: str
    address: str | None = None


def changes(base: Almanac, head: Almanac) -> list[Change]:
    """Return every difference between two almanacs that a reader could notice, entries first, sorted."""
    found = [*_entry_changes(base, head)]
    found.sort(key=lambda change: (change.who, change.what, change.sign))
    return [*found, *_registry_changes(base, head)]


def _entry_changes(base: Almanac, head: Almanac) -> Iterator[Change]:
    before = {entry.slug: entry for entry in base.entries}
    after = {entry.slug: entry for entry in head.entries}
    for slug, entry in after.items():
        older = before.get(slug) or _under_old_address(entry, before, after)
        if older is None:
            for recipient in entry.recipients:
                yield Change("new", recipient.place.name, _act(entry, recipient), urls.entry(slug))
        else:
            yield from _changes_of_entry(older, entry)
    renamed = {older.slug for entry in after.values() if (older := _under_old_address(entry, before, after))}
    for slug, entry in before.items():
        if slug not in after and slug not in renamed:
            for recipient in entry.recipients:
                yield Change("gone", recipient.place.name, _act(entry, recipient))


def _under_old_address(entry: Entry, before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Entry | None:
    """Return the entry that this one was before it was renamed, if it was."""
    for alias in entry.aliases:
        slug = alias.strip("/").removeprefix(urls.ENTRIES).strip("/")
        if slug in before and slug not in after and entry.slug not in before:
            return before[slug]
    return None


def _changes_of_entry(before: Entry, after: Entry) -> Iterator[Change]:
    old, new = _by_recipient(before), _by_recipient(after)
    address = urls.entry(after.slug)
    for key, recipient in new.items():
        who = recipient.place.name
        if key not in old:
            yield Change("new", who, _act(after, recipient), address)
        elif recipient != old[key]:
            was, now = _of_recipient(old[key]), _of_recipient(recipient)
            yield Change("changed", who, f"{_act(after, recipient)}: {_differences(was, now)}", address)
    for key, recipient in old.items():
        if key not in new:
            yield Change("gone", recipient.place.name, _act(before, recipient), address)
    was, now = _of_entry(before), _of_entry(after)
    if was != now:
        names = list(dict.fromkeys(recipient.place.name for recipient in after.recipients))
        rest = f" dan {len(names) - 1} daerah lain" if len(names) > 2 else ""
        who = names[0] + rest if rest else " dan ".join(names)
        yield Change("changed", who, f"{_act(after)}: {_differences(was, now)}", address)


def _by_recipient(entry: Entry) -> dict[tuple[str, str], Recipient]:
    return {(recipient.place.slug, recipient.unit or ""): recipient for recipient in entry.recipients}


def _act(entry: Entry, recipient: Recipient | None = None) -> str:
    """Return an act in a few words: "Adipura 2023, Adipura Kencana (KLHK), sumber 2"."""
    name = award_name(entry) if entry.is_activity else f"{award_name(entry)} {entry.year or 'tanpa tahun'}"
    if recipient is not None:
        result = result_text(recipient.result, SPEECH)
        name += "".join(f", {part}" for part in (recipient.unit, result) if part)
    issuers = SPEECH.listed([party.issuer.short for party in entry.parties])
    text = f"{name} ({issuers})" if issuers else name
    text += f", sumber {len(entry.sources)}"
    if not entry.counted or (recipient is not None and recipient.personal):
        text += ", tidak dihitung"
    return text


def _of_recipient(recipient: Recipient) -> dict[str, Any]:
    """Return what a reader sees of a recipient, by its name in the report."""
    return {
        "hasil": result_text(recipient.result, SPEECH) or None,
        "diterima oleh": recipient.received_by and (recipient.received_by.name or recipient.received_by.office),
        "untuk perorangan": "ya" if recipient.personal else "tidak",
    }


def _of_entry(entry: Entry) -> dict[str, Any]:
    """Return what a reader sees of an entry apart from its recipients, by its name in the report."""
    return {
        "alamat": urls.entry(entry.slug),
        "judul": entry.title,
        "jenis": words.kind(entry.kind, SPEECH),
        "penghargaan": award_name(entry),
        "edisi": entry.edition,
        "tanggal": entry.conferred and SPEECH.date(entry.conferred),
        "status": words.status(entry.status, SPEECH),
        "pemberi": SPEECH.listed([party.issuer.short for party in entry.parties]) or None,
        "tema": SPEECH.listed([theme.name for theme in entry.themes]) or None,
        "jumlah sumber": len(entry.sources),
        "sumber": entry.sources,
        "ringkasan": (entry.summary,),
        "naskah": (entry.body,),
        "keterangan lain": (
            (entry.date_note, entry.venue, entry.organizers, entry.presenters, entry.recipients_total),
            (entry.status_reason, entry.corrections, entry.contributors, entry.lang),
        ),
    }


def _differences(was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Return which values differ and, where they are short, from what to what; `sumber` stands for itself."""
    parts = []
    for name in was:
        before, after = was[name], now[name]
        if before == after:
            continue
        if isinstance(before, tuple) or isinstance(after, tuple):
            parts.append(f"{name} disunting")
        else:
            parts.append(f"{name} {_shown(before)} \N{RIGHTWARDS ARROW} {_shown(after)}")
    return "; ".join(parts) or "keterangan penerima disunting"


def _shown(value: object) -> str:
    return "(kosong)" if value is None else str(value)


def _registry_changes(base: Almanac, head: Almanac) -> Iterator[Change]:
    """Yield what was added to, changed in or taken from the registry and the static pages."""
    registers: tuple[tuple[str, Mapping[str, Any], Mapping[str, Any]], ...] = (
        ("Daerah", base.places, head.places),
        ("Pemberi", base.issuers, head.issuers),
        ("Penghargaan", base.awards, head.awards),
        ("Tema", base.themes, head.themes),
        ("Halaman", {page.slug: page for page in base.pages}, {page.slug: page for page in head.pages}),
    )
    for who, before, after in registers:
        for key in sorted({*before, *after}):
            if before.get(key) == after.get(key):
                continue
            thing = after.get(key) or before[key]
            name = getattr(thing, "name", None) or thing.title
            sign = "new" if key not in before else "gone" if key not in after else "changed"
            address = urls.of(thing) if key in after and (who != "Daerah" or key in head.by_place) else None
            yield Change(sign, who, f"{name} ({key})", address)


def markdown(
    found: list[Change], base: Almanac | None, head: Almanac, *, site_url: str | None = None, mistakes: int = 0
) -> str:
    """Return the report; with `site_url`, each line ends in the address where it can be read.

    `mistakes` are the errors in the content of `head`: a file with one may be missing from it.
    """
    counted = [sum(entry.counted for entry in almanac.entries) for almanac in (base, head) if almanac is not None]
    total = " \N{RIGHTWARDS ARROW} ".join(SPEECH.number(number) for number in counted)
    lines = ["## Almanak yang kini tayang" if site_url else "## Apa yang berubah dalam almanak", ""]
    if site_url:
        lines += [f"Alamat: <{site_url}>", ""]
    if base is None:
        lines.append("Keadaan sebelumnya tidak dapat dibaca, jadi tidak ada yang dibandingkan.")
    elif not found:
        lines.append("Tidak ada perubahan pada isi almanak.")
    else:
        tally = Counter(change.sign for change in found)
        lines.append(f"{tally['new']} baru, {tally['changed']} berubah, {tally['gone']} dihapus.")
    lines[-1] += f" Pengakuan yang dihitung: {total}."
    if mistakes:
        lines += ["", f"{mistakes} kesalahan belum dibetulkan; berkas yang salah tidak ikut dibandingkan."]
    if found:
        lines.append("")
    for change in found[:MOST_LINES]:
        line = f"- {_escaped(change.who)}: {SIGNS[change.sign]} {_escaped(change.what)}"
        if site_url and change.address is not None:
            line += f" <{site_url}{change.address}>"
        lines.append(line)
    if len(found) > MOST_LINES:
        lines.append(f"- dan {len(found) - MOST_LINES} lagi")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is; what a pull request brings is never taken for markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", " ".join(text.split()))


def extract_content(revision: str, content: Path, into: Path) -> bool:
    """Write the content folder as it was where `revision` and the present parted; False if git does not know it.

    The common ancestor, and not the revision itself: what others merged meanwhile is not this change's doing.
    """
    merge_base = subprocess.run(
        ["git", "merge-base", revision, "HEAD"], check=False, capture_output=True, text=True
    ).stdout.strip()
    if not merge_base:
        return False
    archive = subprocess.run(
        ["git", "archive", "--format=tar", merge_base, "--", content.as_posix()], check=False, capture_output=True
    )
    if archive.returncode:
        return False
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(into, filter="data")
    return True


def main(arguments: list[str] | None = None) -> int:
    """Print the report; 2 if there is no content to report on."""
    parser = argparse.ArgumentParser(prog="python -m tools.report", description="Report what changed in content/.")
    parser.add_argument("--base", required=True, help="git revision to compare with")
    parser.add_argument("--content", type=Path, default=Path("content"), help="content folder (default: content)")
    parser.add_argument("--site-url", help="address where the almanac can be read; adds the addresses of the pages")
    options = parser.parse_args(arguments)
    site_url = f"{options.site_url.rstrip('/')}/" if options.site_url else None
    try:
        loaded = load(options.content)
        with tempfile.TemporaryDirectory() as folder:
            base = None
            if extract_content(options.base, options.content, Path(folder)):
                base = load(Path(folder) / options.content).almanac
    except UsageError as error:
        print(f"report: {error}", file=sys.stderr)
        return 2
    head, mistakes = loaded.almanac, len(errors(loaded.problems))
    found = changes(base, head) if base else []
    print(markdown(found, base, head, site_url=site_url, mistakes=mistakes), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
