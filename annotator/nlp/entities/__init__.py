"""Correcting a pipeline's named entities by rules: edges, labels, and agreement in an article.

The rules are language-neutral; the names and words they use are data in
``resources/languages/<code>/names.toml``.
"""
