/** Names that came with uploads and names under which files are handed out. */
import type { FileReason } from './file-refusals.ts'

const photoExtensions = new Set(['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'heic', 'heif'])
const longest = 80

/** A name with an extension that is no photo's is refused even if its content is one (security.md E 49). HEIC phones often rename late. */
export function refusalOfName(name: string): FileReason | null {
  const extension = /\.([^./\\\s]{1,16})\s*$/u.exec(name.replaceAll('\0', ''))?.[1]
  return extension === undefined || photoExtensions.has(extension.toLowerCase()) ? null : 'photo-odd-name'
}

/**
 * A harmless name ending in `.jpg`, the type that is stored: last path segment, no control, bidirectional or invisible
 * characters, nothing a file system or a header treats specially, at most 80 characters.
 */
export function harmlessName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/u).at(-1) ?? ''
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\uFFFD]/gu, '')
    .replace(/[<>:"|?*%;=`$&']/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/(\.[a-z]{1,5})+$/iu, '')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  const stem = [...plain].slice(0, longest).join('').trim()
  return `${stem === '' ? '照片' : stem}.jpg`
}

/** RFC 6266 with RFC 8187: an ASCII name for old programs, the real one beside it. */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/gu, '_')
  const full = encodeURIComponent(name).replace(/['()*!]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`
}
