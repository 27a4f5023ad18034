# What somebody's help achieved: a note that they alone read.
impact-title = What your help did in { $month }
impact-title-so-far = What your help did so far in { $month }
impact-thanks = Thank you for your help.
impact-private = Only you see this
impact-helped = { $count ->
    [one] You helped 1 colleague.
   *[other] You helped { $count } colleagues.
  }
impact-thanked = { $count ->
    [one] You got a thank-you.
   *[other] You got { $count } thank-yous.
  }
impact-minutes = Altogether that saved your colleagues about { $count ->
    [one] 1 minute.
   *[other] { $count } minutes.
  }
impact-reused = { $count ->
    [one] What you explained helped somebody once.
   *[other] What you explained helped somebody { $count } times.
  }
impact-times = { $count ->
    [one] Helped once
   *[other] Helped { $count } times
  }
impact-changes = Solved, thanks to you too
impact-reported = { $count ->
    [0] You reported this.
    [one] You reported this, for a colleague too.
   *[other] You reported this, for { $count } colleagues too.
  }
impact-supported = You said that it bothers you too.
impact-handed = You passed this question on to IT.
impact-nothing = There is nothing to tell of this month yet. Once your help got a colleague further, you read it here from the next day on.
act-impact = What did my help do?
act-impact-settings = Your key user card
