"""The guidelines of a project: read beside the article, written, and shown in tooltips."""
