# Bij wie je terechtkunt, key-user zijn, en waar er nog geen is.
contact-title = { $who } is jouw key-user
contact-title-topic = { $who } is jouw key-user voor { $topic }
contact-ask = Stel je vraag hier. Ik zoek eerst of het antwoord er al is. Is dat er niet, dan vraag ik het aan wie er het meest van weet en nog plek heeft voor een vraag.
contact-topics = Per onderwerp vraag ik het aan
contact-helped = Hielp dit jaar { $count } collega's verder
contact-nobody = Er heeft nu geen key-user tijd
contact-nobody-topic = Voor { $topic } is er nu geen key-user
contact-unknown = Voor { $about } ken ik nog geen key-user
contact-unknown-ask = Stel je vraag gerust, dan zoek ik iemand die het weet.
contact-coordinators = Stel je vraag gerust. Vind ik zelf geen antwoord, dan vraag ik een coördinator ({ $who }).
contact-alone = Stel je vraag gerust. Ik zoek of het antwoord er al is.

why-knows = kent { $about }
why-department = werkt op jouw afdeling
why-location = zit op jouw locatie
why-language = spreekt jouw taal
why-open = { $about ->
    [0] heeft geen open vragen
    [one] heeft 1 open vraag
   *[other] heeft { $about } open vragen
  }
why-pool = gaat over dit onderwerp
why-full = gaat over dit onderwerp
why-coordinators = Nog niemand kon je vraag oppakken.
why-it = Je vraag ligt bij IT.
why-before = gaf het vorige antwoord
why-given = Een collega gaf je vraag door.
why-one = Je collega { $one }.
why-both = Je collega { $one } en { $two }.
why-all = Je collega { $one }, { $two } en { $three }.

keyuser-title-one = Jij bent key-user
keyuser-subtitle-one = Collega's kunnen je vragen stellen. Hier bepaal je waarover, en hoeveel.
keyuser-title-wishes = Je hebt je aangemeld als key-user
keyuser-subtitle-wishes = De coördinatoren kijken ernaar. Je hoort het van mij. Tot die tijd krijg je geen vragen.
keyuser-title-new = Wil je key-user worden?
keyuser-subtitle-new = Een key-user helpt collega's met vragen over de programma's waarmee we werken.
keyuser-rests = Je krijgt nu geen vragen. Met Bewaar begin je weer.
keyuser-role = Wat doe je? Je beantwoordt vragen van collega's over wat jij goed kent. Weet je iets niet, dan geef je de vraag door.
keyuser-hours = Hoeveel tijd kost het? Zelf kies je hoeveel minuten per week, meestal { $minutes }. Heb je er al { $open } openstaan, dan vraag ik een ander.
keyuser-absence = Ben je er niet? Dan krijg je geen vragen. Wat nog openstaat, gaat naar een ander.
keyuser-stops = Wil je niet meer? Stoppen kan altijd, in twee keer drukken. Je hoeft niet te zeggen waarom.
keyuser-topics = Waar weet je veel van?
keyuser-topics-other = Nog iets anders? (hoeft niet)
keyuser-topics-hint = Met komma's ertussen
keyuser-minutes = Hoeveel tijd heb je per week?
keyuser-minutes-choice = { $minutes } minuten, ongeveer { $questions ->
    [one] 1 vraag
   *[other] { $questions } vragen
  }
keyuser-until-why = Zolang je er niet bent, krijg je geen vragen. Wat je nog niet hebt beantwoord, gaat met alles wat erbij staat naar een ander.
keyuser-badge = key-user
keyuser-shown = Wil je "key-user" bij je naam?
keyuser-shown-no = Nee
keyuser-shown-yes = Ja
keyuser-shown-why = Bij ja lezen collega's dat bij je antwoorden, en bij "wie is mijn key-user". Hielp je dit jaar { $least } collega's of meer, dan staat daar ook hoeveel.
keyuser-kept = Bewaard.
keyuser-wished = Fijn dat je wilt helpen. Ik heb het aan de coördinatoren doorgegeven.
keyuser-welcome = Je bent nu key-user. Collega's kunnen je vanaf nu vragen stellen.
keyuser-not-now = Je hebt je aangemeld als key-user. De coördinatoren kiezen daar nu niet voor. Wil je weten waarom, vraag het hun gerust.
keyuser-no-topic = Dit is nog niet bewaard. Kies minstens één onderwerp waar je veel van weet.
keyuser-long = Dit is nog niet bewaard. Kies hooguit twintig onderwerpen, met korte namen.
keyuser-no-minutes = Dit is nog niet bewaard. Kies van 10 tot en met 600 minuten per week.
keyuser-stop-title = Wil je stoppen als key-user?
keyuser-stop-open = Wat nog bij je openstaat, gaat naar een ander, met alles wat er al bij staat. Wie het vroeg, hoeft niets te herhalen. Uitleg van jou blijft staan, en een andere key-user houdt die bij.
keyuser-stop-back = Je kunt je later altijd weer aanmelden. Typ dan "key-user".
keyuser-stopped = Je bent geen key-user meer. Dank je wel voor je hulp.
keyuser-unwished = Prima. Je aanmelding is ingetrokken.
act-keyuser-save-one = Bewaar
act-keyuser-save-wishes = Bewaar
act-keyuser-save-new = Meld je aan
act-keyuser-stop = Stop als key-user
act-keyuser-stop-yes = Ja, ik stop
act-keyuser-stop-no = Ik ga door
act-keyuser-unwish = Toch niet

wish-wishes = { $who } wil key-user worden
wish-one = { $who } is nu key-user
wish-new = { $who } is nu geen key-user
wish-department = Afdeling
wish-topics = Weet veel van
wish-minutes = Tijd per week
wish-why = Bij ja krijgt je collega vanaf nu vragen. Bij nee hoort je collega dat het nu niet doorgaat.
act-wish-yes = Ja, graag
act-wish-no = Nu niet

keyuser-language = Collega's die jouw taal spreken, komen eerder bij jou. Je taal en je werktijden kies je bij Instellingen.
gaps-nobody = Er is nog geen key-user
gaps-title = { $count ->
    [0] Overal is een key-user
    [one] Op 1 plek is nog geen key-user
   *[other] Op { $count } plekken is nog geen key-user
  }
act-gaps = Waar is nog geen key-user?
gaps-departments = Afdelingen zonder key-user
gaps-topics = Onderwerpen zonder key-user
gaps-asked = { $topic } · { $count ->
    [one] 1 vraag
   *[other] { $count } vragen
  }
gaps-coordinated = { $count ->
    [one] De afgelopen { $days } dagen kwam 1 vraag bij een coördinator terecht
   *[other] De afgelopen { $days } dagen kwamen { $count } vragen bij een coördinator terecht
  }
gaps-more = en nog { $count }
gaps-help = Weet je een collega die dit kan? Vraag of die hier "key-user" typt, dan krijg jij een berichtje.
refused-not-coordinator = Dit kan alleen een coördinator.
refused-not-key-user = Dit kan alleen een key-user die hier verstand van heeft, of een coördinator.
