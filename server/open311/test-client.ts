/**
 * For tests: a client of GeoReport v2, written from the specification and from nothing of ours. It knows an address, a format and perhaps a key; XML it
 * reads with a reader of its own.
 */
import { readXml, spark } from '../../core/open311/testing/read-xml.ts'

export type Format = 'xml' | 'json'
export type Heard = { readonly status: number; readonly type: string; readonly body: unknown; readonly raw: string; readonly link: string | null }
export type Form = Readonly<Record<string, string | readonly string[]>>

/** Containers of the specification and of mySociety's extension; the root of one thing is no container. */
const containers = ['services', 'service_requests', 'service_request_updates', 'errors', 'attributes', 'values', 'endpoints', 'formats']

export type GeoReport = ReturnType<typeof geoReport>

export function geoReport(endpoint: string, format: Format, { key, headers = {} }: { readonly key?: string; readonly headers?: Readonly<Record<string, string>> } = {}) {
  const hear = async (answer: Response): Promise<Heard> => {
    const [raw, type] = [await answer.text(), answer.headers.get('content-type') ?? '']
    return { status: answer.status, type, raw, link: answer.headers.get('link'), body: type.startsWith('application/json') ? JSON.parse(raw) as unknown : spark(readXml(raw), containers) }
  }
  const get = async (resource: string, query: Form = {}) => await hear(await fetch(`${endpoint}/${resource}.${format}${asQuery(query)}`, { headers }))
  const post = async (resource: string, form: Form) => await hear(await fetch(`${endpoint}/${resource}.${format}`, {
    method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }, body: encoded({ ...(key === undefined ? {} : { api_key: key }), ...form }),
  }))
  return {
    get, post,
    discovery: () => get('discovery'),
    services: (query: Form = {}) => get('services', query),
    definition: (code: string, query: Form = {}) => get(`services/${code}`, query),
    requests: (query: Form = {}) => get('requests', query),
    request: (id: string, query: Form = {}) => get(`requests/${id}`, query),
    token: (token: string) => get(`tokens/${token}`),
    updates: (query: Form = {}) => get('servicerequestupdates', query),
    report: (form: Form) => post('requests', form),
    update: (form: Form) => post('servicerequestupdates', form),
    /** With files, which come after the fields. */
    upload: async (resource: string, form: Form, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]) => {
      const body = new FormData()
      for (const [name, values] of Object.entries({ ...(key === undefined ? {} : { api_key: key }), ...form })) for (const value of [values].flat()) body.append(name, value)
      for (const { name, bytes } of files) body.append('media', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name)
      return await hear(await fetch(`${endpoint}/${resource}.${format}`, { method: 'POST', headers, body }))
    },
  }
}

function asQuery(query: Form): string {
  const text = encoded(query)
  return text === '' ? '' : `?${text}`
}

function encoded(form: Form): string {
  const parameters = new URLSearchParams()
  for (const [name, values] of Object.entries(form)) for (const value of [values].flat()) parameters.append(name, value)
  return parameters.toString()
}
