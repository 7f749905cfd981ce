/**
 * What a village published, decided and was asked in a year long over, through the door: one publication on the board and one that nobody outside may
 * read yet, a question, a word past the village, a meeting, a matter half way up its ladder and one on the board with an opinion about it.
 */
import { randomUUID } from 'node:crypto'
import { disclosureKey, nameOfDisclosure } from '../../../core/open-affairs/index.ts'
import { asVillager, type Actor } from '../../../core/procedure/actor.ts'
import type { RunningPlatform } from '../../testing/platform.ts'
import { actsOfYear, seat, staffOf, type Sowing } from './seats.ts'

export type PlantedOpenness = {
  readonly published: string
  readonly draft: string
  readonly item: string
  readonly period: string
  readonly question: string
  readonly tip: string
  readonly meeting: string
  /** Not on the board yet; and the one that is. */
  readonly ladder: string
  readonly decided: string
  readonly opinion: string
}

type Act = ReturnType<typeof actsOfYear>
type Seats = Readonly<Record<'secretary' | 'cadre' | 'supervisor' | 'colleague', Actor>>

/** Another year for each of two places in one village. */
export async function plantOpenness(platform: RunningPlatform, sowing: Sowing): Promise<PlantedOpenness> {
  const { place: { village, key } } = sowing
  const year = key === 'grid' ? 2023 : 2024
  const seats: Seats = {
    secretary: staffOf('PARTY_SEC', village, 'party'), cadre: staffOf('VILLAGE_CADRE', village, 'committee'), supervisor: staffOf('VILLAGE_SUPERVISOR', village, 'supervision'), colleague: staffOf('VILLAGE_SUPERVISOR', village, 'supervision'),
  }
  for (const one of Object.values(seats)) await seat(platform, one, `${year}-01-01`, `${year + 1}-01-01`)
  const act = actsOfYear(platform, year)
  const publications = await publish(sowing, act, seats, year)
  const meeting = await meet(sowing, act, seats, year)
  const ladders = await climb(sowing, act, seats, year)
  return { ...publications, meeting, ...ladders }
}

async function publish({ place: { village }, county, person, token, id }: Sowing, act: Act, { secretary, cadre, supervisor, colleague }: Seats, year: number) {
  const [item, period] = ['F01', `${year}-Q1`]
  const [published, draft] = [disclosureKey(village, item, period), disclosureKey(village, 'F06', period)]
  id('oa-id', published.id)
  id('oa-draft-id', draft.id)
  const line = (words: string) => ({ day: `${year}-02-03`, direction: 'out', subject: '办公费', words, fen: 12_300, voucher: '记1' })
  await act('04-10', cadre, published, 'prepare', { village, item, period, title: `收支${token('oatitle')}`, opening: 100_000, words: `说明${token('oawords')}`, lines: [line(`买${token('oaline')}`)] }, 'disclosure')
  await act('04-11', supervisor, published, 'review', { looked: [1], words: `看过${token('oareview')}` })
  await act('04-11', secretary, published, 'publish', { days: 15 })
  await act('04-12', secretary, published, 'post-board', { on: `${year}-04-12`, where: `公开栏${token('oaboard')}` })
  await act('04-12', cadre, draft, 'prepare', { village, item: 'F06', period, title: `经费${token('oadrafttitle')}`, opening: 100_000, words: `说明${token('oadraftwords')}`, lines: [line(`买${token('oadraftline')}`)] }, 'disclosure')
  const [question, tip] = [{ county, id: id('oa-question-id') }, { county, id: id('oa-tip-id') }]
  await act('04-13', asVillager(person), question, 'ask', { disclosure: nameOfDisclosure(village, item, period), village, line: 1, words: `问${token('oaquestion')}` }, 'disclosure-question')
  await act('04-14', colleague, tip, 'tip-off', { village, to: 'town', item: `事项${token('oatipabout')}`, words: `发现${token('oatip')}` }, 'disclosure-question')
  return { published: nameOf(published), draft: nameOf(draft), item, period, question: nameOf(question), tip: nameOf(tip) }
}

async function meet({ place: { village }, county, token, id }: Sowing, act: Act, { cadre, supervisor }: Seats, year: number): Promise<string> {
  const meeting = { county, id: id('oa-meeting-id') }
  await act('05-01', cadre, meeting, 'call', {
    village, kind: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', should: 30, composition: { members: 30, representatives: 26, women: 11 }, day: `${year}-05-08`, time: '19:00', place: `会议室${token('dlplace')}`,
    agenda: [{ kind: 'report', title: `通报${token('dlitem')}`, words: `材料${token('dlmaterial')}` }],
  }, 'village-meeting')
  await act('05-08', cadre, meeting, 'open', { present: 25, register: `签到册${token('dlregister')}` })
  await act('05-08', cadre, meeting, 'settle', { item: 1, outcome: 'HEARD', words: `听取${token('dlheard')}` })
  await act('05-09', cadre, meeting, 'write-minutes', { chair: '张演示', recorder: '李演示', words: `记录${token('dlminutes')}` })
  await act('05-10', supervisor, meeting, 'confirm-signatures', { signed: `都签了${token('dlsigned')}` })
  return nameOf(meeting)
}

async function climb({ place: { village }, county, person, household, token, id }: Sowing, act: Act, { secretary, cadre }: Seats, year: number) {
  const held = (day: string, should: number, field: string) => ({ on: `${year}-${day}`, should, present: should - 1, yes: should - 1, no: 0, abstain: 0, words: `同意${token(field)}`, signed: `都签了${token('dlsheet')}` })
  const [ladder, decided, opinion] = [{ county, id: id('dl-ladder-id') }, { county, id: id('dl-decided-id') }, { county, id: randomUUID() }]
  await act('06-01', secretary, ladder, 'propose', { village, title: `修路${token('dltitle')}`, kind: 'public-works', yuan: 58_000, ...held('06-01', 5, 'dlproposed') }, 'four-deliberations')
  await act('06-03', secretary, ladder, 'discuss', held('06-03', 9, 'dldiscussed'))
  await act('06-01', secretary, decided, 'propose', { village, title: `换灯${token('dlpublictitle')}`, kind: 'public-works', yuan: 58_000, ...held('06-01', 5, 'dlproposed') }, 'four-deliberations')
  await act('06-03', secretary, decided, 'discuss', held('06-03', 9, 'dldiscussed'))
  await act('06-12', secretary, decided, 'review', { handedOutOn: `${year}-06-05`, ...held('06-12', 34, 'dlreviewed') })
  await act('06-22', cadre, decided, 'resolve', { body: 'REPRESENTATIVES', authorised: `授权${token('dlauthorised')}`, ...held('06-22', 30, 'dlresolved') })
  await act('06-23', cadre, decided, 'publish-resolution', { where: `公开栏${token('dlboard')}`, words: `决定${token('dlpublic')}` })
  id('dl-opinion-id', opinion.id)
  await act('06-24', asVillager(person), opinion, 'raise', { village, about: nameOf(decided), household, words: `意见${token('dlopinion')}` }, 'board-opinion')
  return { ladder: nameOf(ladder), decided: nameOf(decided), opinion: nameOf(opinion) }
}

function nameOf({ county, id }: { readonly county: number; readonly id: string }): string {
  return `${county}-${id}`
}
