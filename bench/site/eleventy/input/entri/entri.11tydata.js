import { basename } from "node:path";

export default {
  layout: "entry.11ty.js",
  permalink: (data) => `/entri/${basename(data.page.inputPath, ".md")}/index.html`,
};
