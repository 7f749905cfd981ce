/**
 * What a file is, by its first bytes. An allow-list: unknown is refused, and a recognised photo is still only a claim,
 * since polyglots pass every sniffer (security.md traps 6 and 24); only re-encoding makes it safe.
 */
import type { FileReason } from './file-refusals.ts'

export type Recognised = { readonly photo: 'jpeg' | 'png' | 'webp' } | { readonly refused: FileReason }

export function recognise(bytes: Buffer): Recognised {
  if (bytes.length === 0) return { refused: 'photo-empty' }
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { photo: 'jpeg' }
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { photo: 'png' }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return { photo: 'webp' }
  return { refused: reasonFor(bytes) }
}

function reasonFor(bytes: Buffer): FileReason {
  if (ascii(bytes, 4, 8) === 'ftyp' && /^(hei|hev|mif|msf)/.test(ascii(bytes, 8, 12))) return 'photo-heic'
  if (ascii(bytes, 0, 4) === 'GIF8') return 'photo-gif'
  if (ascii(bytes, 0, 5) === '%PDF-') return 'photo-pdf'
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0x00]) || startsWith(bytes, [0x4d, 0x4d, 0x00, 0x2a])) return 'photo-tiff'
  if (looksLikeMarkup(bytes)) return 'photo-svg'
  return 'photo-other-type'
}

/** Markup in UTF-8 or UTF-16, with or without a byte order mark and leading blanks. */
function looksLikeMarkup(bytes: Buffer): boolean {
  const opening = ascii(bytes, 0, 256).replaceAll('\0', '').replace(/^[^<]{0,3}\s*/, '')
  return /^<[!?a-z]/i.test(opening)
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function ascii(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('latin1', from, Math.min(to, bytes.length))
}
