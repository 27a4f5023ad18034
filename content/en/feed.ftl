# Lines in Teams' activity feed; the manifest declares the same.
feed-loopSolved = { $actor } asks whether this is solved: { $title }
feed-loopDeclined = { $actor } explains why this will not happen now: { $title }
