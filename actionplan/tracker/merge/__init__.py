"""A returned tracker: what was typed into it since it went out, beside what others have changed in the plan."""

from actionplan.tracker.merge.change_set import changes_of as changes_of
from actionplan.tracker.merge.decisions import Decision as Decision
from actionplan.tracker.merge.decisions import read_decisions as read_decisions
from actionplan.tracker.merge.entries import Alarm as Alarm
from actionplan.tracker.merge.entries import Conflict as Conflict
from actionplan.tracker.merge.entries import Edit as Edit
from actionplan.tracker.merge.entries import Place as Place
from actionplan.tracker.merge.entries import Proposal as Proposal
from actionplan.tracker.merge.entries import Told as Told
from actionplan.tracker.merge.merged import LISTS as LISTS
from actionplan.tracker.merge.merged import Merged as Merged
from actionplan.tracker.merge.merged import Since as Since
from actionplan.tracker.merge.merged import to_data as to_data
from actionplan.tracker.merge.merging import merge as merge
from actionplan.tracker.merge.opening import returned as returned
from actionplan.tracker.merge.recognised import is_tracker as is_tracker
from actionplan.tracker.merge.returned import Returned as Returned
from actionplan.tracker.merge.returned import ReturnedRow as ReturnedRow
from actionplan.tracker.merge.returned import content_sha256 as content_sha256
from actionplan.tracker.merge.returned import export_ids as export_ids
from actionplan.tracker.merge.settling import settle as settle
