# Lines in Teams' activity feed; the manifest declares the same.
feed-loopSolved = { $who } vraagt of dit is opgelost: { $title }
feed-loopDeclined = { $who } heeft geantwoord: { $title }
