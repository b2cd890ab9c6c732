"""Comparing what annotators did with an article, and settling where they disagree."""
