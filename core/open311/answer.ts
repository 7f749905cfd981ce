/**
 * An answer of GeoReport v2, said once and written in two formats: XML is the one the specification demands, JSON follows from it by the
 * Spark convention (a container of equal elements is a list, an empty element is null).
 */

/** A list whose elements carry one name in XML: `<services><service>…</service></services>`. */
export type Elements = { readonly each: string; readonly list: readonly Node[] }
export type Fields = { readonly [name: string]: Node }
export type Node = string | number | boolean | null | Elements | Fields

export type Answer = { readonly root: string; readonly body: Elements | Fields }

export function listed(each: string, list: readonly Node[]): Elements {
  return { each, list }
}

export function toJson({ body }: Answer): string {
  return JSON.stringify(plain(body))
}

export function toXml({ root, body }: Answer): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, body)}\n`
}

/** What XML 1.0 has no way to say at all (control characters, halves of characters) is said as U+FFFD, in both formats alike. */
export function sayable(text: string): string {
  return text.replaceAll(unsayable, '\uFFFD')
}

const unsayable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function plain(node: Node): unknown {
  if (typeof node === 'string') return node === '' ? null : sayable(node)
  if (typeof node !== 'object' || node === null) return node
  if (isElements(node)) return node.list.map(plain)
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, plain(value)]))
}

function element(name: string, node: Node): string {
  const inside = content(node)
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`
}

function content(node: Node): string {
  if (node === null) return ''
  if (typeof node !== 'object') return escaped(String(node))
  if (isElements(node)) return node.list.map((one) => element(node.each, one)).join('')
  return Object.entries(node).map(([name, value]) => element(name, value)).join('')
}

/** A carriage return as a reference: readers of XML turn a bare one into a line feed. */
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\r': '&#13;' }

function escaped(text: string): string {
  return sayable(text).replaceAll(/[&<>"'\r]/g, (character) => references[character] ?? character)
}

function isElements(node: Elements | Fields): node is Elements {
  return Array.isArray(node['list']) && typeof node['each'] === 'string'
}
