/**
 * As much of PostgreSQL's protocol as a saboteur needs: where a message ends, where a statement ends, and how to say something else.
 * https://www.postgresql.org/docs/18/protocol-message-formats.html
 */

export type Message = { /** Its letter; empty for the first message of a client, which has none. */ readonly type: string; readonly bytes: Buffer }

/** Cuts a stream into messages, however it was chopped up on its way. */
export function framing({ startup }: { readonly startup: boolean }): (chunk: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0)
  let first = startup
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const found: Message[] = []
    for (;;) {
      const head = first ? 0 : 1
      if (rest.length < head + 4) return found
      const end = head + rest.readUInt32BE(head)
      if (rest.length < end) return found
      found.push({ type: first ? '' : String.fromCharCode(rest[0] ?? 0), bytes: rest.subarray(0, end) })
      rest = rest.subarray(end)
      first = false
    }
  }
}

/** A message after which the server answers ReadyForQuery: with it, one statement is asked. */
export function endsStatement({ type }: Message): boolean {
  return type === 'Q' || type === 'S'
}

/** A statement that fails on the server with that SQLSTATE, in place of another; the answer looks as that of any failed statement. */
export function failing(sqlstate: string): Buffer {
  const text = Buffer.from(`do $$ begin raise exception using errcode = '${sqlstate}', message = 'soak'; end $$\0`)
  const head = Buffer.alloc(5)
  head.write('Q', 'latin1')
  head.writeUInt32BE(4 + text.length, 1)
  return Buffer.concat([head, text])
}
