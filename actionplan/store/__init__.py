"""The store of plans: SQLite in a file, or PostgreSQL by its address."""

from actionplan.store.address import VARIABLE as STORE_VARIABLE
from actionplan.store.address import find_store, masked
from actionplan.store.store import PlanSummary, Store, StoredPlan

__all__ = ["STORE_VARIABLE", "PlanSummary", "Store", "StoredPlan", "find_store", "masked"]
