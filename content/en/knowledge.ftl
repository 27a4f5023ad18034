# Articles and tips: found, written and looked at again.
known-article = { $topic ->
    [""] Explained by a key user
   *[other] { $topic } · explained by a key user
  }
known-tip = Tip · { $topic }
known-expired = Needs checking since { $day }
act-found = Yes, this helps
