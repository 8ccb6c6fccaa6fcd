"""Names that the registry does not know in, new files of the registry for a person to review out.

A new record is complete as far as the schema asks and says in its own text that nobody has looked at it yet.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from almanac import urls
from almanac.forms import nearest_id
from almanac.importer.drafting.front_matter import Marked, one_line, write_yaml
from almanac.model import Award, Issuer, Tier
from almanac.registry import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from almanac.importer.drafting.front_matter import Placed
    from almanac.language import Language
    from almanac.model import IssuerType
    from almanac.registry import Registry

LONGEST_ID = 60
"""Letters of an id made from a name; the schema allows 80, and a number may have to go behind it."""


class NewFile(NamedTuple):
    """A file of the registry to write; `path` begins below `content/`."""

    path: str
    text: str
    marks: tuple[Placed, ...]


def named(records: Mapping[str, Issuer] | Mapping[str, Award], name: str) -> str | None:
    """Return the id of the one issuer or award that goes by a name, None where none or several do."""
    folded = fold_name(name)
    found = [id_ for id_, record in records.items() if folded in map(fold_name, record.names)]
    return found[0] if len(found) == 1 else None


def new_issuer(name: str, type_: IssuerType, registry: Registry, t: Language) -> tuple[Issuer, NewFile]:
    """Return an issuer by the name that an article gives it; its short name is for a person to find."""
    id_ = _free_id(name, "lembaga", lambda key: _is_free(key, "issuers", registry.issuers, urls.issuer, registry))
    note = t.gettext("Rancangan dari impor artikel, belum ditinjau: periksa nama, singkatan, dan jenisnya.")
    fields = {
        "name": Marked(name, t.gettext("nama resmi lengkapnya; atau lembaga ini sudah terdaftar dengan nama lain")),
        "short": Marked(name, t.gettext("singkatan atau nama pendeknya")),
        "type": Marked(type_.value, t.gettext("jenisnya disimpulkan dari bentuk namanya")),
        "note": note,
    }
    return Issuer(id_, name, name, type_, note=note), _file(f"registry/issuers/{id_}.yaml", fields, t)


def new_award(
    name: str, issuers: Sequence[str], tiers: Sequence[str], address: str | None, registry: Registry, t: Language
) -> tuple[Award, NewFile]:
    """Return an award by the name that an article gives it, with who gave it there and the tiers that it mentions."""
    id_ = _free_id(name, "penghargaan", lambda key: _is_free(key, "awards", registry.awards, urls.award, registry))
    about = t.gettext(
        "Belum ditinjau: terangkan di sini, dalam satu atau dua kalimat, apa yang dinilai dan bagi siapa."
    )
    note = t.gettext("Rancangan dari impor satu artikel; namanya mungkin ragam dari penghargaan yang sudah terdaftar.")
    fields: dict[str, object] = {
        "name": Marked(name, t.gettext("nama resminya, tanpa tahun")),
        "about": Marked(about, t.gettext("harus ditulis"), 0.0),
        "issuers": list(issuers),
    }
    if tiers:
        rungs = [{"name": tier} for tier in tiers]
        fields["tiers"] = Marked(rungs, t.gettext("baru yang disebut artikel; lengkapi dan urutkan dari yang terbawah"))
    fields["note"] = note
    sources = [address] if address else []
    if sources:
        fields["sources"] = sources
    award = Award(
        id_,
        name,
        about,
        issuers=tuple(issuers),
        tiers=tuple(map(Tier, tiers)),
        note=note,
        sources=tuple(sources),
    )
    return award, _file(f"registry/awards/{id_}.yaml", fields, t)


def _file(path: str, fields: Mapping[str, object], t: Language) -> NewFile:
    head = t.gettext("Berkas baru dari impor artikel: tinjau setiap baris, lalu hapus komentar ini.")
    text, marks = write_yaml(fields, t.gettext("periksa"), first_line=2)
    return NewFile(path, f"# {head}\n{text}", marks)


def _free_id(name: str, stand_in: str, is_free: Callable[[str], bool]) -> str:
    """Return the id that a name gives, with a number behind it where it is taken."""
    plain = unicodedata.normalize("NFKD", one_line(name)).encode("ascii", "ignore").decode()
    id_ = (nearest_id(plain) or stand_in)[: LONGEST_ID + 1]
    if len(id_) > LONGEST_ID:
        id_ = id_.rpartition("-")[0] or id_[:LONGEST_ID]
    number = 2
    free = id_
    while not is_free(free):
        free = f"{id_}-{number}"
        number += 1
    return free


def _is_free(
    key: str, folder: str, taken: Mapping[str, object], address: Callable[[str], str], registry: Registry
) -> bool:
    return key not in taken and f"{folder}/{key}" not in registry.unread and address(key) not in urls.ORDERS
