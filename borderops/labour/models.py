"""Labour programmes, who asks for workers, who goes, and the lists that say so."""

from borderops.labour.intakes import Employer, Intake
from borderops.labour.month_counts import MonthCount
from borderops.labour.permits import Permit
from borderops.labour.person_links import PersonLink
from borderops.labour.programme_steps import ProgrammeEvent
from borderops.labour.programmes import Programme
from borderops.labour.quotas import Quota
from borderops.labour.sectors import Sector
from borderops.labour.sending_units import SendingUnit
from borderops.labour.trips import Trip
from borderops.labour.worker_lists import ListLine, WorkerList
from borderops.labour.worker_looks import WorkerLook, WorkerMerge
from borderops.labour.workers import Worker

__all__ = [
    "Employer", "Intake", "ListLine", "MonthCount", "Permit", "PersonLink", "Programme", "ProgrammeEvent", "Quota",
    "Sector", "SendingUnit", "Trip", "Worker", "WorkerList", "WorkerLook", "WorkerMerge",
]  # fmt: skip
