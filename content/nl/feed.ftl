# Lines in Teams' activity feed; the manifest declares the same.
feed-loopSolved = { $actor } vraagt of dit is opgelost: { $title }
feed-loopDeclined = { $actor } legt uit waarom dit nu niet gebeurt: { $title }
