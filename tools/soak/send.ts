/** One HTTP request and its whole answer, or an error: cut, refused, or not there in time. */
import { Agent, request } from 'node:http'

export type Answer = { readonly status: number; readonly cookies: readonly string[]; readonly body: unknown }
export type Asked = { readonly method: 'GET' | 'POST'; readonly path: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: object; readonly patience?: number }

const agent = new Agent({ keepAlive: true, maxSockets: 400 })
/** How long a client waits before it takes the outcome for unknown, ms. */
const patience = 8_000

export async function send(port: number, { method, path, headers = {}, body, patience: longest = patience }: Asked): Promise<Answer> {
  const text = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  return await new Promise((resolve, reject) => {
    const asking = request({
      host: '127.0.0.1', port, method, path, agent, timeout: longest,
      headers: { ...headers, ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': text.length }) },
    }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        clearTimeout(late)
        if (!answer.complete) reject(new Error('cut in the middle of the answer'))
        else resolve({ status: answer.statusCode ?? 0, cookies: answer.headers['set-cookie'] ?? [], body: parsed(Buffer.concat(chunks)) })
      })
    })
    const late = setTimeout(() => asking.destroy(new Error('no answer in time')), longest)
    asking.on('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
    asking.end(text)
  })
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return null
  }
}
