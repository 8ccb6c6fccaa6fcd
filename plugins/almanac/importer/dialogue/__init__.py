"""What was found in, the same as a person confirmed it on a terminal out."""
