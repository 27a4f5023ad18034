"""Settings from the environment and .env, checked at the start; a wrong one stops it, by name."""

import base64
import binascii
import os
import re
import sys
from typing import Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

import bot.auth
import bot.hosts
import bot.token
from domain.people import LANGUAGES

SEAL_BYTES = 32
_GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class Settings(BaseSettings):
    """Names as in Azure's own samples for the bot, KRING_… for ours; see docs/running.md."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", case_sensitive=False, populate_by_name=True)

    app_id: str | None = Field(None, alias="MicrosoftAppId")
    app_password: SecretStr = Field(SecretStr(""), alias="MicrosoftAppPassword")
    app_tenant: str | None = Field(None, alias="MicrosoftAppTenantId")
    app_type: Literal["SingleTenant", "UserAssignedMSI"] = Field("SingleTenant", alias="MicrosoftAppType")
    database_url: str = Field("sqlite:///kring.db", alias="DATABASE_URL")
    port: int = Field(3978, alias="PORT", ge=0, le=65535)
    seal_key: SecretStr | None = Field(None, alias="KRING_SEAL_KEY")
    teams_app_id: str | None = Field(None, alias="KRING_TEAMS_APP_ID")
    public_url: str | None = Field(None, alias="KRING_PUBLIC_URL")
    organisation: str = Field("", alias="KRING_ORGANISATION")
    service_desk_url: str | None = Field(None, alias="KRING_SERVICE_DESK_URL")
    admins: str = Field("", alias="KRING_ADMINS")
    groups: str = Field("", alias="KRING_GROUPS")
    audience_groups: str = Field("", alias="KRING_AUDIENCE_GROUPS")
    shared_accounts: str = Field("", alias="KRING_SHARED_ACCOUNTS")
    absence: Literal["off", "graph"] = Field("off", alias="KRING_ABSENCE")
    language: str = Field("nl", alias="KRING_LANGUAGE")
    rate: int = Field(45, alias="KRING_RATE", ge=1)
    time_zone: str = Field("Europe/Amsterdam", alias="KRING_TIME_ZONE")
    minutes_saved: int | None = Field(None, alias="KRING_MINUTES_SAVED", ge=1, le=480)
    acts_per_minute: int = Field(20, alias="KRING_ACTS_PER_MINUTE", ge=1)
    allowed_service_hosts: str = Field("", alias="KRING_ALLOWED_SERVICE_HOSTS")
    graph_url: str = Field("https://graph.microsoft.com", alias="KRING_GRAPH_URL")
    login_url: str = Field(bot.token.LOGIN, alias="KRING_LOGIN_URL")
    openid_metadata_url: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration", alias="KRING_OPENID_METADATA_URL"
    )
    token_issuer: str = Field(bot.auth.ISSUER, alias="KRING_TOKEN_ISSUER")

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in LANGUAGES:
            raise ValueError(f"KRING_LANGUAGE is one of {', '.join(LANGUAGES)}")
        return value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            return ZoneInfo(value).key
        except (KeyError, ValueError, OSError):
            raise ValueError("KRING_TIME_ZONE is an IANA name, such as Europe/Amsterdam") from None

    @field_validator("graph_url", "login_url", "openid_metadata_url")
    @classmethod
    def _safe_url(cls, value: str) -> str:
        if not bot.hosts.safe(value):
            raise ValueError("must be https; http is for loopback alone")
        return value

    @field_validator("service_desk_url")
    @classmethod
    def _web_url(cls, value: str | None) -> str | None:
        if value and not value.startswith("https://"):
            raise ValueError("KRING_SERVICE_DESK_URL must be https")
        return value or None

    @field_validator("public_url")
    @classmethod
    def _public_url(cls, value: str | None) -> str | None:
        """Without the last slash; what follows the host is where a gateway puts us."""
        where = bot.hosts.place(value)
        if value and (where is None or where.scheme != "https"):
            raise ValueError("KRING_PUBLIC_URL must be https, such as https://kring.example.org")
        return value.rstrip("/") if value else None

    @field_validator("admins")
    @classmethod
    def _object_ids(cls, value: str) -> str:
        if any("@" in one or " " in one for one in _list(value)):
            raise ValueError("KRING_ADMINS takes Entra object ids, not names or addresses, separated by commas")
        return value

    @field_validator("groups", "audience_groups", "shared_accounts")
    @classmethod
    def _accounts(cls, value: str, info: ValidationInfo) -> str:
        named = info.field_name == "groups"
        if any(
            not _GUID.fullmatch(one.rpartition("=")[2].strip()) or (named and "=" not in one) for one in _list(value)
        ):
            taken = "it=<id>,key_user=<id>, each an object id" if named else "object ids"
            raise ValueError(
                f"{cls.model_fields[str(info.field_name)].alias} takes {taken} of Entra, with commas between"
            )
        return value

    @field_validator("allowed_service_hosts")
    @classmethod
    def _known_hosts(cls, value: str) -> str:
        try:
            bot.hosts.ServiceHosts(_list(value))
        except ValueError as wrong:
            raise ValueError(f"KRING_ALLOWED_SERVICE_HOSTS: {wrong}") from None
        return value

    @model_validator(mode="after")
    def _whole_registration(self) -> Self:
        """An app id without what goes with it would start and answer nobody."""
        if self.app_id and not self.app_tenant:
            raise ValueError("MicrosoftAppId needs MicrosoftAppTenantId beside it")
        if self.app_id and self.app_type == "SingleTenant" and not self.app_password.get_secret_value():
            raise ValueError("a SingleTenant app needs MicrosoftAppPassword")
        return self

    @property
    def admin_ids(self) -> tuple[str, ...]:
        """Entra object ids of the coordinators."""
        return tuple(one.lower() for one in _list(self.admins))

    @property
    def group_ids(self) -> dict[str, str]:
        """The Entra group of a role or a queue, by its name."""
        return {name.strip(): which.strip() for name, _, which in (one.partition("=") for one in _list(self.groups))}

    @property
    def audience_ids(self) -> tuple[str, ...]:
        """Entra groups that a message can be for."""
        return tuple(one.lower() for one in _list(self.audience_groups))

    @property
    def shared_ids(self) -> tuple[str, ...]:
        """Accounts that are nobody's own."""
        return tuple(one.lower() for one in _list(self.shared_accounts))

    @property
    def hosts(self) -> tuple[str, ...]:
        return _list(self.allowed_service_hosts)

    def seal(self) -> bytes:
        """The seal key's 32 bytes. Raises ValueError when it is missing or not that."""
        given = self.seal_key.get_secret_value() if self.seal_key else ""
        try:
            key = base64.b64decode(given, validate=True)
        except binascii.Error:
            key = b""
        if len(key) != SEAL_BYTES:
            raise ValueError(
                "KRING_SEAL_KEY must be 32 bytes in base64; this makes one: "
                """python3 -c "import base64, os; print(base64.b64encode(os.urandom(32)).decode())" """.strip()
            )
        return key


def given() -> Settings:
    """The settings of this environment; raises ValueError with a line for each that cannot be used."""
    try:
        return Settings()  # type: ignore[call-arg]  # every field comes from the environment
    except ValidationError as wrong:
        lines = [f"{'.'.join(map(str, one['loc'])) or 'settings'}: {one['msg']}" for one in wrong.errors()]
        raise ValueError("These settings cannot be used:\n  " + "\n  ".join(lines)) from None


def spoken() -> str:
    """The language of the terminal: Dutch where it speaks Dutch, else English."""
    told = next((os.environ[one] for one in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(one)), "")
    return "nl" if told.lower().startswith("nl") else "en"


def desktop() -> bool:
    """Whether a browser that is opened here is seen by whoever sits before it."""
    if "SSH_CONNECTION" in os.environ:
        return False
    windows = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(one) for one in windows)


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())
