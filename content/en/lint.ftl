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
