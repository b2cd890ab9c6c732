"""A parsed text as plain lists, which rules read many times faster than spaCy's tokens."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from annotator.nlp.claims.labels import entity_label, translate

_KEY = "annotator_surface"
_WORDS = "annotator_words"
_UNSIGNED = (1 << 64) - 1


@dataclass(slots=True, kw_only=True)
class Words:
    """The tokens of a text without white space, as parallel lists.

    ``head`` holds indices into the same lists (a root is its own head); ``start`` and ``end`` are
    code points. ``line`` counts the line breaks before each token.
    """

    text: str
    form: list[str]
    lower: list[str]
    pos: list[str]
    dep: list[str]
    morph: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    line: list[int]
    token: list[int]
    """The index of each in spaCy's document, which counts white space too."""
    entity: list[str]
    """The label of the named entity that the token is part of, or nothing."""
    language: str = ""
    children: list[list[int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.form)

    def __post_init__(self) -> None:
        self.children = [[] for _ in self.form]
        for index, head in enumerate(self.head):
            if head != index:
                self.children[head].append(index)

    def is_finite(self, index: int) -> bool:
        """Tell whether the token is tagged as a finite verb or auxiliary."""
        return "VerbForm=Fin" in self.morph[index]

    def is_infinitive(self, index: int) -> bool:
        """Tell whether the token is tagged as an infinitive."""
        return "VerbForm=Inf" in self.morph[index]

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Return the code points of the tokens ``first`` to ``last`` inclusive."""
        return self.start[first], self.end[last]

    def subtree(self, index: int) -> list[int]:
        """Return the token and all that depends on it, in order."""
        found: list[int] = []
        todo = [index]
        while todo:
            token = todo.pop()
            found.append(token)
            todo.extend(self.children[token])
        return sorted(found)


@dataclass(frozen=True, slots=True)
class _Surface:
    """What of a document no component changes."""

    text: str
    form: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    line: list[int]
    token: list[int]


def words_of(doc: Doc) -> Words:
    """Read ``doc`` into lists; tokens of white space drop out and their dependants move up.

    The lists are kept with ``doc`` and shared, since every component asks for them: they are read
    anew once the text is parsed, and the entities each time, which components change.
    """
    parsed = doc.has_annotation("DEP") or doc.has_annotation("MORPH")
    kept: tuple[bool, Words] | None = doc.user_data.get(_WORDS)
    if kept is None or kept[0] is not parsed:
        kept = doc.user_data[_WORDS] = (parsed, _read(doc))
    elif parsed:
        kept[1].entity = _entities(doc, kept[1])
    return kept[1]


def _entities(doc: Doc, words: Words) -> list[str]:
    codes = doc.to_array("ENT_TYPE").tolist()
    strings = doc.vocab.strings
    labels = {code: entity_label(words.language, strings[code]) for code in set(codes) if code}
    return [labels.get(codes[token], "") for token in words.token]


def _read(doc: Doc) -> Words:
    surface = _surface(doc)
    columns: list[list[int]] = (
        doc.to_array(["POS", "DEP", "MORPH", "ENT_TYPE", "HEAD"]).astype("int64").T.tolist()
        if len(doc)
        else [[]] * 5
    )
    strings = doc.vocab.strings
    names: dict[int, str] = {0: ""}

    def named(codes: list[int]) -> list[str]:
        for code in set(codes) - names.keys():
            names[code] = strings[code & _UNSIGNED]
        return [names[codes[token]] for token in surface.token]

    language = doc.vocab.lang or ""
    pos, dep, head = named(columns[0]), named(columns[1]), _heads(columns[4], surface.token)
    translate(language, pos, dep, head)
    return Words(
        text=surface.text,
        form=surface.form,
        lower=surface.lower,
        pos=pos,
        dep=dep,
        morph=named(columns[2]),
        head=head,
        start=surface.start,
        end=surface.end,
        line=surface.line,
        token=surface.token,
        entity=[entity_label(language, label) for label in named(columns[3])],
        language=language,
    )


def _surface(doc: Doc) -> _Surface:
    kept: _Surface | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = _read_surface(doc)
    return kept


def _read_surface(doc: Doc) -> _Surface:
    text = doc.text
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist() if len(doc) else ([], [])
    found = _Surface(text, [], [], [], [], [], [])
    line = 0
    for token, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        form = text[start : start + length]
        if not form or form.isspace():
            line += form.count("\n")
            continue
        found.form.append(form)
        found.lower.append(form.lower())
        found.start.append(start)
        found.end.append(start + length)
        found.line.append(line)
        found.token.append(token)
    return found


def _heads(offsets: list[int], kept: list[int]) -> list[int]:
    """Return the head of each kept token, as an index among the kept ones."""
    place = {token: index for index, token in enumerate(kept)}
    heads = []
    for token in kept:
        head = token + offsets[token]
        while head not in place and offsets[head]:
            head += offsets[head]
        heads.append(place.get(head, place[token]))
    return heads
