// The twin of the almanac for Eleventy, written for speed: templates are functions, entries are grouped in one pass.
// bench.site puts the registry into registry/ and the entries into input/entri/.
import { almanacOf, feedsOf, sheetsOf } from "./almanac.js";

/** @param {any} config */
export default function (config) {
  config.setQuietMode(true);
  let almanac;
  const known = (api) => (almanac ??= almanacOf(api.getFilteredByGlob("input/entri/**/*.md")));
  config.addCollection("almanac", (api) => [known(api)]);
  config.addCollection("sheets", (api) => sheetsOf(known(api)));
  config.addCollection("feeds", (api) => feedsOf(known(api)));
  return {
    dir: { input: "input" },
    templateFormats: ["md", "11ty.js"],
    markdownTemplateEngine: false,
  };
}
