/** The staff accounts of one's scope, all of them: the server gives a hundred at a time in the order of their ids, which tells nobody anything. */
import { useCallback, useEffect, useState } from 'react'
import { api, refusalOf, withQuery, type ApiRefusal } from '../../spa/api.ts'
import type { RegionKey } from '../../spa/shapes.ts'

export type Account = {
  readonly id: string; readonly person: string; readonly userName: string | null; readonly state: string; readonly secondFactor: boolean
  readonly lockedUntil: number | null; readonly resetUntil: number | null; readonly lastSignIn: number | null
  readonly holderName: string | null; readonly mandates: readonly Held[]
}
type Held = { readonly officeName: string; readonly region: RegionKey; readonly validTo: string | null }

type Known = { readonly accounts: readonly Account[] | null; readonly refusal: ApiRefusal | null }

export function useStaffAccounts(): Known & { again(): void } {
  const [known, setKnown] = useState<Known>({ accounts: null, refusal: null })
  const [round, setRound] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    everyAccount(stop.signal).then((accounts) => setKnown({ accounts, refusal: null })).catch((failure: unknown) => {
      const refusal = refusalOf(failure)
      if (refusal !== null) setKnown((before) => ({ ...before, refusal }))
    })
    return () => stop.abort()
  }, [round])
  return { ...known, again: useCallback(() => setRound((count) => count + 1), []) }
}

const perAnswer = 100
/** More than any county employs; a city looks into one of its counties instead. */
const most = 5000

async function everyAccount(signal: AbortSignal): Promise<Account[]> {
  const all: Account[] = []
  while (all.length < most) {
    const { accounts } = await api.get<{ accounts: readonly Account[] }>(withQuery('/api/accounts', { after: all.at(-1)?.id ?? null }), { signal })
    all.push(...accounts)
    if (accounts.length < perAnswer) break
  }
  return all
}

export type Order = 'place' | 'name' | 'recent'
export const orders: Readonly<Record<Order, string>> = { place: '按任职的地方', name: '按用户名', recent: '最近登录的在前' }

/** Above before below and place beside place; without a mandate last. */
export function inOrder(accounts: readonly Account[], order: Order): readonly Account[] {
  const name = ({ userName }: Account) => userName ?? ''
  const place = ({ mandates }: Account) => mandates.map(({ region }) => region.code).toSorted()[0] ?? '~'
  const byName = (one: Account, other: Account) => name(one).localeCompare(name(other), 'zh-CN', { numeric: true })
  switch (order) {
    case 'name': return accounts.toSorted(byName)
    case 'place': return accounts.toSorted((one, other) => place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : byName(one, other))
    case 'recent': return accounts.toSorted((one, other) => (other.lastSignIn ?? 0) - (one.lastSignIn ?? 0) || byName(one, other))
  }
}

export const standings = { all: '全部', usable: '正常', waiting: '等设密码', locked: '已锁定', disabled: '已停用', never: '从未登录' } as const
export type Standing = keyof typeof standings

export function standsAs({ state, lockedUntil, resetUntil }: Account): Exclude<Standing, 'all' | 'never'> {
  if (state === 'disabled') return 'disabled'
  if (lockedUntil !== null) return 'locked'
  return resetUntil === null ? 'usable' : 'waiting'
}

/** `places` are names of regions by code, as far as they are known. */
export function matching(accounts: readonly Account[], text: string, standing: Standing, places: ReadonlyMap<string, string>): readonly Account[] {
  const wanted = text.trim().toLowerCase()
  return accounts.filter((account) => {
    if (standing === 'never' ? account.lastSignIn !== null : standing !== 'all' && standsAs(account) !== standing) return false
    const words = [account.userName, account.holderName, ...account.mandates.flatMap(({ officeName, region }) => [officeName, places.get(region.code)])]
    return words.filter((word) => word !== null && word !== undefined).join(' ').toLowerCase().includes(wanted)
  })
}
