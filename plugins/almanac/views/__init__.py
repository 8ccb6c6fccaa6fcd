"""Almanac in, what each page shows out: frozen views, one module a page type, and `plan` that lists every page."""
