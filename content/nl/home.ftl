# Around everything else: menu, welcome, notices.
day-today = vandaag
day-tomorrow = morgen
day-at = { $day } om { $time }
someone = een collega

menu-title = Wat wil je doen?
menu-subtitle = Je kunt ook gewoon typen wat je in de weg zit.
welcome-title = Hoi { $name }, ik ben Kring
welcome-title-nameless = Hoi, ik ben Kring
welcome-subtitle = Voor wat er beter kan in het werk bij { $organisation }
welcome-subtitle-plain = Voor wat er beter kan in je werk
welcome-how = Loop je ergens tegenaan in je werk? Zeg het me in één zin. Je hoort wie het oppakt en wat eraan gedaan is. En alleen jij bepaalt of het echt is opgelost.
welcome-kept = Ik ben een hulpje, geen controle. Ik bewaar je naam, afdeling, locatie, taal en tijdzone, wat je meldt en antwoordt, en hoe ik je hier bereik. Ik kijk niet mee in je werk.
welcome-pointer = Ik help je graag in ons eigen gesprek, dan leest niet iedereen mee. Stuur me daar een bericht.
cancelled = Prima. Er is niets verstuurd.
not-yet = Dat kan ik nog niet. Dit kan ik wel.

act-menu = Wat kun je nog meer?
act-form = Meld wat je in de weg zit
act-mine = Wat heb ik gemeld?
act-todo = Te doen

refused-empty = { $shortest ->
    [one] Er staat nog niets. Schrijf in één zin wat er is.
   *[other] Dat is nog wat kort. Schrijf minstens { $shortest } tekens, dan weet je collega waar die aan toe is.
  }
refused-too-long = Dat is langer dan er past: { $length } tekens, en er is plek voor { $longest }. Kort het iets in; wat je schreef staat er nog.
refused-only-greeting = Hoi. Schrijf nog even in één zin waar je tegenaan loopt.
refused-choice = Die keuze ken ik niet. Kies een van de mogelijkheden op de kaart.
refused-naming = Zonder naam melden kan nog niet. Er is niets opgeslagen. Je kunt het met je naam melden.
refused-not-reporter = Alleen degene die dit meldde, kan dat zeggen.
refused-not-handler = Dit ligt bij een collega. Alleen wie het heeft opgepakt of voor deze lijst zorgt, kan dit doen.
refused-own-report = Dit heb je zelf gemeld. Een collega pakt het op.
refused-too-late = Dit is meer dan { $days } dagen geleden afgerond. Meld het gerust opnieuw.
refused-unknown = Dit kan ik niet meer vinden. Typ "wat heb ik gemeld" voor je eigen meldingen.
refused-other-card = Deze knop hoort bij de kaart van een collega en werkt alleen voor die collega.
refused-changed = Deze knop klopt niet meer. Typ "wat heb ik gemeld" of "te doen" voor een verse kaart.
refused-unknown-verb = Deze knop ken ik niet. Typ "hulp" om te zien wat ik kan.
refused-too-fast = Dat gaat me even te snel. Wacht een minuutje en probeer het opnieuw.
went-wrong = Dat lukte niet, en dat ligt aan ons. Probeer het zo nog eens. Blijft het misgaan, noem dan { $ref }.
