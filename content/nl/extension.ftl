# "Meld dit bij Kring" and "Vraag dit aan een key-user" beside a message in Teams: what the dialogs say.
extension-subtitle = Je hoeft niets over te typen. Haal weg wat er niet bij hoort, of vul aan.
extension-cut = Het bericht is langer dan hier past. Dit is het begin.
extension-named = Je meldt dit met je naam. Wie het bericht schreef en waar het staat, bewaar ik niet. Noem geen namen van anderen.
extension-nameless = Meld je het liever zonder naam? Typ dan "meld" in je eigen chat met Kring.
extension-sent = Gemeld: { $code }. In je eigen chat met Kring zie je wat ermee gebeurt.
extension-ask-named = Wie je vraag krijgt, ziet je naam en wat hier staat. Wie het bericht schreef en waar het staat, bewaar ik niet. Noem geen namen van anderen.
extension-asked = Gevraagd: { $code }. In je eigen chat met Kring zie je bij wie je vraag ligt.
extension-found = Fijn dat dit helpt. Je vraag is niet verstuurd.
extension-unknown = Dat kan ik hier niet. In je eigen chat met Kring zie je wat ik wel kan.
