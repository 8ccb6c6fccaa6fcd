// The registry that bench.site converted.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`registry/${name}.json`, import.meta.url), "utf8"));

export const [pages, titles, names, places, issuers, awards, themes, words, doors] = [
  "pages",
  "titles",
  "names",
  "places",
  "issuers",
  "awards",
  "themes",
  "words",
  "doors",
].map(read);
export const site = "https://example.org";
export const repository = "https://github.com/almanak-kota/almanak-kota";
