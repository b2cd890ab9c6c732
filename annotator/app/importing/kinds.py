"""What window and command line may know of formats: which there are, and how one is read."""

from annotator.formats.codec import Profile
from annotator.formats.fields import FIELDS
from annotator.formats.registry import READERS
from annotator.formats.tagging import SCHEMES as TAG_SCHEMES

__all__ = ["FIELDS", "READERS", "TAG_SCHEMES", "Profile"]
