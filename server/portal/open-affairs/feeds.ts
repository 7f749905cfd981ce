/** Feeds of a village's publications: titles, kinds, days and hashes for programs; whom a list names stands on its page alone. */
import { legalKinds, periodInWords } from '../../../core/open-affairs/index.ts'
import type { PublicLine } from '../../open-affairs/index.ts'
import { urls } from '../addresses.ts'

type Feed = { readonly village: string; readonly name: string; readonly origin: string; readonly lines: readonly PublicLine[] }

/** JSON Feed 1.1. */
export function jsonFeed({ village, name, origin, lines }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1', title: `${name}村务公开`, language: 'zh-CN', home_page_url: `${origin}${urls.openAffairs}`, feed_url: `${origin}${urls.openAffairsFeed(village, 'json')}`,
    items: lines.map((line) => {
      const url = `${origin}${urls.publication(village, line.item, line.period)}`
      return { id: url, url, title: line.title, content_text: wordsOf(line), date_published: `${line.publishedOn}T00:00:00+08:00`, tags: [legalKinds[line.kind].short] }
    }),
  })
}

/** RFC 4287. */
export function atomFeed({ village, name, origin, lines }: Feed): string {
  const self = `${origin}${urls.openAffairsFeed(village, 'xml')}`
  const updated = `${lines[0]?.publishedOn ?? '1970-01-01'}T00:00:00+08:00`
  return '<?xml version="1.0" encoding="UTF-8"?>\n'
    + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${escaped(self)}</id><title>${escaped(`${name}村务公开`)}</title><updated>${updated}</updated>`
    + `<link rel="self" href="${escaped(self)}"/><author><name>${escaped(`${name}村民委员会`)}</name></author>${lines.map((line) => entryOf(village, origin, line)).join('')}</feed>\n`
}

function entryOf(village: string, origin: string, line: PublicLine): string {
  const url = escaped(`${origin}${urls.publication(village, line.item, line.period)}`)
  return `<entry><id>${url}</id><title>${escaped(line.title)}</title><updated>${line.publishedOn}T00:00:00+08:00</updated><link href="${url}"/><category term="${escaped(legalKinds[line.kind].short)}"/><summary>${escaped(wordsOf(line))}</summary></entry>`
}

function wordsOf({ itemName, period, corrected }: PublicLine): string {
  return `${itemName}，${periodInWords(period)}${corrected ? '，有更正' : ''}`
}

/** What XML cannot hold is left out. */
function escaped(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
