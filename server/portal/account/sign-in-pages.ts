/** What the three pages of signing in show; in demonstration mode also what to try it with. */
import { maskPhone } from '../../../core/identity-number/index.ts'
import { demonstrationVillage, demoVillagers } from '../../../core/village/index.ts'
import type { PortalPage, Problem } from '../../../faces/portal/contract.ts'
import type { Mode } from '../../environment/index.ts'
import { names } from '../addresses.ts'

export type Typed = { readonly mode: Mode; readonly next: string; readonly typed: string; readonly wrong?: string }
export type Sent = {
  readonly mode: Mode
  readonly next: string
  readonly phone: string
  readonly ticket: string
  readonly wrong?: string
}

export function phonePage({ mode, next, typed, wrong }: Typed): PortalPage {
  const tryWith = mode === 'demo' ? { tryWith: demonstrationPhones() } : {}
  return { page: 'sign-in', ...tryWith, phone: typed.slice(0, 40), next, problems: problemOf(names.phone, wrong) }
}

export function passwordPage({ next, typed, wrong }: Typed): PortalPage {
  return { page: 'sign-in-password', user: typed.slice(0, 64), next, problems: problemOf(names.user, wrong) }
}

export function codePage({ mode, phone, next, ticket, wrong }: Sent): PortalPage {
  const outbox = mode === 'demo' ? { outbox: '/demo/outbox' } : {}
  return { page: 'sign-in-code', ...outbox, phone: maskPhone(phone), ticket, next, problems: problemOf(names.code, wrong) }
}

function problemOf(field: string, sentence: string | undefined): readonly Problem[] {
  return sentence === undefined ? [] : [{ field, sentence }]
}

let phones: readonly { readonly phone: string; readonly who: string }[] | undefined

/** Villagers of the demonstration village, who sign in by telephone alone. Made once: the village is generated. */
function demonstrationPhones() {
  return (phones ??= demonstrationVillage()
    .accounts.filter(({ username }) => demoVillagers.some((villager) => villager === username))
    .map(({ phone, name }) => ({ phone, who: name })))
}
