# Tips en de vraag erop: "weet je het nog?"
tip-kicker = Tip · { $topic } · { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
  }
tip-example = Dit is een voorbeeld. Bij jullie kan een knop net anders heten.
tip-beside = Misschien helpt deze tip alvast. Je melding blijft gewoon staan.
act-tip-tried = Gelukt
act-tip-later = Later
act-tip-known = Kende ik al
act-tip-notforme = Niets voor mij
act-tip-stuck = Lukt niet: vraag een key-user
act-tip-another = Nog een tip
act-tip-progress = Mijn voortgang
tip-later-label = Wanneer dan?
tip-later-tomorrow = Morgen
tip-later-days = Overmorgen
tip-later-week = Volgende week
tip-tried = Mooi. Later stel ik er misschien één vraag over.
tip-later = { $when ->
    [tomorrow] Goed. Morgen of kort daarna krijg je deze tip opnieuw.
    [days] Goed. Overmorgen of kort daarna krijg je deze tip opnieuw.
   *[week] Goed. Over een week komt deze tip weer langs.
  }
tip-known = Mooi zo. Dan krijg je deze niet meer. Ken je er meer over { $topic }, dan kies ik moeilijkere.
tip-notforme = Goed. Je krijgt geen tips meer over { $topic }. Terugdraaien kan bij Tips op maat, onder Per programma.
tip-none-yet-title = Nog geen tips
tip-none-yet = Een key-user kijkt de tips eerst na. Daarna kun je ze krijgen.
tip-none-seen-title = Je bent bij
tip-none-seen = Alle tips die bij je passen, heb je gezien. Zodra er een nieuwe is, kan die langskomen.
tip-none-about-title = Daar heb ik nu geen nieuwe tip over
tip-none-about = Wil je er iets over weten? Vraag het een key-user. Een andere tip kan ook.
tip-stuck-words = Deze tip lukt me niet: { $title }

quiz-title = Weet je het nog?
quiz-subtitle = Eén vraag over { $topic }. Alleen jij ziet je antwoord.
quiz-right = Klopt
quiz-wrong = Net anders
quiz-your-choice = Jij koos: { $option }
quiz-good-choice = Het handigst: { $option }
quiz-open-tip = Bekijk de tip

paused-title = Ik ben even stil
paused-line = Je reageerde een tijdje niet op mijn tips. Dat geeft niet. Ik stuur er geen meer, tot je "tip" typt.

progress-title = Mijn voortgang
progress-subtitle = Alleen jij ziet dit.
progress-none = Je hebt nog geen tips gehad. Typ "tip" voor de eerste.
progress-seen = Gezien
progress-remembered = Komt nog eens terug
progress-retired = Zit erin
progress-known = Kende je al
progress-left = Nog te ontdekken
progress-kept = Ik bewaar welke tips je zag en wat je ervan zei, en je antwoorden een jaar. Zo kan ik er op het goede moment naar vragen. Niemand anders ziet het, en je kunt het zelf wissen.
act-progress-erase = Wis mijn voortgang
progress-erase-title = Weet je het zeker?
progress-erase-line = Alles wat je zag en antwoordde, is dan weg. Je begint weer vooraan.
act-progress-erase-sure = Ja, wis het
progress-erased = Gewist. Je begint weer vooraan.

judge-title = Klopt deze tip nog?
judge-subtitle = Probeer hem even in { $topic }. Pas als jij zegt dat hij klopt, krijgen collega's hem.
judge-left = { $count ->
    [one] Nog 1 tip om na te kijken
   *[other] Nog { $count } tips om na te kijken
  }
judge-none = Er zijn geen tips om na te kijken.
act-judge-ready = Klopt
act-judge-notready = Klopt niet
act-judge = Tips nakijken

teach-title = Tips op maat
teach-subtitle = Alles hier mag je overslaan.
teach-moments = Waar wil je handiger in worden?
teach-rhythm = Hoe vaak wil je een tip of een vraag erover?
teach-daily = Elke werkdag
teach-three = Drie keer per week
teach-one = Eén keer per week
teach-off = Niet, ik vraag er zelf om
teach-at = Hoe laat? (binnen je werktijd)
teach-apps = Hoe goed ken je dit al?
teach-paused = Geen tips tot en met welke dag? (hoeft niet)
teach-helper = Ik help je, ik controleer je niet. Niemand ziet welke tips je krijgt of wat je antwoordt.
teach-kept = Ik bewaar wat je hier kiest, welke tips je zag, wat je ervan zei en wat je antwoordde. Ik kijk niet mee in je werk.
level-starter = Ik begin
level-plus = Ik red me
level-pro = Ik ken het goed
level-away = Geen tips hierover
act-teach-apps = Per programma
act-teach-pause = Even geen tips
act-tip-first = Geef me een tip
