"""What may be wrong in sources that can be read: the letters, the names, the translation, the facts, the style.

Each module is one noun and gives Problems, from records and texts alone. `inspection` goes through the whole corpus.
"""
