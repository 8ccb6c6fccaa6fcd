"""How well and how fast the importer reads articles whose right reading is known."""
