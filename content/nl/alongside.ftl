# Een key-user denkt mee met wat een collega meldde.
headings-title = Waar collega's tegenaan lopen
headings-note = Weet jij hoe het beter kan? Je ziet hier de titel die een behandelaar schreef, en niet wie het meldde.
headings-empty = Er staat nu niets open. Zodra een collega iets oppakt, lees je hier de titel.
act-headings = Waar collega's tegenaan lopen
along-where = { $state } · ligt bij { $queue }
along-text = Hoe gaat het op jouw afdeling, of wat helpt daar?
along-hint = Noem geen namen van collega's
along-read = Wie dit behandelt, leest wat je stuurt, met je naam erbij. Duurt het te lang, dan leest een coördinator het ook. Wie het meldde, ziet dat jij meedenkt, maar leest je oplossing pas als die is overgenomen.
act-context = Stuur als toelichting
act-propose = Stuur als oplossing
along-context = Je toelichting is verstuurd.
along-propose = Je oplossing is verstuurd. Je hoort het als die is overgenomen en werkt.
said-context = { $who }, key-user, licht toe
said-context-own = Jouw toelichting
said-propose = { $who }, key-user, stelt dit voor als oplossing
said-propose-own = Jouw oplossing
act-adopt = Neem over als oplossing
along-adopt = De melder leest dit dan als oplossing van jou, met hulp van { $who }.
adopted = De oplossing van je collega is verstuurd. Wat je zelf schreef, is niet verstuurd.
item-along = Een key-user denkt mee
step-context = { $who }, key-user, denkt mee
step-propose = { $who }, key-user, denkt mee
with-help = { $who } (met hulp van { $helper })
helped-title = { $count ->
    [one] Jouw oplossing werkt
   *[other] { $count } van jouw oplossingen werken
  }
helped-more = Wie dit meldde, zegt: opgelost. Dank je wel voor het meedenken.
help-words-key-user = Als key-user kun je ook typen: waar collega's tegenaan lopen
refused-not-key-user = Dit is voor key-users. Wil je er een worden? Typ dan "key-user".
refused-own-work = Deze melding ligt bij jou. Schrijf het op de kaart die je bij "te doen" vindt.
