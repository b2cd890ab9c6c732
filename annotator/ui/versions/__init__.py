"""The versions of stories: listed, compared word by word, and their labels carried over."""
