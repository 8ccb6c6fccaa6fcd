// What pages say again and again: escaped text, dates, links, rows, the frame of every page.
import { MOST_LISTED } from "./almanac.js";
import { issuers, places, repository, site, titles, words } from "./registry.js";

const plain = (html) => html.replace(/<[^>]*>/g, "");
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const text = (value) => String(value ?? "").replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

const MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" ");

function dayInWords(day) {
  const [year, month, date] = day.split("-");
  return [date && Number(date), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** Return a date in words, as certain as it is. */
export function date(value) {
  if (!value) return "<span class=unknown>tanggal tidak diketahui</span>";
  const bare = value.replace(/[?~%]/g, "");
  const about = bare === value ? "" : "sekitar ";
  return `<time datetime="${bare.split("/")[0]}">${about}${bare.split("/").map(dayInWords).join(" sampai ")}</time>`;
}

export const place = (path) => `<a href="${path}/">${text(places[path].name)}</a>`;

export function recipients(entry) {
  const shown = entry.places.length > 4 ? 3 : 4;
  const rest = entry.places.length - shown;
  return entry.places.slice(0, shown).map(place).join(", ") + (rest > 0 ? `, dan ${rest} daerah lain` : "");
}

export function issuersOf(entry) {
  if (entry.issuers.length)
    return entry.issuers.map((key) => `<a href="/pemberi/${key}/">${text(issuers[key].short)}</a>`).join(", ");
  return entry.data.award ? "<span class=unknown>pemberi tidak disebut</span>" : "";
}

export function result(value) {
  if (!value) return "";
  const rank = value.rank ? `peringkat ${value.rank}${value.of ? ` dari ${value.of}` : ""}` : "";
  return text([value.tier, rank, value.score && `nilai ${value.score}`, value.category].filter(Boolean).join(", "));
}

const seal = (entry) => {
  const open = entry.counted.size || entry.data.kind === "activity" ? "" : " seal--open";
  const kind = entry.data.kind;
  return `<svg width="32" height="32" class="seal${open}" role="img" aria-label="${words[kind]}"><use href="/aset/meterai.svg#${kind}"/></svg>`;
};

const when = (entry) => {
  const { edition, venue, status } = entry.data;
  const year = edition ? `<a href="/tahun/${edition}/">edisi ${edition}</a> ` : "";
  return `<p class="when">${year}<span class="lag">diserahkan ${date(entry.conferred)}</span>${venue ? `, ${text(venue)}` : ""}</p>
<p class="proof"><span><i class="pips" aria-hidden="true">${"●".repeat(entry.publishers)}</i>${entry.publishers} penerbit</span> <span>${words[status ?? "none"]}</span></p>`;
};

// A row is asked for by about eight lists; all but its name is made once.
const made = new WeakMap();
function remembered(entry) {
  let its = made.get(entry);
  if (!its) {
    const ofPlace = `${entry.issuers.map((key) => text(issuers[key].short)).join(", ")} · ${plain(date(entry.conferred))}`;
    its = {
      seal: seal(entry),
      when: when(entry),
      row: `<p class="by">${recipients(entry)}, dari ${issuersOf(entry)}</p>\n${when(entry)}`,
      line: `${plain(recipients(entry))} · ${ofPlace}`,
      lineOfPlace: ofPlace,
      result: entry.places.length === 1 ? result(entry.data.recipients?.[0].result) : "",
    };
    made.set(entry, its);
  }
  return its;
}

export function row(entry, name, tail = "", by = "") {
  const its = remembered(entry);
  const body = by ? `<p class="by">${by}</p>\n${its.when}` : its.row;
  return `<article class="rec">\n${its.seal}<h3><a href="${entry.path}">${text(name)}</a>${tail}</h3>\n${body}</article>`;
}

export const line = (entry, name, result = "") =>
  `<li><a href="${entry.path}">${text(name)}</a>${result ? `, ${result}` : ""} <small>${remembered(entry).line}</small>`;

/** Return an entry as its award's act: a row or a line under the award's name, with the result if there is one alone. */
export function act(entry, full) {
  const { result } = remembered(entry);
  if (full) return row(entry, entry.name, result ? `, <span class="tier">${result}</span>` : "");
  return line(entry, entry.name, result);
}

export const lineOfPlace = (entry, name, result) =>
  `<li><a href="${entry.path}">${text(name)}</a>${result ? `, ${result}` : ""} <small>${remembered(entry).lineOfPlace}</small>`;

/** Lines of a first page that say all there is to say; the rest is brief. */
const IN_FULL = 20;
export const inFull = (sheet, at) => sheet.number === 1 && at < IN_FULL;

/** Return entries under the headings of their years. */
export function years(entries, show) {
  const parts = [];
  let year = "";
  for (const [at, entry] of entries.entries()) {
    if (entry.year !== year) {
      if (year) parts.push("</div></section>");
      year = entry.year;
      parts.push(
        `<section class="year" aria-labelledby="y${year}"><h2 id="y${year}"><a href="/tahun/${year}/">${year}</a></h2><div>`,
      );
    }
    parts.push(show(entry, at));
  }
  if (year) parts.push("</div></section>");
  return parts.join("\n");
}

/** Return names with their numbers, most first. */
export function index(numbers, most = 60, fewest = 1) {
  const rows = [...numbers].filter(([, number]) => number >= fewest).sort((a, b) => b[1] - a[1]).slice(0, most);
  const lines = rows.map(([path, number]) => `<li><a href="${path}/">${text(titles[path])}</a><span>${number}</span></li>\n`);
  return `<ul class="index">\n${lines.join("")}</ul>`;
}

export function count(numbers, key) {
  numbers.set(key, (numbers.get(key) ?? 0) + 1);
}

/** Return what a list that is cut leaves out. */
export function older({ length }) {
  if (length <= MOST_LISTED) return "";
  return `<p class="label">${length - MOST_LISTED} catatan yang lebih lama tidak didaftar di sini. <a href="/tahun/">Lihat menurut tahun</a></p>\n`;
}

/** Return the way through the pages of a long list. */
export function pager({ page, number, last }) {
  if (last === 1) return "";
  const to = (other) => (other === 1 ? `${page.path}/` : `${page.path}/hal/${other}/`);
  const before = number > 1 ? `<a rel="prev" href="${to(number - 1)}">‹ Halaman sebelumnya</a>` : "";
  const after = number < last ? `<a rel="next" href="${to(number + 1)}">Halaman berikutnya ›</a>` : "";
  return `<nav class="pages label" aria-label="Halaman">\n${before} <span>Halaman ${number} dari ${last}</span> ${after}\n</nav>`;
}

const LINKS = `<link rel=icon href=/aset/ikon.e4b1b8eb22.svg>
<link rel=stylesheet href=/aset/almanak.0efdc646b5.css>
<script type=module src=/aset/js-ecded8b43b/cari.js></script>`;
const SECTIONS = ["Daerah", "Tahun", "Pemberi", "Penghargaan", "Tema", "Peta", "Data"];
const heads = new Map();
function head(section) {
  if (!heads.has(section)) {
    const items = SECTIONS.map((name) => {
      const here = name.toLowerCase() === section ? ' aria-current="true"' : "";
      return `<li><a href="/${name.toLowerCase()}/"${here}>${name}</a>`;
    });
    heads.set(
      section,
      `<a href=#isi>Langsung ke isi</a>
<header>
<a href=/>Almanak Kota</a>
<form class=ask role=search action=/daerah/><label>Cari <input name=q type=search></label></form>
<nav><ul>
${items.join("\n")}
</ul></nav>
</header>`,
    );
  }
  return heads.get(section);
}
export const DESCRIPTION =
  "Catatan terbuka tentang pengakuan bagi kota, kabupaten, dan provinsi di Indonesia. Setiap entri menyebut sumbernya; yang tidak diketahui ditulis tidak diketahui.";
export const TAGLINE = "Siapa menghargai kota mana, untuk apa, kapan, dan dari mana kita mengetahuinya.";
const LICENCE = '<a href="https://creativecommons.org/licenses/by/4.0/deed.id" rel=license>CC BY 4.0</a>';
const COLOPHON = `<p>Almanak Kota</p>
<div><p>${DESCRIPTION}</p>
<p>Isi: ${LICENCE}. Garis pantai: Natural Earth. Koordinat: GeoNames.</p></div>
<nav aria-label="Kaki halaman"><ul>
<li><a href=/tentang/>Tentang almanak</a>
<li><a href=/metodologi/>Cara mencatat</a>
<li><a href=/kontribusi/>Ikut menulis</a>
<li><a href="${repository}/issues/new?template=laporkan-kesalahan.yml">Laporkan kesalahan</a>
<li><a href=/kalender/>Kalender</a>
<li><a href=/data/>Unduh data</a>
<li><a href=/umpan.xml>Umpan Atom</a>
<li><a href=/aksesibilitas/>Aksesibilitas</a>
<li><a href=/privasi/>Privasi</a>
<li><a href="${repository}">Kode sumber</a>
</ul></nav>`;
export const BRIEF_COLOPHON = `<p><a href=/tentang/>Tentang almanak</a> ${LICENCE}`;

/** Return a whole page. */
export function frame({ address, title, description, data, trail = "", main, colophon = COLOPHON }) {
  const linked = data ? `\n<script type=application/ld+json>${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>` : "";
  return `<!doctype html>
<html lang=id>
<meta charset=utf-8>
<meta name=viewport content="width=device-width">
<title>${text(title)} · Almanak Kota</title>
<meta name=description content="${text(description)}">
<link rel=canonical href="${site}${address}">
${LINKS}${linked}
${head(address.split("/")[1])}
${trail}
<main id=isi>
${main}
</main>
<footer>
${colophon}
</footer>
`;
}
