"""All that a fork changes: name, address, language, repository, licences. `docs/settings.md` explains each line."""

import os

# --- The almanac -----------------------------------------------------------------------------------------------------
SITENAME = "Almanak Kota"
SITESUBTITLE = "Siapa menghargai kota mana, untuk apa, kapan, dan dari mana kita mengetahuinya."
ALMANAK_DESCRIPTION = (
    "Catatan terbuka tentang pengakuan bagi kota, kabupaten, dan provinsi di Indonesia. "
    "Setiap entri menyebut sumbernya; yang tidak diketahui ditulis tidak diketahui."
)

# Address without a slash at its end; the workflow for GitHub Pages passes the real one.
SITEURL = os.environ.get("SITEURL", "https://almanak-kota.github.io/almanak-kota")

# Language of the interface: "id" or "en". Entries carry their own.
DEFAULT_LANG = "id"
TIMEZONE = "Asia/Jakarta"

# Where readers edit entries and report errors; on GitHub the workflow's environment names the repository itself.
ALMANAK_REPOSITORY = "https://github.com/" + os.environ.get("GITHUB_REPOSITORY", "almanak-kota/almanak-kota")
ALMANAK_BRANCH = "main"

# From this day on, addresses are kept: an entry that is renamed or removed needs an old address in `aliases`. A new
# almanac sets its own first day, or None while it is not published yet.
ALMANAK_PUBLISHED_SINCE = "2026-11-24"

# Bytes of the output beyond which a build fails: GitHub Pages takes 1 GB. None for a host that takes any.
ALMANAK_OUTPUT_LIMIT = 1_000_000_000

# False leaves out the search index, to measure what it costs.
ALMANAK_SEARCH = True

ALMANAK_CODE_LICENCE = ("MIT", "MIT License", "https://opensource.org/license/mit")
ALMANAK_CONTENT_LICENCE = ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.id")

# --- Pelican ---------------------------------------------------------------------------------------------------------
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["almanac.site"]
