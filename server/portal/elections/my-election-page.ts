/** What an election is to whoever asks: am I on the roll and how, whose proxy do I hold; and the three forms of a villager's own word. */
import { v7 } from 'uuid'
import { lastDayToObject, mayObject, registrations } from '../../../core/election/index.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { FieldModel, MyElectionForm, MyElectionPage, Problem } from '../../../faces/portal/contract.ts'
import { objectionKinds, wishKinds, type RollFile } from '../../../procedures/election-roll/roll-file.ts'
import { urls } from '../addresses.ts'
import { electionTitle } from './election-words.ts'
import { standingProxies, type Place, type Today } from './elections-page.ts'

/** The election a villager's word is about, and the roll with its state, published or not: whoever asks sees of it only the own lines. */
export type OwnElection = { readonly term: number; readonly run: number; readonly state: string; readonly roll: { readonly file: RollFile; readonly state: string } | null }
export type Typed = Readonly<Record<string, string | undefined>>
export type Said = { readonly person: string; readonly typed: Typed; readonly problems: readonly Problem[]; readonly done: string | null; /** Forms this program knows of. */ readonly asks: { readonly roll: boolean; readonly complaint: ComplaintChoices | null } }
/** As the form of the complaint offers them. */
export type ComplaintChoices = { readonly wrong: readonly Option[]; readonly body: readonly Option[] }
type Option = { readonly value: string; readonly label: string }

export function myElectionPage(place: Place, election: OwnElection | null, { now, calendar }: Today, said: Said): MyElectionPage {
  const page = { page: 'my-election' as const, village: place.name, back: urls.elections, done: said.done, problems: said.problems }
  if (election === null) return { ...page, title: '', facts: [], words: ['这个村现在没有选举。开始以后，在这里看您在不在名单上。'], forms: [] }
  const { roll } = election
  const own = roll?.file.entries.find(({ person }) => person === said.person)
  const published = roll?.file.published ?? null
  const form = (key: 'object' | 'wish' | 'complaint', rest: Pick<MyElectionForm, 'title' | 'words' | 'fields' | 'submit'>): MyElectionForm => (
    { key, action: urls.askOfElection(key), actId: said.typed['act'] === key ? said.typed['actId'] ?? v7({ msecs: now }) : v7({ msecs: now }), ...rest })
  const mayStillObject = roll?.state === 'PUBLISHED' && published !== null && mayObject(now, published.on, calendar)
  return {
    ...page, title: electionTitle(election.term, election.run), facts: own === undefined ? [{ name: '名单上有没有您', value: roll === null ? '还没有开始登记' : published === null ? '还没有，正在登记' : '没有' }] : ownFacts(roll?.file, own),
    words: own === undefined ? [] : ['投票那天带身份证到投票点领票，自己写、自己投。投了谁，哪里都不记。'],
    forms: [
      ...(said.asks.roll && mayStillObject ? [form('object', {
        title: '对名单提异议', words: [`${dayForVillagers(lastDayToObject(published.on, calendar))}以前可以提；选举委员会三日内决定并公布。公布时不写是谁提的。`], fields: objectFields(said.typed), submit: '交给选举委员会',
      })] : []),
      ...(said.asks.roll && roll?.state === 'ENTERING' && own === undefined ? [form('wish', {
        title: '申请参加选举', words: ['户籍和住处都在本村的，选举委员会直接登记，不用申请。'], fields: wishFields(said.typed), submit: '交给选举委员会',
      })] : []),
      ...(said.asks.complaint !== null ? [form('complaint', {
        title: '举报贿选、威胁、伪造',
        words: ['直接交给您选的乡镇或者县里。只有负责调查的人看得到；村干部、村党组织书记、选举委员会、候选人、网格员都看不到。查清以后答复您。', '有人正在使用暴力，请先打 110。'],
        fields: complaintFields(said.typed, said.asks.complaint), submit: '交给乡镇或者县里',
      })] : []),
    ],
  }
}

function ownFacts(file: RollFile | undefined, own: RollFile['entries'][number]): MyElectionPage['facts'] {
  const names = new Map(file?.entries.map(({ person, name }) => [person, name]))
  const proxies = file === undefined ? [] : standingProxies({ file, state: '' })
  const held = proxies.filter(({ trustee }) => trustee === own.person).map(({ principal }) => names.get(principal) ?? '')
  const given = proxies.find(({ principal }) => principal === own.person)
  return [
    { name: '名单上有没有您', value: file?.published == null ? '已经登记，等公布' : '有' }, { name: '登记类别', value: registrations[own.registration] }, { name: '小组', value: own.group === '' ? '不住在村里' : own.group },
    ...(file?.sealedOn == null ? [] : [{ name: '名单上的号', value: `${own.serial} 号` }]),
    ...(given === undefined ? [] : [{ name: '您委托了', value: `${names.get(given.trustee) ?? ''}替您投票` }]),
    ...(held.length === 0 ? [] : [{ name: '委托您投票的', value: `${held.join('、')}（最多三人）` }]),
  ]
}

const optionsOf = (all: Readonly<Record<string, string>>) => Object.entries(all).map(([value, label]) => ({ value, label }))
const valueOf = (typed: Typed, name: string) => (typed[name] === undefined ? {} : { value: typed[name] })

function objectFields(typed: Typed): readonly FieldModel[] {
  return [
    { type: 'choice', name: 'object.kind', label: '哪里不对', options: optionsOf(objectionKinds), ...valueOf(typed, 'object.kind') },
    { type: 'text', name: 'object.about', label: '关于谁（姓名和小组）', maxLength: 60, ...valueOf(typed, 'object.about') },
    { type: 'long-text', name: 'object.words', label: '怎么回事', rows: 4, maxLength: 500, ...valueOf(typed, 'object.words') },
  ]
}

function wishFields(typed: Typed): readonly FieldModel[] {
  return [
    { type: 'choice', name: 'wish.kind', label: '您是哪一种', options: optionsOf(wishKinds), ...valueOf(typed, 'wish.kind') },
    { type: 'date', name: 'wish.since', label: '从哪天起在本村居住或者做村里的事（户籍不在本村的填）', optional: true, value: { year: typed['wish.since.year'] ?? '', month: typed['wish.since.month'] ?? '', day: typed['wish.since.day'] ?? '' } },
    { type: 'long-text', name: 'wish.words', label: '说明（比如在哪里打工、怎么联系）', rows: 3, maxLength: 500, ...valueOf(typed, 'wish.words') },
  ]
}

function complaintFields(typed: Typed, { wrong, body }: ComplaintChoices): readonly FieldModel[] {
  return [
    { type: 'choice', name: 'complaint.wrong', label: '哪一类', options: wrong, ...valueOf(typed, 'complaint.wrong') },
    { type: 'long-text', name: 'complaint.words', label: '什么时候、什么人、怎么回事', rows: 6, maxLength: 2000, ...valueOf(typed, 'complaint.words') },
    { type: 'choice', name: 'complaint.body', label: '交给谁', options: body, ...valueOf(typed, 'complaint.body') },
  ]
}
