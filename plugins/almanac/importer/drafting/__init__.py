"""What was found in, the files of draft entries out."""
