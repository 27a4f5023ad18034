# What Teams says about Kring: in its store, above the chat, beside a message and in the settings of notifications.
manifest-app = Kring
manifest-name = Kring: wat je meldt, wordt afgerond
manifest-short = Meld waar je tegenaan loopt en hoor wat ermee is gedaan.
manifest-full = Loopt er iets niet lekker in je werk? Zeg het in één zin, met of zonder je naam. Een collega pakt het op en je ziet wie dat is. Je hoort wat eraan is gedaan. En of het is opgelost, dat zeg jij.

manifest-report = meld
manifest-report-hint = Meld waar je tegenaan loopt
manifest-ask = vraag
manifest-ask-hint = Stel een vraag: het antwoord, of een collega die het weet
manifest-tip = tip
manifest-tip-hint = Iets handigs voor je werk, in een paar minuten
manifest-contact = wie is mijn key-user
manifest-contact-hint = Zie welke collega je met een vraag kan helpen
manifest-mine = wat heb ik gemeld
manifest-mine-hint = Zie je eigen meldingen en hoe het ermee staat
manifest-todo = te doen
manifest-todo-hint = De meldingen en vragen die op je wachten
manifest-help = hulp
manifest-help-hint = Zie wat je hier kunt doen

manifest-message = Meld dit bij Kring
manifest-message-hint = Maak van dit bericht een melding, met je naam
manifest-question = Vraag dit aan een key-user
manifest-question-hint = Zoek wat hierover bekend is, of vraag het met je naam aan een collega

manifest-news-when = Er is nieuws over iets wat je meldde of waar je ook last van hebt
manifest-solved-when = Er is iets gedaan aan een melding van je
manifest-declined-when = Een melding van je doen we nu niet
manifest-answered-when = Een collega heeft je vraag beantwoord
