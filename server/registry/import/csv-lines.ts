/** Lines and fields of a CSV that is too large for one string. A field never holds a line break here. */
import { Refused } from '../../../core/procedure/refusal.ts'

const longestLine = 4_000

/** Without the byte-order mark and carriage returns. @throws Refused where the bytes are no UTF-8, or no lines */
export async function *linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let [rest, line] = ['', 0]
  const decoded = (chunk?: Uint8Array) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch {
      throw unreadable(`第 ${line + 1} 行附近不是 UTF-8 文本，请在表格软件里另存为“CSV UTF-8”。没有导入任何内容。`, 'not UTF-8')
    }
  }
  for await (const chunk of bytes) {
    const lines = `${rest}${decoded(chunk)}`.split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line += 1
      yield withoutReturn(text)
    }
    if (rest.length > longestLine) throw unreadable(`第 ${line + 1} 行太长，不像是区划名录。没有导入任何内容。`, 'a line without end')
  }
  rest += decoded()
  if (rest !== '') yield withoutReturn(rest)
}

/** Null where quotes do not pair. */
export function fieldsOf(line: string): readonly string[] | null {
  if (!line.includes('"')) return line.split(',')
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at)
      const field = line.slice(at, end < 0 ? undefined : end)
      if (field.includes('"')) return null
      fields.push(field)
      if (end < 0) return fields
      at = end + 1
      continue
    }
    const [, inside, after] = /^"((?:[^"]|"")*)"(,|$)/.exec(line.slice(at)) ?? []
    if (inside === undefined) return null
    fields.push(inside.replaceAll('""', '"'))
    if (after === '') return fields
    at += inside.length + 3
  }
  return [...fields, '']
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

function unreadable(sentence: string, cause: string): Refused {
  return new Refused({ code: 'division-file-wrong', sentence, cause, rule: 'R-009' })
}
