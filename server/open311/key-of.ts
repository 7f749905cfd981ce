/** Where a key stands in a request, and whether it reaches as far as is asked. */
import type { FastifyRequest } from 'fastify'
import type { Client } from './api-keys.ts'
import type { Arguments } from './arguments.ts'

/** In the form as the specification has it; in the header `X-Api-Key` for those who keep keys out of forms and logs. */
export function keyIn({ headers }: FastifyRequest, given: Arguments): string | undefined {
  const header = headers['x-api-key']
  return given.one('api_key') ?? (typeof header === 'string' && header !== '' ? header : undefined)
}

/** A county's key is for that county, the city's for all of it. */
export function isInsideKey({ region }: Pick<Client, 'region'>, code: string): boolean {
  return code.startsWith(region)
}
