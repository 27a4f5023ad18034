import base64
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings import Settings, desktop

WHOLE = {"MicrosoftAppId": "app", "MicrosoftAppTenantId": "tenant", "MicrosoftAppPassword": "hunter2"}
KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine that runs the tests may have settings of its own."""
    for field in Settings.model_fields.values():
        for name in (str(field.alias), str(field.alias).upper(), str(field.alias).lower()):
            monkeypatch.delenv(name, raising=False)


def read(file: Path | None, **values: Any) -> Settings:
    given: dict[str, Any] = {"_env_file": file}
    return Settings(**given | values)


def settings(**values: Any) -> Settings:
    return read(None, **values)


def test_a_laptop_needs_no_settings() -> None:
    made = settings()
    assert (made.app_id, made.database_url, made.port, made.language) == (None, "sqlite:///kring.db", 3978, "nl")
    assert (made.time_zone, made.rate, made.acts_per_minute) == ("Europe/Amsterdam", 45, 20)
    assert (made.admin_ids, made.hosts, made.service_desk_url) == ((), (), None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KRING_LANGUAGE", "fr"),
        ("KRING_TIME_ZONE", "Mars/Base"),
        ("KRING_TIME_ZONE", "../etc/passwd"),
        ("KRING_GRAPH_URL", "http://graph.example"),
        ("KRING_LOGIN_URL", "http://login.example"),
        ("KRING_OPENID_METADATA_URL", "ftp://login.example"),
        ("KRING_SERVICE_DESK_URL", "javascript:alert(1)"),
        ("KRING_SERVICE_DESK_URL", "http://desk.example"),
        ("KRING_ABSENCE", "yes"),
        ("KRING_RATE", "0"),
        ("KRING_ACTS_PER_MINUTE", "0"),
        ("KRING_MINUTES_SAVED", "0"),
        ("KRING_MINUTES_SAVED", "481"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("MicrosoftAppType", "MultiTenant"),
        ("KRING_ADMINS", "noor@example.com"),
        ("KRING_ADMINS", "Noor van Dijk"),
        ("KRING_ALLOWED_SERVICE_HOSTS", "https://smba.example/"),
    ],
)
def test_a_wrong_setting_stops_the_start_by_name(name: str, value: str) -> None:
    with pytest.raises(ValidationError, match=name):
        settings(**{name: value})


@pytest.mark.parametrize("name", ["KRING_GRAPH_URL", "KRING_LOGIN_URL", "KRING_OPENID_METADATA_URL"])
def test_plain_http_is_for_this_machine_alone(name: str) -> None:
    settings(**{name: "http://127.0.0.1:8080"})
    settings(**{name: "https://sovereign.example/x"})


@pytest.mark.parametrize("missing", ["MicrosoftAppTenantId", "MicrosoftAppPassword"])
def test_half_a_registration_is_no_registration(missing: str) -> None:
    with pytest.raises(ValidationError, match=missing):
        settings(**{name: value for name, value in WHOLE.items() if name != missing})
    settings(**WHOLE)


def test_a_managed_identity_needs_no_password() -> None:
    made = settings(MicrosoftAppId="app", MicrosoftAppTenantId="tenant", MicrosoftAppType="UserAssignedMSI")
    assert made.app_type == "UserAssignedMSI"


def test_secrets_are_in_no_error_and_no_text() -> None:
    secret = base64.b64encode(KEY).decode()
    made = settings(**WHOLE, KRING_SEAL_KEY=secret)
    assert "hunter2" not in repr(made) + str(made)
    assert secret not in repr(made) + str(made)
    wrong = {name: value for name, value in WHOLE.items() if name != "MicrosoftAppTenantId"}
    with pytest.raises(ValidationError) as refused:
        settings(**wrong, KRING_SEAL_KEY=secret)
    assert "hunter2" not in str(refused.value)
    assert secret not in str(refused.value)


def test_lists_are_read_without_blanks() -> None:
    made = settings(KRING_ADMINS=" a, ,B,", KRING_ALLOWED_SERVICE_HOSTS="127.0.0.1:9, *.example.com")
    assert made.admin_ids == ("a", "b")
    assert made.hosts == ("127.0.0.1:9", "*.example.com")


def test_the_seal_key_is_thirty_two_bytes_in_base64() -> None:
    assert settings(KRING_SEAL_KEY=base64.b64encode(KEY).decode()).seal() == KEY


@pytest.mark.parametrize("given", [None, "", "short", "*" * 44, base64.b64encode(bytes(31)).decode()])
def test_without_a_good_seal_key_we_are_told_how_to_make_one(given: str | None) -> None:
    with pytest.raises(ValueError, match="KRING_SEAL_KEY must be 32 bytes in base64") as refused:
        settings(KRING_SEAL_KEY=given).seal()
    assert "os.urandom(32)" in str(refused.value)
    assert not given or given not in str(refused.value)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text("KRING_ORGANISATION=De Linde\nKRING_LANGUAGE=en\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("KRING_LANGUAGE", "nl")
    made = read(file)
    assert (made.organisation, made.language) == ("De Linde", "nl")


@pytest.mark.parametrize(
    ("environment", "shown"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True), ({"DISPLAY": ""}, False),
     ({"DISPLAY": "localhost:10", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, False)],
)  # fmt: skip
def test_a_page_is_opened_where_somebody_sits(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], shown: bool
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert desktop() is shown
