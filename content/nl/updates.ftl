# Wat de leverancier aankondigt, en waarom we daar iets van zouden maken.
update-because-not-ours = Gaat over een app waar we geen tips over hebben en geen key-user iets van weet.
update-because-act = Er moet vóór een bepaalde dag iets gebeuren.
update-because-retires = Er verdwijnt iets.
update-because-major = De leverancier noemt het een grote verandering.
update-because-planned = Volgens de leverancier moet je je hierop voorbereiden.
update-because-problem = Gaat over een probleem en wat eraan te doen is.
update-because-admin = Iets nieuws waar alleen het beheer iets van merkt.
update-because-new = Je kunt hiermee iets wat eerst niet kon.
update-because-ours = Gaat over een app die we hier gebruiken, zonder dat je iets hoeft te doen.
update-when-starts = Begint
update-when-ends = Eindigt
update-when-act = Uiterste datum
update-when-said = Data in de tekst
update-list-title = { $count ->
    [0] Geen aankondigingen die op jou wachten
    [one] Eén aankondiging wacht op jou
   *[other] { $count } aankondigingen wachten op jou
  }
update-list-subtitle = Wat de leverancier aankondigt. Jij bepaalt wat we ermee doen.
update-read = { $title }: lees wat de leverancier schrijft
update-more = Het hele bericht staat bij de leverancier, onder { $id }.
update-suggests-change = Voorstel: een bericht aan collega's.
update-suggests-tip = Voorstel: een tip, of een bericht.
update-suggests-inform = Voorstel: op de lijst, voor wie het wil lezen.
update-suggests-ignore = Voorstel: niets mee doen.
update-moved = { $which } is verschoven: { $before } werd { $after }.
update-decided-inform = Staat op de lijst onder "Wat verandert er voor mij?". Er gaat niets over weg.
update-decided-keep = Het blijft zoals het was.
act-update-keep = Laat het zoals het was
update-decided-ignore = We doen er niets mee.
update-also = Ook nieuw
update-also-why = Om te lezen als je wilt, in de taal van de leverancier. Je hoeft er niets mee.
update-no-date = geen datum
act-update-list = Wat de leverancier aankondigt
act-update-change = Maak een bericht
act-update-inform = Zet op de lijst
act-update-ignore = Niets mee doen
