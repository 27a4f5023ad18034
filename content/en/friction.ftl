# A report's loop: form, status, handler's card, lists.
form-title = What gets in your way?
form-title-typed = Shall I report this?
form-subtitle = One sentence is enough. A colleague looks at it.
form-text = What happened?
form-text-hint = For example: I retype every visit report
form-cut = What you typed is longer than fits here. This is the beginning. Change what you like and send it.
form-text-missing = Write in one sentence what happened.
form-group = What fits best? (optional)
form-impact = How does it affect you? (optional)
form-choose = Choose
form-would-help = What would help? (optional)
form-naming = How do you want to report this?
naming-named = With my name
naming-told = Without my name, but tell me when there is news
naming-pull = Without my name, I look here myself for news
form-who-sees = With your name, whoever handles this sees your name and what you fill in here. Without it, only what you fill in. Leave out other people's names.
form-teams = Teams keeps this chat. Teams administrators can access it in special cases.
form-key = If you want to be kept posted, I store who you are, encrypted. Whoever manages both the database and the key can read that until 30 days after closing. Backups may exist longer.
form-typed = This sentence is already in this chat, under your name. Prefer to leave your name out? Start with an empty form and put it in other words.
form-fresh = Empty form
form-naming-missing = First choose how you want to report this. What you wrote is still there.
form-trace = Is there a name in this? Or a phone number, mail address or staff number? Take it out, or send it anyway.
form-colleagues-named = A number of colleagues is only possible with your name. Otherwise one could guess who you are. Leave it empty, or report with your name.
form-colleagues = For how many colleagues do you report this too? (optional)
form-similar = Has this been reported?
form-send-anyway = Send anyway
moved-on = Something has changed here meanwhile. What you wrote was not sent.
form-sent = You had already sent this form. What you changed after that was not sent.
not-sent = Not sent
alike-title = Is it one of these?
alike-none = I can only search reports that a colleague has already taken. None of those is like this one. Go ahead and send it.
alike-follow = With "me too" you hear what is done about it. For that I keep who you are. Colleagues do not see who else it bothers.
act-support = Me too
act-join = Add my report to this one
alike-join = Your report then goes with that one. You hear what is done about it, and only you say whether it works for you.
bothers = This bothers { $count } colleagues.
colleagues = { $count ->
    [one] 1 colleague
   *[other] { $count } colleagues
  }
nameless = A colleague (without a name)
form-send = Send
form-not-now = Never mind

state-waiting = Sent
state-received = Received
state-asked = A question for you
state-again = Open again
state-taken = Taken
state-solved = Waiting for you
state-declined = Not now
state-confirmed = Solved
state-understood = Closed
state-unanswered = Closed
state-helped = Solved by a tip
state-withdrawn = Withdrawn

status-waiting = Your report was sent
status-received = Your report has arrived
status-asked = Your colleague wants to know something
status-again = We will look at it again
status-taken = We are working on your report
status-solved = Is it solved?
status-declined = We will not do this now
status-confirmed = Solved, this report is done
status-understood = This report is closed
status-unanswered = Closed without your answer
status-helped = A tip got you further. This report is closed
status-withdrawn = You withdrew this report
status-fallback = { $title } ({ $code })
status-step = Step { $step } of { $of }
status-your-words = Your report
status-still-words = Is it still there? What do you see? (optional)
status-object-words = Do you disagree? Tell us why.
status-answer = Your answer
status-add = Anything to add? (optional)
goes-with = This goes with an earlier report: { $title }. You hear what is done about it. Only you say whether it works for you.
status-closes = { $working_days ->
    [one] If I hear nothing, I close this report one working day after { $day }. You can still reopen it for { $days } days after that.
   *[other] If I hear nothing, I close this report { $working_days } working days after { $day }. You can still reopen it for { $days } days after that.
  }
status-reopen-until = Is it still there? You can reopen this until { $day }.
status-keep-card = I do not add your name. What you write yourself is read by whoever handles this. You find this report on this card only.
status-told = You get a message when there is an answer or a question for you. It does not say what it is about.
status-pull = You get no message, not even when a colleague asks you something. Look here now and then to see how it stands.
status-desk = Are you stuck right now? Do not wait for Kring: go to the service desk.
status-desk-link = To the service desk
expected-release = Goes to whoever handles it on { $at }, with any other reports without a name
expected-taken = We try to take it by { $by }
expected-busy = It is busy. We expect to take it around { $by }, later than we want.
expected-answer = We try to answer by { $by }
expected-late = This takes longer than we wanted. Somebody has been told.
expected-late-here = This takes longer than we wanted.
expected-yours = Your colleague waits for your answer

step-sent = Sent, without a name
step-report = Received
step-take = Taken by { $who }
step-solve = { $who } says: solved
step-decline = { $who } answered it
step-confirm = You say: solved
step-understood = You say: got it
step-reopen = You say: it is still there
step-object = You say: I disagree
step-helped = You: the tip helped
step-withdraw = Withdrawn
step-merge = Goes with an earlier report
step-handover = { $who } passed this on
step-moved = On to another colleague
step-late = Overdue
step-still = No news yet from who has this
step-still-asked = Your answer is still awaited
step-remind = You were asked for your answer once more
step-close = Closed without your answer
step-note = { $who } wrote to you
step-ask = { $who } asked you something
step-reply = You wrote something
step-goes-to = Goes to { $queue }
step-goes-to-with = Goes to { $queue }, first to { $who }
step-queue = With { $queue }
step-queue-with = With { $queue }, now with { $who }
stands-in = { $who } (in place of { $owner })
coming-take = A colleague takes it
coming-again = { $who } looks at it again
coming-answer = You hear what was done
coming-answer-pull = Here you read what was done
coming-confirm = You say whether it works
coming-understood = You read the answer

queue-it = IT
queue-processowner = whoever decides how this work is done
queue-changeowner = whoever brings in this change
queue-feedbackowner = the Kring team
queue-keyuser = the key users
queue-admin = the coordinators
queue-other = somebody else of the same list

said-solve = { $who }
said-decline = { $who }
said-note = { $who }
said-ask = { $who } asks
said-handover = { $who } passes this on
said-alternative = This is allowed
said-reply = { $who }
said-reply-own = You
said-object = { $who }: I disagree
said-object-own = You: I disagree
said-withdraw = { $who }: this tip helped
said-withdraw-own = You: this tip helped
said-reopen = { $who }: it is still there
said-reopen-own = You: it is still there

act-confirm = Solved
act-reopen = It is still there
act-reopen-closed = It is back
act-understood = Got it
act-object = I disagree
act-answer = Send your answer
act-add = Add this
act-status = What's the status?
act-form-again = Still bothered? Report it
act-withdraw = Withdraw
act-take-over = I take this over
act-take = I'll take this
act-solve = It is solved
act-decline = Not now
act-ask = Ask something
act-note = Send a message
act-to-merge = Same as another
act-merge = Merge
act-to-handover = Hand over…
act-handover = Hand it over

item-title = A colleague needs a hand
item-again = It is still there
item-again-object = Your colleague disagrees
item-replied = Your colleague wrote something
item-yours = Taken by you
item-theirs = Taken by { $who }
item-received = Not taken yet
item-back = Back with you
item-given = Handed to you
item-given-by = Handed over by { $who }
item-with = Now with { $who }
item-late = This report is overdue
item-answered = This was answered
item-done = There is nothing left for you to do
item-instead = { $owner } is not here now. That is why this comes to you.
item-merged = Goes with another
item-solved = Waits for the reporter
item-declined = Waits for the reporter
item-confirmed = Solved, says the reporter
item-understood = Closed
item-unanswered = Closed without an answer
item-withdrawn = Withdrawn
item-name-it = Give it a short title (needed for "I'll take this")
item-name-hint = No names: colleagues see this
item-ask = Want to know something first? (optional)
item-answer = What was done, why not now, or what do you want to know?
item-answer-hint = Write the way you would tell it. For "not now" at least { $shortest } characters.
item-alternative = What is allowed? (needed for "it is solved")
item-alternative-hint = For example: Copilot is fine, or: from 1 March
item-goes-with = Goes with { $code }: { $title }. Answer there, then all reporters hear it.
item-goes-with-untitled = Goes with { $code }, which nobody has taken yet. All reporters hear an answer there.
item-also = Goes with this: { $code }
item-also-more = { $count ->
    [one] And 1 more report
   *[other] And { $count } more reports
  }
item-all-read = All reporters read what you answer, ask or write here.
item-alike = Looks like { $code }: { $title }
item-into = Code of another report
item-into-hint = For example K7M3QX
item-queue = Who can take this better?
item-why = What should the colleague know who takes this over?
item-why-here = Write above what your colleague should know.
item-why-read = The reporter reads what you write, too.
fact-group = About
fact-change = Belongs to the change
fact-impact = Effect
fact-would-help = Would help
fact-received = Reported
fact-queue = List of
fact-with = With
fact-since = Since
fact-by = Please by
fact-late = { $by } (this is overdue)
fact-bothers = Bothers
fact-colleagues = Also for

todo-title = { $count ->
    [0] To do
    [one] To do: 1 report
   *[other] To do: { $count } reports
  }
todo-fresh = { $count ->
    [one] A report is waiting for you
   *[other] { $count } reports are waiting for you
  }
todo-soon = { $count ->
    [one] Needs your attention: 1 report
   *[other] Need your attention: { $count } reports
  }
todo-soon-note = No solution yet? Then let them know how it stands.
crowded-title = { $count } open reports are with { $queue }
crowded-more = That is more than the { $capacity } that fit. Whoever reports something now reads a later day. Perhaps somebody can step in, or some can go to another list.
late-title = { $count ->
    [one] 1 report is overdue
   *[other] { $count } reports are overdue
  }
late-received = { $queue } · not taken yet, with { $who }
late-taken = { $queue } · taken by { $who }
todo-empty = Nothing is waiting for you.
todo-received = { $who } · not taken yet
todo-taken = { $who } · taken by you
todo-theirs = { $who } · taken by { $handler }
todo-with = with { $holder }
todo-again = { $who } · open again
todo-by = please by { $by }
todo-late = this is overdue
mine-nameless = Reports without a name are not listed here. You find them on their own card, in this chat.
mine-title = { $count ->
    [0] What have you reported?
    [one] You have 1 report
   *[other] You have { $count } reports
  }
mine-empty = You have not reported anything yet. Just type what gets in your way.
list-show = Show
list-part = { $first } to { $last } of { $total }
list-on = Next
list-back = Back

ping-solve = { $who } did something about your report: { $title }
ping-decline = { $who } answered your report: { $title }
ping-note = { $who } wrote to you about your report: { $title }
ping-ask = { $who } has a question about your report: { $title }
ping-remind = Your answer is still asked about: { $title }
ping-still = No news yet about your report: { $title }
ping-solve-support = { $who } did something about: { $title }
ping-decline-support = { $who } answered: { $title }
ping-nameless = There is news for you
ping-show = Show
follow-subtitle = This bothers you too
follow-received = Not solved yet
follow-taken = Taken
follow-solved = Something was done
follow-declined = Not now
follow-confirmed = Solved
follow-understood = Closed
follow-unanswered = Closed
follow-withdrawn = Withdrawn
follow-received-more = You hear it when something is done about this. Colleagues do not see that it bothers you too.
follow-taken-more = { $who } took this. You hear it when something is done about it.
follow-solved-more = { $who } says: solved. Does it not work for you? Feel free to report it.
follow-declined-more = { $who } answered. Do you disagree? Feel free to report it.
follow-confirmed-more = The person who reported this says it is solved. Does it not work for you? Feel free to report it.
follow-understood-more = This is closed. Does it still bother you? Feel free to report it.
follow-unanswered-more = This is closed. Does it still bother you? Feel free to report it.
follow-withdrawn-more = The person who reported this withdrew it. Does it still bother you? Feel free to report it.
outcome-title = { $count ->
    [one] News about a report on your list
   *[other] News about { $count } reports on your list
  }
outcome-confirmed = { $who } says: solved. This report is done.
outcome-confirmed-some = { $who } says: solved. Another reporter still has to say so.
outcome-understood = { $who } read your answer. This report is closed.
outcome-left = Whoever reported this has left the organisation. Nothing more is asked of you.
outcome-unanswered = No answer came from { $who }. This report is closed. It can still be reopened.
outcome-unanswered-nameless = No answer came. This report without a name is closed. It can still be reopened.
outcome-merged = { $who } reported this. It now goes with another report. There is nothing left for you to do.
outcome-helped = { $who } could go on with a tip. This report is closed; there is nothing left for you to do.
outcome-withdrawn = { $who } withdrew the report. There is nothing left for you to do.
