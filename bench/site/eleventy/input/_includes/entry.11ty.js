import { basename } from "node:path";
import * as pieces from "../../pieces.js";
import { names, places, repository, site, themes, words } from "../../registry.js";

const { text } = pieces;
const fact = (name, value) => (value ? `<tr><th>${name}<td>${value}\n` : "");
const person = ({ name, office }) => text([name, office].filter(Boolean).join(", "));

function table(data) {
  const rows = data.recipients.map((recipient) => {
    const place = places[names[recipient.place.toLowerCase()]];
    const receiver = recipient.received_by ? person(recipient.received_by) : "–";
    return `<tr><th><a href="${place.path}/">${text(place.name)}</a><td>${text(place.province)}<td>${pieces.result(recipient.result) || "–"}<td>${text(recipient.unit) || "–"}<td>${receiver}\n`;
  });
  const total = data.recipients_total ? `<p class=label>Menurut sumber ada ${data.recipients_total} penerima.` : "";
  return `<div class=side><h2>Penerima</h2>${total}</div>
<div class=wide><table class=recipients><thead><tr><th>Daerah<th>Provinsi<th>Hasil<th>Untuk<th>Diterima oleh
<tbody>
${rows.join("")}</table></div>
`;
}

function source(item) {
  const title = item.url ? `<a href="${text(item.url)}">${text(item.title)}</a>` : text(item.title);
  const published = item.published ? pieces.date(item.published) : "";
  const reason = item.no_url ? ` · tanpa alamat: ${text(item.no_url)}` : "";
  return `<li>${title}<p>${text(item.publisher)} · ${published} · ${words[item.kind]}${reason}\n`;
}

function beside(word, entry) {
  return entry ? `<a href="${entry.path}">${word}: ${text(entry.name)}, ${entry.year}</a>` : "";
}

export function render(data) {
  const almanac = data.collections.almanac[0];
  const entry = almanac.bySlug.get(basename(data.page.inputPath, ".md"));
  const { earlier, later } = almanac.beside.get(entry.slug);
  const { title, kind, summary } = data;
  const first = places[entry.places[0]];
  const award = data.award ? `<a href="/penghargaan/${data.award}/">${text(entry.name)}</a>` : "";
  const givers = pieces.issuersOf(entry) + text((data.organizers ?? []).join(", "));
  const subjects = data.themes.map((key) => `<a href="/tema/${key}/">${text(themes[key].name)}</a>`).join(", ");
  const reason = data.status_reason;
  const notice = reason ? `<p class=notice>${text(reason.note)} <a href="${text(reason.url)}">Sumber keterangan ini</a>` : "";
  const main = `<article class=entry>
<header class="${kind}">
<nav aria-label=Jejak>${words[kind]} · <a href="${first.path}/">${text(first.name)}</a> · <a href="/tahun/${entry.year}/">${entry.year}</a></nav>
<h1>${text(title)}</h1>
<p>${text(summary)}
${notice}
</header>
<h2>Sekilas</h2>
<table class=facts>
${fact("Penghargaan", award)}${fact("Edisi", data.edition && `<a href="/tahun/${data.edition}/">${data.edition}</a>`)}${fact("Diserahkan", pieces.date(data.conferred))}${fact("Penerima", pieces.recipients(entry))}${fact("Pemberi", givers)}${fact("Yang menyerahkan", (data.presenters ?? []).map(person).join("; "))}${fact("Tempat", text(data.venue))}${fact("Status", words[data.status ?? "none"])}${fact("Bukti", `${entry.publishers} penerbit`)}${fact("Tema", subjects)}</table>
<h2>Uraian</h2>
<div class=prose>
${data.content}</div>
${entry.places.length > 1 && data.recipients ? table(data) : ""}${data.date_note ? `<h2>Bagaimana tanggalnya diketahui</h2>\n<p>${text(data.date_note)}\n` : ""}<h2>Sumber</h2>
<ol class=sources>
${data.sources.map(source).join("")}</ol>
<h2>Kutip entri ini</h2>
<p class=cite>“${text(title)}.” Almanak Kota, edisi ${entry.year}. ${site}${entry.path}
<h2>Koreksi</h2>
<p class=more><a href="${repository}/blob/main/content${data.page.inputPath.slice(1)}">Sunting atau lihat riwayat</a> <a href="${repository}/issues/new?template=laporkan-kesalahan.yml">Laporkan kesalahan</a>
<nav aria-label="Entri lain">
${beside("Sebelumnya", earlier)}
${beside("Berikutnya", later)}
</nav>
</article>`;
  const linked = {
    "@context": "https://schema.org",
    "@type": "Article",
    headline: title,
    inLanguage: "id",
    publisher: { "@id": "/#almanak" },
    temporalCoverage: entry.year,
    about: { "@type": "Event", name: entry.name, startDate: data.conferred, location: data.venue },
    citation: data.sources.map((item) => item.url).filter(Boolean),
  };
  return pieces.frame({
    address: entry.path,
    title,
    description: summary,
    data: linked,
    main,
    colophon: pieces.BRIEF_COLOPHON,
  });
}
