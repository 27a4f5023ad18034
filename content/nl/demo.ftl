# The story that `kring demo --once` plays in the terminal, and the demo's page step by step.
story-sentence = Outlook is al de hele week traag
story-sentence-too = Outlook is op kantoor zo traag
story-name-it = Outlook is traag op kantoor
story-solution = De mailserver stond verkeerd ingesteld. Sluit Outlook één keer af, dan is het snel.
story-type = Typen
story-report = Melden
story-take = Oppakken
story-too = Een collega ook
story-report-too = Ook melden
story-join = Erbij
story-solve = Oplossen
story-confirm = Bevestigen
story-types = { $who } typt: { $words }
story-presses = { $who } drukt op: { $button }
story-feed = Activiteit in Teams van { $who }
story-end = De melding is rond: gemeld, opgepakt, opgelost, en bevestigd door wie het meldde.

story-told-type = { $reporter } loopt ergens tegenaan en typt het gewoon. Kring maakt er een formulier van.
story-told-report = { $reporter } kiest "met mijn naam" en verstuurt. Rechts heeft { $handler } het meteen, met een datum.
story-told-take = { $handler } pakt het op en geeft het een titel. De kaart van { $reporter } verandert mee.
story-told-too = { $colleague } heeft er ook last van.
story-told-report-too = { $colleague } meldt het ook. Kring laat zien dat er al zo'n melding is.
story-told-join = { $colleague } voegt de eigen melding erbij. Eén probleem, twee mensen die het willen weten.
story-told-solve = { $handler } zegt wat er gedaan is. Beide melders zien één regel bij hun activiteit in Teams, hier onderaan.
story-told-confirm = { $reporter } zegt: opgelost. Alleen wie het meldde, kan dat zeggen. { $handler } hoort het.
