/** A strict little reader for the XML our own drawings write: for tests, not for strangers' files. */
export type Xml = { readonly name: string; readonly attributes: { readonly [name: string]: string }; readonly children: readonly Xml[]; readonly text: string }

/** @throws SyntaxError where it is not well-formed: open elements, bare `<` or `&`, attributes twice, more than one root */
export function readXml(source: string): Xml {
  const body = source.replace(/^<\?xml [^?]*\?>\s*/, '')
  const open: { name: string; attributes: { [name: string]: string }; children: Xml[]; text: string }[] = []
  let root: Xml | null = null
  for (const [token, closing, name = '', attributes = '', alone] of body.matchAll(/<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g)) {
    if (name === '') {
      const text = textOf(token)
      const parent = open.at(-1)
      if (parent === undefined && text.trim() !== '') throw new SyntaxError(`text outside: ${text}`)
      if (parent !== undefined) parent.text += text
      continue
    }
    if (closing !== '/') open.push({ name, attributes: attributesOf(attributes), children: [], text: '' })
    if (closing !== '/' && alone !== '/') continue
    const done = open.pop()
    if (done?.name !== name) throw new SyntaxError(`</${name}> closes <${done?.name ?? 'nothing'}>`)
    const parent = open.at(-1)
    if (parent !== undefined) parent.children.push(done)
    else if (root !== null) throw new SyntaxError('two roots')
    else root = done
  }
  if (root === null || open.length > 0) throw new SyntaxError(`never closed: ${open.map((one) => one.name).join(' ')}`)
  return root
}

export function attributeValues(one: Xml, name: string): string[] {
  const own = one.attributes[name]
  return [...(own === undefined ? [] : [own]), ...one.children.flatMap((child) => attributeValues(child, name))]
}

function attributesOf(text: string): { [name: string]: string } {
  const found: { [name: string]: string } = {}
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new SyntaxError(`attribute ${name} twice`)
    found[name] = textOf(value)
  }
  return found
}

function textOf(text: string): string {
  if (/<|&(?!(?:amp|lt|gt|quot);)/.test(text)) throw new SyntaxError(`bare mark in: ${text}`)
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
