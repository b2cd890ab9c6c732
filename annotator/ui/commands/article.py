"""Commands of the menu Article."""

from annotator.ui.command import Command, Scope
from annotator.ui.i18n import words

# fmt: off
ARTICLE = (
    Command("article.finish", "article", words("commands", "&Finish"),
            words("commands", "Set the article done and open the next one"),
            ("Return", "Enter"), scope=Scope.ARTICLE, icon="finish", changes=True),
    Command("article.skip", "article", words("commands", "&Skip"),
            words("commands", "Set the article aside and open the next one"),
            ("Space",), scope=Scope.ARTICLE, icon="skip", changes=True),
    Command("article.flag", "article", words("commands", "Fla&g…"),
            words("commands", "Flag the article with a comment, or take the flag away"),
            ("B",), icon="flag", changes=True),
    Command("article.zone", "article", words("commands", "&Zone of the paragraph…"),
            words("commands", "Say what the paragraph is: headline, caption, body text…"),
            ("Z",), changes=True),
    Command("article.next", "article", words("commands", "&Next article"),
            words("commands", "Open the next article in the order of the list"),
            ("Ctrl+PgDown",), separated=True),
    Command("article.previous", "article", words("commands", "&Previous article"),
            words("commands", "Open the article before this one in the order of the list"),
            ("Ctrl+PgUp",)),
)
