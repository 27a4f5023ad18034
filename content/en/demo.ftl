# The story that `kring demo --once` plays.
story-sentence = Outlook has been slow all week
story-name-it = Outlook is slow at the office
story-solution = The mail server had a wrong setting. Close Outlook once and it is fast again.
story-report = Report
story-take = Take
story-solve = Solve
story-confirm = Confirm
story-types = { $who } types: { $words }
story-presses = { $who } presses: { $button }
story-feed = { $who }'s activity feed
story-end = The loop is closed: reported, taken, solved, and confirmed by the person who reported it.
