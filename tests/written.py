"""Tips as an organisation writes them in a file."""

from datetime import date, timedelta
from typing import Any

import yaml
from hypothesis import strategies as st

from content import loader
from domain.tips import Level, Priority, Tip

DAY = date(2027, 5, 17)
STANDARD = loader.standard()

ONE = """tips:
- id: one
  app: teams
  minutes: 2
  level: starter
  scenarios: [meet]
  correct: 0
  review_by: 2027-05-17
  nl:
    title: Deel je scherm
    why: Iedereen ziet wat je bedoelt.
    how: [Klik op delen., Kies een venster.]
    quiz: {question: Wat deel je?, options: [Een venster, Alles wat er is, Niets], explanation: Zo blijft de rest weg.}
  en:
    title: Share your screen
    why: Everybody sees what you mean.
    how: [Click share., Choose a window.]
    quiz: {question: What do you share?, options: [A window, All there is, Nothing], explanation: The rest stays away.}
"""


def row(tip: Tip) -> dict[str, Any]:
    """As a file has it."""
    fields = ("id", "app", "minutes", "level", "priority", "policy_dependent", "correct")
    named = {one: sorted(getattr(tip, one)) for one in ("roles", "locations", "platforms", "frictions")}
    made = {one: getattr(tip, one) for one in fields} | named | {"scenarios": list(tip.scenarios)}
    told = {language: _lesson(tip, language) for language in tip.lessons}
    return made | told | {"review_by": tip.review_by.isoformat()}


def as_file(*tips: Tip, instead: bool = False) -> str:
    head = {"shipped": False} if instead else {}
    whole = head | {"tips": [row(one) for one in tips]}
    return yaml.safe_dump(whole, sort_keys=False)  # letters escaped: of some, PyYAML writes what it cannot read


def _lesson(tip: Tip, language: str) -> dict[str, Any]:
    said = tip.lessons[language]
    quiz = {"question": said.quiz.question, "options": list(said.quiz.options), "explanation": said.quiz.explanation}
    return {"title": said.title, "why": said.why, "how": list(said.how), "quiz": quiz}


def texts(longest: int) -> st.SearchStrategy[str]:
    """Anything that people may write, also what YAML could take for something else."""
    letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    odd = st.sampled_from(["no", "12", "21:30", "2027-05-17", "null", "~", "- een", "a: b", "'", '"', "*a", "&a", "!x"])
    return odd | st.text(letters, min_size=1, max_size=longest).filter(lambda said: bool(said.strip()))


@st.composite
def lessons(draw: st.DrawFn, options: int) -> dict[str, Any]:
    """Short, with no product in front, and with answers of one length, so that none gives itself away."""
    answers = draw(st.lists(texts(20), min_size=options, max_size=options))
    longest = max(len(one) for one in answers)
    return {
        "title": "§" + draw(texts(10)), "why": draw(texts(40)),
        "how": draw(st.lists(texts(10), min_size=1, max_size=3)),
        "quiz": {
            "question": draw(texts(100)), "options": [one.ljust(longest, ".") for one in answers],
            "explanation": draw(texts(1)),
        },
    }  # fmt: skip


@st.composite
def tips(draw: st.DrawFn) -> Tip:
    """A tip with nothing wrong with it."""
    words = {
        name: draw(st.lists(st.sampled_from(sorted(known)), min_size=name != "frictions", unique=True))
        for name, known in STANDARD.words.items() if name != "app"
    }  # fmt: skip
    options = draw(st.integers(3, 4))
    told = {
        "id": draw(st.from_regex("[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,2}", fullmatch=True)),
        "app": draw(st.sampled_from(sorted(STANDARD.words["app"]))), "minutes": draw(st.integers(1, 10)),
        "level": draw(st.sampled_from(Level)).value, "priority": draw(st.sampled_from(Priority)).value,
        "policy_dependent": draw(st.booleans()), "correct": draw(st.integers(0, options - 1)),
        "review_by": (DAY + timedelta(days=draw(st.integers(0, 900)))).isoformat(),
    }  # fmt: skip
    return loader.tip(words | told | {"nl": draw(lessons(options)), "en": draw(lessons(options))})
