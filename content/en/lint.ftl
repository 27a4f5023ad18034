# What is not right yet about a tip, for who writes tips.
lint-empty = Nothing stands here yet.
lint-language = The tip is not there in this language yet.
lint-unknown = I do not know "{ $word }". Is it spelled as it should be?
lint-minutes = A tip takes 1 to { $most } minutes.
lint-why = Why it helps takes { $found } characters. Keep to { $most }.
lint-steps = There are { $found } steps. Keep to { $most }.
lint-card = Title, why and steps are { $found } words together. Keep to { $most }.
lint-options = There are { $found } answers to choose from. Make it { $least } or { $most }.
lint-options-differ = The question does not have as many answers in every language.
lint-correct = Answer { $place } is the right one, but there are { $found }. Count from 0.
lint-given-away = "{ $option }" stands out: the right answer is much longer than the others.
lint-longest = In { $found } of { $of } tips the longest answer is the right one. Keep below { $most } per cent, or it can be guessed.
lint-blame = "{ $word }" sounds like blame. Explain how it works.
lint-expired = Check whether this is still true. That was planned for { $day } at the latest.
lint-headline = The title begins with "{ $word }". Rather begin with what it brings.

# What is not right yet about a file of tips.
lint-file-large = This file is larger than { $most } kB. Shorten the tips, or take fewer.
lint-file-utf8 = Here is a character that I cannot read. Save the file as UTF-8.
lint-file-yaml = I cannot read on here. Are indentation and punctuation right? ({ $found })
lint-file-alias = "{ $word }" refers to something else in the file. Write it out here.
lint-file-tag = "{ $word }" does not belong in a file of tips. Leave it out.
lint-file-deep = Here are lists in lists in lists. A tip does not go that deep.
lint-file-tips = There is no list of tips under "tips:".
lint-head = "{ $word }" is fixed in Kring. Leave it out, or leave it as it was.
lint-field = A tip has no field "{ $word }". Is it spelled as it should be?
lint-twice = "{ $word }" stands there twice. Leave one out.
lint-missing = "{ $word }" is not there yet.
lint-fields = There should be fields here, with a name and a colon.
lint-text = There should be plain text here.
lint-long = This is { $found } characters. Keep to { $most }.
lint-list = There should be a list here, also for one thing.
lint-number = There should be a whole number here.
lint-yes-no = There should be "yes" or "no" here.
lint-day = There should be a day here, such as 2027-05-17.
lint-id = Make the id of small letters, digits and hyphens, { $most } characters at most.
lint-same = This id is also on line { $line }. Give each tip an id of its own.
