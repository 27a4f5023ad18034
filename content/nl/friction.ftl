# A report's loop: form, status, handler's card, lists.
form-title = Waar loop je tegenaan?
form-title-typed = Zal ik dit melden?
form-subtitle = Eén zin is genoeg. Een collega kijkt ernaar.
form-text = Wat gebeurde er?
form-text-hint = Bijvoorbeeld: ik typ elk bezoekverslag twee keer over
form-cut = Wat je typte, is langer dan hier past. Dit is het begin. Pas het aan waar je wilt en verstuur het.
form-text-missing = Schrijf in één zin wat er gebeurde.
form-group = Wat past het best? (hoeft niet)
form-impact = Wat merk je ervan? (hoeft niet)
form-choose = Kies
form-would-help = Wat zou helpen? (hoeft niet)
form-naming = Hoe wil je dit melden?
naming-named = Met mijn naam
naming-told = Zonder naam, maar laat me weten als er nieuws is
naming-pull = Zonder naam, ik kijk hier zelf of er nieuws is
form-who-sees = Met je naam ziet wie dit behandelt je naam en wat je hier invult. Zonder naam alleen wat je hier invult. Noem geen namen van anderen.
form-teams = Teams bewaart deze chat. Wie Teams beheert, kan daar in bijzondere gevallen bij.
form-key = Stuur ik je bericht, dan bewaar ik versleuteld wie je bent. Wie zowel de database als de sleutel beheert, kan dat lezen tot 30 dagen na het afsluiten. Reservekopieën kunnen langer bestaan.
form-typed = Deze zin staat al in deze chat, onder je naam. Liever zonder naam? Neem dan een leeg formulier en zeg het in andere woorden.
form-fresh = Leeg formulier
form-naming-missing = Kies eerst hoe je dit wilt melden. Wat je schreef, staat er nog.
form-trace = Staat hier een naam in? Of een telefoonnummer, mailadres of personeelsnummer? Haal het weg, of verstuur het toch.
form-colleagues-named = Een aantal collega's kan alleen met je naam erbij. Anders is te raden wie je bent. Haal het aantal weg, of meld met je naam.
form-colleagues = Voor hoeveel collega's meld je dit ook? (hoeft niet)
form-similar = Is dit al gemeld?
form-send-anyway = Verstuur toch
moved-on = Hier is intussen iets veranderd. Wat je schreef, is niet verstuurd.
form-sent = Dit formulier had je al verstuurd. Wat je daarna hebt veranderd, is niet verstuurd.
not-sent = Niet verstuurd
alike-title = Is het een van deze?
alike-none = Ik kan alleen zoeken in meldingen die een collega al heeft opgepakt. Daar lijkt er geen op. Verstuur gerust.
alike-follow = Met "ook last van" hoor je wat eraan gedaan wordt. Daarvoor bewaar ik wie je bent. Collega's zien niet wie er nog meer last van heeft.
act-support = Ook last van
act-join = Voeg mijn melding hierbij
alike-join = Dan hoort jouw melding bij die ene. Je hoort wat eraan gedaan wordt, en alleen jij zegt of het bij jou werkt.
bothers = Dit speelt bij { $count } collega's.
colleagues = { $count ->
    [one] 1 collega
   *[other] { $count } collega's
  }
nameless = Een collega (zonder naam)
form-send = Verstuur
form-not-now = Toch niet

state-waiting = Verstuurd
state-received = Ontvangen
state-asked = Er is een vraag voor je
state-again = Weer open
state-taken = Opgepakt
state-solved = Wacht op jou
state-declined = Doen we nu niet
state-confirmed = Opgelost
state-understood = Afgerond
state-unanswered = Afgerond
state-helped = Opgelost met een tip
state-withdrawn = Ingetrokken

status-waiting = Je melding is verstuurd
status-received = Je melding is binnen
status-asked = Je collega wil iets van je weten
status-again = We gaan er opnieuw naar kijken
status-taken = We zijn bezig met je melding
status-solved = Is het opgelost?
status-declined = Dit doen we nu niet
status-confirmed = Opgelost, deze melding is rond
status-understood = Deze melding is afgerond
status-unanswered = Afgerond zonder jouw antwoord
status-helped = Een tip hielp je verder. Deze melding is dicht
status-withdrawn = Je hebt deze melding ingetrokken
status-fallback = { $title } ({ $code })
status-step = Stap { $step } van { $of }
status-your-words = Jouw melding
status-still-words = Is het er nog? Wat zie je dan? (hoeft niet)
status-object-words = Niet mee eens? Leg uit waarom.
status-answer = Je antwoord
status-add = Wil je nog iets toevoegen? (hoeft niet)
goes-with = Dit hoort bij een eerdere melding: { $title }. Je hoort wat eraan gedaan wordt. Alleen jij zegt of het bij jou werkt.
status-closes = { $working_days ->
    [one] Hoor ik niets, dan rond ik de melding één werkdag na { $day } af. Je kunt hem daarna nog { $days } dagen heropenen.
   *[other] Hoor ik niets, dan rond ik de melding { $working_days } werkdagen na { $day } af. Je kunt hem daarna nog { $days } dagen heropenen.
  }
status-reopen-until = Is het er nog? Heropenen kan tot { $day }.
status-keep-card = Ik zet je naam er niet bij. Wat je zelf schrijft, leest wie dit behandelt. Deze melding vind je alleen op deze kaart terug.
status-told = Je krijgt bericht als er een antwoord of een vraag voor je is. Daarin staat niet waar het over gaat.
status-pull = Je krijgt geen bericht, ook niet als een collega je iets vraagt. Kijk hier af en toe hoe het ervoor staat.
status-desk = Kun je nu niet verder? Wacht dan niet op Kring, maar ga naar de servicedesk.
status-desk-link = Naar de servicedesk
expected-release = Gaat { $at } naar wie het behandelt, met eventuele andere meldingen zonder naam
expected-taken = We proberen het uiterlijk { $by } op te pakken
expected-busy = Het is druk. We verwachten het rond { $by } op te pakken, later dan we willen.
expected-answer = We proberen uiterlijk { $by } te antwoorden
expected-late = Dit duurt langer dan we wilden. Er is een seintje over gegeven.
expected-late-here = Dit duurt langer dan we wilden.
expected-yours = Je collega wacht op je antwoord

step-sent = Verstuurd, zonder naam
step-report = Ontvangen
step-take = Opgepakt door { $who }
step-solve = { $who } zegt: opgelost
step-decline = { $who } heeft erop geantwoord
step-confirm = Jij zegt: opgelost
step-understood = Jij zegt: duidelijk
step-reopen = Jij zegt: het is er nog
step-object = Jij zegt: niet mee eens
step-helped = Jij: de tip hielp
step-withdraw = Ingetrokken
step-merge = Hoort bij een eerdere melding
step-handover = { $who } heeft dit doorgegeven
step-moved = Verder bij een andere collega
step-late = Over tijd
step-still = Nog geen nieuws van wie dit heeft
step-still-asked = Er wordt nog op jouw antwoord gewacht
step-remind = Je bent nog eens om je antwoord gevraagd
step-close = Afgerond zonder jouw antwoord
step-note = { $who } schreef je
step-ask = { $who } vroeg je iets
step-reply = Jij schreef iets
step-goes-to = Gaat naar { $queue }
step-goes-to-with = Gaat naar { $queue }, eerst naar { $who }
step-queue = Ligt bij { $queue }
step-queue-with = Ligt bij { $queue }, nu bij { $who }
stands-in = { $who } (vervangt { $owner })
coming-take = Een collega pakt het op
coming-again = { $who } kijkt er opnieuw naar
coming-answer = Je hoort wat eraan gedaan is
coming-answer-pull = Hier lees je wat eraan gedaan is
coming-confirm = Jij zegt of het werkt
coming-understood = Jij leest het antwoord

queue-it = IT
queue-processowner = wie deze werkwijze bepaalt
queue-changeowner = wie deze verandering invoert
queue-feedbackowner = het Kring-team
queue-keyuser = de key-users
queue-admin = de coördinatoren
queue-other = een ander van dezelfde lijst

said-solve = { $who }
said-decline = { $who }
said-note = { $who }
said-ask = { $who } vraagt
said-handover = { $who } geeft door
said-alternative = Dit mag wel
said-reply = { $who }
said-reply-own = Jij
said-object = { $who }: niet mee eens
said-object-own = Jij: niet mee eens
said-withdraw = { $who }: deze tip hielp
said-withdraw-own = Jij: deze tip hielp
said-reopen = { $who }: het is er nog
said-reopen-own = Jij: het is er nog

act-confirm = Opgelost
act-reopen = Het is er nog
act-reopen-closed = Het is er weer
act-understood = Duidelijk
act-object = Niet mee eens
act-answer = Verstuur je antwoord
act-add = Voeg toe
act-status = Hoe staat het ervoor?
act-form-again = Nog last van? Meld het
act-withdraw = Intrekken
act-take-over = Ik neem dit over
act-take = Ik pak dit op
act-solve = Het is opgelost
act-decline = Doen we nu niet
act-ask = Stel een vraag
act-note = Stuur een bericht
act-to-merge = Hoort bij een andere
act-merge = Voeg samen
act-to-handover = Doorgeven…
act-handover = Geef door

item-title = Een collega loopt hier tegenaan
item-again = Het is er nog
item-again-object = Je collega is het er niet mee eens
item-replied = Je collega schreef iets
item-yours = Door jou opgepakt
item-theirs = Opgepakt door { $who }
item-received = Nog niet opgepakt
item-back = Weer bij jou
item-given = Aan jou doorgegeven
item-given-by = Doorgegeven door { $who }
item-with = Ligt nu bij { $who }
item-late = Deze melding is over tijd
item-answered = Er is geantwoord
item-done = Hier hoef je niets meer mee
item-instead = { $owner } is er nu niet. Daarom komt dit bij jou.
item-merged = Hoort bij een andere
item-solved = Wacht op de melder
item-declined = Wacht op de melder
item-confirmed = Opgelost, zegt de melder
item-understood = Afgerond
item-unanswered = Afgerond zonder antwoord
item-withdrawn = Ingetrokken
item-name-it = Geef het een korte titel (nodig bij "ik pak dit op")
item-name-hint = Zonder namen: collega's zien dit
item-ask = Wil je eerst iets weten? (hoeft niet)
item-answer = Wat is eraan gedaan, waarom nu niet, of wat wil je weten?
item-answer-hint = Schrijf zoals je het zou vertellen. Bij "doen we nu niet" minstens { $shortest } tekens.
item-alternative = Wat mag wel? (nodig bij "het is opgelost")
item-alternative-hint = Bijvoorbeeld: Copilot mag, of: vanaf 1 maart
item-goes-with = Hoort bij { $code }: { $title }. Antwoord daar, dan horen alle melders het.
item-goes-with-untitled = Hoort bij { $code }, die nog niet is opgepakt. Een antwoord daar horen alle melders.
item-also = Hoort hierbij: { $code }
item-also-more = { $count ->
    [one] En nog 1 melding
   *[other] En nog { $count } meldingen
  }
item-all-read = Alle melders lezen wat je hier antwoordt, vraagt of schrijft.
item-alike = Lijkt op { $code }: { $title }
item-into = Code van een andere melding
item-into-hint = Bijvoorbeeld K7M3QX
item-queue = Wie pakt dit beter op?
item-why = Wat moet je collega weten die dit overneemt?
item-why-here = Schrijf hierboven wat je collega moet weten.
item-why-read = Wat je schrijft, leest de melder ook.
fact-group = Gaat over
fact-change = Hoort bij de verandering
fact-impact = Gevolg
fact-would-help = Zou helpen
fact-received = Gemeld
fact-queue = Lijst van
fact-with = Ligt bij
fact-since = Sinds
fact-by = Graag uiterlijk
fact-late = { $by } (dit is over tijd)
fact-bothers = Speelt bij
fact-colleagues = Ook namens

todo-title = { $count ->
    [0] Te doen
    [one] Te doen: 1 melding
   *[other] Te doen: { $count } meldingen
  }
todo-fresh = { $count ->
    [one] Er wacht een melding op je
   *[other] Er wachten { $count } meldingen op je
  }
todo-soon = { $count ->
    [one] Vraagt je aandacht: 1 melding
   *[other] Vraagt je aandacht: { $count } meldingen
  }
todo-soon-note = Heb je nog geen oplossing? Laat dan even weten hoe het ervoor staat.
crowded-title = Er liggen { $count } open meldingen bij { $queue }
crowded-more = Dat is meer dan de { $capacity } die er passen. Wie nu iets meldt, leest een latere dag. Misschien kan iemand bijspringen, of kan een deel naar een andere lijst.
late-title = { $count ->
    [one] 1 melding is over tijd
   *[other] { $count } meldingen zijn over tijd
  }
late-received = { $queue } · nog niet opgepakt, ligt bij { $who }
late-taken = { $queue } · opgepakt door { $who }
todo-empty = Er ligt niets op je te wachten.
todo-received = { $who } · nog niet opgepakt
todo-taken = { $who } · door jou opgepakt
todo-theirs = { $who } · opgepakt door { $handler }
todo-with = ligt bij { $holder }
todo-again = { $who } · weer open
todo-by = graag uiterlijk { $by }
todo-late = dit is over tijd
mine-nameless = Meldingen zonder naam staan hier niet. Die vind je op hun eigen kaart, in deze chat.
mine-title = { $count ->
    [0] Wat heb je gemeld?
    [one] Je hebt 1 melding gedaan
   *[other] Je hebt { $count } meldingen gedaan
  }
mine-empty = Je hebt nog niets gemeld. Typ gerust waar je tegenaan loopt.
list-show = Bekijk
list-part = { $first } tot en met { $last } van { $total }
list-on = Volgende
list-back = Vorige

ping-solve = { $who } heeft iets gedaan aan je melding: { $title }
ping-decline = { $who } heeft geantwoord op je melding: { $title }
ping-note = { $who } schreef je over je melding: { $title }
ping-ask = { $who } heeft een vraag over je melding: { $title }
ping-remind = Je antwoord wordt nog gevraagd over: { $title }
ping-still = Nog geen nieuws over je melding: { $title }
ping-solve-support = { $who } heeft iets gedaan aan: { $title }
ping-decline-support = { $who } heeft geantwoord op: { $title }
ping-nameless = Er is nieuws voor je
ping-show = Bekijk
follow-subtitle = Hier heb je ook last van
follow-received = Nog niet opgelost
follow-taken = Opgepakt
follow-solved = Hier is iets aan gedaan
follow-declined = Doen we nu niet
follow-confirmed = Opgelost
follow-understood = Afgerond
follow-unanswered = Afgerond
follow-withdrawn = Ingetrokken
follow-received-more = Je hoort het als hier iets aan gedaan is. Collega's zien niet dat jij er ook last van hebt.
follow-taken-more = { $who } heeft dit opgepakt. Je hoort het als er iets aan gedaan is.
follow-solved-more = { $who } zegt: opgelost. Werkt het bij jou niet? Meld het dan gerust.
follow-declined-more = { $who } heeft geantwoord. Ben je het er niet mee eens? Meld het dan gerust.
follow-confirmed-more = Wie dit meldde, zegt dat het is opgelost. Werkt het bij jou niet? Meld het dan gerust.
follow-understood-more = Dit is afgerond. Heb je er nog last van? Meld het dan gerust.
follow-unanswered-more = Dit is afgerond. Heb je er nog last van? Meld het dan gerust.
follow-withdrawn-more = Wie dit meldde, heeft het ingetrokken. Heb je er nog last van? Meld het dan gerust.
outcome-title = { $count ->
    [one] Nieuws over een melding van een collega
   *[other] Nieuws over { $count } meldingen van collega's
  }
outcome-confirmed = { $who } zegt: opgelost. Deze melding is rond.
outcome-confirmed-some = { $who } zegt: opgelost. Een andere melder moet dat nog zeggen.
outcome-understood = { $who } heeft je antwoord gelezen. Deze melding is afgerond.
outcome-left = Wie dit meldde, werkt hier niet meer. Je hoeft er niets meer aan te doen.
outcome-unanswered = Er kwam geen antwoord van { $who }. Deze melding is afgerond. Heropenen kan nog.
outcome-unanswered-nameless = Er kwam geen antwoord. Deze melding zonder naam is afgerond. Heropenen kan nog.
outcome-merged = { $who } meldde dit. Het hoort nu bij een andere melding. Je hoeft hier niets meer mee.
outcome-helped = { $who } kon verder met een tip. Deze melding is dicht, je hoeft niets meer te doen.
outcome-withdrawn = { $who } heeft de melding ingetrokken. Je hoeft niets meer te doen.
