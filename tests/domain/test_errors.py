import re

from content import texts
from domain import errors


def family(kind: type[errors.Refused]) -> list[type[errors.Refused]]:
    return [each for one in kind.__subclasses__() for each in (one, *family(one))]


def test_every_refusal_that_can_be_raised_has_its_own_text_in_both_languages() -> None:
    leaves = [kind for kind in family(errors.Refused) if not kind.__subclasses__()]
    spoken = [kind.text for kind in leaves]
    assert len(set(spoken)) == len(spoken)
    for language in ("nl", "en"):
        assert set(spoken) <= texts.ids(language)


def test_the_drawn_family_is_the_family() -> None:
    drawn = re.findall(r"^(?:[│ ]*[├└]── )?(\w+)", errors.__doc__ or "", re.MULTILINE)[1:]
    assert drawn == ["Refused", *[kind.__name__ for kind in family(errors.Refused)]]
