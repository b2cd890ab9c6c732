"""Finding reported claims by rules over tokens, quotation marks and a dependency parse.

The rules are language-neutral; the words, inflections and frames they look for are data in
``resources/languages/<code>``.
"""
