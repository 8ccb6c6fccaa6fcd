// Entries in, the groups that pages list and every page besides the entries' own out.
import { basename } from "node:path";
import { awards, names, pages } from "./registry.js";

const PER_PAGE = 100;
export const MOST_LISTED = 1000;
const COUNTED = new Set(["reported", "confirmed"]);

function entryOf(item) {
  const data = item.data;
  const conferred = data.conferred ?? "";
  const start = /^\d{4}/.exec(conferred);
  const open = !COUNTED.has(data.status);
  const counted = new Set();
  const paths = new Set();
  for (const recipient of data.recipients ?? []) {
    const path = names[recipient.place.toLowerCase()];
    paths.add(path);
    if (!open && !recipient.personal) counted.add(path);
  }
  for (const name of data.places ?? []) paths.add(names[name.toLowerCase()]);
  return {
    data,
    slug: basename(item.inputPath, ".md"),
    path: `/entri/${basename(item.inputPath, ".md")}/`,
    conferred,
    year: String(data.edition ?? (start ? start[0] : "tanpa-tahun")),
    name: data.award ? awards[data.award].name : data.title,
    places: [...paths],
    counted,
    issuers: (data.issuers ?? []).map((item) => item.issuer ?? item),
    publishers: new Set(data.sources.map((source) => source.origin ?? source.publisher)).size,
  };
}

const newestFirst = (a, b) =>
  (a.year === "tanpa-tahun") - (b.year === "tanpa-tahun") ||
  (a.year < b.year ? 1 : a.year > b.year ? -1 : 0) ||
  (a.conferred < b.conferred ? 1 : a.conferred > b.conferred ? -1 : 0) ||
  (a.slug < b.slug ? -1 : 1);

export function almanacOf(items) {
  const order = items.map(entryOf).sort(newestFirst);
  const groups = new Map();
  const add = (path, entry) => {
    const group = groups.get(path);
    if (group) group.push(entry);
    else groups.set(path, [entry]);
  };
  for (const entry of order) {
    add(`/tahun/${entry.year}`, entry);
    const conferred = entry.conferred.slice(0, 4);
    if (/^\d{4}$/.test(conferred) && conferred !== entry.year) add(`/tahun/${conferred}#also`, entry);
    if (entry.data.award) add(`/penghargaan/${entry.data.award}`, entry);
    for (const key of entry.issuers) add(`/pemberi/${key}`, entry);
    for (const key of entry.data.themes) add(`/tema/${key}`, entry);
    for (const path of entry.places) {
      add(path, entry);
      add(path + (entry.counted.has(path) ? "#counted" : "#others"), entry);
    }
  }
  const bySlug = new Map(order.map((entry) => [entry.slug, entry]));
  const beside = new Map();
  for (const [path, group] of groups)
    group.forEach((entry, number) => {
      if (entry.places[0] === path) beside.set(entry.slug, { later: group[number - 1], earlier: group[number + 1] });
    });
  return { order, groups, bySlug, beside };
}

function* sheetsFrom(page, rows, almanac) {
  const last = Math.max(1, Math.ceil(rows.length / PER_PAGE));
  for (let number = 1; number <= last; number++) {
    const address = number === 1 ? `${page.path}/` : `${page.path}/hal/${number}/`;
    yield { page, almanac, number, last, address, rows: rows.slice((number - 1) * PER_PAGE, number * PER_PAGE) };
  }
}

/** Return every page of every list, and the home page. */
export function sheetsOf(almanac) {
  const sheets = [{ page: { type: "home", path: "", title: "Almanak Kota" }, almanac, number: 1, last: 1, address: "/", rows: [] }];
  sheets.push(...sheetsFrom({ type: "all", path: "/entri", title: "Semua catatan" }, almanac.order.slice(0, MOST_LISTED), almanac));
  const group = (path) => almanac.groups.get(path) ?? [];
  for (const page of pages) {
    let rows = group(page.path);
    if (page.type === "facet") rows = rows.slice(0, MOST_LISTED);
    if (page.type === "place") rows = group(`${page.path}#counted`);
    if (page.type === "year") rows = [...[...rows].reverse(), ...group(`${page.path}#also`)];
    if (page.type === "list") {
      rows = page.params.rows.map((row) => ({ ...row, count: group(row.path).length }));
      if (page.params.by_number) rows.sort((a, b) => b.count - a.count);
    }
    sheets.push(...sheetsFrom(page, rows, almanac));
  }
  return sheets;
}

/** Return every feed with its newest entries. */
export function feedsOf(almanac) {
  const feeds = [{ page: { path: "", title: "Almanak Kota" }, entries: almanac.order.slice(0, 50) }];
  for (const page of pages)
    if (page.feed) feeds.push({ page, entries: (almanac.groups.get(page.path) ?? []).slice(0, 20) });
  return feeds;
}
