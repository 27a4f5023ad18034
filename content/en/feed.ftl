# Lines in Teams' activity feed; the manifest declares the same.
feed-loopSolved = { $who } asks whether this is solved: { $title }
feed-loopDeclined = { $who } answered: { $title }
feed-loopNews = { $news }
feed-news-plain = There is news for you
feed-look = Look in your chat with Kring
feed-news-solve = { $who } did something about: { $title }
feed-news-decline = { $who } answered: { $title }
feed-news-note = { $who } wrote to you about: { $title }
feed-news-ask = { $who } has a question about: { $title }
feed-news-still = No news yet about: { $title }
feed-news-remind = Your answer is still asked about: { $title }
feed-questionAnswered = { $who } has answered your question: { $title }
feed-news-asked = Your word is still wanted about: { $title }
