"""Measurements of the almanac on content made up to size."""
