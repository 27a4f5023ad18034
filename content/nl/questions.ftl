# Vragen: het formulier, de kaart van wie vraagt en die van wie antwoordt.
ask-title = Wat wil je weten?
ask-subtitle-tip = De tip gaat mee, zodat je collega weet waar het over gaat.
ask-subtitle = Ik zoek eerst of het antwoord er al is. Anders vraag ik het aan een collega die het weet.
ask-title-found = Misschien staat het hier tussen
ask-subtitle-found = Zo niet, vraag het dan onderaan aan een key-user.
ask-title-none = Zal ik dit aan een key-user vragen?
ask-subtitle-none = Ik heb er zelf geen uitleg over gevonden.
ask-text = Je vraag
ask-text-hint = Bijvoorbeeld: hoe deel ik mijn agenda met een collega?
ask-text-missing = Schrijf in één zin wat je wilt weten.
ask-topic = Waar gaat het over? (hoeft niet)
ask-topic-other = Weet ik niet / iets anders
ask-trace = Hierin lijkt iets over een persoon te staan ({ $what }). Meer collega's kunnen je vraag lezen. Haal het weg, of kies "vraag het toch" als het geen kwaad kan.
ask-naming = Hoe wil je dit vragen?
ask-naming-missing = Kies eerst hoe je dit wilt vragen. Wat je schreef, staat er nog.
ask-who-sees = Met je naam: wie je vraag krijgt, ziet wie je bent. Zonder naam: alleen je vraag.
act-ask-who-sees = Wat ziet wie?
ask-others = Schrijf geen namen van anderen in je vraag.
ask-at-once = Je vraag gaat meteen door, ook zonder naam. Wie hem krijgt, ziet dus wanneer je hem stelt.
ask-tip-named = Wie je vraag krijgt, ziet je naam en wat je hier schrijft. Noem geen namen van anderen.
act-ask-first = Stel je vraag
act-ask-key-user = Vraag een key-user
act-ask-instead = Vraag het een key-user
act-ask-anyway = Vraag het toch
act-ask-report = Maak er een melding van
found-title = Fijn dat dit helpt
found-subtitle = Je vraag is niet verstuurd.
found-sent = Je vraag was al verstuurd. Zolang er geen antwoord is, kun je hem intrekken.

question-state-asked = Nog niet opgepakt
question-state-taken = Opgepakt
question-state-answered = Wacht op jou
question-state-accepted = Beantwoord
question-state-unanswered = Afgerond
question-state-withdrawn = Ingetrokken
question-asked = Je vraag is gesteld
question-again = Je vraag is weer open
question-taken = { $who } zoekt het voor je uit
question-answered = Helpt dit antwoord?
question-accepted = Je vraag is beantwoord
question-unanswered = Afgerond zonder jouw reactie
question-withdrawn = Je hebt deze vraag ingetrokken
question-fallback = { $title } ({ $code })
question-with = Je vraag ligt bij { $who }.
question-with-pool = Je vraag ligt nu bij { $count } key-users. Wie tijd heeft, pakt hem op.
question-with-nobody = Ik heb nog niemand gevonden die dit kan oppakken. Ik kijk elke werkdag opnieuw.
question-with-coordinators = Je vraag ligt nu bij de coördinatoren. Zij zoeken iemand die het weet.
question-with-it = Je vraag ligt bij IT.
question-due-next = Komt je collega er niet aan toe, dan zoek ik uiterlijk { $by } een ander.
question-due-pool = Kan niemand hem oppakken, dan zoek ik uiterlijk { $by } verder bij andere key-users.
question-due-coordinators = Kan niemand hem oppakken, dan vraag ik het uiterlijk { $by } aan een coördinator.
question-due-further = Kan niemand hem oppakken, dan zoek ik uiterlijk { $by } verder.
question-due-again = Pakt niemand hem op, dan vraag ik het ze na { $by } opnieuw.
question-due-word = Is er { $by } nog geen antwoord, dan vraag ik je collega hoe het ermee staat.
question-due-move = Hoor je { $by } nog niets, dan zoek ik een ander.
question-due-close = Hoor ik niets, dan rond ik de vraag na { $by } af.
question-no-repeat = Wat je schreef, gaat mee. Je hoeft niets te herhalen.
question-your-words = Jouw vraag
question-still-words = Wat wil je nog weten?
question-thanked = Je bedankje komt aan het begin van de volgende werkdag aan.
question-keep = Wie het antwoord gaf, kan er uitleg van maken voor anderen. Dan vraag ik eerst of jij dat goed vindt.
question-keep-here = Wie het antwoord gaf, kan er uitleg van maken voor anderen. Dan vraag ik eerst op deze kaart of jij dat goed vindt.
question-agreed = Jij vond het goed dat anderen dit antwoord lezen.
question-card = Ik zet je naam er niet bij. Wat je zelf schrijft, leest wie je vraag krijgt. Deze vraag vind je alleen op deze kaart terug.
question-told = Je krijgt bericht als er een antwoord is. Daarin staat niet waar het over gaat.
question-pull = Je krijgt geen bericht, ook niet als er een antwoord is. Kijk hier af en toe hoe het ervoor staat.

question-step-ask = Gesteld
question-step-take = Opgepakt door { $who }
question-step-answer = { $who } heeft geantwoord
question-step-handover = { $who } heeft je vraag doorgegeven
question-step-accept = Jij zegt: opgelost
question-step-reopen = Jij zegt: nog niet
question-step-thank = Jij stuurde een bedankje
question-step-withdraw = Ingetrokken
question-step-next = Ook gevraagd aan een ander
question-step-pool = Gevraagd aan andere key-users die hierover gaan
question-step-coordinators = Gevraagd aan de coördinatoren
question-step-again = Nog eens gevraagd aan de coördinatoren
question-step-move = Je collega kon er niet mee verder. Ik zoek een ander.
question-step-remind = Je bent nog eens om je reactie gevraagd
question-step-close = Afgerond zonder jouw reactie

question-said-answer = { $who }
question-said-handover = { $who } geeft door
question-said-reopen = { $who }: nog niet
question-said-reopen-own = Jij: nog niet

act-question-accept = Opgelost
act-question-reopen = Nog niet
act-question-ask-on = Vraag verder
act-question-reopen-closed = Toch nog niet
act-question-thank = Stuur een bedankje
act-question-withdraw = Intrekken
act-question-status = Hoe staat het ervoor?
act-question-take = Ik pak dit op
act-question-take-after = Toch zelf oppakken
act-question-answer = Antwoord
act-question-pass = Niet van mij
act-question-mine = Wat heb ik gevraagd?

asked-title = Een collega heeft een vraag
asked-again = Je collega is er nog niet uit
asked-answered = Je hebt geantwoord
asked-helped = Je antwoord helpt
asked-done = Hier hoef je niets meer mee
asked-given = Je hebt de vraag doorgegeven
asked-given-to = De vraag ligt nu bij { $who }. Je hoeft niets meer te doen.
asked-given-pool = De vraag ligt nu bij andere key-users. Je hoeft niets meer te doen.
asked-given-it = De vraag ligt nu bij IT. Je hoeft niets meer te doen.
asked-given-coordinators = De vraag ligt nu bij de coördinatoren. Je hoeft niets meer te doen.
asked-given-nobody = Ik zoek nog iemand die dit weet. Je hoeft niets meer te doen.
asked-given-lead = De andere coördinatoren hebben hem ook. Je hoeft niets meer te doen.
asked-state-asked = Nog niet opgepakt
asked-state-taken = Door jou opgepakt
asked-state-theirs = Opgepakt door { $who }
asked-state-answered = Wacht op wie het vroeg
asked-state-accepted = Opgelost, zegt wie het vroeg
asked-state-unanswered = Afgerond zonder reactie
asked-state-withdrawn = Ingetrokken
asked-passed = { $who } heeft deze vraag opgepakt. Je hoeft niets meer te doen.
asked-passed-answered = { $who } heeft deze vraag beantwoord. Je hoeft niets meer te doen.
asked-passed-over = Deze vraag is afgerond. Je hoeft niets meer te doen.
asked-passed-withdrawn = Wie het vroeg, heeft de vraag ingetrokken. Je hoeft niets meer te doen.
asked-moved = Je had deze vraag opgepakt. Ik zoek er nu ook een ander voor. Weet je het antwoord, dan kun je het nog steeds geven.
asked-moves = Hoor ik { $by } nog niets van je, dan zoek ik een ander.
asked-coordinate = Niemand heeft deze vraag nog opgepakt. Pak jij hem op? Of weet je een collega die dit weet? Schrijf dan in je antwoord wie dat is. Wie het vroeg, leest dat.
asked-no-topic = Waar de vraag over gaat, is nog niet bekend. Weet jij het antwoord, of wie het weet?
asked-topic = Gaat over
asked-since = Gesteld
asked-by = Graag uiterlijk
asked-seen = Dit heb ik al laten zien
asked-nothing = Hier is nog geen uitleg over gevonden.
asked-answer = Je antwoord
asked-answer-now = Weet je het meteen? Dan kun je hier antwoorden.
asked-answer-hint = Schrijf het zoals je het zou vertellen.
asked-to = Wie weet dit beter?
asked-to-why = Schrijf hierboven wat je collega moet weten. Wie het vroeg, leest dat ook.
asked-to-it = IT
asked-to-topic = Wie { $topic } kent
asked-waits = Wie het vroeg, zegt nu of het helpt. Helpt het, dan kun je er uitleg van maken.
asked-nameless = Deze vraag is zonder naam gesteld. Wie het vroeg, kan je antwoord lezen.

todo-questions = { $count ->
    [one] 1 vraag
   *[other] { $count } vragen
  }
todo-reports = { $count ->
    [one] 1 melding
   *[other] { $count } meldingen
  }
todo-question-asked = { $who } · nog niet opgepakt
todo-question-taken = { $who } · door jou opgepakt
todo-question-theirs = { $who } · opgepakt door { $other }
asked-fresh = { $count ->
    [0] Hier wacht niets meer op je
    [one] Er wacht een vraag op je
   *[other] Er wachten { $count } vragen op je
  }
questions-title = { $count ->
    [0] Wat heb je gevraagd?
    [one] Je hebt 1 vraag gesteld
   *[other] Je hebt { $count } vragen gesteld
  }
questions-empty = Je hebt nog niets gevraagd met je naam. Typ gerust je vraag.
questions-nameless = Vragen zonder naam staan hier niet. Die vind je op hun eigen kaart, in deze chat.
thanks-title = { $count ->
    [one] Je antwoord heeft geholpen
   *[other] Je antwoorden hebben geholpen
  }
thanks-title-news = { $count ->
    [one] Nieuws over een vraag van een collega
   *[other] Nieuws over { $count } vragen van collega's
  }
thanks-accepted = { $who } zegt: opgelost.
thanks-unanswered = Er kwam geen reactie van { $who }. De vraag is afgerond.
thanks-withdrawn = { $who } heeft de vraag ingetrokken. Je hoeft niets meer te doen.
thanks-both = { $who } zegt: opgelost, en bedankt je.
thanks-thank = { $who } bedankt je.
thanks-nameless-accepted = Wie het vroeg, zegt: opgelost.
thanks-nameless-unanswered = Er kwam geen reactie van wie het vroeg. De vraag is afgerond.
thanks-nameless-withdrawn = Wie het vroeg, heeft de vraag ingetrokken. Je hoeft niets meer te doen.
thanks-nameless-both = Wie het vroeg, zegt: opgelost, en bedankt je.
thanks-nameless-thank = Wie het vroeg, bedankt je.
thanks-keep = Helpt je antwoord anderen ook? Op de kaart maak je er uitleg van. Bij "jouw uitleg" vind je alles terug.
question-ping = { $who } heeft je vraag beantwoord: { $title }
question-ping-remind = Je reactie wordt nog gevraagd over: { $title }
question-ping-nameless = Er is nieuws voor je

refused-no-still = Schrijf eerst wat je nog wilt weten. Druk daarna nog eens op "vraag verder".

# Waarom een vraag bij jou komt.
asked-why-knows = kent { $about }
asked-why-department = werkt op dezelfde afdeling
asked-why-location = zit op dezelfde locatie
asked-why-language = spreekt dezelfde taal
asked-why-open = { $about ->
    [0] hebt verder geen open vragen
    [one] hebt verder 1 open vraag
   *[other] hebt verder { $about } open vragen
  }
asked-why-pool = weet meer van dit onderwerp
asked-why-full = Ik vraag het jou, want je weet meer van dit onderwerp. Je hebt deze week al genoeg vragen, dus pak deze alleen op als het je uitkomt.
asked-why-coordinators = Nog niemand kon deze vraag oppakken.
asked-why-it = Deze vraag ligt bij IT.
asked-why-before = gaf het vorige antwoord
asked-why-given = Een collega gaf deze vraag aan je door.
asked-why-one = Ik vraag het jou, want je { $one }.
asked-why-both = Ik vraag het jou, want je { $one } en { $two }.
asked-why-all = Ik vraag het jou, want je { $one }, { $two } en { $three }.
