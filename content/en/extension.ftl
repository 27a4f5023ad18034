# "Report this to Kring" beside a message in Teams: what the dialog says.
extension-subtitle = No need to type it again. Take out what does not belong, or add to it.
extension-cut = The message is longer than fits here. This is how it begins.
extension-named = You report this with your name. I do not keep who wrote the message, nor where it is. Do not name other people.
extension-nameless = Would you rather report it without your name? Type "report" in your own chat with Kring.
extension-sent = Reported: { $code }. In your own chat with Kring you see what happens with it.
extension-unknown = I cannot do that here. In your own chat with Kring you see what I can do.
