"""How many mistakes lie between two words: a letter wrong, missing, too many, or two swapped."""


def distance(one, other, most):
    """The number of mistakes, or ``most + 1`` where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, above = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, other_letter in enumerate(other, 1):
            cost = min(
                above[column] + 1,
                here[column - 1] + 1,
                above[column - 1] + (letter != other_letter),
            )
            is_swapped = (
                row > 1
                and column > 1
                and letter == other[column - 2]
                and one[row - 2] == other_letter
            )
            here.append(min(cost, before[column - 2] + 1) if is_swapped else cost)
        if min(here) > most:
            return most + 1
        before, above = above, here
    return min(above[-1], most + 1)
