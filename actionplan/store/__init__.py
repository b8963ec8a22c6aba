"""The store of plans, issued reports and trackers: SQLite in a file, or PostgreSQL by its address."""

from actionplan.store.address import VARIABLE as STORE_VARIABLE
from actionplan.store.address import find_store, masked, working_folder
from actionplan.store.conflicted import copies_beside
from actionplan.store.copying import Contents
from actionplan.store.database import waiting_while
from actionplan.store.genuine import Wrong
from actionplan.store.held import Holder
from actionplan.store.holds import shared_file
from actionplan.store.issued import (
    PROMISED,
    IssuedReport,
    period_path,
    promised_file,
    report_name,
    standing,
)
from actionplan.store.manifest import KeptFile, Manifest, fingerprint, read_manifest, sha256_of
from actionplan.store.store import PlanSummary, Store, StoredPlan
from actionplan.store.trackers import ExportEntry, KeptExport, KeptReturn, Returned
from actionplan.store.withdrawn import Withdrawn

__all__ = [
    "PROMISED",
    "STORE_VARIABLE",
    "Contents",
    "ExportEntry",
    "Holder",
    "IssuedReport",
    "KeptExport",
    "KeptFile",
    "KeptReturn",
    "Manifest",
    "PlanSummary",
    "Returned",
    "Store",
    "StoredPlan",
    "Withdrawn",
    "Wrong",
    "copies_beside",
    "find_store",
    "fingerprint",
    "masked",
    "period_path",
    "promised_file",
    "read_manifest",
    "report_name",
    "sha256_of",
    "shared_file",
    "standing",
    "waiting_while",
    "working_folder",
]
