"""What is chosen over the Daily summary, turned into what is asked for next."""

from datetime import date

from msgspec import structs
from PySide6.QtCore import QObject, QPoint, Signal

from supervisor_app.domain.asking import SummaryAsked
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.periods import day_of
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.summary import Against, PeriodKind, Summary
from supervisor_app.ui.pages.daily_header import DailyHeader
from supervisor_app.ui.pages.period_picker import PeriodPicker
from supervisor_app.ui.present import daily
from widgets.palette import Palette


class Choosing(QObject):
    """The header with its calendar. Knows what is asked for now, and the time at the desk.

    Signals:
        wanted: the SummaryAsked that is wanted instead.
    """

    wanted = Signal(object)

    def __init__(self, palette: Palette, header: DailyHeader) -> None:
        super().__init__(header)
        self._palette, self._header = palette, header
        self._asked: SummaryAsked | None = None
        self._at, self._zone = 0, "UTC"
        self._sites: dict[str, str] = {}
        self._channels: tuple[Channel, ...] = ()
        self._picker: PeriodPicker | None = None
        header.stepped.connect(self._step)
        header.period_asked.connect(self._pick)
        header.against_chosen.connect(self._choose_against)
        header.site_chosen.connect(self._choose_site)
        header.channel_chosen.connect(self._choose_channel)

    def show_asked(self, asked: SummaryAsked, snapshot: Snapshot) -> None:
        """Name what is asked for."""
        self._asked, self._at, self._zone = asked, snapshot.at, snapshot.zone
        period = daily.period_asked(asked, self._at, self._zone)
        more = period.last < day_of(self._at, self._zone)
        self._header.show_period(period, asked.against.value, may_step=more)
        sites, channels = daily.site_choices(self._sites), daily.channel_choices(self._channels)
        self._header.show_places(sites, asked.site, channels, asked.channel)

    def learn(self, summary: Summary | None, sites: dict[str, str]) -> None:
        """Know the sites there are, and the channels there were, from an answer."""
        self._sites = sites
        if summary is not None and not summary.channel:
            self._channels = tuple(one.channel for one in summary.channels)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette
        self._header.show_palette(palette)
        if self._picker is not None:
            self._picker.show_palette(palette)

    def picker(self) -> PeriodPicker:
        """The calendar, made when it is first wanted."""
        if self._picker is None:
            self._picker = PeriodPicker(self._palette, self._header)
            self._picker.period_chosen.connect(self._choose_period)
        return self._picker

    def _pick(self) -> None:
        if self._asked is None:
            return
        picker = self.picker()
        period = daily.period_asked(self._asked, self._at, self._zone)
        picker.show_period(period.kind, period.first, day_of(self._at, self._zone))
        button = self._header.period
        picker.move(button.mapToGlobal(QPoint(0, button.height() + 4)))
        picker.show()

    def _choose_period(self, kind: PeriodKind, first: date, last: date | None) -> None:
        if self._asked is not None:
            self.wanted.emit(daily.of_period(self._asked, kind, first, last))

    def _step(self, by: int) -> None:
        if self._asked is not None:
            self.wanted.emit(daily.stepped(self._asked, by, self._at, self._zone))

    def _choose_against(self, key: str) -> None:
        if self._asked is not None:
            self.wanted.emit(structs.replace(self._asked, against=Against(key)))

    def _choose_site(self, key: str) -> None:
        if self._asked is not None:
            self.wanted.emit(structs.replace(self._asked, site=key))

    def _choose_channel(self, key: str) -> None:
        if self._asked is not None:
            self.wanted.emit(structs.replace(self._asked, channel=key))
