/**
 * `GET /openapi.json`: every JSON route as it validates and answers, made from the routes' own schemas, so that it cannot say anything
 * else (decision 0018). Pages for people are no part of it.
 */
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify'
import { answerSchema, requestSchema, type Json, type Schema } from './openapi-schema.ts'

export type Described = { readonly method: string; readonly url: string; readonly schema: FastifySchema }

export type Documented = {
  /** All routes there are, in the order of their registration, HEAD left out: each GET answers it. */
  readonly routes: () => readonly Described[]
  readonly document: () => Schema
}

export type DocumentOptions = { readonly version: string; readonly title: string; readonly server?: string | undefined; readonly secureCookies: boolean }

/** Listens from now on; `serveDocument` later answers with what it heard. */
export function documentRoutes(app: FastifyInstance, options: DocumentOptions): Documented {
  const routes: Described[] = []
  app.addHook('onRoute', (route: RouteOptions) => {
    for (const method of [route.method].flat()) if (method !== 'HEAD') routes.push({ method, url: route.url, schema: route.schema ?? {} })
  })
  let made: Schema | null = null
  return { routes: () => routes, document: () => made ??= documentOf(routes.filter(isDescribed), options) }
}

export function serveDocument(app: FastifyInstance, { document }: Documented): void {
  const schema = { summary: '本说明：全部 JSON 接口（OpenAPI 3.1）', asks: 'anybody', response: { 200: { type: 'object', additionalProperties: true } } } as const
  app.get('/openapi.json', { schema }, async (_request, reply) => await reply.header('cache-control', 'public, max-age=300').send(document()))
}

export function isDescribed({ schema }: Described): boolean {
  return schema.summary !== undefined
}

function documentOf(routes: readonly Described[], { version, title, server, secureCookies }: DocumentOptions): Schema {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) (paths[pathOf(route.url)] ??= {})[route.method.toLowerCase()] = operationOf(route)
  return {
    openapi: '3.1.0',
    info: { title: `${title} 接口`, version, license: { name: 'MIT', identifier: 'MIT' }, description: about },
    ...(server === undefined ? {} : { servers: [{ url: server }] }),
    tags: [...new Set(routes.map(tagOf))].toSorted().map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problemSchema },
      responses: {
        Refused: { description: '没有办成，什么都没有改动；sentence 就是可以给人看的话。', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }, headers: retryAfter },
        Broken: { description: '系统忙不过来或出了问题；503 带 Retry-After，可以原样再提交一次，不会重复办。', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }, headers: retryAfter },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: secureCookies ? '__Host-sanzhi' : 'sanzhi', description: '登录后的会话；未登录的提出人另有只认得本人事项的 cookie。' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token', description: '登录应答里的 csrf，改动数据时必带。' },
        metrics: { type: 'http', scheme: 'bearer', description: 'METRICS_TOKEN；本机直接读取不需要。' },
      },
    },
  }
}

const about = [
  '本文件由程序的校验规则自动生成，测试逐个请求核对，与实际不符即为缺陷。',
  '每个 GET 也应答 HEAD。时间一律为 ISO 8601（UTC）或毫秒，日期为北京时间的 YYYY-MM-DD。',
  '办理动作的编号（id）由提交方生成：同一编号再提交一次得到同一应答，不会重复办。',
].join('\n')

const retryAfter = { 'Retry-After': { description: '几秒以后再试（429、503）。', schema: { type: 'string', pattern: '^[0-9]+$' } } }

const problemSchema: Schema = {
  type: 'object', description: 'RFC 9457。', required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', description: '/problems/{code}' }, title: { type: 'string', description: '中文，告诉人怎么办。' }, status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' }, detail: { type: 'string' }, rule: { type: 'string', description: '依据的规则，如 R-111。' },
    errors: { type: 'array', items: { type: 'object', required: ['pointer', 'detail'], properties: { pointer: { type: 'string' }, detail: { type: 'string' } }, additionalProperties: false } },
  },
}

function operationOf(route: Described): Json {
  const { method, url, schema } = route
  return {
    operationId: `${method.toLowerCase()}${url.replaceAll(/[/:.-]+(\w?)/g, (_match, letter: string) => letter.toUpperCase())}`,
    summary: schema.summary ?? '', ...(schema.description === undefined ? {} : { description: schema.description }),
    tags: [tagOf(route)], security: securityOf(route), parameters: parametersOf(route),
    ...(schema.body === undefined && schema.consumes === undefined ? {} : { requestBody: bodyOf(schema) }),
    responses: { ...answersOf(schema), '4XX': { $ref: '#/components/responses/Refused' }, '5XX': { $ref: '#/components/responses/Broken' } },
  }
}

function parametersOf({ schema }: Described): readonly Json[] {
  const places = [['path', schema.params], ['query', schema.querystring], ['header', schema.headers]] as const
  return places.flatMap(([where, declared]) => {
    const { properties = {}, required = [] } = requestSchema(declared) as { properties?: Schema; required?: readonly string[] }
    return Object.entries(properties).map(([name, one]) => {
      const { description, ...rest } = one as Schema
      return { name, in: where, required: where === 'path' || required.includes(name), schema: rest, ...(description === undefined ? {} : { description }) }
    })
  })
}

function bodyOf(schema: FastifySchema): Json {
  const types = schema.consumes ?? ['application/json']
  return { required: true, content: Object.fromEntries(types.map((type) => [type, { schema: requestSchema(schema.body) }])) }
}

function answersOf(schema: FastifySchema): Schema {
  const answers = (schema.response ?? {}) as Readonly<Record<string, unknown>>
  return Object.fromEntries(Object.entries(answers).map(([status, one]) => {
    const { description = statusWords[status] ?? '应答', ...rest } = answerSchema(one)
    const types = [schema.gives?.[Number(status)] ?? 'application/json'].flat()
    return [status, rest['type'] === 'null' ? { description } : { description, content: Object.fromEntries(types.map((type) => [type, { schema: rest }])) }]
  }))
}

const statusWords: Readonly<Record<string, string>> = { 200: '办成了', 201: '新建了', 204: '办成了，没有内容', 503: '现在不行' }

function securityOf({ method, url, schema }: Described): readonly Json[] {
  if (url === '/metrics') return [{ metrics: [] }, {}]
  if (schema.asks === 'anybody' || !url.startsWith('/api/')) return [{}]
  return [method === 'GET' ? { session: [] } : { session: [], csrf: [] }]
}

function tagOf({ url, schema }: Described): string {
  return schema.tags?.[0] ?? tags.find(([start]) => url.startsWith(start))?.[1] ?? '运行'
}

const tags: readonly (readonly [string, string])[] = [
  ['/api/acts', '事项'], ['/api/dossiers', '事项'], ['/api/tasks', '事项'], ['/api/files', '附件'], ['/api/messages', '消息'], ['/api/session', '登录'], ['/api/password', '登录'], ['/api/second-factor', '登录'],
  ['/api/accounts', '帐号与任职'], ['/api/mandates', '帐号与任职'], ['/api/mandate-proposals', '帐号与任职'], ['/api/people', '人口'], ['/api/households', '人口'], ['/api/audit', '审计'], ['/api/procedures', '程序与设置'],
  ['/api/region', '区划与单位'], ['/api/grid-at', '区划与单位'], ['/api/demo', '演示'], ['/api/', '其他'], ['/open311', 'Open311'],
]

function pathOf(url: string): string {
  return url.replaceAll(/:(\w+)/g, '{$1}')
}
