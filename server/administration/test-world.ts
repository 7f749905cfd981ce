/** For tests of this room: the whole platform with the demonstration village, and canaries planted where certain people must never see them. */
import { randomUUID } from 'node:crypto'
import { asVillager, type Actor } from '../../core/procedure/actor.ts'
import { startPlatform, type RunningPlatform, type SignedInAs } from '../../tools/testing/platform.ts'
import { perform } from '../acts/index.ts'
import { registerPersons } from '../registry/index.ts'

/** Who asks: the user names of the demonstration, by office. */
export const roles = {
  VILLAGER: 'villager', GRID_WORKER: 'grid-worker-1', VILLAGE_CADRE: 'village-cadre', TOWN_DISPATCHER: 'town-dispatcher', DEPT_HANDLER: 'transport-handler',
  COUNTY_CENTER: 'county-center', VERIFIER: 'verifier', SYS_ADMIN: 'system-admin', SEC_ADMIN: 'security-admin', AUDIT_ADMIN: 'audit-admin',
} as const
export type Role = keyof typeof roles
export type Asker = Role | 'nobody'
export const askers: readonly Asker[] = ['nobody', ...Object.keys(roles) as Role[]]

export const village = '140423100229'
export const grid = `${village}001`
export const neighbour = '140423100228'
export const abroad = '140425'
export const abroadVillage = '140425100201'

/** Stand in names of people and in reports; each may be seen only by who may see that place. */
export const canaries = { home: '金丝雀本村', neighbour: '金丝雀邻村', abroad: '金丝雀外县' } as const
export type Planted = { readonly person: string; readonly dossier: string }

export type World = RunningPlatform & {
  readonly planted: Readonly<Record<keyof typeof canaries, Planted>>
  /** A matter reported by the villager, in the grid of grid-worker-1. */
  readonly own: Planted
  readonly sessionOf: (role: Role) => Promise<SignedInAs>
  /** Moves the platform's clock. */
  readonly pass: (milliseconds: number) => void
}

const reportedIn: Readonly<Record<keyof typeof canaries, string>> = { home: village, neighbour, abroad: abroadVillage }

export async function openWorld(): Promise<World> {
  let now = Date.now()
  const platform = await startPlatform({ faces: false, clock: () => now += 1 })
  const villager = (await platform.signInAs(roles.VILLAGER)).actor
  const planted = {
    home: await plant(platform, 'home'), neighbour: await plant(platform, 'neighbour'), abroad: await plant(platform, 'abroad'),
  }
  return {
    ...platform, planted, sessionOf: (role) => platform.signInAs(roles[role]), pass: (milliseconds) => { now += milliseconds },
    own: { person: `140423-${villager.person ?? ''}`, dossier: await report(platform, villager, village, '村口路灯不亮', grid) },
  }
}

async function plant(platform: RunningPlatform, where: keyof typeof canaries): Promise<Planted> {
  const code = reportedIn[where]
  const county = Number(code.slice(0, 6))
  const id = randomUUID()
  await platform.database.transaction({ role: 'system' }, (transaction) => registerPersons(transaction, platform.cipher, [{
    county, id, name: `${canaries[where]}某`, gender: 2, birthDate: '1980-01-01', idNumber: null, phone: '12000999001', hukouVillage: code,
    residenceVillage: code, residenceGrid: null,
  }], platform.door.clock()))
  return { person: `${county}-${id}`, dossier: await report(platform, asVillager(id), code, canaries[where]) }
}

async function report(platform: RunningPlatform, actor: Actor, code: string, words: string, gridCode?: string): Promise<string> {
  const dossier = { county: Number(code.slice(0, 6)), id: randomUUID() }
  const form = {
    category: '0201', description: words, where: words, village: code, visibility: 'CENTER_ONLY', source: 'VILLAGER', contactLeft: true,
    ...gridCode !== undefined && { grid: gridCode },
  }
  await perform(platform.door, {
    act: { id: randomUUID(), act: 'report', form, channel: 'portal', occurredAt: platform.door.clock() }, dossier, actor, procedure: 'grid-case',
    contact: { phone: '12000999002', followCode: null },
  })
  return `${dossier.county}-${dossier.id}`
}
