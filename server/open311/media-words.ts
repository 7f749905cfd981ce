/**
 * `media_url` is never fetched: an address that a stranger chose is how servers are made to read what only they can reach (decision 0020). It stays in the
 * matter as words for those who handle it. Photos come as files of a multipart form.
 */
import type { Arguments } from './arguments.ts'
import { refusals } from './refusals.ts'

const mostLinks = 3
const longestLink = 500

/** @throws Refused for what is no plain web address */
export function mediaWords(given: Arguments): string {
  const links = given.every().get('media_url') ?? []
  if (links.length > mostLinks) throw refusals.field('media_url', `最多 ${mostLinks} 个；照片请用 multipart/form-data 作为文件提交。`)
  if (!links.every(isPlainAddress)) throw refusals.field('media_url', '要是 http 或 https 的地址，不带用户名和口令，500 个字符以内。')
  return links.length === 0 ? '' : `\n（对方系统附的图片链接，未经核验：${links.join(' ')}）`
}

function isPlainAddress(link: string): boolean {
  if (link.length > longestLink || !URL.canParse(link) || /[\s\p{Cc}\p{Cf}]/u.test(link)) return false
  const { protocol, username, password } = new URL(link)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}
