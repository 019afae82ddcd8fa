"""One period as it was asked about: its readings, which the parts of a summary are made of."""

from collections.abc import Mapping

from msgspec import Struct, structs

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import FigureId, Reading, Scope, Span
from supervisor_app.domain.time import Window
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.answering import Answers
from supervisor_app.services.day_sums import VOLUME, Place
from supervisor_app.services.history import Question


class Asker(Struct, frozen=True, kw_only=True):
    """Asks about a window of a desk, of what a scope leaves of it. Raises StoreError."""

    answers: Answers
    window: Window
    zone: str
    where: Scope

    def question(self, *figures: str, by: tuple[Dim, ...] = (), **where: str) -> Question:
        """A question about figures, narrowed further by words of a scope."""
        scope = structs.replace(self.where, **where)
        return Question(figures=figures, window=self.window, zone=self.zone, by=by, where=scope)

    def readings(self, *figures: str, by: tuple[Dim, ...] = (), **where: str) -> list[Reading]:
        """The answer to such a question."""
        return self.answers.readings(self.question(*figures, by=by, **where))

    def one(self, figure: str, **where: str) -> Reading:
        """A single figure, told apart by nothing."""
        (reading,) = self.answers.readings(self.question(figure, by=(), **where))
        return reading

    def figure(self, key: str, **where: str) -> FigureId:
        """The name of a figure of the window."""
        return FigureId(key, Span.WINDOW, structs.replace(self.where, **where))

    def within(self, window: Window) -> "Asker":
        """The same about another window."""
        return structs.replace(self, window=window)


class Measured(Struct, frozen=True, kw_only=True):
    """The readings of a window: ``whole`` by key, ``channels`` by key and channel."""

    whole: dict[str, Reading]
    channels: dict[Place, Reading]

    def contacts(self) -> dict[Channel, int]:
        """How many contacts each channel had."""
        return {Channel(channel): one.n for (key, channel), one in self.channels.items() if key == VOLUME}

    def main(self, family: Family) -> Channel | None:
        """The channel of a family that most contacts came by."""
        counts = [
            (-number, channel) for channel, number in self.contacts().items() if channel.family is family
        ]
        return min(counts)[1] if counts else None

    def of(self, key: str, channel: Channel | None) -> Reading:
        """A figure of a channel; of all where there is no such channel, or nothing on it."""
        found = self.channels.get((key, channel.value)) if channel is not None else None
        return self.whole[key] if found is None else found


def measured(asker: Asker, whole: tuple[str, ...], channels: tuple[str, ...]) -> Measured:
    """The readings of a window. Raises StoreError."""
    by_channel = asker.readings(*channels, by=(Dim.CHANNEL,))
    return Measured(
        whole={one.id.key: one for one in asker.readings(*whole)},
        channels={(one.id.key, one.id.scope.channel): one for one in by_channel},
    )


def topics_of(asker: Asker) -> Mapping[str, Reading]:
    """The contacts of each topic. Raises StoreError."""
    return {one.id.scope.topic: one for one in asker.readings(VOLUME, by=(Dim.TOPIC,))}
