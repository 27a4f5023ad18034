# Around everything else: menu, welcome, notices.
someone = a colleague
by-morning = { $weekday } morning { $date }
by-afternoon = { $weekday } afternoon { $date }
by-evening = { $weekday } evening { $date }

menu-title = What would you like to do?
menu-subtitle = You can also just type what gets in your way, or what you would like to know. Or type "who is my key user".
welcome-title = Hi { $name }, I am Kring
welcome-title-nameless = Hi, I am Kring
welcome-subtitle = Making work at { $organisation } better, together
welcome-subtitle-plain = Making work better, together
welcome-how = Does something get in the way of your work? Tell me in one sentence. Your card shows who takes it, and you hear what was done. And only you decide whether it is really solved. Would you like to know something? Type your question, and I look it up or ask a colleague.
welcome-kept = I help you, I do not check up on you. I keep your name, department, location, language, time zone and working hours. Also what you report, ask and answer, which tips you saw, and how I reach you here. I do not watch your work.
welcome-pointer = Let us do this one to one, so that not everyone reads along. Open your own chat with Kring and send it there.
cancelled = Fine. Nothing was sent.
thanks = You are welcome.
not-yet-nudge = I cannot send messages about changes yet. This is what I can do.
who-am-i = I am Kring, a computer program. A colleague reads what you report.
help-title = How this works
help-sentence = Type in one sentence what gets in the way of your work. You see who takes it, and you hear what comes of it. If you would like to know something, type your question. I look it up, or ask a colleague who knows.
help-words = Or type one of these words: report, ask, my reports, my questions, who is my key user, key user, settings, privacy
help-words-handler = Or type one of these words: report, ask, my reports, my questions, to do, my impact, who is my key user, key user, settings, privacy
help-tips = Would you like to learn something handy? Type "tip", or what it should be about: "tip about calendar". "My progress" shows how far you are.
help-coordinator = As a coordinator you can also type "gaps". Then you see where there is no key user yet.
standing-title = How it stands
standing-none = Nothing of yours is open.
standing-questions = What you asked
standing-reports = What you reported
act-privacy = What does Kring keep?
privacy-title = What I keep about you
privacy-kept = I keep your name, department, location, language, time zone and working hours, and how I reach you. Also what you report, ask and answer, and what bothers you too. And which tips you saw, and what you remembered: nobody else sees that. I do not watch your work.
privacy-seen = What you report with your name is seen by whoever looks after that list and whoever handles it. If it takes too long, a coordinator sees it as well. Other colleagues only see the title and, from five on, how many it bothers. Your question is seen by those who get it to answer, with your name if you put it there.
privacy-nameless = Without your name I do not keep who you are. If you want to be told, I keep how to reach you, encrypted, until { $days } days after closing. Whoever manages both the database and the key can read that until then.
privacy-more = Read all about privacy

act-menu = To the menu
act-form = Say what gets in your way
act-mine = What have I reported?
act-todo = To do

refused-empty = { $shortest ->
    [one] There is nothing here yet. Fill in the field on the card and press once more.
   *[other] That is a little short. Write at least { $shortest } characters, so that your colleague understands why.
  }
refused-no-title = First give the report a short title. Then press "I'll take this" once more.
refused-no-why = First write what your colleague should know. Then hand it over.
refused-no-place = First choose who can take this better.
refused-no-code = First fill in the code of the other report.
refused-too-long = That is longer than fits: { $length } characters, and there is room for { $longest }. Make it a little shorter and send it again.
refused-only-greeting = Hi. Please write in one sentence what gets in your way, or what you would like to know.
refused-choice = I do not know that choice. Pick one of those on the card.
refused-no-alternative = Also say what is allowed, or from when. If nothing is, choose "not now" and explain why.
refused-colleagues = Fill in a number, in digits, at most { $most }.
refused-not-mergeable = That code is not of another open report. Please check the code.
refused-own-support = You reported this yourself. You hear of it on your own card.
refused-already-sent = You already sent this form, without a name. You find that report on its own card.
refused-not-reporter = Only the person who reported this can say that.
refused-not-handler = This is with a colleague. Only the person who took it, or looks after this list, can do this.
refused-not-asker = Only the person who asked this can say that.
refused-not-asked = This question is with a colleague. There is nothing left for you to do.
refused-own-report = You reported this yourself. A colleague takes it.
refused-outsider = Kring is for colleagues with an account of their own in the organisation. Ask a colleague or the coordinator to report this for you. I have not kept what you wrote.
refused-nobody-else = There is nobody else there now who can take this. Choose another place.
refused-full = { $who } has enough questions this week. Choose somebody else, or a topic.
refused-too-late = This was closed more than { $days } days ago. Feel free to begin anew.
refused-unknown = I cannot find this anymore. Type "my reports" or "my questions" for what is yours.
refused-other-card = This button is meant for a colleague.
refused-changed = This button is no longer right. Type "my reports", "my questions" or "to do" for a fresh card.
refused-unknown-verb = I do not know this button. Type "help" to see what I can do.
refused-too-fast = That is too fast for me, so I did not read this. Send it again in a minute.
went-wrong = That did not work, and it is our fault. Please try again shortly. If it keeps failing, mention { $ref }.
