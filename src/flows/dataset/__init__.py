"""The data file: YAML text to a checked, frozen Dataset, or to a list of problems."""

from flows.dataset.load import InvalidDataset, load, parse, read
from flows.dataset.model import Claim, Dataset, Flow, Report
from flows.dataset.problems import Problem

__all__ = ["Claim", "Dataset", "Flow", "InvalidDataset", "Problem", "Report", "load", "parse", "read"]
