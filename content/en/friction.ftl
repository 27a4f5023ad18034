# A report's loop: form, status, handler's card, lists.
form-title = What gets in your way?
form-title-typed = Shall I report this?
form-subtitle = One sentence is enough. You hear who takes it.
form-text = What happened?
form-text-hint = For example: I retype every visit report
form-text-missing = Write in one sentence what happened.
form-group = What is it mostly about? (optional)
form-impact = What does it cost you? (optional)
form-choose = Choose
form-would-help = What would help? (optional)
form-named = This goes with your name. Whoever handles these reports sees your name and what you write.
form-send = Send
form-not-now = Not now

state-received = Received
state-again = Open again
state-taken = Taken
state-solved = Your word
state-declined = Not now
state-confirmed = Solved
state-understood = Closed
state-withdrawn = Withdrawn

status-received = Your report has arrived
status-again = We will look at it again
status-taken = We are working on your report
status-solved = Is it solved?
status-declined = We will not do this now
status-confirmed = Solved, this loop is closed
status-understood = This report is closed
status-withdrawn = You withdrew this report
status-fallback = { $title } ({ $code })
status-step = Step { $step } of { $of }
status-your-words = Your report
status-still-words = Is it still there? What do you see? (optional)
status-desk = Is your work at a complete stop? Then call or mail the service desk too. Kring is not for urgent outages.
status-desk-link = To the service desk
expected-taken = Aim: taken by { $by }
expected-answer = Aim: answer by { $by }

step-report = Received
step-take = Taken by { $who }
step-solve = { $who } did something about it
step-decline = { $who } answered it
step-confirm = You say: solved
step-understood = You say: clear
step-reopen = You say: it is still there
step-withdraw = Withdrawn
step-queue = With { $queue }
step-queue-with = With { $who } ({ $queue })
coming-take = A colleague takes it
coming-answer = You hear what was done
coming-confirm = You say whether it works
coming-understood = You read the answer

queue-it = IT
queue-processowner = the process owner
queue-changeowner = the owner of the change
queue-feedbackowner = the report desk
queue-keyuser = the key users
queue-admin = the coordinators

said-solve = { $who }
said-decline = { $who }
said-reopen = { $who }: it is still there

act-confirm = Solved
act-reopen = It is still there
act-reopen-closed = It is back
act-understood = Clear
act-withdraw = Withdraw
act-take = I'll take this
act-solve = Tell them it is solved
act-decline = Not now

item-title = A colleague runs into this
item-again = It is still there
item-yours = Taken by you
item-theirs = Taken by { $who }
item-received = Waits for someone
item-solved = Waits for the reporter
item-declined = Waits for the reporter
item-confirmed = Solved, says the reporter
item-understood = Closed
item-withdrawn = Withdrawn
item-name-it = Give it a short title
item-name-hint = For example: Outlook is slow at the office
item-name-missing = Give it a title, so that the reporter sees what you take.
item-answer = What was done, or why not now?
item-answer-hint = Write the way you would tell it. For "not now" at least { $shortest } characters.
item-answer-missing = First write what was done, or why not now.
fact-group = About
fact-impact = What it costs
fact-would-help = Would help
fact-received = Reported
fact-by = Aim: by

todo-title = { $count ->
    [0] To do
    [one] To do: 1 report
   *[other] To do: { $count } reports
  }
todo-fresh = { $count ->
    [one] A report waits for you
   *[other] { $count } reports wait for you
  }
todo-empty = Nothing waits for you.
todo-received = from { $who }, waits for someone
todo-taken = from { $who }, taken by you
mine-title = { $count ->
    [0] What have you reported?
    [one] You made 1 report
   *[other] You made { $count } reports
  }
mine-empty = You have not reported anything yet. Just type what gets in your way.
list-show = Show
list-on = Next
list-back = Back

ping-solved = { $who } did something about your report: { $title }
ping-declined = { $who } answered your report: { $title }
ping-show = Show my report
outcome-title = { $count ->
    [one] News about a report on your list
   *[other] News about { $count } reports on your list
  }
outcome-confirmed = { $who } says: solved. This loop is closed.
outcome-understood = { $who } read your answer. This report is closed.
outcome-withdrawn = { $who } withdrew the report. There is nothing left for you to do.
