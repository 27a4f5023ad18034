# Wat iemands hulp opleverde: een berichtje dat alleen diegene zelf leest.
impact-title = Dit leverde je hulp op in { $month }
impact-title-so-far = Dit leverde je hulp tot nu toe op in { $month }
impact-thanks = Dank je wel voor je hulp.
impact-private = Alleen jij ziet dit
impact-helped = { $count ->
    [one] Je hielp 1 collega verder.
   *[other] Je hielp { $count } collega's verder.
  }
impact-thanked = { $count ->
    [one] Je kreeg een bedankje.
   *[other] Je kreeg { $count } bedankjes.
  }
impact-minutes = Bij elkaar scheelde dat je collega's ongeveer { $count ->
    [one] 1 minuut.
   *[other] { $count } minuten.
  }
impact-reused = { $count ->
    [one] Jouw uitleg hielp 1 keer iemand verder.
   *[other] Jouw uitleg hielp { $count } keer iemand verder.
  }
impact-times = { $count ->
    [one] Hielp 1 keer
   *[other] Hielp { $count } keer
  }
impact-changes = Opgelost, mede dankzij jou
impact-reported = { $count ->
    [0] Jij hebt dit gemeld.
    [one] Jij hebt dit gemeld, ook voor een collega.
   *[other] Jij hebt dit gemeld, ook voor { $count } collega's.
  }
impact-supported = Jij zei dat je er ook last van had.
impact-handed = Jij gaf deze vraag door aan IT.
impact-nothing = Deze maand valt er nog niets te vertellen. Heeft je hulp een collega verder geholpen, dan lees je dat hier vanaf de volgende dag.
act-impact = Wat leverde mijn hulp op?
act-impact-settings = Jouw key-userkaart
