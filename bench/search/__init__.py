"""What the search costs a reader and a build, beside Pagefind over the same pages."""
