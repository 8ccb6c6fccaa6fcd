"""Settings of the golden site; nothing of the almanac's own settings enters, so that a fork may change those freely."""

SITENAME = "Almanak Uji"
SITESUBTITLE = "Data uji, bukan catatan."
ALMANAK_DESCRIPTION = "Situs kecil yang hanya ada untuk pengujian; semua pengakuan di dalamnya rekaan."
SITEURL = "https://almanak.example/uji"
DEFAULT_LANG = "id"
TIMEZONE = "Asia/Jakarta"
ALMANAK_REPOSITORY = "https://github.com/contoh/almanak-uji"
ALMANAK_BRANCH = "main"
ALMANAK_PUBLISHED_SINCE = None
ALMANAK_CODE_LICENCE = ("MIT", "MIT License", "https://opensource.org/license/mit")
ALMANAK_CONTENT_LICENCE = ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.id")
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["almanac.site"]
