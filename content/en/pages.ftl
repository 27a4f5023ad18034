# The pages that the app package points to: what Kring is, privacy, terms.
pages-where = You find Kring in Teams. Type "help" there to see what you can do with it.
pages-runs = { $organisation } runs Kring for its own colleagues.
pages-runs-plain = Your organisation runs Kring for its own colleagues.

pages-about = About Kring
pages-privacy = Privacy
pages-terms = Terms
pages-other-language = Nederlands

pages-privacy-title = What Kring keeps about you
pages-helper = Kring helps and watches nobody. It does not remember when you were here, how much you do, or what else you do in Teams.
pages-person = About you
pages-person-kept = Kring keeps your name, department, location, language and time zone, and the number of your account at Microsoft. It also keeps how to reach your chat, whether you have the app, and what your role in Kring is. If you fill in when you work or until when you are away, it keeps that too; if you help colleagues, on which lists and on which topics. It needs that to reach you, in your own language and at a good moment.
pages-person-outlook = Do you handle reports, coordinate, or answer colleagues as a key user? Then your organisation can allow Kring to look in Outlook whether your automatic replies are on. Kring only keeps until when you are away. What you tell Kring about that comes first.
pages-person-seen = Whoever handles your report sees your name, if you put it there. If you say that something bothers you too, Kring remembers it, so that you hear the outcome. Colleagues do not see that it was you.
pages-named = A report with your name
pages-named-kept = Kring keeps what you write and choose, who takes it, what was said about it, and when.
pages-named-seen = You see that, and so does whoever looks after that list and whoever takes your report. Other colleagues only see the title that its handler gave it. If it bothers five colleagues or more, they also see how many.
pages-nameless = A report without a name
pages-nameless-kept = Then Kring does not keep who you are, where you work or at what time you sent something. It does keep what you write, and the day it reaches whoever handles it.
pages-mailbox = If you do want to be told, how to reach you is stored encrypted. Thirty days after closing that is erased, and at once when you take the report back. Until then somebody who manages both the database and the key can read it.
pages-limits = What Kring cannot hide
pages-limits-teams = Teams keeps the chat, with the card and what you type there. Whoever may search chats in your organisation can find it.
pages-limits-words = Words sometimes show who wrote them. And a report that only you could have made points at you, also without a name.
pages-limits-copies = Backups keep what was there when they were made.
pages-sent = Where data goes
pages-sent-where = Cards and notifications go to Teams, at Microsoft. Kring passes on nothing else, and nothing to its makers.
pages-long = How long
pages-long-kept = What is kept about you stays as long as you work here. Reports stay as long as the organisation needs them.
pages-ask = Questions
pages-ask-privacy = Would you like to know what is kept about you, or is something wrong? Ask the coordinator of Kring, or whoever looks after privacy at { $organisation }.
pages-ask-privacy-plain = Would you like to know what is kept about you, or is something wrong? Ask the coordinator of Kring, or whoever looks after privacy in your organisation.

pages-terms-title = Terms for using Kring
pages-terms-for = What it is for
pages-terms-use = Kring is there to say what gets in the way of your work, and to hear what becomes of it. Please do not write down names of others.
pages-terms-haste = Is it urgent, or is there danger? Then do not wait for Kring, and call whoever you would call otherwise.
pages-terms-warranty = No warranty
pages-terms-licence = Kring is open software, under the MIT licence. You get it as it is, without warranty, and its makers are not liable for damage.
pages-ask-terms = Do you have a question about Kring? Ask the coordinator of Kring at { $organisation }.
pages-ask-terms-plain = Do you have a question about Kring? Ask the coordinator of Kring in your organisation.
