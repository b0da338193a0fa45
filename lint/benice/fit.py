"""Logistic regression with few and small weights, in plain Python: coordinate descent under two penalties."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp, log

from benice.light import dataclass

BIAS = ""  # the feature that every row has, and that costs nothing
CURVATURE = 0.25  # the second derivative of the logistic loss is never more, so that no step goes too far
ROUNDS = 200
THOUGHT_OUT = 0.25  # of the ridge is what a pattern or a sign costs: somebody has thought about it; words are many
CLOSE_ENOUGH = 1e-3  # no weight moved by more in a whole round


@dataclass(frozen=True, slots=True)
class Row:
    """The features of one text, whether it has the label, and which fold it is in."""

    features: Mapping[str, float]
    is_so: bool
    fold: int = 0


def fit(rows: Sequence[Row], penalty: float, ridge: float = 0.0) -> dict[str, float]:
    """The weights that fit the rows, without those that are 0.

    `penalty` is what a log odd of weight costs, in units of the loss of one row: with 1.0, about as much as one
    post that gets a chance of 37 % instead of certainty. `ridge` is what half its square costs: the larger, the more
    features share what one of them could carry alone. The rarer label is not weighed up: a score is a probability.
    """
    columns: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for feature, value in row.features.items():
            columns[feature].append((number, value))
    right = sum(row.is_so for row in rows)
    start = log((right + 0.5) / (len(rows) - right + 0.5))
    weights = {BIAS: start}
    sums = [start] * len(rows)
    errors = [chance(start) - row.is_so for row in rows]
    steep = {feature: CURVATURE * sum(value * value for _, value in column) for feature, column in columns.items()}
    columns[BIAS], steep[BIAS] = [(number, 1.0) for number in range(len(rows))], CURVATURE * len(rows)
    stiff = {
        feature: each + ridge * (THOUGHT_OUT if feature.startswith(("patterns:", "signs:")) else 1.0)
        for feature, each in steep.items()
    }
    stiff[BIAS] = steep[BIAS]
    order = [BIAS, *sorted(feature for feature in columns if feature)]
    active = order
    for number in range(ROUNDS):
        moved = 0.0
        for feature in active:
            column, now = columns[feature], weights.get(feature, 0.0)
            slope = sum([errors[at] * value for at, value in column])
            towards = (now * steep[feature] - slope) / stiff[feature]
            wanted = shrink(towards, penalty / stiff[feature] if feature else 0.0)
            if wanted != now:
                weights[feature] = wanted
                moved = max(moved, abs(wanted - now))
                for at, value in column:
                    sums[at] += (wanted - now) * value
                    errors[at] = chance(sums[at]) - rows[at].is_so
        if moved < CLOSE_ENOUGH and active is order:
            break
        # most weights stay 0: only now and then is everything looked at
        settled = moved < CLOSE_ENOUGH or number % 20 == 0
        active = order if settled else [feature for feature in order if weights.get(feature)]
    return {feature: weight for feature, weight in weights.items() if weight}


def shrink(value: float, by: float) -> float:
    """A value moved towards 0, and not beyond."""
    return max(value - by, 0.0) if value > 0 else min(value + by, 0.0)


def chance(total: float) -> float:
    """A sum of weights as a probability."""
    return 1 / (1 + exp(-min(max(total, -30.0), 30.0)))


def chances(weights: Mapping[str, float], rows: Sequence[Row], strongest: float = 0.0) -> list[float]:
    """How likely each row has the label; 0 where nothing but signs weighs `strongest`, as the model in use has it."""
    bias = weights.get(BIAS, 0.0)
    found = []
    for row in rows:
        parts = {key: weights[key] * value for key, value in row.features.items() if key in weights}
        shown = any(part > 0 and part >= strongest for key, part in parts.items() if not key.startswith("signs:"))
        found.append(chance(bias + sum(parts.values())) if shown else 0.0)
    return found


def cross_validate(
    rows: Sequence[Row], folds: int, penalty: float, strongest: float = 0.0, ridge: float = 0.0
) -> list[float]:
    """How likely each row has the label, by weights from the rows of the other folds."""
    found = [0.0] * len(rows)
    for fold in range(folds):
        weights = fit([row for row in rows if row.fold % folds != fold], penalty, ridge)
        here = [number for number, row in enumerate(rows) if row.fold % folds == fold]
        for number, guess in zip(here, chances(weights, [rows[at] for at in here], strongest), strict=True):
            found[number] = guess
    return found
