# Whom to turn to, being a key user, and where there is none yet.
contact-title = { $who } is your key user
contact-title-topic = { $who } is your key user for { $topic }
contact-ask = Ask your question here. I first look whether there is an answer already. If not, I ask who knows most about it and has room for a question.
contact-topics = By topic I ask
contact-helped = Helped { $count } colleagues this year
contact-nobody = No key user has time right now
contact-nobody-topic = There is no key user for { $topic } now
contact-unknown = I do not know a key user for { $about } yet
contact-unknown-ask = Do ask your question, and I look for somebody who knows.
contact-coordinators = Do ask your question. If I do not find an answer myself, I ask a coordinator ({ $who }).
contact-alone = Do ask your question. I look whether there is an answer already.

why-knows = knows { $about }
why-department = works in your department
why-location = is at your location
why-language = speaks your language
why-open = { $about ->
    [0] has no open questions
    [one] has 1 open question
   *[other] has { $about } open questions
  }
why-pool = looks after this topic
why-full = looks after this topic
why-coordinators = Nobody could take your question yet.
why-it = Your question is with IT.
why-before = gave the previous answer
why-given = A colleague passed your question on.
why-one = Your colleague { $one }.
why-both = Your colleague { $one } and { $two }.
why-all = Your colleague { $one }, { $two } and { $three }.

keyuser-title-one = You are a key user
keyuser-subtitle-one = Colleagues can ask you things. Here you decide about what, and how much.
keyuser-title-wishes = You offered to be a key user
keyuser-subtitle-wishes = The coordinators are looking at it. I will tell you. Until then you get no questions.
keyuser-title-new = Would you like to be a key user?
keyuser-subtitle-new = A key user helps colleagues with questions about the programs we work with.
keyuser-rests = You get no questions now. Press Save to start again.
keyuser-role = What do you do? You answer questions of colleagues about what you know well. What you do not know, you pass on.
keyuser-hours = How much time does it take? You choose how many minutes a week, usually { $minutes }. When { $open } are open with you already, I ask somebody else.
keyuser-absence = Away? Then you get no questions. What is still open goes to somebody else.
keyuser-stops = Had enough? You can always stop, in two presses. You do not have to say why.
keyuser-topics = What do you know a lot about?
keyuser-topics-other = Anything else? (optional)
keyuser-topics-hint = With commas in between
keyuser-minutes = How much time do you have a week?
keyuser-minutes-choice = { $minutes } minutes, about { $questions ->
    [one] 1 question
   *[other] { $questions } questions
  }
keyuser-until-why = While you are away, you get no questions. What you have not answered yet goes to somebody else, with all that is with it.
keyuser-badge = key user
keyuser-shown = Would you like "key user" beside your name?
keyuser-shown-no = No
keyuser-shown-yes = Yes
keyuser-shown-why = With yes colleagues read it with your answers, and when they ask "who is my key user". Once you helped { $least } colleagues or more this year, they read there how many.
keyuser-kept = Saved.
keyuser-wished = Good that you want to help. I have told the coordinators.
keyuser-welcome = You are a key user now. From now on colleagues can ask you things.
keyuser-not-now = You offered to be a key user. The coordinators do not choose for that now. If you want to know why, do ask them.
keyuser-no-topic = This is not saved yet. Choose at least one topic that you know a lot about.
keyuser-long = This is not saved yet. Choose twenty topics at most, with short names.
keyuser-no-minutes = This is not saved yet. Choose from 10 up to 600 minutes a week.
keyuser-stop-title = Do you want to stop as a key user?
keyuser-stop-open = What is still open with you goes to somebody else, with all that is with it. Whoever asked does not have to repeat anything. Explanations of yours stay, and another key user keeps them up to date.
keyuser-stop-back = You can always offer to help again later. Then type "key user".
keyuser-stopped = You are not a key user anymore. Thank you for your help.
keyuser-unwished = Fine. Your offer is withdrawn.
act-keyuser-save-one = Save
act-keyuser-save-wishes = Save
act-keyuser-save-new = Offer to help
act-keyuser-stop = Stop as a key user
act-keyuser-stop-yes = Yes, I stop
act-keyuser-stop-no = I go on
act-keyuser-unwish = Rather not

wish-wishes = { $who } would like to be a key user
wish-one = { $who } is a key user now
wish-new = { $who } is not a key user now
wish-department = Department
wish-topics = Knows a lot about
wish-minutes = Time a week
wish-why = With yes your colleague gets questions from now on. With no your colleague hears that it is not for now.
act-wish-yes = Yes, please
act-wish-no = Not now

keyuser-language = Colleagues who speak your language come to you sooner. You choose your language and your working hours under Settings.
gaps-nobody = There is no key user yet
gaps-title = { $count ->
    [0] There is a key user everywhere
    [one] In 1 place there is no key user yet
   *[other] In { $count } places there is no key user yet
  }
act-gaps = Where is there no key user yet?
gaps-departments = Departments without a key user
gaps-topics = Topics without a key user
gaps-asked = { $topic } · { $count ->
    [one] 1 question
   *[other] { $count } questions
  }
gaps-coordinated = { $count ->
    [one] In the past { $days } days 1 question came to a coordinator
   *[other] In the past { $days } days { $count } questions came to a coordinator
  }
gaps-more = and { $count } more
gaps-help = Do you know a colleague who could do this? Ask them to type "key user" here, and you get a message.
refused-not-coordinator = Only a coordinator can do this.
refused-not-key-user = Only a key user who knows about this can do that, or a coordinator.
