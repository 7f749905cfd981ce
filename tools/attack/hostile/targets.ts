/** What is attacked: every route of the running program with every parameter it reads, from its own description; the pages' forms from here. */
import type { AnyProcedure } from '../../../core/procedure/procedure.ts'
import type { Described } from '../../../server/edge/index.ts'
import { fieldsIn, type Schema } from './schema.ts'

export type Kind = 'api' | 'open311' | 'page' | 'plain'
export type Target = {
  /** `POST /api/acts`, and for acts the act as well. */
  readonly key: string
  readonly method: string
  /** As the router knows it, `:name` for a parameter. */
  readonly url: string
  readonly kind: Kind
  readonly params: readonly string[]
  readonly query: Schema
  readonly body: Schema | null
  readonly form: boolean
  /** How often it is chosen: what hashes passwords or answers megabytes less often. */
  readonly weight: number
  /** `path:id`, `query:cursor`, `body:form.words` … */
  readonly parameters: readonly string[]
}

const text: Schema = { type: 'string' }
const form = (...names: readonly string[]): Schema => ({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, text])), required: names })

/** The villagers' pages have no description: what their forms send and their addresses ask stands here. */
const pageForms: Readonly<Record<string, readonly string[]>> = {
  '/report': [
    'form_token', 'act_id', 'step', 'go', 'after', 'category', 'kind', 'against', 'against_words', 'description', 'visibility', 'placeless', 'grid', 'address', 'lon', 'lat', 'crs', 'photo', 'contact_phone', 'photos',
  ],
  '/sign-in': ['form_token', 'phone', 'next'], '/sign-in/code': ['form_token', 'phone', 'code', 'ticket', 'next'], '/sign-in/password': ['form_token', 'user', 'password', 'next'], '/sign-out': ['form_token'],
  '/me/sessions/end': ['form_token', 'session'], '/me/consents/withdraw': ['form_token', 'helper'], '/me/messages/read': ['form_token', 'message'], '/follow': ['form_token', 'number', 'query_code', 'q'],
}
const pageQuestions: Readonly<Record<string, readonly string[]>> = {
  '/': ['q'], '/size': ['to', 'back'], '/report': ['q'], '/complain': ['q'], '/me': ['before', 'done', 'after'], '/mine': ['before', 'after', 'cursor', 'q'], '/follow': ['number', 'q', 'query_code'], '/matter/:id': ['act', 'done'],
  '/village': ['in', 'q', 'back'], '/village/chosen': ['code', 'back'], '/rules': ['more'], '/rules/:key': ['more'], '/grids': ['in', 'q'], '/portal.js': ['v'], '/sign-in': ['next', 'phone', 'way'], '/help': ['q'], '/console/*': ['v'], '/field/*': ['v'], '/demo/outbox': ['q', 'after'],
}
const seldom: readonly (readonly [RegExp, number])[] = [
  [/password|\/api\/session$|second-factor|sign-in/, 0.2], [/audit\/verify|openapi|metrics|demo\/accounts|demo\/outbox/, 0.15], [/^\/(console|field)/, 0.3], [/export/, 0.3],
]

export function targetsOf(routes: readonly Described[], procedures: readonly AnyProcedure[]): readonly Target[] {
  const [newest] = procedures
  const fieldsOfActs = [...new Set(Object.values(newest?.acts ?? {}).flatMap((act) => fieldsIn(plain(act.form))))].filter((field) => !field.includes('.'))
  return routes.flatMap((route): readonly Target[] => {
    if (route.method === 'POST' && route.url === '/api/acts' && newest !== undefined) {
      return Object.entries(newest.acts).map(([name, act]) => targetOf(route, plain(route.schema.body), { act: name, form: plain(act.form) }))
    }
    if (route.method === 'POST' && route.url === '/matter/:id/:act') return [targetOf(route, form('form_token', 'act_id', 'sequence', ...fieldsOfActs))]
    const body = route.schema.body === undefined ? route.method === 'GET' ? null : form(...pageForms[route.url] ?? []) : plain(route.schema.body)
    return [targetOf(route, body)]
  })
}

function targetOf({ method, url, schema }: Described, declared: Schema | null, of?: { readonly act: string; readonly form: Schema }): Target {
  const body = of === undefined ? declared : actBody(declared ?? {}, of)
  const query = schema.querystring === undefined ? form(...pageQuestions[url] ?? []) : plain(schema.querystring)
  const params = [...url.matchAll(/:([a-z_]+)/gi)].map(([, name]) => name ?? '').concat(url.includes('*') ? ['*'] : [])
  const parameters = [...params.map((name) => `path:${name}`), ...fieldsIn(query).map((name) => `query:${name}`), ...fieldsIn(body ?? {}).map((name) => `body:${name}`)]
  const weight = (1 + parameters.length) * (seldom.find(([route]) => route.test(url))?.[1] ?? 1)
  return {
    key: `${method} ${url}${of === undefined ? '' : ` ${of.act}`}`, method, url, kind: kindOf(url, schema.summary !== undefined), params, query: { ...query, required: [] }, body,
    form: schema.body === undefined && body !== null ? true : (schema.consumes ?? []).length > 0, weight: of === undefined ? weight : weight / 4, parameters,
  }
}

function kindOf(url: string, described: boolean): Kind {
  if (url.startsWith('/open311')) return 'open311'
  if (/^\/(console|field|demo\/outbox|metrics|portal\.js)/.test(url)) return 'plain'
  return described ? 'api' : 'page'
}

/** One act with its own form, or a batch of it. */
function actBody(declared: Schema, { act, form: asked }: { readonly act: string; readonly form: Schema }): Schema {
  const [one = {}, batch = {}] = declared.anyOf ?? []
  const whole = { ...one, properties: { ...one.properties, act: { const: act }, form: asked } }
  return { anyOf: [whole, whole, whole, { ...batch, properties: { acts: { type: 'array', items: whole, minItems: 1, maxItems: 50 } } }] }
}

/** TypeBox keeps symbols beside the words of JSON Schema. */
function plain(schema: unknown): Schema {
  return JSON.parse(JSON.stringify(schema ?? {})) as Schema
}
