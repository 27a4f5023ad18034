"""A file of tips as an organisation writes its own: what it teaches, and what is wrong with it, line by line."""

from content.tips.book import Book, read
from content.tips.plain import MOST_BYTES
from content.tips.remarks import Remark, Wrong

__all__ = ["MOST_BYTES", "Book", "Remark", "Wrong", "read"]
