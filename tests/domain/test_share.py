import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.share import split


@pytest.mark.parametrize(
    ("rate", "wants", "shares"),
    [
        (45, {"a": 1}, {"a": 45}),  # alone it has all of it, also while it sends nothing
        (50, {"a": 50, "b": 50}, {"a": 25, "b": 25}),
        (50, {"a": 5, "b": 50}, {"a": 5, "b": 45}),  # who has nothing to send gives its share to who has
        (50, {"a": 5, "b": 5}, {"a": 25, "b": 25}),  # what nobody wants is there for whoever begins
        (50, {"a": 50, "b": 50, "c": 50}, {"a": 16, "b": 17, "c": 17}),
        (1, {"a": 1, "b": 0}, {"a": 1, "b": 0}),
        (2, {"a": 2, "b": 2, "c": 2}, {"a": 0, "b": 1, "c": 1}),
    ],
)
def test_the_rate_goes_to_who_wants_it(rate: int, wants: dict[str, int], shares: dict[str, int]) -> None:
    assert split(rate, wants) == shares


@given(st.integers(1, 60), st.dictionaries(st.text(max_size=3), st.integers(0, 60), min_size=1, max_size=6))
def test_all_shares_are_the_rate_and_nobody_lacks_what_another_has_too_much(rate: int, wants: dict[str, int]) -> None:
    shares = split(rate, wants)
    assert sum(shares.values()) == rate
    lacking = [shares[one] for one in wants if shares[one] < wants[one]]
    if lacking:
        assert all(shares[one] <= min(lacking) + 1 for one in wants)
        assert all(shares[one] <= wants[one] for one in wants)
