# The story that `kring demo --once` plays in the terminal, and the demo's page step by step.
story-sentence = Nobody tells me what happens with my ideas
story-sentence-too = I hear nothing about what happens with ideas
story-name-it = What happens with ideas is not told
story-solution = Every idea now gets an answer within two weeks. It comes in this chat.
story-type = Type
story-report = Report
story-take = Take
story-too = A colleague too
story-report-too = Report too
story-join = Together
story-solve = Solve
story-confirm = Confirm
story-types = { $who } types: { $words }
story-presses = { $who } presses: { $button }
story-feed = { $who }'s activity feed
story-end = The loop is closed: reported, taken, solved, and confirmed by the person who reported it.

story-told-type = Something is in { $reporter }'s way: they just type it. Kring makes a form of it.
story-told-report = { $reporter } chooses "with my name" and sends it. On the right { $handler } has it at once, with a date.
story-told-take = { $handler } takes it and gives it a title. The card of { $reporter } changes too.
story-told-too = { $colleague } is bothered by it too.
story-told-report-too = { $colleague } reports it too. Kring shows that there is such a report.
story-told-join = { $colleague } adds their own report to it. One problem, two people who want to know.
story-told-solve = { $handler } says what was done. Both who reported it see one line in their activity in Teams, below.
story-told-confirm = { $reporter } says: solved. Only who reported it can say so. { $handler } hears of it.
