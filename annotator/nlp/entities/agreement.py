"""What the mentions of one article tell about each other."""

from collections import Counter

from annotator.nlp.claims.words import Words
from annotator.nlp.entities.mentions import Mention, put_where_free

_SHORTEST = 3


def agree(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Return ``mentions`` with one label for one name, and with those that were overlooked.

    A single word that is the last of a person's full name is that person. An acronym in
    parentheses is what the name before it is. Of several labels for the same words the most
    frequent stands; one that a rule gave counts more than the pipeline's.
    """
    agreed = _acronyms(words, mentions)
    agreed = _surnames(words, agreed)
    agreed = _majority(words, agreed)
    return _overlooked(words, agreed)


def _text(words: Words, mention: Mention) -> str:
    start, end = words.chars(mention.first, mention.last)
    return words.text[start:end]


def _acronyms(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Label « (RN) » like the name before it, and find it where it was missed."""
    added = []
    for mention in mentions:
        place = mention.last + 2
        if (
            place + 1 < len(words)
            and words.form[place - 1] == "("
            and words.form[place + 1] == ")"
            and words.form[place].isupper()
            and len(words.form[place]) > 1
            and mention.label in {"ORG", "MISC"}
        ):
            added.append(Mention(place, place, mention.label, "acronym"))
    taken = {item.first for item in added}
    kept = [item for item in mentions if item.first not in taken or item.first != item.last]
    return put_where_free(kept, added)


def _surnames(words: Words, mentions: list[Mention]) -> list[Mention]:
    surnames: set[str] = set()
    for mention in mentions:
        if mention.label == "PER" and mention.last > mention.first:
            surnames.add(words.form[mention.last])
            for place in range(mention.first + 1, mention.last):  # « Le Pen », « de Rugy »
                start, end = words.chars(place, mention.last)
                surnames.add(words.text[start:end])
    return [
        mention.labelled("PER", "surname") if _text(words, mention) in surnames else mention
        for mention in mentions
    ]


def _majority(words: Words, mentions: list[Mention]) -> list[Mention]:
    votes: dict[str, Counter[str]] = {}
    for mention in mentions:
        weight = 3 if mention.rule not in {"", "trimmed", "cut"} else 1
        votes.setdefault(_text(words, mention), Counter())[mention.label] += weight
    return [
        mention.labelled(votes[_text(words, mention)].most_common(1)[0][0], "agreement")
        for mention in mentions
    ]


def _overlooked(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Find the other places of each name in the article."""
    labels: dict[tuple[str, ...], str] = {}
    for mention in mentions:
        forms = tuple(words.form[mention.first : mention.last + 1])
        if forms[0][0].isupper() and len(_text(words, mention)) >= _SHORTEST:
            labels.setdefault(forms, mention.label)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for forms in sorted(labels, key=len, reverse=True):
        by_first.setdefault(forms[0], []).append(forms)
    added = []
    for index, form in enumerate(words.form):
        for forms in by_first.get(form, ()):
            if tuple(words.form[index : index + len(forms)]) == forms:
                label = labels[forms]
                added.append(Mention(index, index + len(forms) - 1, label, "same-name"))
                break
    return put_where_free(mentions, added)
