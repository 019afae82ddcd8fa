"""What the panels of the Live page can show: each face is made when it is first looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import FigureId, Snapshot
from supervisor_app.ui.present import bars, figures, quality
from widgets.bar_list import BarList
from widgets.canvas import Canvas
from widgets.figure_list import FigureList, FigureRow
from widgets.histogram import Histogram
from widgets.load_bars import LoadBars
from widgets.palette import Palette
from widgets.pencil import CLAUSE
from widgets.segment_bar import SegmentBar

_ROWS_MOST = 40


@dataclass(frozen=True)
class Choose:
    """What to do with what was clicked: list the contacts of a figure, or the people in a state."""

    contacts: Callable[[FigureId], None]
    people: Callable[[PresenceState], None]


@dataclass(frozen=True)
class Face:
    """Widgets one above the other, how they show a snapshot, and the line above them."""

    widgets: tuple[Canvas, ...]
    show: Callable[[Snapshot], None]
    subtitle: Callable[[Snapshot], str] = lambda snapshot: ""


def queues_face(palette: Palette, choose: Choose) -> Face:
    """How many wait in each queue now."""
    rows = BarList(palette)
    rows.row_clicked.connect(lambda key: choose.contacts(figures.of_queue(key)))

    def show(snapshot: Snapshot) -> None:
        rows.show_empty_text(_nothing("No queue is known", snapshot))
        rows.show_rows(bars.queue_rows(snapshot, _ROWS_MOST))
        rows.select(snapshot.selection.figure.scope.queue if snapshot.selection else None)

    return Face((rows,), show, bars.queues_age)


def queue_day_face(palette: Palette, choose: Choose) -> Face:
    """How many waited, through the day."""
    # Charts through time need pyqtgraph, which is slow to load: the first paint does not wait for it.
    from supervisor_app.ui.present import charts
    from widgets.live_plot import LivePlot

    plot = LivePlot(palette)
    plot.show_empty_text("Nothing was watched yet")
    plot.only_watch()  # no figure is the length of a queue at an earlier time
    return Face((plot,), lambda snapshot: plot.show_state(charts.queue_plot(snapshot)))


def promise_face(palette: Palette, choose: Choose) -> Face:
    """Written contacts that wait, by what is left of their promise."""
    bins = Histogram(palette)
    bins.bin_clicked.connect(lambda key: choose.contacts(figures.of_promise(key)))

    def show(snapshot: Snapshot) -> None:
        bins.show_empty_text(_nothing("No promise is running", snapshot))
        bins.show_bins(bars.promise_bins(snapshot))

    return Face((bins,), show, lambda snapshot: bars.promise_note(snapshot) if snapshot.promise else "")


def waits_face(palette: Palette, choose: Choose) -> Face:
    """How long customers waited, through the day."""
    from supervisor_app.ui.present import charts
    from widgets.live_plot import LivePlot

    plot = LivePlot(palette)
    plot.show_empty_text("Nobody was answered yet")
    plot.only_watch()  # no figure is the wait within one half-hour
    return Face(
        (plot,),
        lambda snapshot: plot.show_state(charts.wait_plot(snapshot)),
        lambda snapshot: charts.wait_note(snapshot).partition(CLAUSE)[0],
    )


def volume_face(palette: Palette, choose: Choose) -> Face:
    """How many contacts came today, by channel."""
    rows = BarList(palette)
    rows.row_clicked.connect(lambda key: choose.contacts(figures.of_channel(Channel(key))))

    def show(snapshot: Snapshot) -> None:
        rows.show_empty_text(_nothing("No contact came today", snapshot))
        rows.show_rows(bars.channel_rows(snapshot, _ROWS_MOST))
        rows.select(snapshot.selection.figure.scope.channel if snapshot.selection else None)

    return Face((rows,), show, bars.channels_age)


def hours_face(palette: Palette, choose: Choose) -> Face:
    """How many contacts came, by half-hour and kind of channel."""
    from supervisor_app.ui.present import charts
    from widgets.stacked_bars import StackedBars

    stack = StackedBars(palette)
    stack.only_watch()  # no figure is one kind of channel within one half-hour

    def show(snapshot: Snapshot) -> None:
        stack.show_empty_text(_nothing("No contact came today", snapshot))
        stack.show_state(charts.volume_stack(snapshot))

    return Face((stack,), show)


def agents_face(palette: Palette, choose: Choose) -> Face:
    """Who does what, and how full their hands are."""
    strip, loads = SegmentBar(palette), LoadBars(palette)
    strip.segment_clicked.connect(lambda key: choose.people(PresenceState(key)))
    loads.row_clicked.connect(lambda key: choose.contacts(figures.of_agent(key)))

    def show(snapshot: Snapshot) -> None:
        segments = bars.presence_segments(snapshot)
        strip.show_segments(segments)
        strip.setVisible(bool(segments) and not loads.isHidden())
        loads.show_empty_text(_nothing("Nobody is signed in", snapshot))
        loads.show_rows(bars.load_rows(snapshot, _ROWS_MOST))
        loads.select(snapshot.selection.figure.scope.agent if snapshot.selection else None)

    return Face((strip, loads), show)


def _figures_face(
    palette: Palette, choose: Choose, told: Callable[[Snapshot], tuple[FigureRow, ...]], nothing: str
) -> Face:
    """Rows of figures, each of which lists its contacts."""
    rows = FigureList(palette)
    rows.row_clicked.connect(lambda key: choose.contacts(quality.row_figure(key)))

    def show(snapshot: Snapshot) -> None:
        rows.show_empty_text(_nothing(nothing, snapshot))
        shown = told(snapshot)
        rows.show_rows(shown)
        chosen = snapshot.selection.figure if snapshot.selection else None
        rows.select(next((row.key for row in shown if quality.row_figure(row.key) == chosen), None))

    return Face((rows,), show, bars.channels_age)


def quality_face(palette: Palette, choose: Choose) -> Face:
    """How well customers were served today."""
    return _figures_face(palette, choose, quality.quality_rows, "Nothing was solved yet")


def service_face(palette: Palette, choose: Choose) -> Face:
    """What customers settled without a person today."""
    return _figures_face(palette, choose, quality.service_rows, "No self-service today")


def peers_face(palette: Palette, choose: Choose) -> Face:
    """What customers did for each other today."""
    return _figures_face(palette, choose, quality.peer_rows, "Nobody asked the others yet")


def _nothing(words: str, snapshot: Snapshot) -> str:
    """Why nothing is shown: there is nothing, or nobody knows yet."""
    return words if snapshot.readings else "No data yet"


MAKERS: dict[str, Callable[[Palette, Choose], Face]] = {
    "now": queues_face,
    "day": queue_day_face,
    "promise": promise_face,
    "waits": waits_face,
    "volume": volume_face,
    "hours": hours_face,
    "agents": agents_face,
    "quality": quality_face,
    "service": service_face,
    "peers": peers_face,
}
"""How each face is made, by its key."""

OFFERED: dict[str, Callable[[Snapshot], bool]] = {
    "service": lambda snapshot: bool(quality.service_rows(snapshot)),
    "peers": lambda snapshot: bool(quality.peer_rows(snapshot)),
}
"""Faces that are offered only where they have something to show."""
