/**
 * For tests: reads XML as strictly as XML 1.0 is, knowing nothing of how ours is written. No DTD, no entities but the five and references to
 * characters; anything else is an error.
 */
export type XmlElement = { readonly name: string; readonly children: readonly (XmlElement | string)[] }

const notAllowed = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** @throws Error where it is not well formed */
export function readXml(text: string): XmlElement {
  if (notAllowed.test(text)) throw new Error('a character XML 1.0 does not have')
  const declaration = /^<\?xml version="1\.0" encoding="utf-8"\?>\s*/i.exec(text)
  if (declaration === null) throw new Error('no declaration with an encoding')
  const reader = { text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), at: declaration[0].length }
  const root = readElement(reader)
  if (reader.text.slice(reader.at).trim() !== '') throw new Error('something after the root')
  return root
}

/** By the Spark convention; the names of the containers are told, since an empty one looks like nothing. */
export function spark(element: XmlElement, containers: readonly string[]): unknown {
  const inner = element.children.filter((child) => typeof child !== 'string')
  if (containers.includes(element.name)) return inner.map((child) => spark(child, containers))
  if (inner.length === 0) return element.children.length === 0 ? null : element.children.filter((child) => typeof child === 'string').join('')
  return Object.fromEntries(inner.map((child) => [child.name, spark(child, containers)]))
}

type Reader = { readonly text: string; at: number }

function readElement(reader: Reader): XmlElement {
  const open = match(reader, /<([A-Za-z_][\w.-]*)\s*(\/?)>/y)
  const name = open[1] ?? ''
  if (open[2] === '/') return { name, children: [] }
  const children: (XmlElement | string)[] = []
  for (;;) {
    if (reader.text.startsWith('</', reader.at)) break
    if (reader.text[reader.at] === '<') children.push(readElement(reader))
    else children.push(readText(reader))
  }
  match(reader, new RegExp(`</${name}\\s*>`, 'y'))
  return { name, children }
}

function readText(reader: Reader): string {
  const [raw] = match(reader, /[^<]+/y)
  if (raw.includes(']]>')) throw new Error(']]> in text')
  return raw.replaceAll(/&(#x[0-9a-fA-F]+|#[0-9]+|\w+)?;?/g, (whole, body: string | undefined) => {
    const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
    if (body === undefined || !whole.endsWith(';')) throw new Error(`a bare &: ${whole}`)
    const character = body.startsWith('#x') ? String.fromCodePoint(Number.parseInt(body.slice(2), 16)) : body.startsWith('#') ? String.fromCodePoint(Number(body.slice(1))) : named[body]
    if (character === undefined || notAllowed.test(character)) throw new Error(`no such reference: ${whole}`)
    return character
  })
}

function match(reader: Reader, pattern: RegExp): RegExpExecArray {
  pattern.lastIndex = reader.at
  const found = pattern.exec(reader.text)
  if (found === null) throw new Error(`not well formed at ${reader.at}: ${reader.text.slice(reader.at, reader.at + 40)}`)
  reader.at = pattern.lastIndex
  return found
}
