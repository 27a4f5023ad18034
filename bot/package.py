"""`kring manifest build` and `check`: the app package that Teams installs, of our texts and an installation's ids."""

import importlib.metadata
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import click
from pydantic import ValidationError

import appmanifest
import appmanifest.check
import bot.hosts
import dialogs.home
from bot.settings import Settings
from domain.search import plain

DEVELOPER = 32  # characters of a developer's name
NAME = "Kring"  # the developer, where the organisation has no name
USUAL = Path("kring.zip")
MADE = (1980, 1, 1, 0, 0, 0)  # in every zip, so that the same settings make the same bytes
_GUID = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")


@click.group()
def manifest() -> None:
    """Builds and checks the app package that Teams installs."""


@manifest.command()
@click.option("--output", type=click.Path(path_type=Path), default=USUAL, show_default=True)
def build(output: Path) -> None:
    """Makes the app package of this installation."""
    settings = _settings()
    made = zipped(appmanifest.package(_given(settings), settings.language))
    if wrong := appmanifest.check.problems(made, answers):
        raise click.ClickException("This package would be refused:\n  " + "\n  ".join(wrong))
    try:
        _write(output, made)
    except OSError as trouble:
        raise click.ClickException(f"{output} cannot be written: {trouble.strerror or trouble}") from None
    click.echo(f"{output} is ready: upload it in the Teams admin center, under Manage apps.")


@manifest.command()
@click.argument("package", type=click.Path(path_type=Path), default=USUAL)
def check(package: Path) -> None:
    """Tells what Teams, or Kring itself, would refuse in an app package. Ends with 1 when there is something."""
    try:
        with package.open("rb") as file:
            raw = file.read(appmanifest.check.LARGEST + 1)
    except OSError as trouble:
        raise click.ClickException(f"{package} cannot be read: {trouble.strerror or trouble}") from None
    wrong = appmanifest.check.problems(raw, answers)
    for one in wrong:
        click.echo(one)
    if wrong:
        raise SystemExit(1)
    click.echo(f"{package} is in order.")


def answers(word: str) -> bool:
    """Whether Kring does something for a word that is typed, today."""
    return plain(word) in dialogs.home.WORDS


def zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _settings() -> Settings:
    try:
        return Settings()  # type: ignore[call-arg]  # every field comes from the environment
    except ValidationError as wrong:
        told = "; ".join(one["msg"].removeprefix("Value error, ") for one in wrong.errors())
        raise click.ClickException(f"These settings cannot be used: {told}") from None


def _given(settings: Settings) -> Mapping[str, str]:
    """What the manifest's ${…} stand for; a sentence for whoever runs this when a setting does not fit."""
    ids = {"MicrosoftAppId": settings.app_id or "", "KRING_TEAMS_APP_ID": settings.teams_app_id or ""}
    given = {**ids, "KRING_PUBLIC_URL": settings.public_url or ""}
    if missing := [name for name, value in given.items() if not value]:
        raise click.ClickException(f"The app package needs {' and '.join(missing)}: see docs/running.md.")
    for name, value in ids.items():
        if not _GUID.fullmatch(value):
            raise click.ClickException(f"{name} is not an id such as 00000000-0000-4000-8000-000000000000.")
    developer = settings.organisation.strip() or NAME
    if len(developer) > DEVELOPER:
        raise click.ClickException(
            f"KRING_ORGANISATION has {len(developer)} characters, and Teams takes {DEVELOPER} for who offers an app; "
            'for the package alone, put a shorter one before the command: KRING_ORGANISATION="…" kring manifest build'
        )
    where = bot.hosts.place(settings.public_url)
    assert where, "the settings refuse what is no URL"
    host = where.host if where.port == bot.hosts.HTTPS else f"{where.host}:{where.port}"
    return given | {"DEVELOPER": developer, "HOST": host, "VERSION": importlib.metadata.version("kring")}


def _write(output: Path, content: bytes) -> None:
    """All of it, or what stood there before."""
    part = output.with_name(f"{output.name}.part")
    try:
        part.write_bytes(content)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
