from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.page.two_columns import ROW, Group, columns

LEFT = [f"l{i}" for i in range(9)]
RIGHT = [f"r{i}" for i in range(9)]
edges = st.dictionaries(
    st.tuples(st.sampled_from(LEFT), st.sampled_from(RIGHT)), st.integers(1, 9), min_size=1
)


@given(edges)
@settings(derandomize=True, max_examples=100, deadline=None)
def test_rows_are_all_placed_and_never_closer_than_a_label_is_high(
    weights: dict[tuple[str, str], int],
) -> None:
    groups = [Group("A", tuple(LEFT[:4])), Group("B", tuple(LEFT[4:]))]
    layout = columns(groups, RIGHT, weights, frozenset())
    assert set(layout.left) == set(LEFT)
    assert set(layout.right) == set(RIGHT)
    for places in (layout.left, layout.right):
        heights = sorted(places.values())
        assert all(b - a >= ROW - 1e-9 for a, b in pairwise(heights))


@given(edges)
@settings(derandomize=True, max_examples=50, deadline=None)
def test_groups_stay_together(weights: dict[tuple[str, str], int]) -> None:
    groups = [Group("A", tuple(LEFT[::2])), Group("B", tuple(LEFT[1::2]), last=True)]
    left = columns(groups, RIGHT, weights, frozenset()).left
    assert max(left[r] for r in LEFT[::2]) < min(left[r] for r in LEFT[1::2])


def test_the_order_of_the_weights_does_not_matter() -> None:
    weights = {(a, b): 1 + (i * j) % 3 for i, a in enumerate(LEFT) for j, b in enumerate(RIGHT)}
    turned = dict(reversed(weights.items()))
    group = [Group("", tuple(LEFT))]
    assert columns(group, RIGHT, weights, frozenset()) == columns(group, RIGHT, turned, frozenset())


def test_crossed_edges_are_uncrossed() -> None:
    weights = {("a", "z"): 1, ("b", "y"): 1, ("c", "x"): 1}
    layout = columns([Group("", ("a", "b", "c"))], ["x", "y", "z"], weights, frozenset())
    left = sorted(layout.left, key=layout.left.__getitem__)
    right = sorted(layout.right, key=layout.right.__getitem__)
    partner = dict(weights.keys())
    assert [partner[a] for a in left] == right


def test_the_row_of_nobody_stands_last() -> None:
    weights = {("a", "x"): 1, ("b", "-"): 5, ("c", "y"): 1}
    layout = columns([Group("", ("a", "b", "c"))], ["-", "x", "y"], weights, frozenset({"-"}))
    assert max(layout.right, key=layout.right.__getitem__) == "-"
