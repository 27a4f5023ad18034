# A key user thinks along with what a colleague reported.
headings-title = What gets in colleagues' way
headings-note = Do you know a better way? You see the title that a handler wrote, and not who reported it.
headings-empty = Nothing is open now. As soon as a colleague takes something, you read its title here.
act-headings = What gets in colleagues' way
along-where = { $state } · with { $queue }
along-text = How does it go in your department, or what helps there?
along-hint = Leave out colleagues' names
along-read = Whoever handles this reads what you send, with your name. If it takes too long, a coordinator reads it too. Whoever reported it sees that you think along, but reads your solution only once it is taken over.
act-context = Send as an explanation
act-propose = Send as a solution
along-context = Your explanation has been sent.
along-propose = Your solution has been sent. You will hear if it is taken over and works.
said-context = { $who }, key user, explains
said-context-own = Your explanation
said-propose = { $who }, key user, proposes this as a solution
said-propose-own = Your solution
act-adopt = Take it over as the solution
along-adopt = The reporter then reads this as a solution of yours, with help from { $who }.
adopted = Your colleague's solution has been sent. What you wrote yourself has not.
item-along = A key user thinks along
step-context = { $who }, key user, thinks along
step-propose = { $who }, key user, thinks along
with-help = { $who } (with help from { $helper })
helped-title = { $count ->
    [one] Your solution works
   *[other] { $count } of your solutions work
  }
helped-more = Who reported this says: solved. Thank you for thinking along.
help-words-key-user = As a key user you can also type: what gets in colleagues' way
refused-not-key-user = This is for key users. Would you like to be one? Type "key user".
refused-own-work = This report is with you. Write it on the card that you find with "to do".
