"""People's time that stands still until a test moves it."""

from datetime import datetime


class FakeClock:
    def __init__(self, start: datetime) -> None:
        self.moment = start  # aware

    def now(self) -> datetime:
        return self.moment
