"""The list of everything the annotator has done, and going back and forth in it."""
