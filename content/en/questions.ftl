# Questions: the form, the card of who asks and that of who answers.
ask-title = What would you like to know?
ask-subtitle-tip = The tip goes along, so that your colleague knows what it is about.
ask-subtitle = I first look whether the answer is there already. If not, I ask a colleague who knows.
ask-title-found = Perhaps the answer is here
ask-subtitle-found = If not, ask a key user below.
ask-title-none = Shall I ask a key user?
ask-subtitle-none = I found no explanation of it myself.
ask-text = Your question
ask-text-hint = For example: how do I share my calendar with a colleague?
ask-text-missing = Write in one sentence what you would like to know.
ask-topic = What is it about? (optional)
ask-topic-other = I do not know / something else
ask-trace = Something about a person seems to be in here ({ $what }). Several colleagues may read your question. Take it out, or choose "ask it anyway" if it does no harm.
ask-naming = How do you want to ask this?
ask-naming-missing = First choose how you want to ask this. What you wrote is still there.
ask-who-sees = With your name: whoever gets your question sees who you are. Without it: only your question.
act-ask-who-sees = Who sees what?
ask-others = Leave out other people's names.
ask-at-once = Your question goes out at once, also without your name. So whoever gets it sees when you ask it.
ask-tip-named = Whoever gets your question sees your name and what you write here. Leave out other people's names.
act-ask-first = Ask your question
act-ask-key-user = Ask a key user
act-ask-instead = Ask a key user
act-ask-anyway = Ask it anyway
act-ask-report = Make it a report
found-title = Good that this helps
found-subtitle = Your question was not sent.
found-sent = Your question was already sent. While it has no answer, you can withdraw it.

question-state-asked = Not taken yet
question-state-taken = Taken
question-state-answered = Waits for you
question-state-accepted = Answered
question-state-unanswered = Closed
question-state-withdrawn = Withdrawn
question-asked = Your question has been asked
question-again = Your question is open again
question-taken = { $who } is looking into it for you
question-answered = Does this answer help?
question-accepted = Your question is answered
question-unanswered = Closed without your word
question-withdrawn = You withdrew this question
question-fallback = { $title } ({ $code })
question-with = Your question is with { $who }.
question-with-pool = Your question is now with { $count } key users. Whoever has time takes it.
question-with-nobody = I have found nobody who can take this yet. I look again every working day.
question-with-coordinators = Your question is now with the coordinators. They look for somebody who knows.
question-with-it = Your question is with IT.
question-due-next = If your colleague cannot get to it, I look for somebody else by { $by } at the latest.
question-due-pool = If nobody can take it, I look further among other key users by { $by } at the latest.
question-due-coordinators = If nobody can take it, I ask a coordinator by { $by } at the latest.
question-due-further = If nobody can take it, I look further by { $by } at the latest.
question-due-again = If nobody takes it, I ask them again after { $by }.
question-due-word = If there is no answer by { $by }, I ask your colleague how it is going.
question-due-move = If you have heard nothing by { $by }, I look for somebody else.
question-due-close = If I hear nothing, I close the question after { $by }.
question-no-repeat = What you wrote goes along. You need not repeat anything.
question-your-words = Your question
question-still-words = What would you still like to know?
question-thanked = I deliver a thank-you at the start of the working day after it.
question-keep = Whoever answered can turn it into an article for others. I ask you first whether that is fine.
question-keep-here = Whoever answered can turn it into an article for others. I ask you first, on this card, whether that is fine.
question-agreed = You were fine with others reading this answer.
question-card = I do not add your name. What you write yourself is read by whoever gets your question. You find this question on this card only.
question-told = You get a message when there is an answer. It does not say what it is about.
question-pull = You get no message, not even when there is an answer. Look here now and then to see how it stands.

question-step-ask = Asked
question-step-take = Taken by { $who }
question-step-answer = { $who } has answered
question-step-handover = { $who } handed your question over
question-step-accept = You say: solved
question-step-reopen = You say: not yet
question-step-thank = You sent a thank-you
question-step-withdraw = Withdrawn
question-step-next = Somebody else was asked too
question-step-pool = Other key users for this topic were asked
question-step-coordinators = The coordinators were asked
question-step-again = The coordinators were asked once more
question-step-move = Your colleague could not go on with it. I look for somebody else.
question-step-remind = You were asked for your word once more
question-step-close = Closed without your word

question-said-answer = { $who }
question-said-handover = { $who } hands over
question-said-reopen = { $who }: not yet
question-said-reopen-own = You: not yet

act-question-accept = Solved
act-question-reopen = Not yet
act-question-ask-on = Ask on
act-question-reopen-closed = Not after all
act-question-thank = Send a thank-you
act-question-withdraw = Withdraw
act-question-status = How is it going?
act-question-take = I'll take this
act-question-take-after = Take it after all
act-question-answer = Answer
act-question-pass = Not mine
act-question-mine = What have I asked?

asked-title = A colleague has a question
asked-again = Your colleague still has a question
asked-answered = You have answered
asked-helped = Your answer helps
asked-done = Nothing more to do here
asked-given = You passed the question on
asked-given-to = The question is with { $who } now. There is nothing left for you to do.
asked-given-pool = The question is with other key users now. There is nothing left for you to do.
asked-given-it = The question is with IT now. There is nothing left for you to do.
asked-given-coordinators = The question is with the coordinators now. There is nothing left for you to do.
asked-given-nobody = I am still looking for somebody who knows. There is nothing left for you to do.
asked-given-lead = The other coordinators have it too. There is nothing left for you to do.
asked-state-asked = Not taken yet
asked-state-taken = Taken by you
asked-state-theirs = Taken by { $who }
asked-state-answered = Waits for who asked
asked-state-accepted = Solved, says who asked
asked-state-unanswered = Closed without a word
asked-state-withdrawn = Withdrawn
asked-passed = { $who } took this question. There is nothing left for you to do.
asked-passed-answered = { $who } answered this question. There is nothing left for you to do.
asked-passed-over = This question is closed. There is nothing left for you to do.
asked-passed-withdrawn = Who asked took the question back. There is nothing left for you to do.
asked-moved = You had taken this question. I am looking for somebody else too. If you know the answer, you can still give it.
asked-moves = If I have heard nothing from you by { $by }, I look for somebody else.
asked-coordinate = Nobody has taken this question yet. Will you take it? Or do you know a colleague who knows this? Write in the answer who that is, and who asked reads it.
asked-no-topic = It is not known yet what the question is about. Do you know the answer, or who does?
asked-topic = About
asked-since = Asked
asked-by = Please by
asked-seen = I showed this already
asked-nothing = No explanation of this was found yet.
asked-answer = Your answer
asked-answer-now = Do you know right away? Then answer here.
asked-answer-hint = Write it as you would tell it.
asked-to = Who knows this better?
asked-to-why = Write above what your colleague should know. Whoever asked reads that too.
asked-to-it = IT
asked-to-topic = Who knows { $topic }
asked-waits = Who asked now says whether it helps. If it does, you can make it an article.
asked-nameless = This question was asked without a name. Who asked can read your answer.

todo-questions = { $count ->
    [one] 1 question
   *[other] { $count } questions
  }
todo-reports = { $count ->
    [one] 1 report
   *[other] { $count } reports
  }
todo-question-asked = { $who } · not taken yet
todo-question-taken = { $who } · taken by you
todo-question-theirs = { $who } · taken by { $other }
asked-fresh = { $count ->
    [0] Nothing here waits for you anymore
    [one] A question is waiting for you
   *[other] { $count } questions are waiting for you
  }
questions-title = { $count ->
    [0] What have you asked?
    [one] You have asked 1 question
   *[other] You have asked { $count } questions
  }
questions-empty = You have not asked anything under your name yet. Just type your question.
questions-nameless = Questions without a name are not listed here. You find them on their own card, in this chat.
thanks-title = { $count ->
    [one] Your answer helped
   *[other] Your answers helped
  }
thanks-title-news = { $count ->
    [one] News about a colleague's question
   *[other] News about { $count } questions of colleagues
  }
thanks-accepted = { $who } says: solved.
thanks-unanswered = There was no word from { $who }. The question is closed.
thanks-withdrawn = { $who } has withdrawn the question. There is nothing left for you to do.
thanks-both = { $who } says: solved, and thanks you.
thanks-thank = { $who } thanks you.
thanks-nameless-accepted = Whoever asked says: solved.
thanks-nameless-unanswered = There was no word from whoever asked. The question is closed.
thanks-nameless-withdrawn = Whoever asked has withdrawn the question. There is nothing left for you to do.
thanks-nameless-both = Whoever asked says: solved, and thanks you.
thanks-nameless-thank = Whoever asked thanks you.
thanks-keep = Does your answer help others too? On its card you make it an article. Under "your articles" you find it all back.
question-ping = { $who } has answered your question: { $title }
question-ping-remind = Your word is still wanted about: { $title }
question-ping-nameless = There is news for you

refused-no-still = First write what you would still like to know. Then press "ask on" once more.

# Why a question comes to you.
asked-why-knows = know { $about }
asked-why-department = work in the same department
asked-why-location = are at the same location
asked-why-language = speak the same language
asked-why-open = { $about ->
    [0] have no other open questions
    [one] have 1 other open question
   *[other] have { $about } other open questions
  }
asked-why-pool = know more about this topic
asked-why-full = I ask you because you know more about this topic. You have enough questions this week, so take this one only if it suits you.
asked-why-coordinators = Nobody could take this question yet.
asked-why-it = This question is with IT.
asked-why-before = gave the previous answer
asked-why-given = A colleague passed this question on to you.
asked-why-one = I ask you because you { $one }.
asked-why-both = I ask you because you { $one } and { $two }.
asked-why-all = I ask you because you { $one }, { $two } and { $three }.
