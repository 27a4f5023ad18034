# Wat er aan een tip nog niet klopt, voor wie tips schrijft.
lint-empty = Hier staat nog niets.
lint-language = De tip staat er in deze taal nog niet.
lint-unknown = "{ $word }" ken ik niet. Staat het goed geschreven?
lint-minutes = Een tip kost 1 tot { $most } minuten.
lint-why = Waarom het helpt, staat in { $found } tekens. Houd het bij { $most }.
lint-steps = Er staan { $found } stappen. Houd het bij { $most }.
lint-card = Titel, waarom en stappen zijn samen { $found } woorden. Houd het bij { $most }.
lint-options = Er zijn { $found } antwoorden om uit te kiezen. Maak er { $least } of { $most } van.
lint-options-differ = De vraag heeft niet in elke taal evenveel antwoorden.
lint-correct = Antwoord { $place } is het goede, maar er zijn er { $found }. Tel vanaf 0.
lint-given-away = "{ $option }" valt op: het goede antwoord is veel langer dan de andere.
lint-longest = In { $found } van de { $of } tips is het langste antwoord het goede. Houd het onder { $most } procent, anders is het te raden.
lint-blame = "{ $word }" klinkt als een verwijt. Leg uit hoe het zit.
lint-expired = Kijk na of dit nog klopt. Dat was gepland voor uiterlijk { $day }.
lint-headline = De titel begint met "{ $word }". Begin liever met wat iemand eraan heeft.

# Wat er aan een bestand met tips nog niet klopt.
lint-file-large = Dit bestand is groter dan { $most } kB. Maak de tips korter, of neem er minder op.
lint-file-utf8 = Hier staat een teken dat ik niet kan lezen. Bewaar het bestand als UTF-8.
lint-file-yaml = Hier kan ik niet verder lezen. Kloppen het inspringen en de leestekens? ({ $found })
lint-file-alias = "{ $word }" verwijst naar iets anders in het bestand. Schrijf het hier voluit.
lint-file-tag = "{ $word }" hoort niet in een bestand met tips. Laat het weg.
lint-file-deep = Hier staan lijsten in lijsten in lijsten. Zo diep gaat een tip niet.
lint-file-tips = Er staat geen lijst met tips onder "tips:".
lint-head = "{ $word }" ligt vast in Kring. Laat het weg, of laat het zoals het was.
lint-field = Een veld "{ $word }" heeft een tip niet. Staat het goed geschreven?
lint-twice = "{ $word }" staat er twee keer. Laat er een weg.
lint-missing = "{ $word }" staat er nog niet bij.
lint-fields = Hier horen velden te staan, met een naam en een dubbele punt.
lint-text = Hier hoort gewone tekst te staan.
lint-long = Dit zijn { $found } tekens. Houd het bij { $most }.
lint-list = Hier hoort een lijst te staan, ook voor één ding.
lint-number = Hier hoort een heel getal te staan.
lint-yes-no = Hier hoort "yes" of "no" te staan.
lint-day = Hier hoort een dag te staan, zoals 2027-05-17.
lint-id = Maak de id van kleine letters, cijfers en streepjes, met hoogstens { $most } tekens.
lint-same = Deze id staat ook op regel { $line }. Geef elke tip een eigen id.
