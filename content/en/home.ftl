# Around everything else: menu, welcome, notices.
day-today = today
day-tomorrow = tomorrow
day-at = { $day } at { $time }
someone = a colleague

menu-title = What would you like to do?
menu-subtitle = You can also just type what gets in your way.
welcome-title = Hi { $name }, I am Kring
welcome-title-nameless = Hi, I am Kring
welcome-subtitle = For what could be better in the work at { $organisation }
welcome-subtitle-plain = For what could be better in your work
welcome-how = Does something get in the way of your work? Tell me in one sentence. You hear who takes it and what was done. And only you decide whether it is really solved.
welcome-kept = I am a helper, not a monitor. I keep your name, department, location, language and time zone, what you report and answer, and how I reach you here. I do not watch your work.
welcome-pointer = I am glad to help in our own chat, where not everyone reads along. Send me a message there.
cancelled = Fine. Nothing was sent.
not-yet = I cannot do that yet. This is what I can do.

act-menu = What else can you do?
act-form = Say what gets in your way
act-mine = What have I reported?
act-todo = To do

refused-empty = { $shortest ->
    [one] There is nothing here yet. Write in one sentence what is going on.
   *[other] That is a little short. Write at least { $shortest } characters, so that your colleague knows where they stand.
  }
refused-too-long = That is longer than fits: { $length } characters, and there is room for { $longest }. Shorten it a little; what you wrote is still there.
refused-only-greeting = Hi. Please write in one sentence what gets in your way.
refused-choice = I do not know that choice. Pick one of those on the card.
refused-naming = Reporting without your name is not possible yet. Nothing was stored. You can report it with your name.
refused-not-reporter = Only the person who reported this can say that.
refused-not-handler = This is with a colleague. Only the person who took it, or looks after this list, can do this.
refused-own-report = You reported this yourself. A colleague takes it.
refused-too-late = This was closed more than { $days } days ago. Feel free to report it again.
refused-unknown = I cannot find this anymore. Type "my reports" for your own reports.
refused-other-card = This button belongs to a colleague's card and works only for them.
refused-changed = This button is no longer right. Type "my reports" or "to do" for a fresh card.
refused-unknown-verb = I do not know this button. Type "help" to see what I can do.
refused-too-fast = That is a little fast for me. Wait a minute and try again.
went-wrong = That did not work, and it is our fault. Please try again shortly. If it keeps failing, mention { $ref }.
