"""All of a label, or of a layer, in one gesture."""
