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
