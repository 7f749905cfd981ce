/** Texts as they travel: percent signs, forms and multipart, also of what no honest program could write. */
import { write } from './values.ts'

/** As `encodeURIComponent`, but a lone surrogate becomes the three bytes that a careless program makes of it. */
export function percent(text: string): string {
  if (text.isWellFormed()) return encodeURIComponent(text)
  return [...text].map((one) => one.isWellFormed() ? encodeURIComponent(one) : bytesOf(one.charCodeAt(0)).map((byte) => `%${byte.toString(16)}`).join('')).join('')
}

function bytesOf(unit: number): readonly number[] {
  return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
}

export function encode(body: unknown): string {
  return pairs(body).map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&')
}

export const boundary = '----hostile'

/** Fields first, a file that is none last. Names go in as they are, quotes and line ends included. */
export function multipart(body: unknown): Buffer {
  const parts = pairs(body).map(([name, value]) => /photos|media/.test(name)
    ? `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${value}"\r\ncontent-type: image/jpeg\r\n\r\nnot a photo ${value}\r\n`
    : `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
}

function pairs(body: unknown): readonly (readonly [string, string])[] {
  if (typeof body !== 'object' || body === null) return [['a', typeof body === 'string' ? body : write(body)]]
  return Object.entries(body).flatMap(([name, value]) => (Array.isArray(value) ? value.slice(0, 200) : [value]).map((one) => [name, typeof one === 'string' ? one : write(one)] as const))
}
