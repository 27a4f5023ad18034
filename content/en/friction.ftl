# A report's loop: form, status, handler's card, lists.
form-title = What gets in your way?
form-title-typed = Shall I report this?
form-subtitle = One sentence is enough. You hear who takes it.
form-question = I cannot answer questions yet. I can turn it into a report.
form-text = What happened?
form-text-hint = For example: I retype every visit report
form-text-missing = Write in one sentence what happened.
form-group = What fits best? (optional)
form-impact = How does it affect you? (optional)
form-choose = Choose
form-would-help = What would help? (optional)
form-named = This goes with your name. Whoever handles these reports sees your name and what you write. Leave out other people's names.
form-send = Send
form-not-now = Never mind

state-received = Received
state-again = Open again
state-taken = Taken
state-solved = Waiting for you
state-declined = Not now
state-confirmed = Solved
state-understood = Closed
state-withdrawn = Withdrawn

status-received = Your report has arrived
status-again = We will look at it again
status-taken = We are working on your report
status-solved = Is it solved?
status-declined = We will not do this now
status-confirmed = Solved, this report is done
status-understood = This report is closed
status-withdrawn = You withdrew this report
status-fallback = { $title } ({ $code })
status-step = Step { $step } of { $of }
status-your-words = Your report
status-still-words = Is it still there? What do you see? (optional)
status-desk = Are you stuck right now? Do not wait for Kring: go to the service desk.
status-desk-link = To the service desk
expected-taken = We try to take it by { $by }
expected-answer = We try to answer by { $by }

step-report = Received
step-take = Taken by { $who }
step-solve = { $who } says: solved
step-decline = { $who } answered it
step-confirm = You say: solved
step-understood = You say: got it
step-reopen = You say: it is still there
step-withdraw = Withdrawn
step-queue = With { $queue }
step-queue-with = With { $who } ({ $queue })
coming-take = A colleague takes it
coming-again = { $who } looks at it again
coming-answer = You hear what was done
coming-confirm = You say whether it works
coming-understood = You read the answer

queue-it = IT
queue-processowner = the process owner
queue-changeowner = the owner of the change
queue-feedbackowner = the Kring team
queue-keyuser = the key users
queue-admin = the coordinators

said-solve = { $who }
said-decline = { $who }
said-reopen = { $who }: it is still there
said-reopen-own = You: it is still there

act-confirm = Solved
act-reopen = It is still there
act-reopen-closed = It is back
act-understood = Got it
act-withdraw = Withdraw
act-take = I'll take this
act-solve = It is solved
act-decline = Not now

item-title = A colleague needs a hand
item-again = It is still there
item-yours = Taken by you
item-theirs = Taken by { $who }
item-received = Not taken yet
item-back = Back with you
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
fact-impact = Effect
fact-would-help = Would help
fact-received = Reported
fact-by = Please by

todo-title = { $count ->
    [0] To do
    [one] To do: 1 report
   *[other] To do: { $count } reports
  }
todo-fresh = { $count ->
    [one] A report is waiting for you
   *[other] { $count } reports are waiting for you
  }
todo-empty = Nothing is waiting for you.
todo-received = from { $who }, not taken yet
todo-taken = from { $who }, taken by you
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

ping-solved = { $who } did something about your report: { $title }
ping-declined = { $who } answered your report: { $title }
ping-show = Show my report
outcome-title = { $count ->
    [one] News about a report on your list
   *[other] News about { $count } reports on your list
  }
outcome-confirmed = { $who } says: solved. This report is done.
outcome-understood = { $who } read your answer. This report is closed.
outcome-withdrawn = { $who } withdrew the report. There is nothing left for you to do.
