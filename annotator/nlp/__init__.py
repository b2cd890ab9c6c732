"""The only spaCy: pipelines, components, suggestions and the process in which they run.

Importing this package, ``annotator.nlp.process`` or ``annotator.nlp.worker`` does not import
spaCy; the modules that need it are imported by the child process, or inside functions.
"""
