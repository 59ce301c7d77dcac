"""What can go wrong, by name."""


class FlowsError(Exception):
    """The root of every error this package raises on purpose."""


class AmountError(FlowsError, ValueError):
    """A figure, currency or wording that cannot be read."""


class DateError(FlowsError, ValueError):
    """A date that is not EDTF level 0, or a day that does not exist."""


class PlaceError(FlowsError, ValueError):
    """A stage of a route that names no known country in an allowed form."""


class BoundsError(FlowsError, ValueError):
    """A question about bounds that mixes what may not be mixed, or names what is not there."""
