import * as pieces from "../pieces.js";
import { doors, names, places, repository, site } from "../registry.js";

const { text } = pieces;

export const data = {
  pagination: { data: "collections.sheets", size: 1, alias: "sheet" },
  permalink: (data) => `${data.sheet.address}index.html`,
  eleventyExcludeFromCollections: true,
};

const trail = (path, name, here) =>
  `<nav class=trail aria-label=Jejak><ol><li><a href="${path}">${name}</a></li><li aria-current=page>${text(here)}</li></ol></nav>`;

const within = (word, { title, path }) =>
  `<form class="within" role="search" aria-label="Cari ${word} ${text(title)}" action="/daerah/"><label class="label" for="q">Cari ${word} ${text(title)}</label><input id="q" name="q" type="search" autocomplete="off"><input type="hidden" name="daerah" value="${path}"></form>`;

function home({ almanac }) {
  const lists = doors.map(({ title, path, paths }) => {
    const numbers = paths.map((key) => [key, almanac.groups.get(key)?.length ?? 0]);
    return `<div><h3>${title}</h3>${pieces.index(numbers, 8)}<p class="more"><a href="${path}/">Semua ${title.toLowerCase()}</a></p></div>`;
  });
  return `<div class="title title--home"><h1>Almanak Kota</h1><p class="deck">${pieces.TAGLINE}</p></div>
<dl class="figures"><div><dt class="label">catatan</dt><dd><a href="/entri/">${almanac.order.length}</a></dd></div></dl>
${pieces.years(almanac.order.slice(0, 12), (entry) => pieces.act(entry, true))}
<section class="part"><h2>Indeks</h2>
${lists.join("\n")}
</section>`;
}

function all(sheet) {
  const show = (entry, at) => pieces.act(entry, pieces.inFull(sheet, at));
  return `<div class="title"><h1>Semua catatan</h1><p class="deck">${sheet.almanac.order.length} catatan, terbaru di atas.</p></div>
${pieces.years(sheet.rows, show)}
${pieces.older(sheet.almanac.order)}${pieces.pager(sheet)}`;
}

function list(sheet) {
  const { title, params } = sheet.page;
  const orders = params.orders.map(({ title: name, path }) =>
    path === `${sheet.page.path}/` ? `<li><b aria-current="true">${name}</b></li>` : `<li><a href="${path}">${name}</a></li>`,
  );
  const rows = sheet.rows.map(({ path, title: name, note, count }) => {
    const label = note ? ` <span class="label">${text(note)}</span>` : "";
    return count
      ? `<li><span><a href="${path}/">${text(name)}</a>${label}</span><span>${count}<span class="unseen"> pengakuan</span></span></li>\n`
      : `<li><span>${text(name)}${label}</span><span class="unknown">belum tercatat</span></li>\n`;
  });
  return `<div class="title"><h1>${title}</h1><p class="deck">${params.about}</p></div>
<section class="part" aria-labelledby="l-u"><h2 id="l-u">Urutan</h2>
<ul class="orders label">${orders.join("")}</ul></section>
<section class="part"><h2>Pengakuan</h2>
<ul class="index index--list">
${rows.join("")}</ul></section>
${pieces.pager(sheet)}`;
}

function editions(group) {
  const byYear = new Map();
  for (const entry of group) byYear.set(entry.year, [...(byYear.get(entry.year) ?? []), entry].slice(0, 12));
  if (byYear.size < 2) return "";
  const rows = [...byYear].map(([year, entries]) => {
    const cells = entries.flatMap((entry) =>
      entry.data.recipients.map((recipient) => {
        const result = pieces.result(recipient.result);
        const name = text(places[names[recipient.place.toLowerCase()]].name);
        return `<span><a href="${entry.path}">${name}</a>${result ? ` <i>${result}</i>` : ""}</span>; `;
      }),
    );
    return `<tr><th scope="row"><a href="/tahun/${year}/">${year}</a></th><td>${cells.join("")}</td></tr>\n`;
  });
  return `<section class="part" aria-labelledby="f-e"><h2 id="f-e">Edisi dan penerima</h2>
<div class="wide" tabindex="0" role="region" aria-label="Tabel edisi dan penerima"><table class="editions"><caption class="unseen">Penerima dan hasilnya menurut edisi</caption><tbody>
${rows.join("")}</tbody></table></div></section>`;
}

function facet(sheet) {
  const { page, almanac, number, rows } = sheet;
  const { label, about, terms, rungs } = page.params;
  const group = almanac.groups.get(page.path) ?? [];
  const first = number === 1;
  const parts = [
    `<div class="title title--facet"><h1><small>${label}</small> ${text(page.title)}</h1>
<p class="deck">${text(about)} Tercatat ${group.length} pengakuan.</p></div>`,
  ];
  if (first) {
    const lines = terms.map(({ name, text: value }) => `<div><dt>${name}</dt><dd>${text(value)}</dd></div>\n`);
    parts.push(`<section class="part" aria-labelledby="f-t"><h2 id="f-t">Sekilas</h2><dl class="terms">\n${lines.join("")}</dl></section>`);
    if (rungs?.length) {
      const steps = rungs.map(({ name, band }) => `<tr><th scope="row">${text(name)}</th><td>${text(band)}</td></tr>\n`);
      parts.push(`<section class="part" aria-labelledby="f-l"><h2 id="f-l">Jenjang</h2><div class="wide" tabindex="0" role="region" aria-label="Tabel jenjang"><table class="rungs"><caption class="unseen">Jenjang dan syaratnya</caption><tbody>
${steps.join("")}</tbody></table></div></section>`);
    }
    if (label === "Penghargaan") parts.push(editions(group));
  }
  const show = (entry, at) => (pieces.inFull(sheet, at) ? pieces.row : pieces.line)(entry, entry.data.title);
  parts.push(`<section class="part part--full" aria-labelledby="f-y"><h2 id="f-y">Catatan menurut tahun edisi</h2>
${within("pada", page)}
${pieces.years(rows, show)}
${pieces.older(group)}${pieces.pager(sheet)}
</section>`);
  if (first) {
    const awards = new Map();
    const receivers = new Map();
    for (const entry of group)
      if (entry.counted.size) {
        if (entry.data.award) pieces.count(awards, `/penghargaan/${entry.data.award}`);
        for (const path of entry.places) pieces.count(receivers, path);
      }
    if (label !== "Penghargaan")
      parts.push(`<section class="part" aria-labelledby="f-i"><h2 id="f-i">Penghargaan</h2><div class="columns">${pieces.index(awards)}</div></section>`);
    parts.push(`<section class="part" aria-labelledby="f-s"><h2 id="f-s">Penerima</h2><div class="columns">${pieces.index(receivers)}</div></section>`);
  }
  return parts.join("\n");
}

function year(sheet) {
  const { page, almanac, rows } = sheet;
  const parts = [];
  let month = null;
  for (const [at, entry] of rows.entries()) {
    const its = entry.conferred.slice(0, 7);
    if (its !== month) {
      if (month !== null) parts.push("</div></section>");
      month = its;
      parts.push(`<section class="part" aria-labelledby="b-${its}"><div class="side"><h2 id="b-${its}">${its}</h2></div><div>`);
    }
    const day = `<p class="day"><time datetime="${entry.conferred}"><b>${entry.conferred.slice(8, 10)}</b></time></p>\n`;
    const full = pieces.inFull(sheet, at);
    parts.push((full ? day : "") + pieces.act(entry, full));
  }
  const { before, after } = page.params;
  return `<div class="title title--year"><h1>${page.title}</h1><p class="deck">${almanac.groups.get(page.path).length} pengakuan tercatat untuk edisi ${page.title}.</p></div>
${parts.join("\n")}
</div></section>
${pieces.pager(sheet)}
<nav class="pages" aria-label="Tahun lain">${before ? `<a href="/tahun/${before}/">‹ ${before}</a>` : ""} <a href="/tahun/">Semua tahun</a> ${after ? `<a href="/tahun/${after}/">${after} ›</a>` : ""}</nav>`;
}

function place(sheet) {
  const { page, almanac, number, rows } = sheet;
  const { params, path } = page;
  const first = number === 1;
  const counted = almanac.groups.get(`${path}#counted`) ?? [];
  const parts = [
    `<div class="title title--tally"><div><h1>${text(page.title)}</h1>
<p class="deck">Tercatat ${counted.length} pengakuan.</p></div></div>`,
  ];
  if (first)
    parts.push(`<section class="part" aria-labelledby="p-i"><h2 id="p-i">Sekilas</h2>
<dl class="figures"><div><dt class="label">pengakuan</dt><dd>${counted.length}</dd></div><div><dt class="label">provinsi</dt><dd class="figures__name">${text(params.province)}</dd></div><div><dt class="label">kode Kemendagri</dt><dd>${params.code}</dd></div></dl></section>`);
  const show = (entry, at) => {
    const own = entry.data.recipients.filter((recipient) => names[recipient.place.toLowerCase()] === path);
    const results = own.map(({ result }) => pieces.result(result)).filter(Boolean).join(" · ");
    if (!pieces.inFull(sheet, at)) return pieces.lineOfPlace(entry, entry.name, results);
    const units = own.map(({ unit }) => (unit ? `; untuk ${text(unit)}` : "")).join("");
    const others = entry.places.length - 1;
    const by = `${pieces.issuersOf(entry)}${others ? `; bersama ${others} daerah lain` : ""}`;
    return pieces.row(entry, entry.name, (results ? `, <span class="tier">${results}</span>` : "") + units, by);
  };
  parts.push(`<section class="part part--full" aria-labelledby="p-y"><h2 id="p-y">Pengakuan menurut tahun edisi</h2>
${within("di", page)}
${pieces.years(rows, show)}
${pieces.pager(sheet)}
</section>`);
  if (first) {
    const givers = new Map();
    const companions = new Map();
    for (const entry of counted) {
      for (const key of entry.issuers) pieces.count(givers, `/pemberi/${key}`);
      for (const other of entry.places) if (other !== path) pieces.count(companions, other);
    }
    const fewest = companions.size > 12 ? 2 : 1;
    parts.push(`<section class="part" aria-labelledby="p-p"><h2 id="p-p">Pemberi</h2><div class="columns">${pieces.index(givers)}</div></section>
<section class="part" aria-labelledby="p-b"><h2 id="p-b">Menerima bersama</h2><div class="columns">${pieces.index(companions, 60, fewest)}</div></section>`);
    const others = almanac.groups.get(`${path}#others`);
    if (others)
      parts.push(`<section class="part" aria-labelledby="p-o"><h2 id="p-o">Tidak dihitung</h2><div>
${others.slice(0, 100).map((entry, at) => (at < 10 ? pieces.row(entry, entry.name) : pieces.lineOfPlace(entry, entry.name, ""))).join("\n")}
</div></section>`);
    parts.push(`<section class="part part--take" aria-labelledby="p-d"><h2 id="p-d">Bawa pulang</h2><div>
<p>Ada yang belum tercatat? <a href="${repository}/issues/new?template=usulkan-entri.yml&amp;daerah=${encodeURIComponent(page.title)}" rel="nofollow">Usulkan entri untuk ${text(page.title)}</a>.</p>
<p class="more"><a href="${path}/umpan.xml">Umpan Atom daerah ini</a> <a href="/data/daerah${path}.json">Data daerah ini (JSON)</a></p></div></section>`);
  }
  const links = params.neighbours.map(({ path: to, title }) => `<a href="${to}/">${text(title)}</a> `);
  parts.push(`<nav class="pages label" aria-label="Daerah lain">${links.join("")}<a href="/daerah/">Semua daerah</a></nav>`);
  return parts.join("\n");
}

function linkedData({ page, address, almanac, number }) {
  if (page.type !== "place" || number > 1) return null;
  const counted = (almanac.groups.get(`${page.path}#counted`) ?? []).slice(0, 40);
  const awards = counted.map((entry) => {
    const own = entry.data.recipients.find((recipient) => names[recipient.place.toLowerCase()] === page.path);
    return `${entry.name} ${entry.year}, ${pieces.result(own.result)}`;
  });
  const area = {
    "@type": "AdministrativeArea",
    name: page.title,
    identifier: page.params.code,
    containedInPlace: page.params.province,
  };
  return {
    "@context": "https://schema.org",
    "@type": "CollectionPage",
    name: page.title,
    url: site + address,
    inLanguage: "id",
    isPartOf: { "@type": "WebSite", "@id": `${site}/#situs`, name: "Almanak Kota", url: `${site}/` },
    license: "https://creativecommons.org/licenses/by/4.0/deed.id",
    mainEntity: { "@type": "ItemList", numberOfItems: counted.length },
    about: { "@type": "GovernmentOrganization", name: `Pemerintah ${page.title}`, areaServed: area, award: awards },
  };
}

const ofPlace = ({ title, params }) =>
  `${title}, ${params.province}. Pengakuan dari lembaga pemerintah, internasional, dan masyarakat, menurut tahun edisinya, beserta sumbernya.`;

const SHOW = { home, all, list, facet, year, place };
const ABOVE = {
  place: () => ["/daerah/", "Daerah"],
  year: () => ["/tahun/", "Tahun"],
  facet: (page) => [`/${page.path.split("/")[1]}/`, page.params.label],
};

export function render({ sheet }) {
  const { page, address } = sheet;
  return pieces.frame({
    address,
    title: page.title,
    description: page.params?.about ?? (page.type === "place" ? ofPlace(page) : page.type === "home" ? pieces.DESCRIPTION : page.title),
    data: linkedData(sheet),
    trail: ABOVE[page.type] ? trail(...ABOVE[page.type](page), page.title) : "",
    main: SHOW[page.type](sheet),
    ...(sheet.number > 1 && { colophon: pieces.BRIEF_COLOPHON }),
  });
}
