# Tips en de vraag erop: "weet je het nog?"
tip-kicker = Tip · { $topic } · { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
  }
tip-example = Deze tip is bij jullie nog niet nagekeken. Een knop kan anders heten.
tip-beside = Misschien helpt deze tip alvast. Je melding blijft gewoon staan.
act-tip-enough = Dit helpt, sluit mijn melding
act-tip-tried = Gelukt
act-tip-later = Later
act-tip-put-off = Zet op later
act-tip-known = Kende ik al
act-tip-notforme = Niets voor mij
act-tip-only = Alleen deze tip niet
act-tip-stuck = Lukt niet: vraag een key-user
act-tip-another = Nog een tip
act-tip-progress = Mijn voortgang
tip-later-label = Wanneer komt het je uit?
tip-later-tomorrow = Morgen
tip-later-days = Overmorgen
tip-later-week = Volgende week
tip-tried = Mooi. Over een paar dagen vraag ik misschien of je het nog weet.
tip-later = { $when ->
    [tomorrow] Goed. Op zijn vroegst morgen krijg je deze tip opnieuw.
    [days] Goed. Op zijn vroegst overmorgen krijg je deze tip opnieuw.
    [asked] Goed. Deze tip ligt klaar. Typ "tip" als je er een wilt.
   *[week] Goed. Op zijn vroegst over een week krijg je deze tip opnieuw.
  }
tip-known = Mooi zo. Dan krijg je deze niet meer. Ken je al meer tips over { $topic }, dan kies ik moeilijkere.
tip-again = Deze tip heb je al eens gehad. Ik heb hierover geen nieuwe.
tip-notforme = Goed. Je krijgt geen tips meer over { $topic }.
tip-only = Goed. Alleen deze tip krijg je niet meer. Andere tips over { $topic } wel.
tip-none-yet-title = Nog geen tips
tip-none-yet = Een key-user kijkt de tips eerst na. Daarna kun je ze krijgen.
tip-none-seen-title = Je bent bij
tip-none-seen = Alle tips die bij je passen, heb je gezien. Zodra er een nieuwe is, kan die langskomen.
tip-none-about-title = Daar heb ik geen tip over
tip-none-about = Vraag het een key-user, of kies een andere tip.
tip-none-away-title = Tips over { $topic } staan bij jou uit
tip-none-away = Je koos dat je er geen wilt. Wil je ze weer? Kies dan Tips op maat, en daar Per programma.
tip-stuck-words = Deze tip lukt me niet: { $title }

quiz-title = Weet je het nog?
quiz-subtitle = Eén vraag over { $topic }. Alleen jij ziet je antwoord.
quiz-right = Klopt
act-quiz-dunno = Weet ik niet
quiz-dunno = Geeft niet, zo zit het
quiz-wrong = Toch anders
quiz-your-choice = Jij koos: { $option }
quiz-good-choice = Het goede antwoord: { $option }
quiz-open-tip = Bekijk de tip

paused-title = Ik stuur je geen tips meer
paused-line = Je reageerde een tijdje niet. Dat geeft niet. Doe je weer iets met een tip, dan stuur ik ze weer zoals je had gekozen.

progress-title = Mijn voortgang
progress-subtitle = Alleen jij ziet dit.
progress-none = Je hebt nog geen tips gehad. Typ "tip" voor de eerste.
progress-seen = Gezien
progress-remembered = Daar kan ik nog naar vragen
progress-retired = Onthouden
progress-known = Kende je al
progress-left = Nog te ontdekken
progress-kept = Ik bewaar welke tips je zag en wat je ervan zei, en je antwoorden een jaar. Zo kan ik er op het goede moment naar vragen. Niemand anders ziet het, en je kunt het zelf wissen.
act-learned = Alles wat je zag
learned-title = { $count ->
    [one] Eén tip die je zag
   *[other] { $count } tips die je zag
  }
learned-seen = gezien { $day }
learned-tried = gelukt
learned-later = later
learned-known = kende je al
learned-notforme = niets voor jou
learned-stuck = lukte nog niet
learned-right = { $day }: goed
learned-wrong = { $day }: nog niet
learned-due = volgende vraag vanaf { $day }
learned-now = daar kan ik nu naar vragen
learned-sits = dit weet je
act-learned-all = Alles om te kopiëren
learned-all-title = Alles wat ik bewaar over wat je leert
learned-all-line = Selecteer de tekst en kopieer hem als je hem wilt bewaren.
learned-all-wished = Zo wil je je tips:
learned-all-tips = Tips die je zag ({ $count }):
learned-all-none = geen
learned-all-contacts = Dagen waarop ik je uit mezelf iets stuurde ({ $count }):
act-progress-erase = Wis mijn voortgang
progress-erase-title = Weet je het zeker?
progress-erase-line = Alles wat je zag en antwoordde, is dan weg. Je begint weer vooraan.
act-progress-erase-sure = Ja, wis het
progress-erased = Gewist. Je begint weer vooraan.

judge-title = Klopt deze tip?
judge-subtitle = Probeer hem even in { $topic }. Pas als jij zegt dat hij klopt, krijgen collega's hem.
judge-example = Dit is de demo: hier krijgen collega's een tip ook als nog niemand hem nakeek.
judge-policy = Dit kan bij jullie uitstaan. Kijk of collega's het ook mogen gebruiken.
judge-left = { $count ->
    [one] Nog 1 tip om na te kijken
   *[other] Nog { $count } tips om na te kijken
  }
judge-none = Er zijn geen tips om na te kijken.
act-judge-ready = Klopt
act-judge-notready = Klopt niet
act-judge = Tips nakijken

expired-title = { $count ->
    [one] 1 tip is over datum
   *[other] { $count } tips zijn over datum
  }
expired-line = Niemand keek ze de laatste tijd na, dus collega's krijgen ze niet meer. Een key-user kan ze nakijken, of jij.
expired-unseen = { $count ->
    [one] Eén tip wacht nog op iemand die hem nakijkt
   *[other] { $count } tips wachten nog op iemand die ze nakijkt
  }
expired-unseen-line = Collega's krijgen een tip pas als een key-user van dat programma, of jij, hem heeft nagekeken. Dat is één tik per tip.
expired-more = En nog { $count }

teach-title = Tips op maat
teach-subtitle = Je hoeft niets in te vullen.
teach-stopped = Goed, ik stuur je geen tips meer, en ook geen berichten over een verandering. Die lees je bij Wat verandert er voor mij? Typ "tip" als je er zelf een wilt.
teach-moments = Waar wil je handiger in worden?
teach-rhythm = Hoe vaak mag ik je een tip of een vraag erover sturen?
teach-daily = Elke werkdag
teach-three = Drie keer per week
teach-one = Eén keer per week
teach-off = Niet, ik vraag er zelf om
teach-at = Rond welke tijd, binnen je werktijd?
teach-apps = Hoe goed ken je dit al?
teach-news = Wanneer wil je nieuws over een verandering?
teach-ring-early = Liever vroeg
teach-ring-majority = Gewoon, met de meesten
teach-ring-later = Liever later, als anderen het al gebruiken
teach-places = Waar werk je?
teach-places-office = Op kantoor
teach-places-home = Thuis
teach-places-customer = Onderweg of op locatie
teach-devices = Waarop werk je?
teach-devices-desktop = Computer of laptop
teach-devices-web = In de browser
teach-devices-mobile = Telefoon of tablet
teach-paused = Geen tips tot en met welke dag? (hoeft niet)
teach-helper = Ik help je, ik controleer je niet. Niemand anders ziet welke tips je krijgt of wat je antwoordt.
teach-kept = Ik bewaar wat je hier kiest, welke tips je zag, wat je ervan zei en wat je antwoordde. Ik kijk niet mee in je werk.
level-starter = Ik begin net
level-plus = Ik kom een eind
level-pro = Ik ken het goed
level-away = Geen tips hierover
act-teach-apps = Per programma
act-teach-news = Nieuws over veranderingen
act-teach-pause = Even geen tips
act-tip-first = Geef me een tip
