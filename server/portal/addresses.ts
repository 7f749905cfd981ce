/** Addresses and field names that the server reads and writes; the pages' own list is in faces/portal/contract.ts. */
import type { names as portalNames } from '../../faces/portal/contract.ts'

type Names = typeof portalNames

export const names: Names = {
  formToken: 'form_token',
  actId: 'act_id',
  sequence: 'sequence',
  step: 'step',
  go: 'go',
  after: 'after',
  phone: 'phone',
  code: 'code',
  user: 'user',
  password: 'password',
  ticket: 'ticket',
  next: 'next',
  number: 'number',
  queryCode: 'query_code',
  session: 'session',
  query: 'q',
}

/** A path of this site, to go back or on to; anything else is answered with `otherwise`. */
export function pathOfOurs(text: string | undefined, otherwise: string): string {
  if (text === undefined || text.length > 500 || !/^\/(?![/\\])[^\\\s]*$/.test(text)) return otherwise
  const address = new URL(text, 'http://ours.invalid')
  return address.host === 'ours.invalid' ? `${address.pathname}${address.search}${address.hash}` : otherwise
}
