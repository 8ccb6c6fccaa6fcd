"""What building the site costs, beside Hugo and Eleventy building the same pages from the same files."""
