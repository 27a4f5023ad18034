"""How several processes divide what Teams takes of us in a second."""

from collections.abc import Mapping


def split(rate: int, wants: Mapping[str, int]) -> dict[str, int]:
    """What each may send in a second, `rate` in all: nobody more than they want while another has less than that.

    What nobody wants is divided alike, so that whoever begins has something at once. When there are more processes
    than requests, those that want least wait.
    """
    shares, left = dict.fromkeys(wants, 0), rate
    asking = sorted(wants, key=lambda one: (wants[one], one))
    for at, one in enumerate(asking):
        shares[one] = min(wants[one], left // (len(asking) - at))
        left -= shares[one]
    for at, one in enumerate(asking):
        more = left // (len(asking) - at)
        shares[one] += more
        left -= more
    return shares
