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
