# Uitleg en tips: gevonden, geschreven en nagekeken.
known-article = { $topic ->
    [""] Uitleg van een key-user
   *[other] { $topic } · uitleg van een key-user
  }
known-tip = Tip · { $topic }
known-expired = Moet worden nagekeken sinds { $day }
act-found = Ja, dit helpt
