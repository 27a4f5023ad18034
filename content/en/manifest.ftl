# What Teams says about Kring: in its store, above the chat, beside a message and in the settings of notifications.
manifest-app = Kring
manifest-name = Kring: what you report gets closed
manifest-short = Say what gets in your way, and hear what was done about it.
manifest-full = Does something get in the way of your work? Say so in one sentence, with or without your name. A colleague takes it, and you see who that is. You hear what was done about it. And you are the one who says whether it is solved.

manifest-report = report
manifest-report-hint = Report what gets in your way
manifest-ask = ask
manifest-ask-hint = Ask a question: the answer, or a colleague who knows
manifest-tip = tip
manifest-tip-hint = Something handy for your work, in a few minutes
manifest-contact = who is my key user
manifest-contact-hint = See which colleague can help you with a question
manifest-mine = my reports
manifest-mine-hint = See your own reports and how they stand
manifest-todo = to do
manifest-todo-hint = The reports and questions that wait for you
manifest-help = help
manifest-help-hint = See what you can do here

manifest-message = Report this to Kring
manifest-message-hint = Make a report of this message, with your name
manifest-question = Ask a key user about this
manifest-question-hint = Look up what is known about it, or ask a colleague, with your name

manifest-news-when = There is news about something you reported, or that bothers you too
manifest-solved-when = Something was done about a report of yours
manifest-declined-when = Something you reported will not be done for now
manifest-answered-when = A colleague has answered your question
