# Around everything else: menu, welcome, notices.
someone = een collega
by-morning = { $weekday }ochtend { $date }
by-afternoon = { $weekday }middag { $date }
by-evening = { $weekday }avond { $date }

menu-title = Wat wil je doen?
menu-subtitle = Je kunt ook gewoon typen wat je in de weg zit, of wat je wilt weten. Of typ "wie is mijn key-user".
welcome-title = Hoi { $name }, ik ben Kring
welcome-title-nameless = Hoi, ik ben Kring
welcome-subtitle = Samen maken we het werk bij { $organisation } beter
welcome-subtitle-plain = Samen maken we het werk beter
welcome-how = Loop je ergens tegenaan in je werk? Zeg het me in één zin. Op je kaart zie je wie het oppakt, en je hoort wat eraan gedaan is. En alleen jij bepaalt of het echt is opgelost. Wil je iets weten? Typ je vraag, dan zoek ik het uit of vraag ik een collega.
welcome-kept = Ik help je, ik controleer je niet. Ik bewaar je naam, afdeling, locatie, taal, tijdzone en werktijden. Ook wat je meldt, vraagt en antwoordt, welke tips je zag, en hoe ik je hier bereik. Ik kijk niet mee in je werk.
welcome-pointer = Dit bespreken we liever onder vier ogen. Open je eigen gesprek met Kring en stuur het daar.
cancelled = Prima. Er is niets verstuurd.
thanks = Graag gedaan.
not-yet-nudge = Berichten over veranderingen versturen kan ik nog niet. Dit kan ik wel.
who-am-i = Ik ben Kring, een computerprogramma. Wat je meldt, leest een collega.
help-title = Zo werkt het
help-sentence = Typ in één zin waar je in je werk tegenaan loopt. Je ziet wie het oppakt, en je hoort wat eruit komt. Wil je iets weten, typ dan je vraag. Ik zoek het op, of ik vraag een collega die het weet.
help-words = Of typ een van deze woorden: meld, vraag, wat heb ik gemeld, mijn vragen, wie is mijn key-user, key-user, instellingen, privacy
help-words-handler = Of typ een van deze woorden: meld, vraag, wat heb ik gemeld, mijn vragen, te doen, wat leverde het op, wie is mijn key-user, key-user, instellingen, privacy
help-tips = Wil je iets handigs leren? Typ "tip", of waar hij over moet gaan: "tip over agenda". Met "mijn voortgang" zie je hoe ver je bent.
help-coordinator = Als coördinator kun je ook "gaten" typen. Dan zie je waar nog geen key-user is.
standing-title = Zo staat het ervoor
standing-none = Er staat niets van je open.
standing-questions = Wat je vroeg
standing-reports = Wat je meldde
act-privacy = Wat bewaart Kring?
privacy-title = Wat ik over je bewaar
privacy-kept = Ik bewaar je naam, afdeling, locatie, taal, tijdzone en werktijden, en hoe ik je bereik. Ook wat je meldt, vraagt en antwoordt, en waar je ook last van hebt. En welke tips je zag, en wat je ervan onthield: dat ziet niemand anders. Ik kijk niet mee in je werk.
privacy-seen = Wat je met je naam meldt, ziet wie voor die lijst zorgt en wie je melding behandelt. Duurt het te lang, dan ziet een coördinator het ook. Andere collega's zien alleen de titel, en vanaf vijf hoeveel collega's er last van hebben. Je vraag ziet wie hem krijgt om te beantwoorden, met je naam als je die erbij zet.
privacy-nameless = Zonder naam bewaar ik niet wie je bent. Wil je wel bericht, dan bewaar ik versleuteld hoe ik je bereik, tot { $days } dagen na het afsluiten. Wie zowel de database als de sleutel beheert, kan dat tot dan lezen.
privacy-more = Lees alles over privacy

act-menu = Naar het menu
act-form = Meld wat je in de weg zit
act-mine = Wat heb ik gemeld?
act-todo = Te doen

refused-empty = { $shortest ->
    [one] Er staat nog niets. Vul het veld op de kaart in en druk nog eens.
   *[other] Dat is nog wat kort. Schrijf minstens { $shortest } tekens, dan begrijpt je collega waarom.
  }
refused-no-title = Geef de melding eerst een korte titel. Druk daarna nog eens op "ik pak dit op".
refused-no-why = Schrijf eerst wat je collega moet weten. Geef het daarna door.
refused-no-place = Kies eerst wie dit beter oppakt.
refused-no-code = Vul eerst de code van de andere melding in.
refused-too-long = Dat is langer dan er past: { $length } tekens, en er is plek voor { $longest }. Maak het iets korter en stuur het nog eens.
refused-only-greeting = Hoi. Schrijf nog even in één zin waar je tegenaan loopt, of wat je wilt weten.
refused-choice = Die keuze ken ik niet. Kies een van de mogelijkheden op de kaart.
refused-no-alternative = Zeg hier ook wat wél mag, of vanaf wanneer. Kan er niets, kies dan "doen we nu niet" en leg uit waarom.
refused-colleagues = Vul een aantal in, in cijfers, hooguit { $most }.
refused-not-mergeable = Die code hoort niet bij een andere open melding. Kijk de code nog eens na.
refused-own-support = Dit heb je zelf gemeld. Je hoort ervan op je eigen kaart.
refused-already-sent = Dit formulier heb je al verstuurd, zonder naam. Je vindt die melding op de eigen kaart.
refused-not-reporter = Alleen degene die dit meldde, kan dat zeggen.
refused-not-handler = Dit ligt bij een collega. Alleen wie het heeft opgepakt of voor deze lijst zorgt, kan dit doen.
refused-not-asker = Alleen wie dit vroeg, kan dat zeggen.
refused-not-asked = Deze vraag ligt bij een collega. Je hoeft er niets meer mee.
refused-own-report = Dit heb je zelf gemeld. Een collega pakt het op.
refused-outsider = Kring is er voor collega's met een eigen account van de organisatie. Vraag een collega of de coördinator om dit voor je te melden. Wat je schreef, heb ik niet bewaard.
refused-nobody-else = Daar is nu niemand anders die dit kan oppakken. Kies een andere plek.
refused-full = { $who } heeft deze week al genoeg vragen. Kies iemand anders, of een onderwerp.
refused-too-late = Dit is meer dan { $days } dagen geleden afgerond. Begin gerust opnieuw.
refused-unknown = Dit kan ik niet meer vinden. Typ "wat heb ik gemeld" of "mijn vragen" voor wat van jou is.
refused-other-card = Deze knop is voor een collega bedoeld.
refused-changed = Deze knop klopt niet meer. Typ "wat heb ik gemeld", "mijn vragen" of "te doen" voor een verse kaart.
refused-unknown-verb = Deze knop ken ik niet. Typ "hulp" om te zien wat ik kan.
refused-too-fast = Dat gaat me te snel, dus dit heb ik niet gelezen. Stuur het over een minuut nog eens.
went-wrong = Dat lukte niet, en dat ligt aan ons. Probeer het zo nog eens. Blijft het misgaan, noem dan { $ref }.
