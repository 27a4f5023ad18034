# "Meld dit bij Kring" beside a message in Teams: what the dialog says.
extension-subtitle = Je hoeft niets over te typen. Haal weg wat er niet bij hoort, of vul aan.
extension-cut = Het bericht is langer dan hier past. Dit is het begin.
extension-named = Je meldt dit met je naam. Wie het bericht schreef en waar het staat, bewaar ik niet. Noem geen namen van anderen.
extension-nameless = Meld je het liever zonder naam? Typ dan "meld" in je eigen chat met Kring.
extension-sent = Gemeld: { $code }. In je eigen chat met Kring zie je wat ermee gebeurt.
extension-unknown = Dat kan ik hier niet. In je eigen chat met Kring zie je wat ik wel kan.
