/** Bytes straight onto the wire: what no HTTP library would send. Each is answered or hung up on within a bounded time. */
import { connect } from 'node:net'

/** `waits`: for a body that does not come, until the patience for slow bodies is over (`server/edge/slow-bodies.ts`). */
export type Told = { readonly what: string; readonly bytes: Buffer; readonly expected: 'refused' | 'any' | 'both' | 'waits' }
export type Heard = { readonly text: string; readonly milliseconds: number; readonly closed: boolean }

const json = (length: number | string, body: string, more = '') => `POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${more}Content-Length: ${length}\r\n\r\n${body}`
const chunked = (body: string, more = '') => `POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n${more}\r\n${body}`
const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
const flood = (count: number, length: number) => Array.from({ length: count }, (_, nth) => `X-Flood-${nth}: ${'y'.repeat(length)}\r\n`).join('')

/** @see RFC 9112 §11: request smuggling lives from two readers that disagree where a request ends. */
export function wireAttacks(): readonly Told[] {
  const told = (what: string, text: string, expected: Told['expected'] = 'refused'): Told => ({ what, bytes: Buffer.from(text, 'latin1'), expected })
  return [
    told('a length and chunks at once', chunked('0\r\n\r\n', 'Content-Length: 5\r\n')), told('two lengths that differ', json(2, '{}', 'Content-Length: 3\r\n')), told('a negative length', json(-1, '{}')), told('a length that is no number', json('abc', '{}')),
    told('a length beyond numbers', json('99999999999999999999', '{}')), told('a length in hexadecimal', json('0x2', '{}')), told('a length with a plus', json('+2', '{}')), told('a length of a terabyte', json(1e12, '{}')), told('a body of two megabytes announced', json(2_000_001, '{')),
    told('a chunk size that is none', chunked('zz\r\n{}\r\n0\r\n\r\n')), told('a chunk of negative size', chunked('-1\r\n{}\r\n0\r\n\r\n')), told('a chunk larger than memory', chunked('ffffffffffffffff\r\n{}\r\n'), 'waits'), told('a chunk without its end', chunked('2\r\n{}xx0\r\n\r\n')), told('chunk extensions without end', chunked(`2;${'a'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`)),
    told('an unknown coding', chunked('0\r\n\r\n').replace('chunked', 'chunked, identity')), told('coding with a tab', chunked('0\r\n\r\n').replace(': chunked', ':\tchunked\v')), told('a space before the colon', get('/', 'Content-Length : 0\r\n')), told('a folded header', get('/', 'X-A: b\r\n c\r\n')), told('a bare line feed', get('/').replaceAll('\r\n', '\n')),
    told('a NUL in a header', get('/', 'X-A: a\0b\r\n')), told('a NUL in the path', get('/\0')), told('no host', 'GET / HTTP/1.1\r\n\r\n'), told('two hosts', get('/', 'Host: x.invalid\r\n'), 'any'), told('a path with spaces', get('/a b c')), told('an absolute address of others', get('http://x.invalid/api/session'), 'any'), told('no path', 'GET  HTTP/1.1\r\nHost: a\r\n\r\n'),
    told('an asterisk', get('*').replace('GET', 'OPTIONS'), 'any'), told('CONNECT', 'CONNECT x.invalid:443 HTTP/1.1\r\nHost: x.invalid\r\n\r\n', 'any'), told('TRACE', get('/').replace('GET', 'TRACE')), told('an invented method', get('/').replace('GET', 'EVIL')), told('a method of a thousand letters', get('/').replace('GET', 'A'.repeat(1_000))),
    told('HTTP/0.9', 'GET /\r\n\r\n'), told('HTTP/9.9', get('/').replace('1.1', '9.9')), told('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), told('a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.padEnd(300, '\x00')), told('bytes', Array.from({ length: 2_000 }, (_, nth) => String.fromCharCode((nth * 137) % 256)).join('')),
    told('an address of 20,000 letters', get(`/${'a'.repeat(20_000)}`)), told('2,500 headers', get('/', flood(2_500, 1))), told('100 kB of headers', get('/', flood(100, 1_000))), told('one header of 70 kB', get('/', flood(1, 70_000))), told('a header without a name', get('/', ': a\r\n')), told('overlong UTF-8 in the path', get('/\xc0\xae\xc0\xae/')),
    told('an upgrade', get('/', 'Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n'), 'any'), told('an expectation nobody has', get('/', 'Expect: 200-maybe\r\n')), told('a request inside a body', json(0, 'GET /api/people HTTP/1.1\r\nHost: localhost\r\n\r\n'), 'both'),
    told('fifty in one breath', get('/healthz').repeat(50), 'both'), told('one broken among the sound', `${get('/healthz')}BROKEN\r\n\r\n${get('/healthz')}`, 'both'), told('an encoded body', json(5, 'aaaaa', 'Content-Encoding: gzip\r\n')), told('a range of a thousand', get('/portal.js', `Range: bytes=${'0-0,'.repeat(1_000)}1-1\r\n`), 'any'),
  ]
}

/** Sends, then waits until the other side is silent for `quiet` or hangs up. */
export async function tell(port: number, bytes: Buffer, { quiet = 1_500, longest = 15_000 } = {}): Promise<Heard> {
  return await new Promise((resolve) => {
    const began = performance.now()
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => { socket.write(bytes) })
    const done = (closed: boolean) => {
      clearTimeout(last)
      socket.destroy()
      resolve({ text: Buffer.concat(chunks).toString('utf8'), milliseconds: performance.now() - began, closed })
    }
    const last = setTimeout(done, longest, false)
    socket.setTimeout(quiet, () => { if (chunks.length > 0) done(false) })
    socket.on('data', (chunk: Buffer) => { chunks.push(chunk) })
    socket.on('error', () => undefined)
    socket.on('close', () => { done(true) })
  })
}

/** Statuses of the answers in what was heard. */
export function statusesIn(text: string): readonly number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}
