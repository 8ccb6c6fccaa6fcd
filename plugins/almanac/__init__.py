"""Almanak Kota: Markdown entries and registry files in, a plain-HTML civic almanac out."""

__version__ = "0.1.0"
