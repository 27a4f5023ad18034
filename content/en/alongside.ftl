# A key user thinks along with what a colleague reported.
headings-title = What gets in colleagues' way
headings-note = Do you know a better way? You see the title that a handler wrote, and not who reported it.
headings-empty = Nothing is open now. As soon as a colleague takes something, you read its title here.
act-headings = What gets in colleagues' way
along-where = { $state } · with { $queue }
along-text = Do you have this too, or do you know what helps?
along-hint = Leave out colleagues' names
along-read = Whoever handles this reads what you send, with your name. If it takes too long, a coordinator reads it too. Whoever reported it sees that you think along, but reads your solution only once it is taken over.
act-context = Tell how it goes with us
act-propose = Send as a solution
along-context = What you told has been sent.
along-propose = Your solution has been sent. You will hear if it is taken over and works.
said-context = { $who }, key user, tells
said-context-own = What you told
said-propose = { $who }, key user, proposes this as a solution
said-propose-own = Your solution
act-adopt = Use it in my answer
along-adopt = If you choose "It is solved", the reporter reads this as a solution of yours, with help from { $who }.
adopted = Your colleague's solution is in the field below. Change it to how you would say it, and then press "It is solved".
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
