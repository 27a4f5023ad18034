# Lines in Teams' activity feed; the manifest declares the same.
feed-loopSolved = { $who } asks whether this is solved: { $title }
feed-loopDeclined = { $who } answered: { $title }
