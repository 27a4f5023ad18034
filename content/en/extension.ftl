# "Report this to Kring" and "Ask a key user about this" beside a message in Teams: what the dialogs say.
extension-subtitle = No need to type it again. Take out what does not belong, or add to it.
extension-cut = The message is longer than fits here. This is how it begins.
extension-named = You report this with your name. I do not keep who wrote the message, nor where it is. Do not name other people.
extension-nameless = Would you rather report it without your name? Type "report" in your own chat with Kring.
extension-sent = Reported: { $code }. In your own chat with Kring you see what happens with it.
extension-ask-named = Whoever gets your question sees your name and what stands here. I do not keep who wrote the message, nor where it is. Do not name other people.
extension-asked = Asked: { $code }. In your own chat with Kring you see who has your question.
extension-found = Good that this helps. Your question was not sent.
extension-unknown = I cannot do that here. In your own chat with Kring you see what I can do.
