/** The one small script, compiled by Vite and served by the server under an address that changes with its text. */
import { createHash } from 'node:crypto'
import body from 'virtual:enhancement'
import { urls, type PortalRenderer } from './contract.ts'

export const enhancement: PortalRenderer['enhancement'] = {
  url: `${urls.enhancement}?v=${createHash('sha256').update(body).digest('hex').slice(0, 12)}`,
  body,
}
