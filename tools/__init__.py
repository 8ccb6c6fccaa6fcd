"""Development tools: locks, browser, audits, catalogues and the pull-request report. Readers get none of them."""
