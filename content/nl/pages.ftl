# The pages that the app package points to: what Kring is, privacy, terms.
pages-where = Je vindt Kring in Teams. Typ daar "hulp", dan zie je wat je ermee kunt doen.
pages-runs = { $organisation } verzorgt Kring voor de eigen collega's.
pages-runs-plain = Je organisatie verzorgt Kring voor de eigen collega's.

pages-about = Over Kring
pages-privacy = Privacy
pages-terms = Voorwaarden
pages-other-language = English

pages-privacy-title = Wat Kring over je bewaart
pages-helper = Kring helpt en houdt niemand in de gaten. Het onthoudt niet wanneer je er was, hoeveel je doet of wat je verder in Teams doet.
pages-person = Over jou
pages-person-kept = Kring bewaart je naam, afdeling, locatie, taal en tijdzone, en het nummer van je account bij Microsoft. Ook bewaart het hoe je chat te bereiken is, of je de app hebt, en wat je rol in Kring is. Vul je in wanneer je werkt of tot wanneer je weg bent, dan bewaart het dat ook. Help je collega's, dan ook op welke lijsten en over welke onderwerpen. Dat is nodig om je te bereiken, in je eigen taal en op een goed moment.
pages-person-outlook = Behandel je meldingen, ben je coördinator of key-user? Dan kan je organisatie toestaan dat Kring in Outlook kijkt of je automatische antwoorden aanstaan. Kring bewaart alleen tot wanneer je weg bent. Wat je daarover tegen Kring zegt, gaat voor.
pages-person-seen = Wie je melding behandelt, ziet je naam als je die erbij zet. Zeg je dat je ergens ook last van hebt, dan onthoudt Kring dat, zodat je de afloop hoort. Collega's zien niet dat jij het was.
pages-named = Een melding met je naam
pages-named-kept = Kring bewaart wat je schrijft en kiest, wie het oppakt, wat erover is gezegd en wanneer.
pages-named-seen = Jij ziet dat, en ook wie voor die lijst zorgt en wie je melding oppakt. Andere collega's zien alleen de titel die de behandelaar eraan gaf. Hebben vijf collega's of meer er last van, dan zien ze ook hoeveel.
pages-nameless = Een melding zonder naam
pages-nameless-kept = Dan bewaart Kring niet wie je bent, waar je werkt of hoe laat je iets stuurde. Wel wat je schrijft, en de dag waarop het bij de behandelaar komt.
pages-mailbox = Wil je wel bericht, dan staat versleuteld opgeslagen hoe je te bereiken bent. Dertig dagen na het afsluiten wordt dat gewist, en meteen als je de melding intrekt. Tot dan kan iemand die én de database én de sleutel beheert, het lezen.
pages-limits = Wat Kring niet kan verbergen
pages-limits-teams = Teams bewaart de chat, met de kaart en wat je daar typt. Wie in je organisatie chats mag doorzoeken, kan dat terugvinden.
pages-limits-words = Aan woorden is soms te zien wie ze schreef. En een melding die alleen jij kon doen, wijst ook zonder naam naar jou.
pages-limits-copies = In reservekopieën blijft staan wat er stond toen ze werden gemaakt.
pages-sent = Waar gegevens heen gaan
pages-sent-where = Kaarten en seintjes gaan naar Teams, bij Microsoft. Verder stuurt Kring niets door, ook niet aan de makers.
pages-long = Hoe lang
pages-long-kept = Wat er over jou staat, blijft zolang je hier werkt. Meldingen blijven zolang de organisatie ze nodig heeft.
pages-ask = Vragen
pages-ask-privacy = Wil je weten wat er over jou staat, of klopt er iets niet? Vraag het de coördinator van Kring, of wie bij { $organisation } over privacy gaat.
pages-ask-privacy-plain = Wil je weten wat er over jou staat, of klopt er iets niet? Vraag het de coördinator van Kring, of wie in je organisatie over privacy gaat.

pages-terms-title = Afspraken over het gebruik van Kring
pages-terms-for = Waarvoor
pages-terms-use = Kring is er om te zeggen waar je in je werk tegenaan loopt, en om te horen wat ermee gebeurt. Schrijf liever geen namen van anderen op.
pages-terms-haste = Is er haast bij, of is er gevaar? Wacht dan niet op Kring, maar bel wie je anders ook zou bellen.
pages-terms-warranty = Zonder garantie
pages-terms-licence = Kring is open software, onder de MIT-licentie. Je krijgt het zoals het is, zonder garantie, en de makers zijn niet aansprakelijk voor schade.
pages-ask-terms = Heb je een vraag over Kring? Stel hem aan de coördinator van Kring bij { $organisation }.
pages-ask-terms-plain = Heb je een vraag over Kring? Stel hem aan de coördinator van Kring in je organisatie.
