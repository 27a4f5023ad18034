"""What the vendor announces, as Graph and files tell it: updates of plain words, and what is wrong with the others."""

from content.updates.rows import MOST_BYTES, File, Mistaken, Unreadable, called, read, update

__all__ = ["MOST_BYTES", "File", "Mistaken", "Unreadable", "called", "read", "update"]
