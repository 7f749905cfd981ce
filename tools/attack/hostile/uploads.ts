/** Hostile files brought to every door that takes files, and what must be true of each answer and of what was kept. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sinceNow } from '../../processor.ts'
import type { Ground } from './ground.ts'
import { faultsOf } from './answers.ts'
import type { HostileFile } from './files.ts'
import { jpegMarkers } from './pieces.ts'

export type Door = { readonly name: string; readonly bring: (file: HostileFile, nth: number) => Promise<Brought> }
export type Brought = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string; readonly taken: boolean; readonly kept: string | null; readonly token: string | null }
export type UploadOutcome = {
  readonly brought: number; readonly taken: number; readonly faults: readonly string[]
  /** Milliseconds the event loop was late: 99 of 100 times less. */
  readonly lag: number
  /** Bytes by which the process grew at most. */
  readonly grown: number
  readonly codes: ReadonlyMap<string, number>
}

const kinds = { api: 'api', portal: 'page', open311: 'open311' } as const
const boundary = '----hostile-files'

/** Fields first, then the file, as browsers send them; the name goes in with the escapes of the HTML standard. */
export function bodyWith(fields: Readonly<Record<string, string>>, field: string, { name, type, bytes }: HostileFile): Buffer {
  const escaped = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const parts = Object.entries(fields).map(([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`).join('')
  return Buffer.concat([Buffer.from(`${parts}--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${escaped}"\r\n${type === '' ? '' : `content-type: ${type}\r\n`}\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
}

/** The API for programs of ours, the villagers' form, and Open311. */
export function doorsOf(ground: Ground): readonly Door[] {
  const { platform: { app } } = ground
  const { facts } = ground.making(1)
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const from = (nth: number) => `198.19.${nth % 250}.${(nth * 7) % 250}`
  return [
    { name: 'api', bring: async (file, nth) => {
      const answer = await app.inject({ method: 'POST', url: '/api/files?county=140423', headers, payload: bodyWith({}, 'photo', file), remoteAddress: from(nth) })
      const { id, token } = answer.statusCode === 201 ? answer.json<{ id: string; token: string }>() : { id: null, token: null }
      return { status: answer.statusCode, headers: answer.headers, body: answer.body, taken: answer.statusCode === 201, kept: id, token }
    } },
    { name: 'portal', bring: async (file, nth) => {
      const known = facts['form_token']?.at(-1)
      const token = typeof known === 'string' ? known : ''
      const answer = await app.inject({
        method: 'POST', url: '/report', headers: { ...headers, cookie: `${ground.headersOf('browser')['cookie'] ?? ''}; sanzhi-village=140423100229` }, remoteAddress: from(nth),
        payload: bodyWith({ form_token: token, step: 'photos', go: 'next', category: '02', kind: '0201', description: '路灯不亮', visibility: 'CENTER_ONLY', placeless: 'yes' }, 'photos', file),
      })
      return { status: answer.statusCode, headers: answer.headers, body: answer.body, taken: answer.statusCode < 400 && /name="photo" value="\d{6}-/.test(answer.body), kept: null, token: null }
    } },
    { name: 'open311', bring: async (file, nth) => {
      const fields = { api_key: String(facts['api_key']?.[0]), service_code: '0201', address_id: '140423100229', description: `路灯不亮 ${nth}` }
      const answer = await app.inject({ method: 'POST', url: '/open311/v2/requests.json', headers, payload: bodyWith(fields, 'media', file), remoteAddress: from(nth) })
      return { status: answer.statusCode, headers: answer.headers, body: answer.body, taken: answer.statusCode < 300, kept: null, token: null }
    } },
  ]
}

export async function bringAll(ground: Ground, files: readonly HostileFile[], doors: readonly Door[], progress?: (nth: number) => void): Promise<UploadOutcome> {
  const [faults, codes] = [[] as string[], new Map<string, number>()]
  const lag = monitorEventLoopDelay({ resolution: 10 })
  const before = process.memoryUsage.rss()
  let [taken, grown, nth] = [0, 0, 0]
  lag.enable()
  for (const file of files) {
    for (const door of doors) {
      if (nth % 25 === 0) await ground.refresh()
      const processor = sinceNow()
      const answer = await door.bring(file, nth += 1)
      grown = Math.max(grown, process.memoryUsage.rss() - before)
      if (answer.taken) taken += 1
      codes.set(`${door.name} ${answer.status}`, (codes.get(`${door.name} ${answer.status}`) ?? 0) + 1)
      const kind = kinds[door.name as keyof typeof kinds]
      faults.push(...[
        ...faultsOf({ kind, method: 'POST', url: door.name === 'api' ? '/api/files' : '/report', sent: file.name, status: answer.status, headers: answer.headers, body: answer.body, milliseconds: Math.max(0, processor.effective() - 15_000) }),
        ...(file.must === 'refuse' && answer.taken ? ['was taken'] : []), ...(file.must === 'take' && !answer.taken ? [`was refused: ${answer.status} ${answer.body.slice(0, 100)}`] : []), ...(answer.kept === null ? [] : await keptFaults(ground, answer.kept, answer.token)),
      ].map((fault) => `${door.name}, ${file.what}: ${fault}`))
      progress?.(nth)
    }
  }
  lag.disable()
  return { brought: nth, taken, faults, lag: lag.percentile(99) / 1e6, grown, codes }
}

/** What was kept is a plain JPEG of ours: no metadata, nothing behind its end, no word of what came, under a harmless name. */
async function keptFaults({ platform: { app } }: Ground, key: string, token: string | null): Promise<readonly string[]> {
  const answer = await app.inject({ method: 'GET', url: `/api/files/${key}`, headers: token === null ? {} : { 'x-upload-token': token } })
  const bytes = answer.rawPayload
  if (answer.statusCode !== 200) return [`kept, but not given: ${answer.statusCode}`]
  const told = jpegMarkers(bytes).filter(({ marker }) => marker === 0xfe || (marker > 0xe0 && marker <= 0xef)).map(({ marker }) => marker.toString(16))
  return [
    ...(answer.headers['content-type'] === 'image/jpeg' && answer.headers['x-content-type-options'] === 'nosniff' ? [] : ['given as something else']), ...(told.length === 0 ? [] : [`kept with metadata ${told.join()}`]),
    ...(bytes.subarray(-2).equals(Buffer.from([0xff, 0xd9])) ? [] : ['something behind its end']), ...(/canary|<script|<\?php|Exif|PK\x03\x04/.test(bytes.toString('latin1')) ? ['with words of what came'] : []),
    ...(/[\r\n\0<>]|\.\.\//.test(answer.headers['content-disposition'] ?? '') ? ['under a name that harms'] : []),
  ]
}
