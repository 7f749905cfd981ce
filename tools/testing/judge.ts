/**
 * Holds every request and answer of a test against `/openapi.json`: what was accepted must be as described, what was answered, too,
 * and a request refused for its shape must not look right in the description. Lies are told when the platform is closed.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { documentRoutes, type Documented } from '../../server/edge/index.ts'

export type Judge = {
  readonly listen: (app: FastifyInstance) => void
  readonly documented: () => Documented | null
  /** How many requests were held against the description. */
  readonly judged: () => number
  /** @throws Error with every lie found */
  readonly verdict: () => void
}

type Parameter = { readonly name: string; readonly in: 'path' | 'query' | 'header'; readonly required: boolean; readonly schema: object }
type Content = Readonly<Record<string, { readonly schema: object }>>
type Operation = {
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: { readonly schemas: { readonly Problem: object } } }
type Sent = { readonly params: unknown; readonly query: unknown; readonly body: unknown }

/** @param problems false for a room tested alone, whose refusals have no dress yet */
export function openJudge({ problems = true } = {}): Judge {
  const exact = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allErrors: true })
  const fromText = new Ajv2020({ strict: true, strictTypes: false, coerceTypes: true, allErrors: true })
  const compiled = new Map<object, ValidateFunction>()
  const sentBy = new WeakMap<FastifyRequest, Sent>()
  const lies: string[] = []
  let documented: Documented | null = null
  let judged = 0

  const check = (ajv: Ajv2020, schema: object, value: unknown): string | null => {
    const validate = compiled.get(schema) ?? ajv.compile(schema)
    compiled.set(schema, validate)
    return validate(value) ? null : ajv.errorsText(validate.errors)
  }

  /** Null when the request is as described. */
  const wrongIn = (operation: Operation, sent: Sent, strangers: boolean): string | null => {
    for (const [place, values] of [['path', sent.params], ['query', sent.query]] as const) {
      const given = { ...values as Record<string, unknown> }
      const described = operation.parameters.filter((one) => one.in === place)
      for (const { name, required, schema } of described) {
        const value = given[name]
        if (value === undefined && !required) continue
        const holder = { value }
        // Ajv turns “1e400” into a number that is none and calls it an integer.
        const fault = check(fromText, wrapped(schema), holder) ?? (typeof holder.value === 'number' && !Number.isFinite(holder.value) ? 'beyond numbers' : null)
        if (fault !== null) return `${place} ${name}: ${fault}`
      }
      const unknown = Object.keys(given).filter((name) => !described.some((one) => one.name === name))
      if (strangers && unknown.length > 0) return `${place} ${unknown.join(', ')}: not described`
    }
    const body = operation.requestBody?.content['application/json']
    return body === undefined ? null : check(exact, body.schema, sent.body)
  }

  const wrongOut = (operation: Operation, document: Document, reply: FastifyReply, payload: unknown): string | null => {
    const told = operation.responses[String(reply.statusCode)]
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
    if (told === undefined) {
      if (reply.statusCode < 400) return `${reply.statusCode} is not described`
      if (!problems) return null
      if (type !== 'application/problem+json') return `${reply.statusCode} as ${type}`
      return check(exact, document.components.schemas.Problem, JSON.parse(String(payload)))
    }
    if (told.content === undefined) return payload === undefined || payload === '' || payload === null ? null : 'an answer where none is described'
    const content = told.content[type]
    if (content === undefined) return `${reply.statusCode} as ${type}`
    return type === 'application/json' ? check(exact, content.schema, JSON.parse(String(payload))) : null
  }

  const judge = (request: FastifyRequest, reply: FastifyReply, payload: unknown): void => {
    const document = documented?.document() as unknown as Document | undefined
    const operation = document?.paths[(request.routeOptions.url ?? '').replaceAll(/:(\w+)/g, '{$1}')]?.[request.method.toLowerCase()]
    if (document === undefined || operation === undefined) return
    judged += 1
    const what = `${request.method} ${request.url.slice(0, 160)} → ${reply.statusCode}`
    const out = wrongOut(operation, document, reply, payload)
    if (out !== null) lies.push(`${what}: the answer is not as described: ${out}`)
    const sent = sentBy.get(request)
    if (sent === undefined) return
    // Parameters nobody asked for are ignored by some routes and refused by others; OpenAPI cannot say which.
    const into = wrongIn(operation, sent, reply.statusCode === 400)
    if (reply.statusCode < 300 && into !== null) lies.push(`${what}: accepted, but not as described: ${into} (sent as ${request.headers['content-type'] ?? 'nothing'})`)
    if (reply.statusCode === 400 && into === null && isShape(payload)) lies.push(`${what}: refused for its shape, but as described: ${String(payload)}`)
  }

  return {
    listen: (app) => {
      // As at the edge: nothing is dropped on the way to the judge.
      app.setSerializerCompiler(() => (answer) => JSON.stringify(answer))
      documented = documentRoutes(app, { version: '1', title: '测试', secureCookies: false })
      app.addHook('preValidation', async (request) => {
        const sent = { params: { ...request.params as object }, query: { ...request.query as object }, body: jsonOf(request) }
        try {
          sentBy.set(request, structuredClone(sent))
        } catch {
          // Nested deeper than anybody can copy: the edge refuses it without looking inside.
        }
        await Promise.resolve()
      })
      app.addHook('onSend', async (request, reply, payload) => {
        judge(request, reply, payload)
        return await Promise.resolve(payload)
      })
    },
    documented: () => documented,
    judged: () => judged,
    verdict: () => {
      if (lies.length === 0) return
      const each = [...new Set(lies)]
      throw new Error(`/openapi.json lies (${each.length}):\n${each.slice(0, 20).join('\n')}`)
    },
  }
}

const wrappers = new WeakMap<object, object>()

/** Coercion needs a place to write to. */
function wrapped(schema: object): object {
  const known = wrappers.get(schema) ?? { type: 'object', properties: { value: schema }, required: ['value'] }
  wrappers.set(schema, known)
  return known
}

function jsonOf({ headers, body }: FastifyRequest): unknown {
  // Media types are said in any case (RFC 9110 §8.3.1).
  return (headers['content-type'] ?? '').trim().toLowerCase().startsWith('application/json') ? body : null
}

/** Schemas judge shapes; what a room finds wrong beyond them it says with another code or without fields. */
function isShape(payload: unknown): boolean {
  try {
    const { code, errors } = JSON.parse(String(payload)) as { code?: string; errors?: readonly { readonly detail?: string }[] }
    return code === 'request-invalid' && errors?.every(({ detail }) => detail === '这一项不对。') === true
  } catch {
    return false
  }
}
