import json
import re

import appmanifest


def manifest() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(appmanifest.template())
    return loaded


def test_only_what_kring_sends_now_is_declared() -> None:
    assert set(appmanifest.activity_types()) == {"loopNews", "loopSolved", "loopDeclined"}


def test_every_ping_has_room_for_what_it_is_about() -> None:
    asked = {name: kind.parameters for name, kind in appmanifest.activity_types().items()}
    assert asked == {"loopNews": {"news"}, "loopSolved": {"title", "who"}, "loopDeclined": {"title", "who"}}


def test_the_texts_fit_what_teams_accepts() -> None:
    for kind in appmanifest.activity_types().values():
        assert len(kind.name) <= 64
        assert len(kind.description) <= 128
        assert len(kind.template) <= 128


def test_a_parameter_that_was_not_given_stays_visible() -> None:
    kind = appmanifest.ActivityType(name="x", description="x", template="{actor}: {title} ({code})")
    assert kind.text({"title": "{code}"}, actor="Kring") == "Kring: {code} ({code})"


def test_an_installation_fills_in_its_own_ids_and_nothing_else() -> None:
    assert set(re.findall(r"\$\{(\w+)\}", appmanifest.template())) == {"MicrosoftAppId", "KRING_TEAMS_APP_ID"}


def test_the_app_may_send_pings_by_the_consent_of_the_person_who_installed_it() -> None:
    assert manifest()["authorization"] == {
        "permissions": {"resourceSpecific": [{"name": "TeamsActivity.Send.User", "type": "Application"}]}
    }
