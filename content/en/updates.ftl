# What the vendor announces, and why something would be made of it.
update-because-not-ours = It is about an app that we have no tips about and no key user knows about.
update-because-act = Something has to be done before a certain day.
update-because-retires = Something goes away.
update-because-major = The vendor calls it a major change.
update-because-planned = The vendor asks to prepare for it.
update-because-problem = It is about a problem and what can be done about it.
update-because-admin = Something new that only administrators notice.
update-because-new = With this you can do something you could not do before.
update-because-ours = It is about an app that we use here, and you need not do anything.
update-when-starts = Starts
update-when-ends = Ends
update-when-act = Do it by
update-when-said = Dates in its text
update-list-title = { $count ->
    [0] No announcements wait for you
    [one] One announcement waits for you
   *[other] { $count } announcements wait for you
  }
update-list-subtitle = What the vendor announces. You say what we do with it.
update-read = { $title }: read what the vendor writes
update-more = All of it is with the vendor, under { $id }.
update-suggests-change = Suggestion: a message to colleagues.
update-suggests-tip = Suggestion: a tip, or a message.
update-suggests-inform = Suggestion: on the list, for who wants to read it.
update-suggests-ignore = Suggestion: do nothing with it.
update-moved = { $which } moved: { $before } became { $after }.
update-decided-inform = It is on the list under "What changes for me?". Nothing is sent about it.
update-decided-keep = It stays as it was.
act-update-keep = Leave it as it was
update-decided-ignore = We do nothing with it.
update-also = Also new
update-also-why = To read if you like, in the vendor's language. There is nothing you have to do.
update-no-date = no date
act-update-list = What the vendor announces
act-update-change = Write a message
act-update-inform = Put on the list
act-update-ignore = Do nothing with it
