"""Places found all over the corpus, each with the words around it, to be labelled together."""
