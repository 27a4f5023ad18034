# A report's loop: form, status, handler's card, lists.
form-title = Waar loop je tegenaan?
form-title-typed = Zal ik dit melden?
form-subtitle = Eén zin is genoeg. Je hoort wie het oppakt.
form-question = Vragen beantwoorden kan ik nog niet. Ik kan er wel een melding van maken.
form-text = Wat gebeurde er?
form-text-hint = Bijvoorbeeld: ik typ elk bezoekverslag twee keer over
form-text-missing = Schrijf in één zin wat er gebeurde.
form-group = Wat past het best? (hoeft niet)
form-impact = Wat merk je ervan? (hoeft niet)
form-choose = Kies
form-would-help = Wat zou helpen? (hoeft niet)
form-named = Dit gaat met je naam mee. Wie deze meldingen behandelt, ziet je naam en wat je schrijft. Noem geen namen van anderen.
form-send = Verstuur
form-not-now = Toch niet

state-received = Ontvangen
state-again = Weer open
state-taken = Opgepakt
state-solved = Wacht op jou
state-declined = Doen we nu niet
state-confirmed = Opgelost
state-understood = Afgerond
state-withdrawn = Ingetrokken

status-received = Je melding is binnen
status-again = We gaan er opnieuw naar kijken
status-taken = We zijn bezig met je melding
status-solved = Is het opgelost?
status-declined = Dit doen we nu niet
status-confirmed = Opgelost, deze melding is rond
status-understood = Deze melding is afgerond
status-withdrawn = Je hebt deze melding ingetrokken
status-fallback = { $title } ({ $code })
status-step = Stap { $step } van { $of }
status-your-words = Jouw melding
status-still-words = Is het er nog? Wat zie je dan? (hoeft niet)
status-desk = Kun je nu niet verder? Wacht dan niet op Kring, maar ga naar de servicedesk.
status-desk-link = Naar de servicedesk
expected-taken = We proberen het uiterlijk { $by } op te pakken
expected-answer = We proberen uiterlijk { $by } te antwoorden

step-report = Ontvangen
step-take = Opgepakt door { $who }
step-solve = { $who } zegt: opgelost
step-decline = { $who } heeft erop geantwoord
step-confirm = Jij zegt: opgelost
step-understood = Jij zegt: duidelijk
step-reopen = Jij zegt: het is er nog
step-withdraw = Ingetrokken
step-queue = Ligt bij { $queue }
step-queue-with = Ligt bij { $who } ({ $queue })
coming-take = Een collega pakt het op
coming-again = { $who } kijkt er opnieuw naar
coming-answer = Je hoort wat eraan gedaan is
coming-confirm = Jij zegt of het werkt
coming-understood = Jij leest het antwoord

queue-it = IT
queue-processowner = de proceseigenaar
queue-changeowner = de eigenaar van de verandering
queue-feedbackowner = het Kring-team
queue-keyuser = de key-users
queue-admin = de coördinatoren

said-solve = { $who }
said-decline = { $who }
said-reopen = { $who }: het is er nog
said-reopen-own = Jij: het is er nog

act-confirm = Opgelost
act-reopen = Het is er nog
act-reopen-closed = Het is er weer
act-understood = Duidelijk
act-withdraw = Intrekken
act-take = Ik pak dit op
act-solve = Het is opgelost
act-decline = Doen we nu niet

item-title = Een collega loopt hier tegenaan
item-again = Het is er nog
item-yours = Door jou opgepakt
item-theirs = Opgepakt door { $who }
item-received = Nog niet opgepakt
item-back = Weer bij jou
item-solved = Wacht op de melder
item-declined = Wacht op de melder
item-confirmed = Opgelost, zegt de melder
item-understood = Afgerond
item-withdrawn = Ingetrokken
item-name-it = Geef het een korte titel
item-name-hint = Bijvoorbeeld: Outlook is traag op kantoor
item-name-missing = Geef het een titel, zodat de melder ziet wat je oppakt.
item-answer = Wat is eraan gedaan, of waarom nu niet?
item-answer-hint = Schrijf zoals je het zou vertellen. Bij "doen we nu niet" minstens { $shortest } tekens.
item-answer-missing = Schrijf eerst wat eraan gedaan is, of waarom nu niet.
fact-group = Gaat over
fact-impact = Gevolg
fact-would-help = Zou helpen
fact-received = Gemeld
fact-by = Graag uiterlijk

todo-title = { $count ->
    [0] Te doen
    [one] Te doen: 1 melding
   *[other] Te doen: { $count } meldingen
  }
todo-fresh = { $count ->
    [one] Er wacht een melding op je
   *[other] Er wachten { $count } meldingen op je
  }
todo-empty = Er ligt niets op je te wachten.
todo-received = van { $who }, nog niet opgepakt
todo-taken = van { $who }, door jou opgepakt
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

ping-solved = { $who } heeft iets gedaan aan je melding: { $title }
ping-declined = { $who } heeft geantwoord op je melding: { $title }
ping-show = Bekijk je melding
outcome-title = { $count ->
    [one] Nieuws over een melding in je lijst
   *[other] Nieuws over { $count } meldingen in je lijst
  }
outcome-confirmed = { $who } zegt: opgelost. Deze melding is rond.
outcome-understood = { $who } heeft je antwoord gelezen. Deze melding is afgerond.
outcome-withdrawn = { $who } heeft de melding ingetrokken. Je hoeft niets meer te doen.
