"""What config says about how a source is to be read."""

from collections.abc import Mapping, Sequence

from benice.light import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """What a source does not say itself. `keys` are further spellings for the names of the contract."""

    platform: str | None = None
    account: str | None = None
    timezone: str | None = None  # an IANA name, for times without a zone
    dates: str | None = None  # "day-first" or "month-first"
    kind: str | None = None
    language: str | None = None
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    timezones: Mapping[str, str] = field(default_factory=dict)  # account -> the IANA name for its times without a zone
    platforms: Mapping[str, str] = field(default_factory=dict)  # account -> the platform that it is on

    def zone_of(self, account: str | None) -> str | None:
        """The zone of an account's times, "@acme" being "acme"; else the one for all."""
        return self.timezones.get((account or "").removeprefix("@")) or self.timezone

    def platform_of(self, account: str | None) -> str | None:
        """The platform of an account that config knows."""
        return self.platforms.get((account or "").removeprefix("@"))
