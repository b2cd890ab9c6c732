"""How spaCy numbers strings: by the 64-bit hash of Austin Appleby's MurmurHash 2, variant A."""

from functools import cache

from annotator.core.resources import resource

_MULTIPLIER = 0xC6A4A7935BD1E995
_SHIFT = 47
_MASK = 0xFFFFFFFFFFFFFFFF
_SEED = 1
_BLOCK = 8


def string_hash(text: str) -> int:
    """Return spaCy's number for a string that is not one of its symbols."""
    data = text.encode("utf-8", "surrogatepass")
    if not data:
        return 0
    found = (_SEED ^ (len(data) * _MULTIPLIER)) & _MASK
    whole = len(data) - len(data) % _BLOCK
    for start in range(0, whole, _BLOCK):
        block = int.from_bytes(data[start : start + _BLOCK], "little")
        block = (block * _MULTIPLIER) & _MASK
        block ^= block >> _SHIFT
        block = (block * _MULTIPLIER) & _MASK
        found = ((found ^ block) * _MULTIPLIER) & _MASK
    if rest := data[whole:]:
        found = ((found ^ int.from_bytes(rest, "little")) * _MULTIPLIER) & _MASK
    found ^= found >> _SHIFT
    found = (found * _MULTIPLIER) & _MASK
    return found ^ (found >> _SHIFT)


@cache
def symbols() -> dict[str, int]:
    """Return spaCy's own numbers for the strings that it does not hash."""
    lines = resource("formats", "spacy_symbols.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ", 1) for line in lines)
    return {text: int(number) for number, text in pairs}
