# Lines in Teams' activity feed; the manifest declares the same.
feed-loopSolved = { $who } vraagt of dit is opgelost: { $title }
feed-loopDeclined = { $who } heeft geantwoord: { $title }
feed-loopNews = { $news }
feed-news-plain = Er is nieuws voor je
feed-look = Kijk in je chat met Kring
feed-news-solve = { $who } heeft iets gedaan aan: { $title }
feed-news-decline = { $who } heeft geantwoord op: { $title }
feed-news-note = { $who } schreef je over: { $title }
feed-news-ask = { $who } heeft een vraag over: { $title }
feed-news-still = Nog geen nieuws over: { $title }
feed-news-remind = Je antwoord wordt nog gevraagd over: { $title }
feed-questionAnswered = { $who } heeft je vraag beantwoord: { $title }
feed-news-asked = Je reactie wordt nog gevraagd over: { $title }
