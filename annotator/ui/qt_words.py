"""Words of Qt's own dialogs that its catalogues lack, for ours to hold."""

from annotator.ui.i18n import words

FILE_DIALOG = (
    words("QFileDialog", "&Look in:"),
    words("QFileDialog", "Files of &type:"),
)
"""Read off Qt 6.11.3; ``qtbase_fr.qm`` has them without the letter of the key."""
