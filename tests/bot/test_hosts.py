import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.hosts

TEAMS = "https://smba.trafficmanager.net"


@pytest.mark.parametrize(
    "url",
    [
        f"{TEAMS}/emea/0d3c1bb0-7a9e-4a55-9a6c-7f8f0f9d0002/",
        f"{TEAMS}/emea",
        f"{TEAMS}:443/emea",
        "https://SMBA.TrafficManager.net/amer/",
        "https://webchat.botframework.com/",
        "https://a.b.botframework.com/",
        "https://smba.infra.gcc.teams.microsoft.com/teams",
        "https://smba.infra.gov.teams.microsoft.us/teams",
        "https://smba.infra.dod.teams.microsoft.us/teams",
    ],
)
def test_where_teams_runs_is_allowed_by_default(url: str) -> None:
    assert bot.hosts.ServiceHosts().permits(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        None,
        7,
        "smba.trafficmanager.net",
        "//smba.trafficmanager.net/",
        "http://smba.trafficmanager.net/",  # a token never travels in the clear
        "ftp://smba.trafficmanager.net/",
        f"{TEAMS}:444/",
        f"{TEAMS}:99999/",
        f"{TEAMS}@evil.example/",  # the host is what stands behind the @
        f"{TEAMS}.evil.example/",
        "https://evil.example/smba.trafficmanager.net",
        "https://user:word@smba.trafficmanager.net/",
        f"{TEAMS}#@evil.example/",
        f"{TEAMS}?@evil.example/",
        f"{TEAMS}\\@evil.example/",
        f"{TEAMS}%2eevil.example/",
        f"{TEAMS}./",
        f" {TEAMS}/",
        f"{TEAMS}/\n",
        f"{TEAMS}/a\r\nHost: evil.example",
        "https://\u017fmba.trafficmanager.net/",  # a long s, which some lower to s
        "https://smba.traffic\u200bmanager.net/",
        "https://smba\u3002trafficmanager.net/",  # an ideographic full stop
        "https://botframework.com/",
        "https://xbotframework.com/",
        "https://.botframework.com/",
        "https://127.0.0.1/",
        "http://localhost:3978/",
        f"{TEAMS}/" + "a" * 1000,
    ],
)
def test_everywhere_else_is_refused(url: object) -> None:
    assert not bot.hosts.ServiceHosts().permits(url)


@given(st.text())
def test_no_text_before_or_behind_a_known_host_makes_another_host_of_it(text: str) -> None:
    hosts = bot.hosts.ServiceHosts(["one.example"])
    for url in (f"https://{text}one.example/", f"https://one.example{text}"):
        where = bot.hosts.place(url)
        assert hosts.permits(url) == (where is not None and where.host == "one.example" and where.port == 443)


def test_what_is_listed_takes_the_place_of_the_default() -> None:
    hosts = bot.hosts.ServiceHosts(["teams.example", "*.cloud.example:8443"])
    assert hosts.permits("https://teams.example/")
    assert hosts.permits("https://eu.cloud.example:8443/")
    assert not hosts.permits("https://cloud.example:8443/")
    assert not hosts.permits("https://eu.cloud.example/")
    assert not hosts.permits(TEAMS)


def test_http_is_for_listed_loopback_hosts_alone() -> None:
    hosts = bot.hosts.ServiceHosts(["127.0.0.1:4000", "localhost", "teams.example:80"])
    assert hosts.permits("http://127.0.0.1:4000/teams/")
    assert hosts.permits("http://localhost:5123/")
    assert not hosts.permits("http://127.0.0.1:4001/")
    assert not hosts.permits("http://[::1]:4000/")
    assert not hosts.permits("http://teams.example/")


def test_the_demo_speaks_to_any_port_of_this_machine() -> None:
    hosts = bot.hosts.ServiceHosts(loopback=True)
    assert all(hosts.permits(f"http://{host}:4123/") for host in ("127.0.0.1", "localhost", "[::1]"))
    assert hosts.permits(TEAMS)
    assert not hosts.permits("http://192.168.1.2:4123/")


@pytest.mark.parametrize("entry", ["", "*", "*.nl", "https://teams.example", "a b", "tëams.example", "teams.example:x"])
def test_an_entry_that_is_no_host_is_refused_at_the_start(entry: str) -> None:
    with pytest.raises(ValueError, match="not a host"):
        bot.hosts.ServiceHosts([entry])


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("https://login.example/keys?app=1", True),
        ("http://127.0.0.1:8080/openid", True),
        ("http://login.example/keys", False),
        ("http://127.0.0.1@evil.example/", False),
        (None, False),
    ],
)
def test_secrets_travel_over_https_or_within_this_machine(url: object, *, is_safe: bool) -> None:
    assert bot.hosts.safe(url) is is_safe
