"""The personal tab: what somebody reported, asked and supports, what they learn, how often they hear, what is kept."""

from web.access import EVERYBODY, act, page, part
from web.tab import friction, home, learning, preferences, privacy, questions

ROUTES = (
    page("/tab/", home.show, EVERYBODY),
    page("/tab/reports/{friction}", friction.show, EVERYBODY, friction.own),
    act("/tab/reports/{friction}", friction.do, EVERYBODY, friction.own),
    page("/tab/questions/{question}", questions.show, EVERYBODY, questions.own),
    act("/tab/questions/{question}", questions.do, EVERYBODY, questions.own),
    page("/tab/learning", learning.show, EVERYBODY),
    act("/tab/learning/erase", learning.erase, EVERYBODY),
    page("/tab/messages", preferences.show, EVERYBODY),
    act("/tab/messages", preferences.save, EVERYBODY),
    page("/tab/data", privacy.show, EVERYBODY),
    part("/tab/data/kring.json", privacy.as_json, EVERYBODY),
    part("/tab/data/kring.csv", privacy.as_csv, EVERYBODY),
)
