# The story that `kring demo --once` plays.
story-sentence = Outlook is al de hele week traag
story-name-it = Outlook is traag op kantoor
story-solution = De mailserver stond verkeerd ingesteld. Sluit Outlook één keer af, dan is het snel.
story-report = Melden
story-take = Oppakken
story-solve = Oplossen
story-confirm = Bevestigen
story-types = { $who } typt: { $words }
story-presses = { $who } drukt op: { $button }
story-feed = Activiteit in Teams van { $who }
story-end = De melding is rond: gemeld, opgepakt, opgelost, en bevestigd door wie het meldde.
