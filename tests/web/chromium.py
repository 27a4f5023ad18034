"""A Chromium for the tests: one that is here, else Playwright's own, else Debian's; `python -m tests.web.chromium`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
CACHE = Path(__file__).parent.parent.parent / ".cache" / "browsers"
PATIENCE = 600  # seconds for one download
HELP = """No Chromium was found, and none could be fetched. The tests of pages need one: install the package `chromium`
of your system (or Google Chrome, or Edge) so that it is on the PATH, and run the tests again."""


def find() -> str | None:
    """Where there is one, without fetching."""
    here = next(filter(None, map(shutil.which, NAMES)), None)
    fetched = sorted(CACHE.glob("chromium*/**/chrome*/headless_shell")) + sorted(CACHE.glob("chromium*/**/chrome"))
    return here or next((str(one) for one in fetched if os.access(one, os.X_OK)), None)


def works(path: str) -> bool:
    """A download may lack libraries of the system, which Debian's package brings along."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=PATIENCE).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def fetch() -> str | None:
    """Playwright's own download, into this folder; then Debian's package, when we may install one."""
    downloads = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(CACHE)}
    ways = [([sys.executable, "-m", "playwright", "install", "chromium"], downloads)]
    if os.geteuid() == 0 and (apt := shutil.which("apt-get")):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        ways += [([apt, "update", "-qq"], quiet), ([apt, "install", "-qq", "-y", "chromium"], quiet)]
    for command, environment in ways:
        try:
            subprocess.run(command, env=environment, check=False, timeout=PATIENCE, stdout=sys.stderr)
        except (OSError, subprocess.TimeoutExpired) as error:
            sys.stderr.write(f"{command[0]}: {type(error).__name__}\n")
        if (found := find()) and works(found):
            return found
    return None


if __name__ == "__main__":
    here = find()
    sys.exit(0 if (here and works(here)) or fetch() else HELP)
