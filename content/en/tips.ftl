# Tips and the question on them: "do you still know?"
tip-kicker = Tip · { $topic } · { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }
tip-example = Nobody here has looked at this tip yet. A button may be called something else.
tip-beside = Perhaps this tip helps already. Your report stays as it is.
act-tip-enough = This helps, close my report
act-tip-tried = It worked
act-tip-later = Later
act-tip-put-off = Put it off
act-tip-known = Knew it already
act-tip-notforme = Not for me
act-tip-only = Just not this tip
act-tip-stuck = It won't work: ask a key user
act-tip-another = Another tip
act-tip-progress = My progress
tip-later-label = When would suit you?
tip-later-tomorrow = Tomorrow
tip-later-days = The day after tomorrow
tip-later-week = Next week
tip-tried = Good. In a few days or later I may ask whether you still know.
tip-later = { $when ->
    [tomorrow] All right. This tip comes back tomorrow at the earliest.
    [days] All right. This tip comes back the day after tomorrow at the earliest.
    [asked] All right. This tip is ready. Type "tip" when you would like one.
   *[week] All right. This tip comes back in a week at the earliest.
  }
tip-known = Good. Then you will not get this one again. If you know more tips about { $topic } already, I will choose harder ones.
tip-again = You have had this tip before. I have no new one about this.
tip-notforme = All right. You get no more tips about { $topic }.
tip-only = All right. You will not get this tip again. Other tips about { $topic } you will.
tip-none-yet-title = No tips yet
tip-none-yet = A key user looks at the tips first. After that you can get them.
tip-none-seen-title = You are up to date
tip-none-seen = You have seen every tip that fits you. When there is a new one, it may come by.
tip-none-about-title = I have no tip about that
tip-none-about = Ask a key user, or choose another tip.
tip-none-away-title = Tips about { $topic } are off for you
tip-none-away = You chose to get none. Would you like them again? Choose Tips to suit you, and there For each app.
tip-stuck-words = I can't get this tip to work: { $title }

quiz-title = Do you still know?
quiz-subtitle = One question about { $topic }. Only you see your answer.
quiz-right = That's it
act-quiz-dunno = I do not know
quiz-dunno = That is fine, this is how
quiz-wrong = It is different
quiz-your-choice = You chose: { $option }
quiz-good-choice = The right answer: { $option }
quiz-open-tip = Show the tip

paused-title = I will send you no more tips
paused-line = You did not react for some time. That is fine. Once you do something with a tip again, I will send them the way you chose.

progress-title = My progress
progress-subtitle = Only you see this.
progress-none = You have had no tips yet. Type "tip" for the first.
progress-seen = Seen
progress-remembered = I may ask about these
progress-retired = Remembered
progress-known = Knew already
progress-left = Still to discover
progress-kept = I keep which tips you saw and what you said of them, and your answers for a year. That is how I can ask about them at the right moment. Nobody else sees it, and you can erase it yourself.
act-learned = Everything you saw
learned-title = { $count ->
    [one] One tip you saw
   *[other] { $count } tips you saw
  }
learned-seen = seen { $day }
learned-tried = it worked
learned-later = later
learned-known = you knew it
learned-notforme = not for you
learned-stuck = not working yet
learned-right = { $day }: right
learned-wrong = { $day }: not yet
learned-due = next question from { $day }
learned-now = I may ask about it now
learned-sits = you know this
act-learned-all = All of it, to copy
learned-all-title = Everything I keep of what you learn
learned-all-line = Select the text and copy it if you want to keep it.
learned-all-wished = How you want your tips:
learned-all-tips = Tips you saw ({ $count }):
learned-all-none = none
learned-all-contacts = Days on which I sent you something myself ({ $count }):
act-progress-erase = Erase my progress
progress-erase-title = Are you sure?
progress-erase-line = Everything you saw and answered is then gone. You begin again.
act-progress-erase-sure = Yes, erase it
progress-erased = Erased. You begin again.

judge-title = Is this tip right?
judge-subtitle = Try it in { $topic }. Only once you say it is right will colleagues get it.
judge-example = This is the demo: here colleagues get a tip even before anybody looked at it.
judge-policy = This may be switched off here. See whether colleagues may use it, too.
judge-left = { $count ->
    [one] 1 more tip to look at
   *[other] { $count } more tips to look at
  }
judge-none = There are no tips to look at.
act-judge-ready = It is right
act-judge-notready = It is not
act-judge = Look at tips

expired-title = { $count ->
    [one] 1 tip has expired
   *[other] { $count } tips have expired
  }
expired-line = Nobody looked at them lately, so colleagues get them no more. A key user can look at them, or you can.
expired-unseen = { $count ->
    [one] One tip still waits for somebody to look at it
   *[other] { $count } tips still wait for somebody to look at them
  }
expired-unseen-line = Colleagues get a tip only once a key user of that app, or you, looked at it. That is one tap a tip.
expired-more = And { $count } more

teach-title = Tips to suit you
teach-subtitle = You do not have to fill in anything.
teach-stopped = All right, I will send you no more tips, and no messages about changes either. You can read those under What changes for me? Type "tip" when you would like one.
teach-moments = What would you like to get better at?
teach-rhythm = How often may I send you a tip, or a question about one?
teach-daily = Every working day
teach-three = Three times a week
teach-one = Once a week
teach-off = Never, I will ask for one
teach-at = Around what time, within your working hours?
teach-apps = How well do you know these?
teach-news = When would you like news about a change?
teach-ring-early = Early on
teach-ring-majority = As usual, with most people
teach-ring-later = Later on, when others already use it
teach-places = Where do you work?
teach-places-office = In the office
teach-places-home = At home
teach-places-customer = On the road or on site
teach-devices = What do you work on?
teach-devices-desktop = Computer or laptop
teach-devices-web = In the browser
teach-devices-mobile = Phone or tablet
teach-paused = No tips until the end of which day? (optional)
teach-helper = I help you, I do not check on you. Nobody else sees which tips you get or what you answer.
teach-kept = I keep what you choose here, which tips you saw, what you said of them and what you answered. I do not watch your work.
level-starter = I'm just starting
level-plus = I get along
level-pro = I know it well
level-away = No tips about this
act-teach-apps = For each app
act-teach-news = News about changes
act-teach-pause = No tips for a while
act-tip-first = Give me a tip
