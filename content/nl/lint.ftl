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
