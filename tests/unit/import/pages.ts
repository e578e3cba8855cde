/** Pages about an invented harbour town, written for these tests. */
export const now = new Date("2026-03-01T12:00:00Z");

const prose = [
  "Saltmere harbour board will close the north pier to passenger ferries from June, its chair Mara Quill told members on Tuesday evening at the town hall.",
  "Engineers found in January that forty-one of the pier's sixty oak piles had lost more than half of their width, according to a report that the board ordered last autumn.",
  "The board expects the repair to cost 2.4 million pounds and to take until the spring of next year, although Quill said that neither figure was certain before divers had looked at the seaward end.",
  "Shopkeepers on Cable Street, who live on the summer trade, asked the board to keep one berth open at weekends, and were told that the insurers would not allow it.",
];

export const articleSentences = prose;

export function harbourPage({
  head = "",
  beside = "",
  within = "",
}: { head?: string; beside?: string; within?: string } = {}): string {
  return `<!DOCTYPE html><html lang="en-GB"><head><title>North pier to close in June | Saltmere Courier</title>
    <meta property="og:site_name" content="Saltmere Courier">${head}</head><body>
    <nav class="main-menu"><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
    <main><article class="story category-news"><h1>North pier to close in June</h1>
    <p class="byline">By Jo Ford and Ana de la Cruz</p><p class="date">14 February 2026</p>
    <div class="share-tools"><ul><li><a href="#">Facebook</a></li><li><a href="#">WhatsApp</a></li></ul></div>
    <p>${prose[0]}</p>
    <h2>What the engineers found</h2>
    <p>${prose[1]} The <a href="/documents/pier-report.pdf">full report</a> is <em>public</em>.</p>
    <p>The repair has three steps:</p>
    <ul><li>divers inspect the seaward end</li><li>new piles of greenheart are driven<ul><li>from a barge</li></ul></li><li>the deck is laid again</li></ul>
    <blockquote><p>&#8220;Nobody on this board wants a summer without ferries.&#8221;</p></blockquote>
    <table><caption>Passengers by year</caption><tr><th>Year</th><th>Passengers</th></tr><tr><td>2024</td><td>88,120</td></tr><tr><td>2025</td><td>91,455</td></tr></table>
    <p>${prose[2]}</p>${within}<p>${prose[3]}</p>
    <section class="related-stories"><h3>Related stories</h3><ul><li><a href="/a">Ferry fares rise again</a></li><li><a href="/b">New cafe on Cable Street</a></li></ul></section>
    </article></main>${beside}
    <footer><p>&copy; 2026 Saltmere Courier. All rights reserved.</p></footer></body></html>`;
}
