import * as pieces from "../pieces.js";
import { site, themes } from "../registry.js";

const { text } = pieces;

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "feed" },
  permalink: (data) => `${data.feed.page.path}/umpan.xml`,
  eleventyExcludeFromCollections: true,
};

const made = new WeakMap();
function item(entry) {
  if (!made.has(entry)) {
    const { title, summary, themes: keys } = entry.data;
    const subjects = keys.map((key) => `<category term="${key}" label="${text(themes[key].name)}"/>\n    `);
    made.set(
      entry,
      `  <entry>
    <id>${site}${entry.path}</id>
    <title>${text(title)}</title>
    <link rel="alternate" type="text/html" href="${site}${entry.path}"/>
    <updated>${(entry.conferred || "2026-01-01").slice(0, 10)}T00:00:00Z</updated>
    ${subjects.join("")}<summary xml:lang="id">${text(summary)}</summary>
  </entry>
`,
    );
  }
  return made.get(entry);
}

export function render({ feed: { page, entries } }) {
  const address = `${site}${page.path}/`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">
  <id>${address}</id>
  <title>${text(page.title)}</title>
  <subtitle>${pieces.TAGLINE}</subtitle>
  <updated>2026-01-01T00:00:00Z</updated>
  <link rel="self" type="application/atom+xml" href="${address}umpan.xml"/>
  <link rel="alternate" type="text/html" href="${address}"/>
  <author><name>Almanak Kota</name></author>
${entries.map(item).join("")}</feed>
`;
}
