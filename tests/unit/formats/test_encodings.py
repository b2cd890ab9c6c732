"""What the bytes of real files turn out to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.encodings import decoded, encoding_of

FRENCH = (
    "Le ministère de l'Éducation a démenti, mardi, toute fermeture d'école à Évreux. « Nous "
    "n'avons rien décidé », a déclaré la rectrice, interrogée à la sortie de la préfecture où "
    "élus et parents d'élèves s'étaient réunis dès l'aube."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_survives_the_encodings_of_common_programs(encoding: str) -> None:
    found = decoded(FRENCH.encode(encoding))
    assert found is not None
    assert found[0] == FRENCH
    assert found[2] == 0


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen(encoding: str) -> None:
    plain = "No accents here, so every other byte is zero. " * 3
    assert decoded(plain.encode(encoding)) == (plain, encoding.replace("-", "_"), 0)


def test_utf16_of_both_byte_orders_keeps_emoji() -> None:
    for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        found = decoded(mark + "Crue 🚒 à Saintes".encode(encoding))
        assert found is not None
        assert found[0] == "Crue 🚒 à Saintes"


def test_french_in_the_mac_encoding_is_not_taken_for_something_else() -> None:
    found = decoded(FRENCH.encode("mac_roman"))
    assert found is not None
    assert found[0] == FRENCH


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859_15"])
def test_windows_and_latin_9_are_told_apart_by_what_only_one_of_them_has(encoding: str) -> None:
    text = "À Thonon-les-Bains, 569 000 € de crédits iront aux œuvres de la Haute-Saône. "
    for times in range(1, 8):
        found = decoded((text * times).encode(encoding))
        assert found is not None
        assert found[0] == text * times


def test_a_few_damaged_bytes_do_not_spoil_all_accents() -> None:
    data = FRENCH.encode().replace(b"mardi", b"mar\xe9di")
    assert decoded(data) == (FRENCH.replace("mardi", "mar\ufffddi"), "utf-8", 1)


def test_a_replacement_character_of_the_text_itself_is_not_damage() -> None:
    assert decoded("déjà \ufffd".encode()) == ("déjà \ufffd", "utf-8", 0)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 9])
def test_an_image_is_not_text(data: bytes) -> None:
    assert decoded(data) is None


def test_a_sample_may_end_inside_a_character() -> None:
    data = "é".encode() * 10
    assert encoding_of(data[:-1]) == "utf-8"


@given(st.binary(max_size=300))
def test_any_bytes_are_either_text_or_not(data: bytes) -> None:
    found = decoded(data)
    assert found is None or isinstance(found[0], str)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_utf8_is_always_read_as_utf8(text: str) -> None:
    assert decoded(text.encode()) == (text, "utf-8", 0)
