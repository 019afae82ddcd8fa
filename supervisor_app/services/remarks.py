"""What stood out of a period: sentences worked out from its contacts, the most important first."""

from supervisor_app.domain.summary import Remark
from supervisor_app.services.remarks_of_data import remarks_of_data
from supervisor_app.services.remarks_of_service import remarks_of_service
from supervisor_app.services.remarks_of_volume import remarks_of_volume
from supervisor_app.services.scene import Scene

MOST = 8
"""So many remarks are read; more are not."""


def remarks_of(scene: Scene) -> tuple[Remark, ...]:
    """At most eight: what explains the day, then what is bad, near bad, new, and what went well.

    Of a period without contacts only the data has something to say. Raises StoreError.
    """
    found = list(remarks_of_data(scene))
    if scene.volume.reading.n:
        found += [*remarks_of_volume(scene), *remarks_of_service(scene)]
    found.sort(key=lambda one: (one.weight, -one.size))
    return tuple(one.remark for one in found[:MOST])
