"""Tables of others brought in: what a file is, how it may be read, what has to be asked, and the data file it makes."""

from flows.reading.found import Column, Left, Question, Reading, Recognised
from flows.reading.mapping import ROLES, Mapping
from flows.reading.read import read
from flows.reading.recognise import recognise

__all__ = ["ROLES", "Column", "Left", "Mapping", "Question", "Reading", "Recognised", "read", "recognise"]
