import { site } from "../registry.js";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const addresses = [
    ...collections.sheets.map((sheet) => sheet.address),
    ...collections.almanac[0].order.map((entry) => entry.path),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => `  <url><loc>${site}${address}</loc></url>\n`).join("")}</urlset>
`;
}
