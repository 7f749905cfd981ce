/** What every page and act of the portal works with: made once, in the composition of the program. */
import type { Frame, PortalRenderer } from '../../faces/portal/contract.ts'
import type { Door } from '../acts/index.ts'
import type { FieldCipher } from '../cipher/index.ts'
import type { Mode } from '../environment/index.ts'
import type { Files } from '../files/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Visitors } from '../visitors.ts'

export type PortalParts = {
  readonly door: Door
  readonly identity: Identity
  readonly files: Files
  readonly cipher: FieldCipher
  readonly visitors: Visitors
  readonly mode: Mode
  readonly secureCookies: boolean
  /** Name, organiser (county or above, R-835) and filing number shown on every page. */
  readonly site: Frame['site']
  /** The village shown to whoever has chosen none: the demonstration's, in demo mode. */
  readonly homeVillage?: string
}

export type Portal = PortalParts & { readonly renderer: PortalRenderer }
