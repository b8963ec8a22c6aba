"""Waiting for what runs beside the page."""

from time import monotonic, sleep


def ended(job, patience=60):
    """Wait until a job has ended, so many seconds at most; the job."""
    until = monotonic() + patience
    while not job.ended and monotonic() < until:
        sleep(0.01)
    assert job.ended, f"{job.text}: still running after {patience} seconds"
    return job
