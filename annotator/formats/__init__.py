"""One codec per format: files in, core objects out, and back."""
