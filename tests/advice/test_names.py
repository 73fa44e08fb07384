"""Names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcli.advice.names import Named, find_all, fold
from perfcli.errors import UserError

KNOWN = [
    Named("musc", ("Medical University of South Carolina", "MUSC")),
    Named("suny-upstate", ("SUNY Upstate Medical University", "Upstate")),
    Named("texas-heart", ("Texas Heart Institute", "THI")),
    Named("ut-tyler", ("University of Texas at Tyler",)),
]


def find(*words: str) -> list[str]:
    return find_all(words, KNOWN, "program", "perfcli schools")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["MUSC"], ["musc"]),
        (["thi"], ["texas-heart"]),
        (["suny", "upstate"], ["suny-upstate"]),
        (["SUNY–Upstate"], ["suny-upstate"]),
        (["south carolina"], ["musc"]),
        (["texas", "heart", "musc"], ["texas-heart", "musc"]),
        (["musc", "musc"], ["musc"]),
        (["tyl"], ["ut-tyler"]),
    ],
)
def test_found(words, keys):
    assert find(*words) == keys


def test_a_part_of_several_names_is_told(  # `texas` fits two
):
    with pytest.raises(UserError) as caught:
        find("texas")
    assert "texas-heart" in caught.value.message and "ut-tyler" in caught.value.message


def test_a_near_miss_is_offered_with_the_command():
    with pytest.raises(UserError) as caught:
        find("upstat3")
    assert caught.value.hint == "Did you mean: perfcli schools suny-upstate"


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_words_find_something_or_say_so(words):
    try:
        assert find(*words)
    except UserError as error:
        told = error
    else:
        return
    assert told.code == "unknown-name" and told.hint


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_several_words_that_are_near_one_name_are_a_near_miss_of_it():
    known = [Named("nh", ("New Hampshire",)), Named("ny", ("New York",))]
    with pytest.raises(UserError) as caught:
        find_all(["new", "yrok"], known, "state", "perfcli license")
    assert caught.value.hint == "Did you mean: perfcli license ny"


def test_a_code_with_one_letter_right_is_a_near_miss():
    with pytest.raises(UserError) as caught:
        find_all(["ZZ"], [Named("az", ("Arizona",))], "state", "perfcli license")
    assert caught.value.hint == "Did you mean: perfcli license az"
