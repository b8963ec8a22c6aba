"""The store of plans and issued reports: SQLite in a file, or PostgreSQL by its address."""

from actionplan.store.address import VARIABLE as STORE_VARIABLE
from actionplan.store.address import find_store, masked
from actionplan.store.genuine import Wrong
from actionplan.store.issued import IssuedReport, Withdrawn, report_name
from actionplan.store.manifest import KeptFile, Manifest, fingerprint, read_manifest, sha256_of
from actionplan.store.store import PlanSummary, Store, StoredPlan

__all__ = [
    "STORE_VARIABLE",
    "IssuedReport",
    "KeptFile",
    "Manifest",
    "PlanSummary",
    "Store",
    "StoredPlan",
    "Withdrawn",
    "Wrong",
    "find_store",
    "fingerprint",
    "masked",
    "read_manifest",
    "report_name",
    "sha256_of",
]
