/** An invented village's contracts: who may act, what was resolved around them, and the ways a contract lives. */
import type { CollectiveMeetingShown } from '../meeting-shown.ts'
import { person } from '../../../core/procedure/testing/places.ts'
import { begin, nothingKnown, type Story, type World } from '../../../core/procedure/testing/story.ts'
import { calendar } from '../../../core/time/example-calendar.ts'
import { at, cast, elsewhere, village, type Around } from '../../village-meeting/testing/hall.ts'
import { collectiveContract } from '../collective-contract.procedure.ts'
import type { ContractFile } from '../contract-file.ts'
import { defaultSettings } from '../settings.ts'

export { at, cast, elsewhere, village, type Around }
export type ContractStory = Story<ContractFile>
export const morning = at('2026-11-23 09:00')
export const matter = `140423-${person(710)}`
export const meeting = `140423-${person(711)}`
export const members = `140423-${person(712)}`

/** Roads by the six steps, roads by an assembly, and the members' decisions on land, investment and sale. */
export function around(more: { matter?: object; members?: Partial<CollectiveMeetingShown> } = {}): Around {
  const votes = { present: 70, yes: 60, no: 10, abstain: 0, covers: [] }
  return new Map([
    [matter, { procedure: 'four-deliberations', state: 'EXECUTING', shown: { village, title: '村西水泥路维修', kind: 'public-works', yuan: 380_000, resolvedOn: '2026-10-10', executable: true, ...more.matter } }],
    [meeting, { procedure: 'village-meeting', state: 'CLOSED', shown: {
      village, meeting: 'ASSEMBLY', heldOn: '2026-10-12', confirmed: true, should: 90, present: 70,
      items: [{ number: 1, kind: 'public-works', title: '修路', passed: true, inForce: true, ...votes }, { number: 2, kind: 'appraisal', title: '评议', passed: true, inForce: true, ...votes }],
    } }],
    [members, { procedure: 'collective-meeting', state: 'CLOSED', shown: {
      village, body: 'MEMBERS', heldOn: '2026-10-14', confirmed: true, all: 300, present: 220,
      items: [
        { number: 1, kind: 'land-and-shares', title: '四荒地承包方案', fen: 0, passed: true, yes: 210, no: 10, abstain: 0 },
        { number: 2, kind: 'investment', title: '入股光伏', fen: 10_000_000, passed: true, yes: 205, no: 15, abstain: 0 },
        { number: 3, kind: 'asset-sale', title: '旧学校出租', fen: 0, passed: false, yes: 150, no: 70, abstain: 0 },
      ], ...more.members,
    } }],
  ])
}

export function beginContract(known: Around = around(), now = morning): ContractStory {
  const world: World = { procedure: collectiveContract, calendar, settings: defaultSettings, known: () => ({ ...nothingKnown, shown: known }) }
  return begin<ContractFile>(world, { county: Number(village.slice(0, 6)), id: person(700) }, now)
}

/** A shed let for three years, 3000 yuan, paid year by year. */
export const shed = (more: object = {}) => ({
  village, number: '演示合字 1 号', title: '村东库房出租', kind: 'lease', direction: 'in', partyKind: 'person', party: '张演示', object: '村东库房三间', from: '2026-11-01', to: '2029-10-31', price: '3000', every: 'year', first: '2026-12-01', ...more,
})
export const works = (more: object = {}) => shed({ title: '村西水泥路维修施工', kind: 'works', direction: 'out', partyKind: 'organisation', party: '演示建筑公司', object: '村西水泥路八百米', price: '370,000', every: 'once', first: '2026-12-20', to: '2027-03-31', ...more })
export const land = (more: object = {}) => shed({ title: '四荒地承包', kind: 'land', object: '北坡四荒地二十亩', price: '60000', to: '2046-10-31', ...more })
export const signing = (more: object = {}) => ({ signedOn: '2026-11-20', kept: '村委会档案柜', ...more })
export const booking = (instalment: number, sum: string, voucher = `记${instalment}`) => ({ instalment, sum, on: '2026-11-23', voucher })

const { cadre } = cast
export const drafted = (form: object = shed(), known?: Around) => beginContract(known).after(cadre, 'draft', form)
export const letOut = (form: object = shed()) => drafted(form).after(cadre, 'sign-small', signing())
